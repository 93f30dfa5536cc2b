/** The latest invocations, each with a bar of its phases. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { ending, nothing, phaseBar, phaseLegend, photoLink, refused, requestLink, section, swap, table } from "../parts.js";
import { functionSelect } from "./choices.js";

/** What it did, where no request and no photo tells: SweepMended 3. */
const done = ({ http, photoId, counts = {} }) =>
  !http && !photoId && Object.entries(counts).map(([metric, count]) => h("span", { class: "soft" }, `${metric} ${format.count(count)}`));

const calledBy = call =>
  h("span", { class: "pair" }, h("code", {}, call.called ?? "–"), call.photoId && photoLink(call.photoId), done(call));

export function invocationsTable(calls) {
  return table(
    "Invocations",
    [
      { title: "Time", cell: it => format.clock(it.at), look: "when" },
      { title: "Function", cell: it => it.function },
      { title: "Called by", cell: calledBy, wide: true },
      { title: "Result", cell: ending },
      { title: "Duration", cell: it => format.duration(it.durationMs), number: true },
      { title: "Phases", cell: phaseBar, look: "phases-column" },
      { title: "", cell: it => it.coldStart && h("span", { class: "cold", title: "An instance was set up for it" }, "cold") },
      { title: "Request", cell: it => requestLink(it.requestId) },
    ],
    calls,
    { rowClass: it => (it.kind === "ok" || it.kind === "refused" ? "" : "wrong-row") },
  );
}

export function invocationsView(_, parameters) {
  const chosen = { function: parameters.get("function") ?? "", wrong: parameters.get("wrong") === "true", limit: 100 };
  const go = () => {
    const asked = { ...(chosen.function && { function: chosen.function }), ...(chosen.wrong && { wrong: true }) };
    location.hash = `#/invocations?${new URLSearchParams(asked)}`;
  };
  const legend = h("div");
  const list = h("div");
  const wrong = h("input", {
    type: "checkbox",
    checked: chosen.wrong,
    onchange: event => {
      chosen.wrong = event.target.checked;
      go();
    },
  });
  const choose = functionSelect(chosen.function, name => {
    chosen.function = name;
    go();
  });
  const filters = h("div", { class: "filters" }, choose, h("label", { class: "check" }, wrong, "only what went wrong"), legend);

  return {
    title: "Invocations",
    element: h("div", { class: "view" }, section("Invocations", h("div", {}, filters, list))),
    async refresh() {
      try {
        const { invocations } = await api.invocations({ ...chosen, wrong: chosen.wrong || null });
        swap(legend, phaseLegend(invocations));
        swap(list, invocations.length ? invocationsTable(invocations) : nothing("No invocation is like that."));
      } catch (failure) {
        swap(list, refused(failure));
      }
    },
  };
}
