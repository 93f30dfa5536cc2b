/** The frame of the page: the search box that knows ids, the places to go, and whether it is live. */
import { h } from "/console/js/dom.js";
import { placeOf, recognise } from "./ids.js";
import * as live from "./live.js";

const PLACES = [
  ["", "Overview"],
  ["invocations", "Invocations"],
  ["lines", "Log lines"],
  ["queries", "Saved queries"],
  ["metrics", "Metrics"],
  ["alarms", "Alarms"],
  ["queues", "Queues"],
  ["invoke", "Invoke"],
];

/** Goes to the story of an id, or searches for a text. */
function open(text) {
  if (text.trim()) location.hash = placeOf(recognise(text));
}

function searchBox() {
  const input = h("input", {
    type: "search",
    id: "search",
    placeholder: "Request id, photo id, or any text",
    "aria-label": "Request id, photo id, or any text",
    autocomplete: "off",
    spellcheck: "false",
  });
  return h(
    "form",
    {
      class: "search",
      role: "search",
      onsubmit: event => {
        event.preventDefault();
        open(input.value);
      },
    },
    input,
    h("kbd", { "aria-hidden": "true" }, "/"),
  );
}

/** @returns {{element: HTMLElement, show(name: string, view: object): void, tell(overview: object): void}} */
export function frame() {
  const links = new Map(PLACES.map(([name, title], i) => [name, place(name, title, i + 1)]));
  const main = h("main", { id: "view", tabindex: "-1" });
  const pulse = h("button", { type: "button", class: "pulse", onclick: () => live.pause(!live.state.paused) });
  const element = h(
    "div",
    { class: "frame" },
    h(
      "header",
      { class: "top" },
      h("a", { class: "brand", href: "#/" }, h("img", { src: "/console/icon.svg", alt: "", width: 22, height: 22 }), "wxalbum"),
      searchBox(),
      pulse,
    ),
    h("nav", { class: "rail", "aria-label": "Console" }, [...links.values()]),
    main,
  );
  listenToKeys();

  return {
    element,
    show(name, view) {
      for (const [its, link] of links) {
        if (its === name) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      main.replaceChildren(view.element);
    },
    tell(overview) {
      pulse.className = `pulse ${live.state.paused ? "paused" : live.state.connected ? "live" : "lost"}`;
      pulse.textContent = live.state.paused ? "paused" : live.state.connected ? "live" : "no answer";
      pulse.title = live.state.paused ? "Go on" : "Hold still";
      if (!overview) return;
      badge(links.get(""), overview.wrong.length);
      badge(links.get("alarms"), overview.alarms.length);
      badge(links.get("queues"), overview.queues.dead);
    },
  };
}

function place(name, title, key) {
  return h(
    "a",
    { href: `#/${name}`, title: `${title} (${key})` },
    h("span", {}, title),
    h("b", { class: "badge", hidden: true }),
    h("kbd", { "aria-hidden": "true" }, String(key)),
  );
}

function badge(link, number) {
  const mark = link.querySelector(".badge");
  mark.textContent = String(number);
  mark.hidden = number === 0;
}

/** `/` goes to the search box, figures to the places; an id that is pasted anywhere is opened. */
function listenToKeys() {
  const isTyping = event => event.target.closest?.("input, textarea, select");
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target.id === "search") event.target.blur();
    if (isTyping(event)) return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("search").select();
    }
    const place = PLACES[Number(event.key) - 1];
    if (place) location.hash = `#/${place[0]}`;
  });
  addEventListener("paste", event => {
    const found = recognise(event.clipboardData?.getData("text") ?? "");
    if (isTyping(event) || found.kind === "text") return;
    location.hash = placeOf(found);
  });
}
