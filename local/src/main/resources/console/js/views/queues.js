/** The queues, and their dead messages with the way back. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { nothing, photoLink, section, swap, table } from "../parts.js";
import { factsList } from "./request.js";

export function queuesView() {
  const list = h("div");
  const said = h("p", { class: "note", role: "status" });
  const chosen = new Set();

  async function redrive(queue, ids) {
    const { redriven } = await api.redrive(queue, ids).catch(failure => {
      said.textContent = failure.message;
      return { redriven: 0 };
    });
    if (redriven) said.textContent = `${format.many(redriven, "message is", "messages are")} tried anew.`;
    chosen.clear();
    await refresh();
  }

  async function refresh() {
    const { queues } = await api.queues();
    swap(list, ...(queues.length ? queues.map(queue => queueOf(queue, chosen, redrive)) : [nothing("No function works on a queue.")]));
  }

  return {
    title: "Queues",
    element: h("div", { class: "view" }, section("Queues", h("div", {}, said, list))),
    refresh,
  };
}

function queueOf(queue, chosen, redrive) {
  const facts = [
    ["Worked on by", h("a", { href: `#/invocations?function=${queue.function}` }, queue.function)],
    ["Waiting", format.count(queue.waiting)],
    ["At work", format.count(queue.inHand)],
    ["Oldest", queue.oldest ? format.ago(queue.oldest) : "–"],
    ["Tries", `${queue.receives} at most`],
    ["Dead", h("span", { class: queue.dead.length ? "bad" : null }, format.count(queue.dead.length))],
  ];
  return h(
    "article",
    { class: "queue", "aria-label": queue.name },
    h("h3", {}, queue.name),
    factsList(facts),
    queue.dead.length ? deadLetters(queue, chosen, redrive) : nothing("No message was given up."),
  );
}

function deadLetters(queue, chosen, redrive) {
  const some = h(
    "button",
    { type: "button", class: "plain", onclick: () => redrive(queue.name, [...chosen]), disabled: chosen.size === 0 },
    "Redrive the chosen",
  );
  const choose = letter =>
    h("input", {
      type: "checkbox",
      "aria-label": `Choose ${letter.id}`,
      "data-key": `choose-${letter.id}`,
      checked: chosen.has(letter.id),
      onchange: event => {
        if (event.target.checked) chosen.add(letter.id);
        else chosen.delete(letter.id);
        some.disabled = chosen.size === 0;
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
      some,
    ),
    table(
      `Dead letters of ${queue.name}`,
      [
        { title: "", cell: choose },
        { title: "Message", cell: it => h("code", {}, it.id), wide: true },
        { title: "Sent", cell: it => format.clock(it.sent) },
        { title: "Tries", cell: it => String(it.tries), number: true },
        { title: "Photo", cell: it => (it.photoId ? photoLink(it.photoId, true) : h("span", { class: "soft" }, "none")) },
      ],
      queue.dead,
    ),
  );
}
