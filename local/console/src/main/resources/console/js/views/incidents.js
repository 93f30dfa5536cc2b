/** The current incidents: function, start, code, latest request and the alarms that cover each one. */
import { h, icon } from "/console/js/dom.js";
import * as format from "../format.js";
import { photoLink, requestLink } from "../parts.js";
import { alarmChip, nextStep } from "./alarms.js";

/** @returns {Node[]} */
export function incidentList(overview) {
  const { incidents, alarms, recent } = overview;
  if (incidents.length + alarms.length === 0) return [noIncidents(recent)];
  const covered = new Set(incidents.flatMap(incident => incident.alarms.map(alarm => alarm.name)));
  const otherAlarms = alarms.filter(alarm => !covered.has(alarm.name));
  return [
    h("h1", { class: "incidents-title" }, icon("alert"), title(incidents, alarms)),
    h(
      "ul",
      { class: "incidents" },
      incidents.map(incident => incidentItem(incident, overview)),
      otherAlarms.map(alarmItem),
    ),
  ];
}

function title(incidents, alarms) {
  const count = format.plural(Math.max(1, incidents.length), "incident");
  const firing = alarms.length ? `${format.plural(alarms.length, "alarm")} would fire` : "no alarm would fire yet";
  return `${count}, ${firing}`;
}

function noIncidents(recent) {
  const calls = recent.calls ? `${format.plural(recent.calls, "call")} in the last five minutes, no failures.` : "No calls in the last five minutes.";
  return h(
    "p",
    { class: "calm" },
    icon("check"),
    h("b", {}, "No incidents."),
    h("span", {}, recent.errors ? "" : calls),
  );
}

const DESCRIPTIONS = {
  fault: "returns server errors",
  crash: "crashes",
  timeout: "times out",
  throttle: "is throttled",
  "photo-failed": "cannot process photos",
  "dead-letters": "has dead letters",
};

function incidentItem(incident, overview) {
  const status = [incident.status, incident.code].filter(Boolean).join(" ");
  const times = incident.kind === "dead-letters" ? format.plural(incident.times, "message") : `${incident.times} of ${format.plural(incident.totalCalls, "call")}`;
  const firing = overview.alarms.find(alarm => incident.alarms.some(({ name }) => name === alarm.name));
  return h(
    "li",
    { class: `incident ${incident.kind}` },
    h(
      "div",
      { class: "incident-summary" },
      h("strong", {}, incident.function),
      h("span", {}, DESCRIPTIONS[incident.kind] ?? incident.kind),
      h("span", { class: `status ${incident.kind}` }, status),
      incident.calledBy && h("code", {}, incident.calledBy),
    ),
    h(
      "div",
      { class: "incident-time" },
      h("span", {}, times),
      h("span", {}, `since ${format.clock(incident.since)}`),
      h("span", { class: "soft" }, `${format.age(incident.since, new Date(overview.now))}`),
    ),
    incident.cause && h("p", { class: "incident-cause" }, incident.cause),
    h(
      "div",
      { class: "incident-links" },
      incident.alarms.map(alarmChip),
      incident.requestId && h("span", {}, "request ", requestLink(incident.requestId, true)),
      incident.photoId && h("span", {}, "photo ", photoLink(incident.photoId, true)),
      incident.queue && h("a", { href: "#/queues" }, "redrive"),
    ),
    firing && nextStep(firing),
  );
}

function alarmItem(alarm) {
  return h(
    "li",
    { class: "incident alarm-only" },
    h("div", { class: "incident-summary" }, alarmChip({ ...alarm, fires: true }), h("span", {}, alarm.description?.split(/Next:/)[0])),
    nextStep(alarm),
  );
}
