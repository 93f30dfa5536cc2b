/** One request: its result, the duration of its phases, and all its log lines. */
import { h, iconButton } from "/console/js/dom.js";
import { copy } from "/console/js/clipboard.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { emptyNote, errorNote, phaseClass, photoLink, replaceContent, requestLink, section, svg } from "../parts.js";
import { lineList } from "./linelist.js";

export function requestView(id) {
  const head = h("div");
  const list = h("div");
  const title = h("h1", { class: "subject" }, "Request ", h("code", {}, id));
  const copyId = iconButton("link", "Copy the id", () => copy(id));

  return {
    title: `Request ${format.shortId(id)}`,
    element: h("div", { class: "view" }, h("div", { class: "subject-row" }, title, copyId), head, section("Lines", list)),
    async refresh() {
      try {
        const { lines, reason } = await api.lines({ requestId: id, limit: 1000 });
        const all = lines.map(line => line.fields ?? {});
        const summary = all.find(fields => fields.event === "invocation") ?? all.find(fields => fields.event);
        replaceContent(head, summary ? summaryOf(summary, all) : missing(lines, reason));
        replaceContent(list, lines.length ? lineList([...lines].reverse(), { of: "request" }) : emptyNote("No line names this request."));
      } catch (failure) {
        replaceContent(list, errorNote(failure));
      }
    },
  };
}

function missing(lines, reason) {
  if (lines.length) return emptyNote("No summary line: no function handled the request, or it is still running.");
  return reason ? emptyNote(reason) : "";
}

function summaryOf(line, all) {
  const platform = all.find(fields => ["timeout", "throttle", "crash"].includes(fields.event));
  const facts = [
    ["Function", line.function],
    ["Called by", line.route ?? line.trigger],
    ["Result", [line.status ?? line.outcome, line.code].filter(value => value !== undefined).join(" ")],
    platform && ["Platform", { timeout: "timed out", throttle: "all instances were busy", crash: "threw an exception" }[platform.event]],
    ["Duration", format.duration(line.durationMs ?? platform?.durationMs)],
    ["Start", line.coldStart ? "cold" : "warm"],
    ["Ended", format.exactClock(line.timestamp)],
    ["Photo", line.photoId && photoLink(line.photoId, true)],
    ["Photos", line.photoIds?.length && h("span", { class: "ids" }, line.photoIds.map(id => photoLink(id)))],
    ["Upload request", line.uploadRequestId && requestLink(line.uploadRequestId, true)],
    ["Album", line.albumId && textLink(line.albumId)],
    ["User", line.userId && textLink(line.userId)],
    ["Memory", line.memoryUsedMb && `${line.memoryUsedMb} MB`],
    ["Trace", line.traceId],
  ];
  return h("div", { class: "summary" }, factsList(facts), waterfall(line));
}

const textLink = id => h("a", { class: "id", href: `#/lines?${new URLSearchParams({ text: id })}` }, id);

export function factsList(facts) {
  return h(
    "dl",
    { class: "facts" },
    facts
      .filter(fact => fact && fact[1])
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

/** Creates a bar for each phase, relative to the longest one. */
function waterfall(line) {
  const phases = Object.entries(line.phases ?? {});
  if (phases.length === 0) return null;
  const spent = phases.reduce((sum, [, ms]) => sum + ms, 0);
  const rest = Math.max(0, line.durationMs - spent);
  const longest = Math.max(...phases.map(([, ms]) => ms), rest, 0.01);
  return h(
    "ul",
    { class: "waterfall", "aria-label": "Phases" },
    [...phases, ["everything else", rest]].map(([name, ms]) =>
      h("li", {}, h("span", {}, name), bar(name, (100 * ms) / longest), h("b", {}, format.duration(ms))),
    ),
  );
}

function bar(name, width) {
  const style = name === "everything else" ? "phase-none" : phaseClass(name);
  const rect = svg("rect", { class: style, x: 0, y: 0, width, height: 8 });
  return svg("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, rect);
}
