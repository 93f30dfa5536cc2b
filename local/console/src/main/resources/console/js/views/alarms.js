/** The alarms of the template, with the state that they would have now. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { emptyNote, expandable, replaceContent, requestLink, section, table } from "../parts.js";

const STATES = { fires: "would fire", ok: "OK", "not-watched": "cloud only" };
const ORDER = ["fires", "ok", "not-watched"];

/** Formats the value beside the threshold: "2 of 3", or "4.1, fires above 5". */
const progress = alarm => (alarm.orEqual ? `${alarm.value} of ${alarm.threshold}` : `${alarm.value}, fires above ${alarm.threshold}`);

export function alarmChip(alarm) {
  return h(
    "a",
    { class: alarm.fires ? "alarm fires" : "alarm", href: "#/alarms", title: `${alarm.value} ${alarm.unit}, threshold ${alarm.threshold}` },
    alarm.name,
    h("small", {}, alarm.fires ? "would fire" : progress(alarm)),
  );
}

/** Creates the next step that the description of an alarm gives to the operator. */
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
const unit = ({ unit: name = "" }) => (name === "ms" || name === "s" ? "" : name.replace("% ", ""));
const limit = alarm => alarm.unit && `${alarm.orEqual ? "from" : "above"} ${amount(alarm.threshold, alarm.unit)}`;

/** Creates the description, which expands to the next step. Both are visible if the alarm would fire. */
function description(alarm) {
  const meaning = (alarm.description ?? "").split(/\bNext:/)[0];
  if (alarm.state === "fires") return h("div", { class: "said" }, h("p", {}, meaning), nextStep(alarm));
  return expandable(`alarm-${alarm.name}`, meaning, () => [nextStep(alarm)]);
}

function alarmsTable(alarms) {
  return table(
    "Alarms",
    [
      { title: "State", cell: alarm => h("span", { class: `state ${alarm.state}` }, STATES[alarm.state]) },
      { title: "Alarm", cell: alarm => h("code", {}, alarm.name) },
      { title: "Now", cell: value, number: true },
      { title: "", cell: unit, style: "soft" },
      { title: "Threshold", cell: limit, style: "soft" },
      { title: "Since", cell: alarm => (alarm.since && alarm.value ? format.clock(alarm.since) : "") },
      { title: "Latest request", cell: alarm => alarm.requestId && requestLink(alarm.requestId) },
      { title: "Meaning and next step", cell: description, wide: true },
    ],
    [...alarms].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
    { rowClass: alarm => (alarm.state === "fires" ? "alert-row" : "") },
  );
}

export function alarmsView() {
  const list = h("div");
  return {
    title: "Alarms",
    element: h(
      "div",
      { class: "view" },
      section("Alarms", list, h("span", { class: "aside" }, "evaluated over the last five minutes of this run")),
    ),
    async refresh() {
      const { alarms } = await api.alarms();
      replaceContent(list, alarms.length ? alarmsTable(alarms) : emptyNote("The template declares no alarms."));
    },
  };
}
