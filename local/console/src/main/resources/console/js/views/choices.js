/** Select elements for functions and time ranges. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";

let names = null;

/** Returns the names of all functions, which are requested once. */
export async function functionNames() {
  names ??= api.functions().then(({ functions }) => functions.map(({ name }) => name));
  return names;
}

/** Creates a select element of all functions; `changed` gets the name, or an empty text for all. */
export function functionSelect(value, changed, { allLabel = "all functions", id = null } = {}) {
  const select = h("select", { "aria-label": "Function", id, onchange: () => changed(select.value) });
  if (allLabel) select.append(h("option", { value: "" }, allLabel));
  functionNames().then(list => {
    select.append(...list.map(name => h("option", { value: name, selected: name === value }, name)));
  });
  return select;
}

/** Time ranges that end now, in minutes; 0 means all time. */
const SPANS = [
  [5, "last 5 minutes"],
  [60, "last hour"],
  [1440, "last 24 hours"],
  [0, "all time"],
];

export function spanSelect(value, changed) {
  const select = h(
    "select",
    { "aria-label": "Time", onchange: () => changed(Number(select.value)) },
    SPANS.map(([minutes, title]) => h("option", { value: minutes, selected: minutes === value }, title)),
  );
  return select;
}

/** Returns the start of a time range for the API; empty for all time. */
export const startOf = minutes => (minutes ? new Date(Date.now() - minutes * 60_000).toISOString() : "");
