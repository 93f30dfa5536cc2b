/** The functions with what calls them and what they are doing. */
import { h } from "/console/js/dom.js";
import * as format from "../format.js";
import { ending, fold, requestLink, table } from "../parts.js";

/** One mark for each instance that there may be, up to a dozen: at work, warm, not there. */
function instances({ warm, atWork, concurrency }) {
  const most = 12;
  const marks = [];
  for (let i = 0; i < Math.min(concurrency, most); i++) {
    marks.push(h("i", { class: i < atWork ? "at-work" : i < atWork + warm ? "warm" : null }));
  }
  const words = `${atWork} at work, ${warm} warm, ${concurrency} at most`;
  return h("span", { class: "instances", title: words, "aria-label": words }, marks, h("span", {}, `${atWork + warm}/${concurrency}`));
}

function triggers({ name, triggers: all }) {
  if (all.length === 0) return h("span", { class: "soft" }, "by hand");
  if (all.length === 1) return h("code", {}, all[0]);
  const more = h("span", { class: "more" }, `+${all.length - 1}`);
  return fold(`triggers-${name}`, [h("code", {}, all[0]), more], () => all.slice(1).map(it => h("code", {}, it)));
}

function last({ last: call }) {
  if (!call) return h("span", { class: "soft" }, "never");
  return h("span", { class: "pair" }, ending(call), requestLink(call.requestId), h("span", { class: "soft" }, format.clock(call.at)));
}

const failed = ({ recent }) =>
  h("span", { class: recent.errors ? "bad" : null }, recent.calls ? format.percent(recent.errors, recent.calls) : "–");

export function functionsTable(functions) {
  return table(
    "Functions",
    [
      { title: "Function", cell: it => h("a", { href: `#/invocations?function=${it.name}`, "data-key": it.name }, it.name) },
      { title: "Called by", cell: triggers, wide: true },
      { title: "Memory", cell: it => `${format.count(it.memoryMb)} MB`, number: true },
      { title: "Timeout", cell: it => `${it.timeoutSeconds} s`, number: true },
      { title: "Instances", cell: instances },
      { title: "Calls", cell: it => format.count(it.recent.calls), number: true },
      { title: "Failed", cell: failed, number: true },
      { title: "p50", cell: it => format.duration(it.recent.p50Ms), number: true },
      { title: "p95", cell: it => format.duration(it.recent.p95Ms), number: true },
      { title: "Latest", cell: last },
    ],
    functions,
  );
}
