/** The alarms of the template, as they would stand now. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { fold, nothing, requestLink, section, swap, table } from "../parts.js";

const STATES = { fires: "would fire", ok: "quiet", "not-watched": "cloud only" };
const ORDER = ["fires", "ok", "not-watched"];

/** How near it is: 2 of 3, or 4.1, fires above 5. */
const near = alarm => (alarm.orEqual ? `${alarm.value} of ${alarm.threshold}` : `${alarm.value}, fires above ${alarm.threshold}`);

export function alarmChip(alarm) {
  return h(
    "a",
    { class: alarm.fires ? "alarm fires" : "alarm", href: "#/alarms", title: `${alarm.value} ${alarm.unit}, threshold ${alarm.threshold}` },
    alarm.name,
    h("small", {}, alarm.fires ? "would fire" : near(alarm)),
  );
}

/** What the template tells the operator to do. */
export function nextStep(alarm) {
  const next = alarm.description?.split(/\bNext:\s*/)[1];
  return next ? h("p", { class: "next" }, h("b", {}, "Next "), next) : null;
}

/** 3, 17.4 %, 2.87 s. */
function amount(value, unit) {
  if (unit === "ms") return format.duration(value);
  if (unit === "s") return value < 60 ? `${value} s` : format.duration(1000 * value);
  return unit.startsWith("%") ? `${value} %` : format.count(value);
}

const value = alarm => (alarm.unit ? amount(alarm.value, alarm.unit) : h("span", { class: "soft" }, "–"));
const unit = ({ unit: it = "" }) => (it === "ms" || it === "s" ? "" : it.replace("% ", ""));
const limit = alarm => alarm.unit && `${alarm.orEqual ? "from" : "above"} ${amount(alarm.threshold, alarm.unit)}`;

/** One sentence that unfolds to what to do; of an alarm that fires, both at once. */
function said(alarm) {
  const what = (alarm.description ?? "").split(/\bNext:/)[0];
  if (alarm.state === "fires") return h("div", { class: "said" }, h("p", {}, what), nextStep(alarm));
  return fold(`alarm-${alarm.name}`, what, () => [nextStep(alarm)]);
}

function alarmsTable(alarms) {
  return table(
    "Alarms",
    [
      { title: "State", cell: it => h("span", { class: `state ${it.state}` }, STATES[it.state]) },
      { title: "Alarm", cell: it => h("code", {}, it.name) },
      { title: "Now", cell: value, number: true },
      { title: "", cell: unit, look: "soft" },
      { title: "Fires", cell: limit, look: "soft" },
      { title: "Since", cell: it => (it.since && it.value ? format.clock(it.since) : "") },
      { title: "Latest request", cell: it => it.requestId && requestLink(it.requestId) },
      { title: "What it tells, and what to do", cell: said, wide: true },
    ],
    [...alarms].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state)),
    { rowClass: it => (it.state === "fires" ? "wrong-row" : "") },
  );
}

export function alarmsView() {
  const list = h("div");
  return {
    title: "Alarms",
    element: h(
      "div",
      { class: "view" },
      section("Alarms", list, h("span", { class: "aside" }, "judged by the last five minutes here, by their names in the cloud")),
    ),
    async refresh() {
      const { alarms } = await api.alarms();
      swap(list, alarms.length ? alarmsTable(alarms) : nothing("There are no alarms."));
    },
  };
}
