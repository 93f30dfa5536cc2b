/** Invoking a function with an event, as Lambda's own call does, and seeing what it answers. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { refused, requestLink, section } from "../parts.js";
import { functionNames, functionSelect } from "./choices.js";

export function invokeView() {
  const answer = h("div", { "aria-live": "polite" });
  const text = h("textarea", { rows: 22, spellcheck: "false", "aria-label": "Event" });
  const sample = h("select", { "aria-label": "Sample event" });
  const choose = functionSelect("", () => {}, { any: null });
  const run = h("button", { type: "submit", class: "plain strong" }, "Invoke");
  const samples = new Map();

  function fill(name) {
    sample.value = name;
    text.value = JSON.stringify(samples.get(name), null, 2);
    choose.value = name;
  }

  sample.addEventListener("change", () => fill(sample.value));
  Promise.all([api.events(), functionNames()]).then(([{ events }]) => {
    for (const { name, event } of events) samples.set(name, event);
    sample.append(...[...samples.keys()].map(name => h("option", { value: name }, `events/${name}.json`)));
    if (samples.size) fill([...samples.keys()][0]);
  });

  async function invoke(event) {
    event.preventDefault();
    run.disabled = true;
    answer.replaceChildren(h("p", { class: "nothing" }, "It is at work."));
    try {
      answer.replaceChildren(...answerOf(await api.invoke(choose.value, text.value)));
    } catch (failure) {
      answer.replaceChildren(refused(failure));
    } finally {
      run.disabled = false;
    }
  }

  return {
    title: "Invoke",
    element: h(
      "div",
      { class: "view" },
      section(
        "Invoke a function",
        h(
          "div",
          { class: "invoke" },
          h("form", { onsubmit: invoke }, h("div", { class: "filters" }, sample, h("span", { class: "soft" }, "to"), choose, run), text),
          answer,
        ),
      ),
    ),
    refresh() {},
  };
}

const KINDS = { answered: "ok", failed: "crash", "timed out": "timeout", throttled: "throttle" };

function answerOf(invoked) {
  return [
    h(
      "p",
      { class: "invoked" },
      h("span", { class: `ending ${KINDS[invoked.ending] ?? ""}` }, invoked.ending),
      h("b", {}, format.duration(invoked.durationMs)),
      invoked.coldStart && h("span", { class: "cold" }, "cold"),
      requestLink(invoked.requestId, true),
    ),
    h("pre", { class: "output", tabindex: "0", "aria-label": "Answer" }, pretty(invoked.output)),
  ];
}

/** JSON laid out, and the JSON in its body too, as the gateway's answers have it. */
function pretty(output) {
  try {
    const read = JSON.parse(output);
    if (typeof read?.body === "string") {
      try {
        read.body = JSON.parse(read.body);
      } catch {
        // A body that is not JSON stays a text.
      }
    }
    return JSON.stringify(read, null, 2);
  } catch {
    return output;
  }
}
