/** Time series of each function, from its summary lines, and of the metrics of the album. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import { chart } from "../chart.js";
import { emptyNote, replaceContent, section } from "../parts.js";
import { functionNames } from "./choices.js";

const SPANS = [
  [15, "15 min"],
  [60, "1 h"],
  [360, "6 h"],
  [1440, "24 h"],
];

/** Units that are shown as percentiles. All others are shown as sums. */
const PERCENTILE_UNITS = new Set(["Milliseconds"]);

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
    element: h("div", { class: "view" }, section("Functions", functions, spans), section("Album", album)),
    async refresh() {
      const [response, names] = await Promise.all([api.metrics(minutes), functionNames()]);
      const time = { from: response.from, stepSeconds: response.stepSeconds };
      const named = names.filter(name => response.functions[name]).map(name => [name, response.functions[name]]);
      replaceContent(functions, ...(named.length ? named.flatMap(([name, values]) => functionCharts(name, values, time)) : [emptyNote("No invocations in this time range.")]));
      const own = Object.entries(response.metrics);
      replaceContent(album, ...(own.length ? own.map(([name, metric]) => albumChart(name, metric, time)) : [emptyNote("No metrics in this time range.")]));
    },
  };
}

function functionCharts(name, values, time) {
  return [
    chart({
      title: `${name} calls`,
      unit: "Count",
      time,
      series: [
        { name: "calls", style: "tone-1", values: values.calls },
        { name: "failed", style: "tone-bad", values: values.errors },
      ],
    }),
    chart({
      title: `${name} duration`,
      unit: "Milliseconds",
      time,
      series: [
        { name: "p95", style: "tone-2", values: values.p95Ms },
        { name: "p50", style: "tone-1", values: values.p50Ms },
      ],
    }),
  ];
}

function albumChart(name, metric, time) {
  const series = PERCENTILE_UNITS.has(metric.unit)
    ? [
        { name: "p95", style: "tone-2", values: metric.p95 },
        { name: "p50", style: "tone-1", values: metric.p50 },
      ]
    : [{ name: "sum", style: "tone-1", values: metric.sum }];
  return chart({ title: name, unit: metric.unit, time, series });
}
