/** The frame of the page: the search box, the navigation and the live button. */
import { h } from "/console/js/dom.js";
import { hrefOf, recognize } from "./ids.js";
import * as live from "./live.js";

const NAV_ITEMS = [
  ["", "Overview"],
  ["invocations", "Invocations"],
  ["lines", "Log lines"],
  ["queries", "Saved queries"],
  ["metrics", "Metrics"],
  ["alarms", "Alarms"],
  ["queues", "Queues"],
  ["invoke", "Invoke"],
];

/** Opens the view of an id, or searches for a text. */
function openText(text) {
  if (text.trim()) location.hash = hrefOf(recognize(text));
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
        openText(input.value);
      },
    },
    input,
    h("kbd", { "aria-hidden": "true" }, "/"),
  );
}

/** @returns {{element: HTMLElement, show(name: string, view: object): void, update(overview: object): void}} */
export function frame() {
  const links = new Map(NAV_ITEMS.map(([name, title], i) => [name, navLink(name, title, i + 1)]));
  const main = h("main", { id: "view", tabindex: "-1" });
  const liveButton = h("button", { type: "button", class: "pulse", onclick: () => live.pause(!live.state.paused) });
  const element = h(
    "div",
    { class: "frame" },
    h(
      "header",
      { class: "top" },
      h("a", { class: "brand", href: "#/" }, h("img", { src: "/console/icon.svg", alt: "", width: 22, height: 22 }), "wxalbum"),
      searchBox(),
      liveButton,
    ),
    h("nav", { class: "rail", "aria-label": "Console" }, [...links.values()]),
    main,
  );
  listenToKeys();

  return {
    element,
    show(name, view) {
      for (const [linkName, link] of links) {
        if (linkName === name) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      main.replaceChildren(view.element);
    },
    update(overview) {
      liveButton.className = `pulse ${live.state.paused ? "paused" : live.state.connected ? "live" : "lost"}`;
      liveButton.textContent = live.state.paused ? "paused" : live.state.connected ? "live" : "disconnected";
      liveButton.title = live.state.paused ? "Resume" : "Pause";
      if (!overview) return;
      badge(links.get(""), overview.incidents.length);
      badge(links.get("alarms"), overview.alarms.length);
      badge(links.get("queues"), overview.queues.deadLetters);
    },
  };
}

function navLink(name, title, key) {
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

/** `/` focuses the search box, digits open the views, and a pasted id opens its view. */
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
    const item = NAV_ITEMS[Number(event.key) - 1];
    if (item) location.hash = `#/${item[0]}`;
  });
  addEventListener("paste", event => {
    const target = recognize(event.clipboardData?.getData("text") ?? "");
    if (isTyping(event) || target.kind === "text") return;
    location.hash = hrefOf(target);
  });
}
