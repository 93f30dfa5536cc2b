/** Searching all lines by text or regular expression, by function and time; new ones appear by themselves. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import { nothing, refused, section, swap } from "../parts.js";
import { beginOf, functionSelect, spanSelect } from "./choices.js";
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
  const older = h("button", { type: "button", class: "plain", hidden: true, onclick: () => goBack() }, "Older lines");
  const searching = found(chosen);
  const go = () => {
    const asked = new URLSearchParams();
    if (chosen.text) asked.set(chosen.isRegex ? "regex" : "text", chosen.text);
    if (chosen.function) asked.set("function", chosen.function);
    if (chosen.minutes) asked.set("minutes", chosen.minutes);
    location.hash = `#/lines?${asked}`;
  };

  function show() {
    const { lines, reason, before } = searching.state;
    swap(list, lines.length ? lineList(lines) : nothing("No line is like that."));
    note.textContent = reason ?? "";
    older.hidden = !before;
  }

  async function goBack() {
    await searching.older();
    show();
  }

  return {
    title: "Log lines",
    element: h(
      "div",
      { class: "view" },
      section("Log lines", h("div", {}, form(chosen, go), list, h("div", { class: "list-end" }, note, older))),
    ),
    async refresh() {
      try {
        await searching.newer();
        show();
      } catch (failure) {
        swap(list, refused(failure));
        older.hidden = true;
      }
    },
  };
}

function form(chosen, go) {
  const input = h("input", {
    type: "search",
    value: chosen.text,
    placeholder: "Text, in either case",
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
        go();
      },
    },
    input,
    h("label", { class: "check" }, regex, "regular expression"),
    functionSelect(chosen.function, name => {
      Object.assign(chosen, { function: name, text: input.value, isRegex: regex.checked });
      go();
    }),
    spanSelect(chosen.minutes, minutes => {
      Object.assign(chosen, { minutes, text: input.value, isRegex: regex.checked });
      go();
    }),
    h("button", { type: "submit", class: "plain" }, "Search"),
  );
}

/** What was found so far: newer lines come before it, older ones behind. */
function found(chosen) {
  const state = { lines: [], end: null, before: null, reason: null };
  const wanted = more => ({
    [chosen.isRegex ? "regex" : "text"]: chosen.text,
    function: chosen.function,
    from: beginOf(chosen.minutes),
    limit: PAGE,
    ...more,
  });
  const take = (answer, lines) => {
    state.lines = lines;
    state.before = answer.before ?? null;
    state.reason = answer.reason ?? null;
  };
  return {
    state,
    async newer() {
      if (state.end === null) {
        const answer = await api.lines(wanted({}));
        take(answer, answer.lines);
        state.end = answer.end;
        return;
      }
      const answer = await api.lines(wanted({ after: state.end }));
      state.end = answer.end;
      state.lines = [...answer.lines, ...state.lines].slice(0, 5 * PAGE);
    },
    async older() {
      const answer = await api.lines(wanted({ before: state.before }));
      take(answer, [...state.lines, ...answer.lines]);
    },
  };
}
