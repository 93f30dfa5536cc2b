/** Log lines, each of which expands to all of its fields. */
import { h } from "/console/js/dom.js";
import * as format from "../format.js";
import { expandable, photoLink, requestLink, statusLabel } from "../parts.js";

/** Fields that the heading shows in a fixed place, or that are not for people. */
const HEADING_FIELDS = new Set(
  "timestamp level function message logger error event requestId status outcome code route trigger durationMs phases _aws photoId coldStart".split(" "),
);

/**
 * @param {object[]} lines the lines of the API
 * @param {{of?: "request" | "photo"}} options the subject of the list, whose id is not repeated on each line
 */
export function lineList(lines, options = {}) {
  return h("ol", { class: "lines" }, lines.map(line => lineItem(line, options)));
}

function lineItem(line, options) {
  const fields = line.fields ?? { message: line.text };
  const details = expandable(
    `line-${line.offset}`,
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

/** Returns the class that wrote a line, for lines without a function. */
const logger = fields => (fields.logger ?? "").split(".").at(-1);

function message(fields) {
  if (fields.event === "invocation") {
    return [
      h("code", {}, fields.route ?? fields.trigger ?? ""),
      statusLabel({ status: String(fields.status ?? fields.outcome ?? ""), code: fields.code, kind: kindOf(fields) }),
      h("span", { class: "soft" }, format.duration(fields.durationMs)),
      fields.coldStart ? h("span", { class: "cold" }, "cold") : "",
    ];
  }
  return [h("span", {}, fields.message ?? ""), fields.error ? h("span", { class: "soft" }, rootOf(fields.error)) : ""];
}

function kindOf({ status, outcome }) {
  if (status >= 500 || outcome === "error") return "fault";
  if (outcome === "failed") return "photo-failed";
  return status >= 400 ? "client-error" : "ok";
}

/** Returns the root cause of a stack trace. */
function rootOf(error) {
  const causes = error.split("\n").filter(line => line.startsWith("Caused by: "));
  return (causes.at(-1) ?? error.split("\n")[0]).replace(/^Caused by: /, "");
}

function extras(fields, { of }) {
  const links = [];
  if (fields.photoId && of !== "photo") links.push(photoLink(fields.photoId));
  if (fields.requestId && of !== "request") links.push(requestLink(fields.requestId));
  const rest = Object.entries(fields).filter(([name, value]) => !HEADING_FIELDS.has(name) && typeof value !== "object");
  const text = fields.event === "invocation" ? [] : rest.map(([name, value]) => `${name}=${value}`);
  return [text.length ? h("span", { class: "soft" }, text.join(" ")) : "", ...links];
}
