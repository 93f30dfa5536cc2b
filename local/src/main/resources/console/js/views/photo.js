/** One photo's life, from the ticket that promised it to the renditions that show it, and all its lines. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { ending, nothing, phaseBar, refused, requestLink, section, swap } from "../parts.js";
import { lineList } from "./linelist.js";

const TITLES = {
  ticket: "Ticket given",
  arrival: "Original arrived",
  attempt: "Thumbnail began",
  ready: "Ready",
  failed: "Given up as no picture",
  error: "Failed, comes again",
  "dead-letter": "Given up after its last try",
  redrive: "Tried anew",
};

/** What the last stage means for the photo. */
const ENDS = {
  ticket: ["waiting", "The original has not arrived."],
  arrival: ["waiting", "It waits for thumbnail."],
  attempt: ["waiting", "Thumbnail is at work."],
  redrive: ["waiting", "It waits for thumbnail."],
  ready: ["good", "It can be seen."],
  "already-done": ["good", "It can be seen."],
  failed: ["bad", "No picture can be made of it, and its owner is told."],
  error: ["bad", "It failed and is tried again."],
  "dead-letter": ["bad", "It was given up: redrive its message once the fault is mended."],
};

export function photoView(id) {
  const head = h("div");
  const list = h("div");
  const title = h("h1", { class: "subject" }, "Photo ", h("code", {}, id));

  return {
    title: `Photo ${format.short(id)}`,
    element: h("div", { class: "view" }, h("div", { class: "subject-row" }, title), head, section("Lines", list)),
    async refresh() {
      try {
        const [story, { lines }] = await Promise.all([api.story(id), api.lines({ photoId: id, limit: 1000 })]);
        swap(head, story.stages.length ? storyOf(story) : unknown(id));
        swap(list, lines.length ? lineList([...lines].reverse(), { of: "photo" }) : nothing("No line names this photo."));
      } catch (failure) {
        swap(list, refused(failure));
      }
    },
  };
}

function unknown(id) {
  return h("p", { class: "nothing" }, "The log knows no photo of this id. ", h("a", { href: `#/lines?${new URLSearchParams({ text: id })}` }, "Search all lines for it"));
}

function storyOf({ stages, totalMs }) {
  const [look, sentence] = ENDS[stages.at(-1).name] ?? ["waiting", ""];
  const lasted = stages.length > 1 ? `${format.duration(totalMs)} from ${TITLES[stages[0].name]?.toLowerCase() ?? stages[0].name} to the end` : "";
  return h(
    "div",
    { class: "story" },
    h("p", { class: `verdict ${look}` }, h("b", {}, sentence), h("span", { class: "soft" }, lasted)),
    h("ol", { class: "stages" }, stages.map((stage, i) => stageOf(stage, i))),
  );
}

function stageOf(stage, i) {
  const tail = stage.how && stage.name !== "ticket" && stage.code ? ending(stage) : null;
  return h(
    "li",
    { class: `stage ${stage.kind ?? ""} ${stage.name}` },
    h("span", { class: "gap" }, i ? `+ ${format.duration(stage.sincePreviousMs)}` : ""),
    h("i", { "aria-hidden": "true" }),
    h(
      "div",
      {},
      h("p", { class: "stage-title" }, h("b", {}, TITLES[stage.name] ?? stage.name), tail, h("time", { datetime: stage.at }, format.exactClock(stage.at))),
      stage.requestId &&
        h(
          "p",
          { class: "stage-more" },
          h("span", { class: "soft" }, stage.function),
          requestLink(stage.requestId, true),
          stage.phases && phaseBar(stage),
        ),
    ),
  );
}
