/** Elements that several views share: links of ids, statuses, phase bars, tables. */
import { h } from "/console/js/dom.js";
import * as format from "./format.js";

const SVG = "http://www.w3.org/2000/svg";

/** Creates an SVG element. Colors come from its class, since the content security policy forbids inline styles. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Creates a label with the status and code of an invocation, colored by its kind. */
export function statusLabel({ status, code, kind }) {
  const text = [status, code].filter(Boolean).join(" ");
  return h("span", { class: `status ${kind}` }, text || "–");
}

export const requestLink = (id, full = false) =>
  h("a", { class: "id", href: `#/request/${id}`, title: id, "data-key": `request-${id}` }, full ? id : format.shortId(id));

export const photoLink = (id, full = false) =>
  h("a", { class: "id", href: `#/photo/${id}`, title: id, "data-key": `photo-${id}` }, full ? id : format.shortId(id));

/** Phases with a color of their own. All other phases share one. */
const KNOWN = ["db", "passcode", "wechat", "fetch", "header", "decode", "resize", "encode", "store"];
export const phaseClass = name => `phase-${KNOWN.includes(name) ? name : "rest"}`;

/** Creates a bar of the phases of an invocation, as fractions of its duration. Time outside all phases stays empty. */
export function phaseBar(call) {
  const phases = Object.entries(call.phases ?? {});
  const inPhases = phases.reduce((sum, [, ms]) => sum + ms, 0);
  const whole = Math.max(call.durationMs, inPhases, 0.01);
  const bar = svg("svg", { class: "phases", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" });
  let x = 0;
  for (const [name, ms] of phases) {
    const width = (100 * ms) / whole;
    bar.append(svg("rect", { class: phaseClass(name), x, y: 0, width, height: 8 }));
    x += width;
  }
  const text = phases.map(([name, ms]) => `${name} ${format.duration(ms)}`).join(", ");
  return h("span", { class: "phases-cell", title: text || "no phases recorded" }, bar);
}

/** Creates a legend of the phases of these invocations. */
export function phaseLegend(calls) {
  const names = new Set(calls.flatMap(call => Object.keys(call.phases ?? {})));
  return h(
    "ul",
    { class: "legend", "aria-label": "Phases" },
    [...names].map(name => h("li", {}, h("i", { class: phaseClass(name) }), name)),
  );
}

/**
 * Creates a table. A column is `{title, cell, number?, wide?, style?}`; `cell` returns the content of a cell from its row.
 * @param {string} label the accessible name
 */
export function table(label, columns, rows, { rowClass = () => "" } = {}) {
  const style = column => [column.number && "number", column.wide && "wide", column.style].filter(Boolean).join(" ") || null;
  return h(
    "div",
    { class: "scroller", tabindex: "-1" },
    h(
      "table",
      { "aria-label": label },
      h("thead", {}, h("tr", {}, columns.map(column => h("th", { scope: "col", class: style(column) }, column.title)))),
      h(
        "tbody",
        {},
        rows.map(row =>
          h(
            "tr",
            { class: rowClass(row) || null },
            columns.map(column => h("td", { class: style(column) }, column.cell(row))),
          ),
        ),
      ),
    ),
  );
}

/** The keys of the expanded elements, which stay expanded when the view is rendered again. */
const expanded = new Set();

/**
 * Creates a summary that expands to details.
 * @param {string} key identifies the element when it is rendered again
 * @param {() => (Node | string | null | undefined)[]} more creates the details when they are first shown
 */
export function expandable(key, summary, more) {
  const isOpen = expanded.has(key);
  const head = h("summary", { "data-key": key }, summary);
  const toggle = ({ target }) => {
    if (!target.open) return expanded.delete(key);
    expanded.add(key);
    if (target.childElementCount === 1) target.append(...more().filter(Boolean));
  };
  return h("details", { open: isOpen, ontoggle: toggle }, head, isOpen ? more() : []);
}

/** Creates a section with a heading; `aside` is placed at the end of the heading. */
export function section(title, content, aside) {
  return h("section", {}, h("header", { class: "section-head" }, h("h2", {}, title), ...[aside].flat()), content);
}

/** Creates a note for an empty list. */
export const emptyNote = text => h("p", { class: "nothing" }, text);

/** Creates a note for a failed request. */
export const errorNote = failure => h("p", { class: "error-note", role: "alert" }, failure.message);

/** Replaces the content unless it is unchanged. Keeps the horizontal scroll position, and the focus by `data-key`. */
export function replaceContent(container, ...content) {
  const updated = h("div", {}, ...content);
  if (updated.innerHTML === container.innerHTML) return;
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const scrolled = container.querySelector(".scroller")?.scrollLeft ?? 0;
  container.replaceChildren(...updated.childNodes);
  const scroller = container.querySelector(".scroller");
  if (scroller) scroller.scrollLeft = scrolled;
  if (focused) container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
