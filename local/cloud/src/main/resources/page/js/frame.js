/** The bar at the top of each view, which shows its title after the page is scrolled, and endless scrolling. */
import { h, icon } from "./dom.js";

/**
 * @param {{title: string, back?: {href: string, label: string}, end?: Node[]}} options
 * @returns {{element: HTMLElement, rename: (title: string) => void, end: (...nodes: Node[]) => void}}
 */
export function bar({ title, back, end = [] }) {
  const name = h("div", { class: "bar-title", "aria-hidden": "true" }, title);
  const right = h("div", { class: "bar-end" }, end);
  const left = back ? h("a", { class: "back", href: back.href }, icon("back"), back.label) : h("span");
  const element = h("header", { class: "bar" }, h("div", { class: "bar-row" }, left, name, right));
  return {
    element,
    rename: text => {
      name.textContent = text;
    },
    end: (...nodes) => right.replaceChildren(...nodes),
  };
}

/** One listener for the current bar of the page. */
addEventListener("scroll", () => document.querySelector(".bar")?.classList.toggle("scrolled", scrollY > 48), {
  passive: true,
});

/**
 * Calls `more` whenever the end of the page is near, one call at a time, until it returns false.
 * @returns {() => void} stops it
 */
export function endless(sentinel, more) {
  let busy = false;
  let stopped = false;
  const watcher = new IntersectionObserver(
    async entries => {
      if (busy || !entries.some(entry => entry.isIntersecting)) return;
      busy = true;
      const hasMore = await more();
      busy = false;
      watcher.unobserve(sentinel);
      if (hasMore && !stopped) watcher.observe(sentinel);
    },
    { rootMargin: "1200px 0px" },
  );
  watcher.observe(sentinel);
  return () => {
    stopped = true;
    watcher.disconnect();
  };
}
