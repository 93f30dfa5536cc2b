/** The alarms of the template, as they would stand now. */
import { h } from "/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { nothing, requestLink, section, swap, table } from "../parts.js";

const STATES = { fires: "would fire", ok: "quiet", "not-watched": "cloud only" };
const ORDER = ["fires", "ok", "not-watched"];

/** How near it is: 2 of 3, or 41 % over 5 %. */
const measured = alarm => `${alarm.value} ${alarm.orEqual ? "of" : "over"} ${alarm.threshold}`;
const near = alarm => (alarm.orEqual ? measured(alarm) : `${alarm.value}, fires above ${alarm.threshold}`);

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

function value(alarm) {
  if (alarm.state === "not-watched") return h("span", { class: "soft" }, "–");
  return h("span", {}, String(alarm.value), h("span", { class: "soft" }, ` ${alarm.orEqual ? "≥" : ">"} ${alarm.threshold}`));
}

function said(alarm) {
  const [what, next] = (alarm.description ?? "").split(/\bNext:\s*/);
  return h("div", { class: "said" }, what && h("p", {}, what), next && h("p", { class: "next" }, h("b", {}, "Next "), next));
}

function alarmsTable(alarms) {
  return table(
    "Alarms",
    [
      { title: "State", cell: it => h("span", { class: `state ${it.state}` }, STATES[it.state]) },
      { title: "Alarm", cell: it => h("code", {}, it.name) },
      { title: "Value", cell: value, number: true },
      { title: "Unit", cell: it => it.unit ?? "" },
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
