/** Searches log lines by text or regular expression, function and time. New lines appear automatically. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import { emptyNote, errorNote, replaceContent, section } from "../parts.js";
import { functionSelect, spanSelect, startOf } from "./choices.js";
import { lineList } from "./linelist.js";

const PAGE = 200;

export function linesView(_, parameters) {
  const chosen = {
    text: parameters.get("regex") ?? parameters.get("text") ?? "",
    isRegex: parameters.has("regex"),
    function: parameters.get("function") ?? "",
    minutes: Number(parameters.get("minutes") ?? 0),
  };
  const list = h("div", { "aria-live": "off" });
  const note = h("p", { class: "note", role: "status" });
  const older = h("button", { type: "button", class: "plain", hidden: true, onclick: () => showOlder() }, "Older lines");
  const search = createSearch(chosen);
  const navigate = () => {
    const query = new URLSearchParams();
    if (chosen.text) query.set(chosen.isRegex ? "regex" : "text", chosen.text);
    if (chosen.function) query.set("function", chosen.function);
    if (chosen.minutes) query.set("minutes", chosen.minutes);
    location.hash = `#/lines?${query}`;
  };

  function show() {
    const { lines, reason, before } = search.state;
    replaceContent(list, lines.length ? lineList(lines) : emptyNote("No line matches."));
    note.textContent = reason ?? "";
    older.hidden = !before;
  }

  async function showOlder() {
    await search.older();
    show();
  }

  return {
    title: "Log lines",
    element: h(
      "div",
      { class: "view" },
      section("Log lines", h("div", {}, form(chosen, navigate), list, h("div", { class: "list-end" }, note, older))),
    ),
    async refresh() {
      try {
        await search.newer();
        show();
      } catch (failure) {
        replaceContent(list, errorNote(failure));
        older.hidden = true;
      }
    },
  };
}

function form(chosen, navigate) {
  const input = h("input", {
    type: "search",
    value: chosen.text,
    placeholder: "Text (ignores case)",
    "aria-label": "Text or regular expression",
    spellcheck: "false",
    autocomplete: "off",
    class: "grow",
  });
  const regex = h("input", { type: "checkbox", checked: chosen.isRegex });
  return h(
    "form",
    {
      class: "filters",
      onsubmit: event => {
        event.preventDefault();
        Object.assign(chosen, { text: input.value, isRegex: regex.checked });
        navigate();
      },
    },
    input,
    h("label", { class: "check" }, regex, "regular expression"),
    functionSelect(chosen.function, name => {
      Object.assign(chosen, { function: name, text: input.value, isRegex: regex.checked });
      navigate();
    }),
    spanSelect(chosen.minutes, minutes => {
      Object.assign(chosen, { minutes, text: input.value, isRegex: regex.checked });
      navigate();
    }),
    h("button", { type: "submit", class: "plain" }, "Search"),
  );
}

/** Creates a search that accumulates its lines: newer lines are added at the start, older ones at the end. */
function createSearch(chosen) {
  const state = { lines: [], end: null, before: null, reason: null };
  const parameters = extra => ({
    [chosen.isRegex ? "regex" : "text"]: chosen.text,
    function: chosen.function,
    from: startOf(chosen.minutes),
    limit: PAGE,
    ...extra,
  });
  const store = (response, lines) => {
    state.lines = lines;
    state.before = response.before ?? null;
    state.reason = response.reason ?? null;
  };
  return {
    state,
    async newer() {
      if (state.end === null) {
        const response = await api.lines(parameters({}));
        store(response, response.lines);
        state.end = response.end;
        return;
      }
      const response = await api.lines(parameters({ after: state.end }));
      state.end = response.end;
      state.lines = [...response.lines, ...state.lines].slice(0, 5 * PAGE);
    },
    async older() {
      const response = await api.lines(parameters({ before: state.before }));
      store(response, [...state.lines, ...response.lines]);
    },
  };
}
