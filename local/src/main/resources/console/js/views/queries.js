/** The saved queries, by the names that they have at CloudWatch too. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { nothing, photoLink, refused, requestLink, section, swap, table } from "../parts.js";
import { beginOf, spanSelect } from "./choices.js";

export function queriesView(name, parameters) {
  const chosen = { minutes: Number(parameters.get("minutes") ?? 0), id: parameters.get("id") ?? "" };
  const menu = h("ul", { class: "menu" });
  const asking = h("div");
  const list = h("div");
  let known = null;

  async function ask() {
    const query = known.find(it => it.name === name);
    if (!query) return swap(list, nothing("Choose a query."));
    if (query.parameter && !chosen.id) return swap(list, nothing(`It needs a ${query.parameter}.`));
    const answer = await api.query({ name, from: beginOf(chosen.minutes), ...(query.parameter && { [query.parameter]: chosen.id }) });
    swap(list, answer.rows.length ? resultTable(answer) : nothing("Nothing is like that."));
  }

  return {
    title: "Saved queries",
    element: h(
      "div",
      { class: "view" },
      section("Saved queries", h("div", { class: "queries" }, menu, h("div", {}, asking, list))),
    ),
    async refresh() {
      if (!known) {
        known = (await api.queries()).queries;
        menu.replaceChildren(...known.map(it => menuItem(it, name)));
        asking.replaceChildren(form(known.find(it => it.name === name), chosen));
      }
      await ask().catch(failure => swap(list, refused(failure)));
    },
  };
}

const addressOf = (name, asked = {}) => `#/queries/${encodeURIComponent(name)}?${new URLSearchParams(asked)}`;

const menuItem = (query, name) =>
  h("li", {}, h("a", { href: addressOf(query.name), "aria-current": query.name === name ? "true" : null }, query.name));

function form(query, chosen) {
  if (!query) return "";
  const go = () => {
    location.hash = addressOf(query.name, { ...(chosen.id && { id: chosen.id }), ...(chosen.minutes && { minutes: chosen.minutes }) });
  };
  const input = h("input", { type: "text", value: chosen.id, placeholder: query.parameter, "aria-label": query.parameter, class: "grow" });
  return h(
    "form",
    {
      class: "filters",
      onsubmit: event => {
        event.preventDefault();
        chosen.id = input.value.trim();
        go();
      },
    },
    query.parameter && input,
    spanSelect(chosen.minutes, minutes => {
      chosen.minutes = minutes;
      go();
    }),
    h("button", { type: "submit", class: "plain" }, "Ask"),
  );
}

const REQUESTS = new Set(["requestId", "oneRequest", "request"]);
const MOMENTS = new Set(["at", "since", "until"]);

/** 12.345 → 12.35: what a query counts is a number, whatever its column. */
function cell(column, value, isTime) {
  if (value === "") return h("span", { class: "soft" }, "–");
  if (REQUESTS.has(column)) return requestLink(value);
  if (column === "photoId") return photoLink(value);
  if (MOMENTS.has(column)) return format.clock(value);
  if (isTime && typeof value === "number") return format.duration(value);
  if (typeof value === "number") return Number.isInteger(value) ? format.count(value) : value.toFixed(2);
  return column === "code" || column === "called" ? h("code", {}, value) : value;
}

function resultTable({ name, columns, rows }) {
  // The columns behind the slowest are phases.
  const isTime = (column, i) => column.endsWith("Ms") || (i > columns.indexOf("slowestMs") && columns.includes("slowestMs"));
  const isNumber = i => rows.every(row => row[i] === "" || typeof row[i] === "number");
  return table(
    name,
    columns.map((column, i) => ({ title: column.replace(/Ms$/, ""), cell: row => cell(column, row[i], isTime(column, i)), number: isNumber(i) })),
    rows,
  );
}
