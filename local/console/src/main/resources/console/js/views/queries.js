/** The saved queries, which have the same names in CloudWatch. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { emptyNote, errorNote, photoLink, replaceContent, requestLink, section, table } from "../parts.js";
import { spanSelect, startOf } from "./choices.js";

export function queriesView(name, parameters) {
  const chosen = { minutes: Number(parameters.get("minutes") ?? 0), id: parameters.get("id") ?? "" };
  const menu = h("ul", { class: "menu" });
  const filters = h("div");
  const list = h("div");
  let queries = null;

  async function run() {
    const query = queries.find(query => query.name === name);
    if (!query) return replaceContent(list, emptyNote("Choose a query."));
    if (query.parameter && !chosen.id) return replaceContent(list, emptyNote(`Enter a ${query.parameter}.`));
    const answer = await api.query({ name, from: startOf(chosen.minutes), ...(query.parameter && { [query.parameter]: chosen.id }) });
    replaceContent(list, answer.rows.length ? resultTable(answer) : emptyNote("No results."));
  }

  return {
    title: "Saved queries",
    element: h(
      "div",
      { class: "view" },
      section("Saved queries", h("div", { class: "queries" }, menu, h("div", {}, filters, list))),
    ),
    async refresh() {
      if (!queries) {
        queries = (await api.queries()).queries;
        menu.replaceChildren(...queries.map(query => menuItem(query, name)));
        filters.replaceChildren(form(queries.find(query => query.name === name), chosen));
      }
      await run().catch(failure => replaceContent(list, errorNote(failure)));
    },
  };
}

const hrefOf = (name, parameters = {}) => `#/queries/${encodeURIComponent(name)}?${new URLSearchParams(parameters)}`;

const menuItem = (query, name) =>
  h("li", {}, h("a", { href: hrefOf(query.name), "aria-current": query.name === name ? "true" : null }, query.name));

function form(query, chosen) {
  if (!query) return "";
  const navigate = () => {
    location.hash = hrefOf(query.name, { ...(chosen.id && { id: chosen.id }), ...(chosen.minutes && { minutes: chosen.minutes }) });
  };
  const input = h("input", { type: "text", value: chosen.id, placeholder: query.parameter, "aria-label": query.parameter, class: "grow" });
  return h(
    "form",
    {
      class: "filters",
      onsubmit: event => {
        event.preventDefault();
        chosen.id = input.value.trim();
        navigate();
      },
    },
    query.parameter && input,
    spanSelect(chosen.minutes, minutes => {
      chosen.minutes = minutes;
      navigate();
    }),
    h("button", { type: "submit", class: "plain" }, "Run"),
  );
}

const REQUEST_COLUMNS = new Set(["requestId", "sampleRequest", "request"]);
const TIME_COLUMNS = new Set(["at", "since", "until"]);

/** Creates the content of a cell: a link, a time, a duration or a number. */
function cell(column, value, isDuration) {
  if (value === "") return h("span", { class: "soft" }, "–");
  if (REQUEST_COLUMNS.has(column)) return requestLink(value);
  if (column === "photoId") return photoLink(value);
  if (TIME_COLUMNS.has(column)) return format.clock(value);
  if (isDuration && typeof value === "number") return format.duration(value);
  if (typeof value === "number") return Number.isInteger(value) ? format.count(value) : value.toFixed(2);
  return column === "code" || column === "calledBy" ? h("code", {}, value) : value;
}

function resultTable({ name, columns, rows }) {
  // The columns after slowestMs are phases.
  const isDuration = (column, i) => column.endsWith("Ms") || (i > columns.indexOf("slowestMs") && columns.includes("slowestMs"));
  const isNumber = i => rows.every(row => row[i] === "" || typeof row[i] === "number");
  return table(
    name,
    columns.map((column, i) => ({ title: column.replace(/Ms$/, ""), cell: row => cell(column, row[i], isDuration(column, i)), number: isNumber(i) })),
    rows,
  );
}
