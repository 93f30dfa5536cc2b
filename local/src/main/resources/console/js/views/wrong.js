/** What is wrong now: which function, since when, with which code, in which request, and which alarm would tell. */
import { h, icon } from "/console/js/dom.js";
import * as format from "../format.js";
import { photoLink, requestLink } from "../parts.js";
import { alarmChip, nextStep } from "./alarms.js";

/** @returns {Node[]} */
export function wrongNow(overview) {
  const { wrong, alarms, recent } = overview;
  if (wrong.length + alarms.length === 0) return [calm(recent)];
  const told = new Set(wrong.flatMap(it => it.alarms.map(alarm => alarm.name)));
  const untold = alarms.filter(alarm => !told.has(alarm.name));
  return [
    h("h1", { class: "wrong-title" }, icon("alert"), title(wrong, alarms)),
    h(
      "ul",
      { class: "troubles" },
      wrong.map(it => trouble(it, overview)),
      untold.map(alarmAlone),
    ),
  ];
}

function title(wrong, alarms) {
  const things = format.many(Math.max(1, wrong.length), "thing is", "things are");
  const firing = alarms.length ? `${format.many(alarms.length, "alarm")} would fire` : "no alarm would fire yet";
  return `${things} wrong now, ${firing}`;
}

function calm(recent) {
  const calls = recent.calls ? `${format.many(recent.calls, "call")} in the last five minutes, none failed.` : "It is quiet.";
  return h(
    "p",
    { class: "calm" },
    icon("check"),
    h("b", {}, "Nothing is wrong."),
    h("span", {}, recent.errors ? "" : calls),
  );
}

const WORDS = {
  fault: "answers with faults",
  crash: "crashes",
  timeout: "runs out of time",
  throttle: "is throttled",
  "given-up": "cannot make pictures",
  "dead-letters": "gave up on messages",
};

function trouble(it, overview) {
  const code = [it.how, it.code].filter(Boolean).join(" ");
  const times = it.kind === "dead-letters" ? format.many(it.times, "message") : `${it.times} of ${format.many(it.ofCalls, "call")}`;
  const firing = overview.alarms.find(alarm => it.alarms.some(mine => mine.name === alarm.name));
  return h(
    "li",
    { class: `trouble ${it.kind}` },
    h(
      "div",
      { class: "trouble-what" },
      h("strong", {}, it.function),
      h("span", {}, WORDS[it.kind] ?? it.kind),
      h("span", { class: `ending ${it.kind}` }, code),
      it.called && h("code", {}, it.called),
    ),
    h(
      "div",
      { class: "trouble-when" },
      h("span", {}, times),
      h("span", {}, `since ${format.clock(it.since)}`),
      h("span", { class: "soft" }, `${format.ago(it.since, new Date(overview.now))}`),
    ),
    it.cause && h("p", { class: "trouble-cause" }, it.cause),
    h(
      "div",
      { class: "trouble-links" },
      it.alarms.map(alarmChip),
      it.requestId && h("span", {}, "request ", requestLink(it.requestId, true)),
      it.photoId && h("span", {}, "photo ", photoLink(it.photoId, true)),
      it.queue && h("a", { href: "#/queues" }, "redrive"),
    ),
    firing && nextStep(firing),
  );
}

function alarmAlone(alarm) {
  return h(
    "li",
    { class: "trouble alone" },
    h("div", { class: "trouble-what" }, alarmChip({ ...alarm, fires: true }), h("span", {}, alarm.description?.split(/Next:/)[0])),
    nextStep(alarm),
  );
}
