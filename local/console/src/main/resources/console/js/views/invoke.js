/** Invokes a function with an event, as the Invoke operation of Lambda does, and shows its output. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { errorNote, requestLink, section } from "../parts.js";
import { functionNames, functionSelect } from "./choices.js";

export function invokeView() {
  const result = h("div", { "aria-live": "polite" });
  const text = h("textarea", { rows: 22, spellcheck: "false", "aria-label": "Event" });
  const sample = h("select", { "aria-label": "Sample event" });
  const functionChoice = functionSelect("", () => {}, { allLabel: null });
  const run = h("button", { type: "submit", class: "plain strong" }, "Invoke");
  const samples = new Map();

  function fill(name) {
    sample.value = name;
    text.value = JSON.stringify(samples.get(name), null, 2);
    functionChoice.value = name;
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
    result.replaceChildren(h("p", { class: "nothing" }, "Running…"));
    try {
      result.replaceChildren(...resultOf(await api.invoke(functionChoice.value, text.value)));
    } catch (failure) {
      result.replaceChildren(errorNote(failure));
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
          h("form", { onsubmit: invoke }, h("div", { class: "filters" }, sample, h("span", { class: "soft" }, "to"), functionChoice, run), text),
          result,
        ),
      ),
    ),
    refresh() {},
  };
}

/** The kind of each status, which is the class of its label. */
const KINDS = { succeeded: "ok", failed: "crash", "timed out": "timeout", throttled: "throttle" };

function resultOf(invoked) {
  return [
    h(
      "p",
      { class: "invoked" },
      h("span", { class: `status ${KINDS[invoked.status] ?? ""}` }, invoked.status),
      h("b", {}, format.duration(invoked.durationMs)),
      invoked.coldStart && h("span", { class: "cold" }, "cold"),
      requestLink(invoked.requestId, true),
    ),
    h("pre", { class: "output", tabindex: "0", "aria-label": "Output" }, pretty(invoked.output)),
  ];
}

/** Formats JSON, and also the JSON in its `body` member, which responses to the gateway have. */
function pretty(output) {
  try {
    const parsed = JSON.parse(output);
    if (typeof parsed?.body === "string") {
      try {
        parsed.body = JSON.parse(parsed.body);
      } catch {
        // A body that is not JSON remains text.
      }
    }
    return JSON.stringify(parsed, null, 2);
  } catch {
    return output;
  }
}
