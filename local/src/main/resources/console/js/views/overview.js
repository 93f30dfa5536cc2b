/** What is wrong now, the functions, and the latest invocations. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { nothing, phaseLegend, section, swap } from "../parts.js";
import { functionsTable } from "./functions.js";
import { invocationsTable } from "./invocations.js";
import { wrongNow } from "./wrong.js";

export function overviewView() {
  const wrong = h("div", { "aria-live": "polite" });
  const figures = h("div", { class: "figures" });
  const functions = h("div");
  const latest = h("div");
  const legend = h("div", { class: "at-end" });
  const element = h(
    "div",
    { class: "view" },
    h("section", { class: "now", "aria-label": "What is wrong now" }, wrong, figures),
    section("Functions", functions, h("span", { class: "aside" }, "last five minutes")),
    section("Latest invocations", latest, [h("a", { class: "aside", href: "#/invocations" }, "all"), legend]),
  );

  return {
    title: "Overview",
    element,
    async refresh(overview) {
      swap(wrong, ...wrongNow(overview));
      swap(figures, ...figuresOf(overview));
      const [{ functions: all }, { invocations }] = await Promise.all([
        api.functions(),
        api.invocations({ limit: 12 }),
      ]);
      swap(functions, functionsTable(all));
      swap(legend, phaseLegend(invocations));
      swap(latest, invocations.length ? invocationsTable(invocations) : nothing("No function was called yet."));
    },
  };
}

function figuresOf({ recent, queues, now }) {
  const figure = (title, value, look = "", href = null) =>
    h(href ? "a" : "div", { class: `figure ${look}`, href }, h("b", {}, value), h("span", {}, title));
  return [
    figure("calls in 5 min", format.count(recent.calls)),
    figure("failed", format.percent(recent.errors, recent.calls), recent.errors ? "bad" : ""),
    figure("median", format.duration(recent.p50Ms)),
    figure("95th percentile", format.duration(recent.p95Ms)),
    figure("messages waiting", format.count(queues.waiting + queues.inHand), "", "#/queues"),
    figure("oldest waits", queues.oldest ? format.ago(queues.oldest, new Date(now)) : "–", "", "#/queues"),
    figure("dead letters", format.count(queues.dead), queues.dead ? "bad" : "", "#/queues"),
  ];
}
