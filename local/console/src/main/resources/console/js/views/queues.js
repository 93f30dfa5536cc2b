/** The queues and their dead letters, which can be redriven. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { emptyNote, photoLink, replaceContent, section, table } from "../parts.js";
import { factsList } from "./request.js";

export function queuesView() {
  const list = h("div");
  const note = h("p", { class: "note", role: "status" });
  const chosen = new Set();

  async function redrive(queue, ids) {
    const { redriven } = await api.redrive(queue, ids).catch(failure => {
      note.textContent = failure.message;
      return { redriven: 0 };
    });
    if (redriven) note.textContent = `${format.plural(redriven, "message")} redriven.`;
    chosen.clear();
    await refresh();
  }

  async function refresh() {
    const { queues } = await api.queues();
    replaceContent(list, ...(queues.length ? queues.map(queue => queueOf(queue, chosen, redrive)) : [emptyNote("No function processes a queue.")]));
  }

  return {
    title: "Queues",
    element: h("div", { class: "view" }, section("Queues", h("div", {}, note, list))),
    refresh,
  };
}

function queueOf(queue, chosen, redrive) {
  const facts = [
    ["Processed by", h("a", { href: `#/invocations?function=${queue.function}` }, queue.function)],
    ["Waiting", format.count(queue.waiting)],
    ["In flight", format.count(queue.inFlight)],
    ["Oldest", queue.oldest ? format.age(queue.oldest) : "–"],
    ["Maximum tries", format.count(queue.maxReceives)],
    ["Dead letters", h("span", { class: queue.deadLetters.length ? "bad" : null }, format.count(queue.deadLetters.length))],
  ];
  return h(
    "article",
    { class: "queue", "aria-label": queue.name },
    h("h3", {}, queue.name),
    factsList(facts),
    queue.deadLetters.length ? deadLetters(queue, chosen, redrive) : emptyNote("No dead letters."),
  );
}

function deadLetters(queue, chosen, redrive) {
  const redriveSelected = h(
    "button",
    { type: "button", class: "plain", onclick: () => redrive(queue.name, [...chosen]), disabled: chosen.size === 0 },
    "Redrive selected",
  );
  const checkbox = letter =>
    h("input", {
      type: "checkbox",
      "aria-label": `Select ${letter.id}`,
      "data-key": `choose-${letter.id}`,
      checked: chosen.has(letter.id),
      onchange: event => {
        if (event.target.checked) chosen.add(letter.id);
        else chosen.delete(letter.id);
        redriveSelected.disabled = chosen.size === 0;
      },
    });
  return h(
    "div",
    { class: "dead" },
    h(
      "div",
      { class: "filters" },
      h("h4", {}, "Dead letters"),
      h("button", { type: "button", class: "plain strong", onclick: () => redrive(queue.name) }, "Redrive all"),
      redriveSelected,
    ),
    table(
      `Dead letters of ${queue.name}`,
      [
        { title: "", cell: checkbox },
        { title: "Message", cell: letter => h("code", {}, letter.id), wide: true },
        { title: "Sent", cell: letter => format.clock(letter.sent) },
        { title: "Tries", cell: letter => String(letter.tries), number: true },
        { title: "Photo", cell: letter => (letter.photoId ? photoLink(letter.photoId, true) : h("span", { class: "soft" }, "none")) },
      ],
      queue.deadLetters,
    ),
  );
}
