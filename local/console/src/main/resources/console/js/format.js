/** Formats numbers and times for display. */

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short" });

/** 14:03:12, prefixed with the day unless it is today. */
export function clock(instant) {
  const at = new Date(instant);
  const today = at.toDateString() === new Date().toDateString();
  return today ? CLOCK.format(at) : `${DAY.format(at)} ${CLOCK.format(at)}`;
}

/** 14:03:12.345 */
export const exactClock = instant => `${clock(instant)}.${String(new Date(instant).getMilliseconds()).padStart(3, "0")}`;

/** 8 s, 4 min, 3 h, 2 d */
export function age(instant, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - new Date(instant)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

/** 4.2 ms, 318 ms, 2.41 s, 3.5 min */
export function duration(ms) {
  if (ms === null || ms === undefined) return "–";
  if (ms < 10) return `${(+ms).toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${(ms / 60_000).toFixed(1)} min`;
}

/** 1 234 */
export const count = number => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, " ");

/** 0 %, 0.4 %, 12 % */
export function percent(part, whole) {
  if (!whole) return "–";
  const share = (100 * part) / whole;
  return `${share > 0 && share < 10 ? share.toFixed(1) : Math.round(share)} %`;
}

/** 1.2 GB, in units of 1024. */
export function bytes(number) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, number)) / 10));
  return `${+(number / 1024 ** power).toFixed(1)} ${units[power]}`;
}

/** Formats a value in the unit of its metric. */
export function withUnit(value, unit) {
  if (value === null || value === undefined) return "–";
  if (unit === "Milliseconds") return duration(value);
  if (unit === "Bytes") return bytes(value);
  return count(value);
}

/** 1 call, 2 calls */
export const plural = (number, one, other = `${one}s`) => `${count(number)} ${number === 1 ? one : other}`;

/** Shortens an id: the first 8 characters of a request's UUID, the last 8 of an id of the album. */
export const shortId = id => (id.includes("-") ? id.slice(0, 8) : `…${id.slice(-8)}`);
