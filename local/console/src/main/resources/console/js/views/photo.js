/** The timeline of one photo, from its upload form to its renditions, and all its log lines. */
import { h } from "/console/js/dom.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { emptyNote, errorNote, phaseBar, replaceContent, requestLink, section, statusLabel } from "../parts.js";
import { lineList } from "./linelist.js";

const TITLES = {
  "form-issued": "Upload form issued",
  arrival: "Original uploaded",
  attempt: "Processing started",
  ready: "Ready",
  failed: "Not a valid photo",
  error: "Failed, will be retried",
  "form-overused": "Not processed: too many files of one form",
  superseded: "Overwritten meanwhile, will be retried",
  "dead-letter": "Moved to the dead letters",
  redrive: "Redriven",
};

/** The state of the photo after each last stage. */
const ENDS = {
  "form-issued": ["waiting", "Waiting for the original."],
  arrival: ["waiting", "Waiting to be processed."],
  attempt: ["waiting", "Processing."],
  redrive: ["waiting", "Waiting to be processed."],
  ready: ["good", "The photo is ready."],
  "already-processed": ["good", "The photo is ready."],
  failed: ["bad", "The photo cannot be processed. Its owner sees the reason."],
  "form-overused": ["bad", "Its upload form was used for too many different files. Its owner sees the reason."],
  error: ["bad", "Processing failed and will be retried."],
  superseded: ["waiting", "The original was overwritten during every attempt. Processing will be retried."],
  "dead-letter": ["bad", "Processing failed on every try. Redrive the message after the cause is fixed."],
};

export function photoView(id) {
  const head = h("div");
  const list = h("div");
  const title = h("h1", { class: "subject" }, "Photo ", h("code", {}, id));

  return {
    title: `Photo ${format.shortId(id)}`,
    element: h("div", { class: "view" }, h("div", { class: "subject-row" }, title), head, section("Lines", list)),
    async refresh() {
      try {
        const [timeline, { lines }] = await Promise.all([api.timeline(id), api.lines({ photoId: id, limit: 1000 })]);
        replaceContent(head, timeline.stages.length ? timelineOf(timeline) : unknown(id));
        replaceContent(list, lines.length ? lineList([...lines].reverse(), { of: "photo" }) : emptyNote("No line names this photo."));
      } catch (failure) {
        replaceContent(list, errorNote(failure));
      }
    },
  };
}

function unknown(id) {
  return h("p", { class: "nothing" }, "The log contains no photo with this id. ", h("a", { href: `#/lines?${new URLSearchParams({ text: id })}` }, "Search all lines"));
}

function timelineOf({ stages, totalMs }) {
  const [style, sentence] = ENDS[stages.at(-1).name] ?? ["waiting", ""];
  const total = stages.length > 1 ? `${format.duration(totalMs)} in total` : "";
  return h(
    "div",
    { class: "photo-timeline" },
    h("p", { class: `verdict ${style}` }, h("b", {}, sentence), h("span", { class: "soft" }, total)),
    h("ol", { class: "stages" }, stages.map((stage, i) => stageOf(stage, i))),
  );
}

function stageOf(stage, i) {
  const label = stage.status && stage.name !== "form-issued" && stage.code ? statusLabel(stage) : null;
  return h(
    "li",
    { class: `stage ${stage.kind ?? ""} ${stage.name}` },
    h("span", { class: "gap" }, i ? `+ ${format.duration(stage.sincePreviousMs)}` : ""),
    h("i", { "aria-hidden": "true" }),
    h(
      "div",
      {},
      h("p", { class: "stage-title" }, h("b", {}, TITLES[stage.name] ?? stage.name), label, h("time", { datetime: stage.at }, format.exactClock(stage.at))),
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
