/** Numbers over time: of each function what its summary lines say, and the album's own. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import { chart } from "../chart.js";
import { nothing, section, swap } from "../parts.js";
import { functionNames } from "./choices.js";

const SPANS = [
  [15, "15 min"],
  [60, "1 h"],
  [360, "6 h"],
  [1440, "24 h"],
];

/** Metrics of which the spread matters; of all others, the sum. */
const SPREAD = new Set(["Milliseconds"]);

export function metricsView(_, parameters) {
  const minutes = Number(parameters.get("minutes") ?? 60);
  const functions = h("div", { class: "charts" });
  const album = h("div", { class: "charts" });
  const spans = h(
    "span",
    { class: "spans aside", role: "group", "aria-label": "Time" },
    SPANS.map(([span, title]) => h("a", { href: `#/metrics?minutes=${span}`, "aria-current": span === minutes ? "true" : null }, title)),
  );

  return {
    title: "Metrics",
    element: h("div", { class: "view" }, section("Functions", functions, spans), section("The album's own", album)),
    async refresh() {
      const [answer, names] = await Promise.all([api.metrics(minutes), functionNames()]);
      const time = { from: answer.from, stepSeconds: answer.stepSeconds };
      const named = names.filter(name => answer.functions[name]).map(name => [name, answer.functions[name]]);
      swap(functions, ...(named.length ? named.flatMap(([name, its]) => ofFunction(name, its, time)) : [nothing("No function was called in this time.")]));
      const own = Object.entries(answer.metrics);
      swap(album, ...(own.length ? own.map(([name, its]) => ofAlbum(name, its, time)) : [nothing("No line of this time carries a metric.")]));
    },
  };
}

function ofFunction(name, its, time) {
  return [
    chart({
      title: `${name} calls`,
      unit: "Count",
      time,
      series: [
        { name: "calls", look: "tone-1", values: its.calls },
        { name: "failed", look: "tone-bad", values: its.errors },
      ],
    }),
    chart({
      title: `${name} duration`,
      unit: "Milliseconds",
      time,
      series: [
        { name: "p95", look: "tone-2", values: its.p95Ms },
        { name: "p50", look: "tone-1", values: its.p50Ms },
      ],
    }),
  ];
}

function ofAlbum(name, its, time) {
  const series = SPREAD.has(its.unit)
    ? [
        { name: "p95", look: "tone-2", values: its.p95 },
        { name: "p50", look: "tone-1", values: its.p50 },
      ]
    : [{ name: "sum", look: "tone-1", values: its.sum }];
  return chart({ title: name, unit: its.unit, time, series });
}
