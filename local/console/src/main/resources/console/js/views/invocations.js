/** The latest invocations, each with a phase bar. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { emptyNote, errorNote, phaseBar, phaseLegend, photoLink, replaceContent, requestLink, section, statusLabel, table } from "../parts.js";
import { functionSelect } from "./choices.js";

/** Creates the counts of an invocation without a request or a photo: SweepRepaired 3. */
const counters = ({ http, photoId, counts = {} }) =>
  !http && !photoId && Object.entries(counts).map(([metric, count]) => h("span", { class: "soft" }, `${metric} ${format.count(count)}`));

const calledBy = call =>
  h("span", { class: "pair" }, h("code", {}, call.calledBy ?? "–"), call.photoId && photoLink(call.photoId), counters(call));

export function invocationsTable(calls) {
  return table(
    "Invocations",
    [
      { title: "Time", cell: call => format.clock(call.at), style: "when" },
      { title: "Function", cell: call => call.function },
      { title: "Called by", cell: calledBy, wide: true },
      { title: "Result", cell: statusLabel },
      { title: "Duration", cell: call => format.duration(call.durationMs), number: true },
      { title: "Phases", cell: phaseBar, style: "phases-column" },
      { title: "", cell: call => call.coldStart && h("span", { class: "cold", title: "An instance was initialized for this invocation" }, "cold") },
      { title: "Request", cell: call => requestLink(call.requestId) },
    ],
    calls,
    { rowClass: call => (call.kind === "ok" || call.kind === "client-error" ? "" : "alert-row") },
  );
}

export function invocationsView(_, parameters) {
  const chosen = { function: parameters.get("function") ?? "", failed: parameters.get("failed") === "true", limit: 100 };
  const navigate = () => {
    const query = { ...(chosen.function && { function: chosen.function }), ...(chosen.failed && { failed: true }) };
    location.hash = `#/invocations?${new URLSearchParams(query)}`;
  };
  const legend = h("div");
  const list = h("div");
  const failedOnly = h("input", {
    type: "checkbox",
    checked: chosen.failed,
    onchange: event => {
      chosen.failed = event.target.checked;
      navigate();
    },
  });
  const functionChoice = functionSelect(chosen.function, name => {
    chosen.function = name;
    navigate();
  });
  const filters = h("div", { class: "filters" }, functionChoice, h("label", { class: "check" }, failedOnly, "only failures"), legend);

  return {
    title: "Invocations",
    element: h("div", { class: "view" }, section("Invocations", h("div", {}, filters, list))),
    async refresh() {
      try {
        const { invocations } = await api.invocations({ ...chosen, failed: chosen.failed || null });
        replaceContent(legend, phaseLegend(invocations));
        replaceContent(list, invocations.length ? invocationsTable(invocations) : emptyNote("No invocation matches."));
      } catch (failure) {
        replaceContent(list, errorNote(failure));
      }
    },
  };
}
