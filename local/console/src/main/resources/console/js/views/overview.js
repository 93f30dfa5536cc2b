/** The current incidents, the functions, and the latest invocations. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { emptyNote, phaseLegend, replaceContent, section } from "../parts.js";
import { functionsTable } from "./functions.js";
import { invocationsTable } from "./invocations.js";
import { incidentList } from "./incidents.js";

export function overviewView() {
  const incidents = h("div", { "aria-live": "polite" });
  const figures = h("div", { class: "figures" });
  const functions = h("div");
  const latest = h("div");
  const legend = h("div", { class: "at-end" });
  const element = h(
    "div",
    { class: "view" },
    h("section", { class: "now", "aria-label": "Current incidents" }, incidents, figures),
    section("Functions", functions, h("span", { class: "aside" }, "last five minutes")),
    section("Latest invocations", latest, [h("a", { class: "aside", href: "#/invocations" }, "all"), legend]),
  );

  return {
    title: "Overview",
    element,
    async refresh(overview) {
      replaceContent(incidents, ...incidentList(overview));
      replaceContent(figures, ...figuresOf(overview));
      const [{ functions: all }, { invocations }] = await Promise.all([
        api.functions(),
        api.invocations({ limit: 12 }),
      ]);
      replaceContent(functions, functionsTable(all));
      replaceContent(legend, phaseLegend(invocations));
      replaceContent(latest, invocations.length ? invocationsTable(invocations) : emptyNote("No invocations yet."));
    },
  };
}

function figuresOf({ recent, queues, now }) {
  const figure = (title, value, style = "", href = null) =>
    h(href ? "a" : "div", { class: `figure ${style}`, href }, h("b", {}, value), h("span", {}, title));
  return [
    figure("calls in 5 min", format.count(recent.calls)),
    figure("failed", format.percent(recent.errors, recent.calls), recent.errors ? "bad" : ""),
    figure("median", format.duration(recent.p50Ms)),
    figure("95th percentile", format.duration(recent.p95Ms)),
    figure("messages waiting", format.count(queues.waiting + queues.inFlight), "", "#/queues"),
    figure("age of the oldest message", queues.oldest ? format.age(queues.oldest, new Date(now)) : "–", "", "#/queues"),
    figure("dead letters", format.count(queues.deadLetters), queues.deadLetters ? "bad" : "", "#/queues"),
  ];
}
