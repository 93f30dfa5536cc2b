/** What is chosen among few: a function, a span of time. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";

let names = null;

/** The names of all functions, asked once. */
export async function functionNames() {
  names ??= api.functions().then(({ functions }) => functions.map(it => it.name));
  return names;
}

/** A list of all functions; `chosen` is told the name, or an empty text for all. */
export function functionSelect(value, chosen, { any = "all functions", id = null } = {}) {
  const select = h("select", { "aria-label": "Function", id, onchange: () => chosen(select.value) });
  if (any) select.append(h("option", { value: "" }, any));
  functionNames().then(all => {
    select.append(...all.map(name => h("option", { value: name, selected: name === value }, name)));
  });
  return select;
}

/** Spans that end now, in minutes; 0 is all that there is. */
const SPANS = [
  [5, "last 5 minutes"],
  [60, "last hour"],
  [1440, "last 24 hours"],
  [0, "all time"],
];

export function spanSelect(value, chosen) {
  const select = h(
    "select",
    { "aria-label": "Time", onchange: () => chosen(Number(select.value)) },
    SPANS.map(([minutes, title]) => h("option", { value: minutes, selected: minutes === value }, title)),
  );
  return select;
}

/** The moment at which a span begins, for the API. */
export const beginOf = minutes => (minutes ? new Date(Date.now() - minutes * 60_000).toISOString() : "");
