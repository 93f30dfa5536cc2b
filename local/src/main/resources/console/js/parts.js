/** What several views show in the same way: links of ids, endings, bars of phases, tables. */
import { h } from "/console/js/dom.js";
import * as format from "./format.js";

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element; a class, not a style, gives it its colour. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The word in which an ending is told, coloured by what it means. */
export function ending(call) {
  const words = [call.how, call.code].filter(Boolean).join(" ");
  return h("span", { class: `ending ${call.kind}` }, words || "–");
}

export const requestLink = (id, whole = false) =>
  h("a", { class: "id", href: `#/request/${id}`, title: id, "data-key": `request-${id}` }, whole ? id : format.short(id));

export const photoLink = (id, whole = false) =>
  h("a", { class: "id", href: `#/photo/${id}`, title: id, "data-key": `photo-${id}` }, whole ? id : format.short(id));

/** Phases that have a colour of their own; what is not listed shares the last one. */
const KNOWN = ["auth", "db", "passcode", "wechat", "fetch", "header", "decode", "resize", "encode", "store"];
export const phaseClass = name => `phase-${KNOWN.includes(name) ? name : "rest"}`;

/** How an invocation's time was spent, as shares of the whole; what no phase claims stays empty. */
export function phaseBar(call) {
  const phases = Object.entries(call.phases ?? {});
  const told = phases.reduce((sum, [, ms]) => sum + ms, 0);
  const whole = Math.max(call.durationMs, told, 0.01);
  const bar = svg("svg", { class: "phases", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" });
  let x = 0;
  for (const [name, ms] of phases) {
    const width = (100 * ms) / whole;
    bar.append(svg("rect", { class: phaseClass(name), x, y: 0, width, height: 8 }));
    x += width;
  }
  const words = phases.map(([name, ms]) => `${name} ${format.duration(ms)}`).join(", ");
  return h("span", { class: "phases-cell", title: words || "no phases told" }, bar);
}

/** The colours of the phases that these invocations have. */
export function phaseLegend(calls) {
  const names = new Set(calls.flatMap(call => Object.keys(call.phases ?? {})));
  return h(
    "ul",
    { class: "legend", "aria-label": "Phases" },
    [...names].map(name => h("li", {}, h("i", { class: phaseClass(name) }), name)),
  );
}

/**
 * A table. A column is `{title, cell, number?, wide?}`; `cell` makes the content of a row's cell.
 * @param {string} label for those who cannot see it
 */
export function table(label, columns, rows, { rowClass = () => "" } = {}) {
  const look = column => [column.number && "number", column.wide && "wide", column.look].filter(Boolean).join(" ") || null;
  return h(
    "div",
    { class: "scroller", tabindex: "-1" },
    h(
      "table",
      { "aria-label": label },
      h("thead", {}, h("tr", {}, columns.map(it => h("th", { scope: "col", class: look(it) }, it.title)))),
      h(
        "tbody",
        {},
        rows.map(row =>
          h(
            "tr",
            { class: rowClass(row) || null },
            columns.map(it => h("td", { class: look(it) }, it.cell(row))),
          ),
        ),
      ),
    ),
  );
}

/** What is unfolded stays so when it is made anew. */
const unfolded = new Set();

/**
 * A summary that unfolds to more.
 * @param {string} key by which it is known again
 * @param {() => (Node | string | null | undefined)[]} more makes the rest when it is first seen
 */
export function fold(key, summary, more) {
  const isOpen = unfolded.has(key);
  const head = h("summary", { "data-key": key }, summary);
  const toggle = ({ target }) => {
    if (!target.open) return unfolded.delete(key);
    unfolded.add(key);
    if (target.childElementCount === 1) target.append(...more().filter(Boolean));
  };
  return h("details", { open: isOpen, ontoggle: toggle }, head, isOpen ? more() : []);
}

/** A part of a view with its heading; `aside` stands at the heading's end. */
export function section(title, content, aside) {
  return h("section", {}, h("header", { class: "section-head" }, h("h2", {}, title), ...[aside].flat()), content);
}

/** What stands where there is nothing. */
export const nothing = text => h("p", { class: "nothing" }, text);

/** What stands where an answer was refused. */
export const refused = failure => h("p", { class: "refused", role: "alert" }, failure.message);

/**
 * Puts new content in place of the old, unless it is the same; what had the focus by its data-key, has it again.
 */
export function swap(container, ...content) {
  const fresh = h("div", {}, ...content);
  if (fresh.innerHTML === container.innerHTML) return;
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const scrolled = container.querySelector(".scroller")?.scrollLeft ?? 0;
  container.replaceChildren(...fresh.childNodes);
  const scroller = container.querySelector(".scroller");
  if (scroller) scroller.scrollLeft = scrolled;
  if (focused) container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
