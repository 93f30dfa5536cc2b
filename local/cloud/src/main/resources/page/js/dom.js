/**
 * Creates an element: `h("button", {class: "button", onclick}, "文字")`.
 * Members of `props` that begin with `on` are listeners, `true` is an empty attribute, `null` and `false` are ignored.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child != null && child !== false));
  return element;
}

/** Icon paths in a 24 × 24 view box, drawn for this page. */
const OUTLINES = {
  back: "M14.5 5.5 8 12l6.5 6.5",
  next: "M9.5 5.5 16 12l-6.5 6.5",
  down: "m6 9.5 6 6 6-6",
  plus: "M12 5v14M5 12h14",
  close: "m6.5 6.5 11 11m0-11-11 11",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  check: "m5.5 12.5 4.2 4.2 8.8-9.4",
  share:
    "M12 14.5V4m0 0L8.3 7.6M12 4l3.7 3.6M7.5 10.5H6.2a1.7 1.7 0 0 0-1.7 1.7v6.1A1.7 1.7 0 0 0 6.2 20h11.6a1.7 1.7 0 0 0 1.7-1.7v-6.1a1.7 1.7 0 0 0-1.7-1.7h-1.3",
  download: "M12 4v10.5m0 0 3.8-3.7M12 14.5l-3.8-3.7M4.5 16.5v1.3A2.2 2.2 0 0 0 6.7 20h10.6a2.2 2.2 0 0 0 2.2-2.2v-1.3",
  trash:
    "M4.5 6.8h15M9.5 6.5V5.2c0-.7.5-1.2 1.2-1.2h2.6c.7 0 1.2.5 1.2 1.2v1.3M6.3 7l.8 11.4A1.7 1.7 0 0 0 8.8 20h6.4a1.7 1.7 0 0 0 1.7-1.6L17.7 7M10.2 10.8v5.4m3.6-5.4v5.4",
  edit: "m5 19 .8-3.9L15.7 5.2a1.8 1.8 0 0 1 2.5 0l.6.6a1.8 1.8 0 0 1 0 2.5L8.9 18.2zM13.8 7.1l3.1 3.1",
  info: "M12 11.2v5M12 7.9h.01M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0z",
  photo:
    "M5.8 4.5h12.4c.9 0 1.6.7 1.6 1.6v11.8c0 .9-.7 1.6-1.6 1.6H5.8c-.9 0-1.6-.7-1.6-1.6V6.1c0-.9.7-1.6 1.6-1.6zM4.5 16.8l4.3-4.6 3.3 3.4 2.3-2.2 5.2 4.6M15.3 9.1h.01",
  album:
    "M7.5 7.5h10.4c.9 0 1.6.7 1.6 1.6v9.3c0 .9-.7 1.6-1.6 1.6H7.5c-.9 0-1.6-.7-1.6-1.6V9.1c0-.9.7-1.6 1.6-1.6zM8 4.2h9.4",
  lock: "M7.2 10.5h9.6c.8 0 1.4.6 1.4 1.4v6.2c0 .8-.6 1.4-1.4 1.4H7.2c-.8 0-1.4-.6-1.4-1.4v-6.2c0-.8.6-1.4 1.4-1.4zM8.5 10.2V7.7a3.5 3.5 0 0 1 7 0v2.5M12 14v2",
  clock: "M12 7.5V12l3 2M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0z",
  link: "m9.8 14.2 4.4-4.4M8.6 11.1l-2.3 2.3a3.1 3.1 0 0 0 4.3 4.3l2.3-2.3M15.4 12.9l2.3-2.3a3.1 3.1 0 0 0-4.3-4.3l-2.3 2.3",
  restore: "M4.8 9.5h9.4a4.9 4.9 0 0 1 0 9.8H9.5M4.8 9.5l4-4M4.8 9.5l4 4",
  leave: "M13.5 4.5H7c-.8 0-1.5.7-1.5 1.5v12c0 .8.7 1.5 1.5 1.5h6.5M16 8.3l3.7 3.7-3.7 3.7M19.3 12h-9",
  retry: "M19 12a7 7 0 1 1-2.1-5M17.5 3.8v3.6h-3.6",
  alert: "M12 8.2v4.6M12 15.8h.01M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0z",
  unlink:
    "m9 15 1.5-1.5M13.5 10.5 15 9M8.6 11.1l-2.3 2.3a3.1 3.1 0 0 0 4.3 4.3l2.3-2.3M15.4 12.9l2.3-2.3a3.1 3.1 0 0 0-4.3-4.3l-2.3 2.3M5 5l14 14",
};

/** Creates an icon as a decoration, which is hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", OUTLINES[name]);
  const attributes = {
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": name === "more" ? 2.6 : 1.6,
  };
  for (const [key, value] of Object.entries({
    ...attributes,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  svg.append(path);
  return svg;
}

/** Creates a button with only an icon; `label` is the accessible name and the tooltip. */
export function iconButton(name, label, onclick, props = {}) {
  return h(
    "button",
    { type: "button", class: "round", "aria-label": label, title: label, onclick, ...props },
    icon(name),
  );
}

/** Creates an icon button that also shows its label if there is room. */
export function toolButton(name, label, onclick) {
  return h(
    "button",
    { type: "button", class: "round tool", "aria-label": label, onclick },
    icon(name),
    h("span", { class: "tool-label", "aria-hidden": "true" }, label),
  );
}

/** Creates a loading spinner. */
export function spinner() {
  return h("div", { class: "spinner", role: "status", "aria-label": "正在加载" });
}

/** Creates the content of an empty list: an icon, a title, a text, and optional buttons. */
export function emptyState(outline, title, text, ...actions) {
  return h("div", { class: "empty" }, icon(outline), h("h2", {}, title), h("p", {}, text), ...actions);
}

/** Returns a text as the API accepts it: one line, without surrounding white space. */
export function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}
