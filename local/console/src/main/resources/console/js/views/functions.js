/** The table of functions: their triggers, instances and recent activity. */
import { h } from "/console/js/dom.js";
import * as format from "../format.js";
import { expandable, requestLink, statusLabel, table } from "../parts.js";

/** Creates a mark for each possible instance, up to twelve: busy, warm, or not started. */
function instances({ warm, busy, concurrency }) {
  const maxMarks = 12;
  const marks = [];
  for (let i = 0; i < Math.min(concurrency, maxMarks); i++) {
    marks.push(h("i", { class: i < busy ? "at-work" : i < busy + warm ? "warm" : null }));
  }
  const text = `${busy} busy, ${warm} warm, maximum ${concurrency}`;
  return h("span", { class: "instances", title: text, "aria-label": text }, marks, h("span", {}, `${busy + warm}/${concurrency}`));
}

function triggers({ name, triggers: all }) {
  if (all.length === 0) return h("span", { class: "soft" }, "direct invocation");
  if (all.length === 1) return h("code", {}, all[0]);
  const more = h("span", { class: "more" }, `+${all.length - 1}`);
  return expandable(`triggers-${name}`, [h("code", {}, all[0]), more], () => all.slice(1).map(trigger => h("code", {}, trigger)));
}

function last({ last: call }) {
  if (!call) return h("span", { class: "soft" }, "never");
  return h("span", { class: "pair" }, statusLabel(call), requestLink(call.requestId), h("span", { class: "soft" }, format.clock(call.at)));
}

const failed = ({ recent }) =>
  h("span", { class: recent.errors ? "bad" : null }, recent.calls ? format.percent(recent.errors, recent.calls) : "–");

export function functionsTable(functions) {
  return table(
    "Functions",
    [
      { title: "Function", cell: fn => h("a", { href: `#/invocations?function=${fn.name}`, "data-key": fn.name }, fn.name) },
      { title: "Called by", cell: triggers, wide: true },
      { title: "Memory", cell: fn => `${format.count(fn.memoryMb)} MB`, number: true },
      { title: "Timeout", cell: fn => `${fn.timeoutSeconds} s`, number: true },
      { title: "Instances", cell: instances },
      { title: "Calls", cell: fn => format.count(fn.recent.calls), number: true },
      { title: "Failed", cell: failed, number: true },
      { title: "p50", cell: fn => format.duration(fn.recent.p50Ms), number: true },
      { title: "p95", cell: fn => format.duration(fn.recent.p95Ms), number: true },
      { title: "Latest", cell: last },
    ],
    functions,
  );
}
