/** Formats numbers, sizes and times in Chinese. */

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];

/**
 * Returns the local time of the camera, independent of the time zone of this browser. Only a time that no camera wrote
 * (`takenAtSource` client or upload, an instant in UTC) is converted to the time zone of this browser.
 * @returns {{year: number, month: number, day: number, time: string, key: string} | null}
 */
export function cameraClock(takenAt, source = "exif") {
  const local = source !== "exif" && takenAt?.endsWith("Z") ? localText(takenAt) : takenAt;
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(local ?? "");
  if (!parts) return null;
  const [, year, month, day, time] = parts;
  return { year: +year, month: +month, day: +day, time, key: `${year}-${month}-${day}` };
}

function localText(instant) {
  const date = new Date(instant);
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString();
}

/** 5月3日 星期日; with the year unless it is the current one. */
export function day(clock) {
  const weekday = WEEKDAYS[new Date(Date.UTC(clock.year, clock.month - 1, clock.day)).getUTCDay()];
  const year = clock.year === new Date().getFullYear() ? "" : `${clock.year}年`;
  return `${year}${clock.month}月${clock.day}日 星期${weekday}`;
}

/** 2026年5月3日 星期日 18:52 */
export function moment(clock) {
  const weekday = WEEKDAYS[new Date(Date.UTC(clock.year, clock.month - 1, clock.day)).getUTCDay()];
  return `${clock.year}年${clock.month}月${clock.day}日 星期${weekday} ${clock.time}`;
}

/** Formats an instant as a local day: 今天, 昨天 or 5月3日. */
export function date(instant) {
  const clock = cameraClock(instant, "upload");
  const daysAgo = Math.round((startOfDay(new Date()) - startOfDay(new Date(instant))) / 86_400_000);
  if (daysAgo === 0) return "今天";
  if (daysAgo === 1) return "昨天";
  return `${clock.year === new Date().getFullYear() ? "" : `${clock.year}年`}${clock.month}月${clock.day}日`;
}

const startOfDay = at => new Date(at.getFullYear(), at.getMonth(), at.getDate());

/** Returns the number of days until an instant, at least 0. */
export function daysUntil(instant) {
  return Math.max(0, Math.ceil((new Date(instant) - Date.now()) / 86_400_000));
}

/** 10 分钟, 3 小时: a number of seconds, rounded up. */
export function wait(seconds) {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes < 60 ? `${minutes} 分钟` : `${Math.ceil(minutes / 60)} 小时`;
}

/** 1.2 GB, 820 KB, in units of 1024 as on phones. */
export function bytes(count) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, count)) / 10));
  const value = count / 1024 ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : +value.toFixed(1)} ${units[power]}`;
}

/** 1/250 秒, 2 秒 */
export function exposure(seconds) {
  return seconds < 0.4 ? `1/${Math.round(1 / seconds)} 秒` : `${+seconds.toFixed(1)} 秒`;
}

/** 北纬 30.2592°，东经 120.1486° */
export function position({ latitude, longitude }) {
  return `${latitude < 0 ? "南纬" : "北纬"} ${Math.abs(latitude).toFixed(4)}°，${longitude < 0 ? "西经" : "东经"} ${Math.abs(longitude).toFixed(4)}°`;
}
