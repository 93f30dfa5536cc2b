/** Lines of the log, each to be unfolded to all that it says. */
import { h } from "/console/js/dom.js";
import * as format from "../format.js";
import { ending, fold, photoLink, requestLink } from "../parts.js";

/** Fields that a line shows in their own places, or that only programs read. */
const SHOWN = new Set(
  "timestamp level function message logger error event requestId status outcome code route trigger durationMs phases _aws photoId coldStart".split(" "),
);

/**
 * @param {object[]} lines of the API
 * @param {{of?: "request" | "photo"}} options whose lines they are: its id is not repeated in each
 */
export function lineList(lines, options = {}) {
  return h("ol", { class: "lines" }, lines.map(line => one(line, options)));
}

function one(line, options) {
  const fields = line.fields ?? { message: line.text };
  const details = fold(
    `line-${line.place}`,
    heading(line, fields, options),
    () => [
      h("pre", {}, JSON.stringify(withoutError(fields), null, 2)),
      fields.error && h("pre", { class: "error-text" }, fields.error),
    ],
  );
  return h("li", { class: `line ${(fields.level ?? "").toLowerCase()}` }, details);
}

const withoutError = ({ error: _, ...fields }) => fields;

function heading(line, fields, options) {
  return [
    h("time", { datetime: line.at, title: line.at }, format.exactClock(line.at)),
    h("span", { class: "level" }, fields.level ?? ""),
    h("span", { class: "function" }, fields.function ?? logger(fields)),
    h("span", { class: "message" }, ...message(fields), ...extras(fields, options)),
  ];
}

/** Of a line that no function wrote, the part of the program that did. */
const logger = fields => (fields.logger ?? "").split(".").at(-1);

function message(fields) {
  if (fields.event === "invocation") {
    return [
      h("code", {}, fields.route ?? fields.trigger ?? ""),
      ending({ how: String(fields.status ?? fields.outcome ?? ""), code: fields.code, kind: kindOf(fields) }),
      h("span", { class: "soft" }, format.duration(fields.durationMs)),
      fields.coldStart ? h("span", { class: "cold" }, "cold") : "",
    ];
  }
  return [h("span", {}, fields.message ?? ""), fields.error ? h("span", { class: "soft" }, rootOf(fields.error)) : ""];
}

function kindOf({ status, outcome }) {
  if (status >= 500 || outcome === "error") return "fault";
  if (outcome === "failed") return "given-up";
  return status >= 400 ? "refused" : "ok";
}

/** The last cause that a stack trace names. */
function rootOf(error) {
  const causes = error.split("\n").filter(line => line.startsWith("Caused by: "));
  return (causes.at(-1) ?? error.split("\n")[0]).replace(/^Caused by: /, "");
}

function extras(fields, { of }) {
  const links = [];
  if (fields.photoId && of !== "photo") links.push(photoLink(fields.photoId));
  if (fields.requestId && of !== "request") links.push(requestLink(fields.requestId));
  const rest = Object.entries(fields).filter(([name, value]) => !SHOWN.has(name) && typeof value !== "object");
  const words = fields.event === "invocation" ? [] : rest.map(([name, value]) => `${name}=${value}`);
  return [words.length ? h("span", { class: "soft" }, words.join(" ")) : "", ...links];
}
