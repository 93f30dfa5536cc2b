/** A small chart over time, in columns. */
import { h } from "/console/js/dom.js";
import * as format from "./format.js";
import { svg } from "./parts.js";

const WIDTH = 320;
const HEIGHT = 72;

/**
 * @param {object} chart
 * @param {string} chart.title what it shows
 * @param {string} chart.unit `Count`, `Milliseconds`, `Bytes`
 * @param {{name: string, look: string, values: (number | null)[]}[]} chart.series stand before each other, the last
 *     one in front
 * @param {{from: string, stepSeconds: number}} chart.time
 */
export function chart({ title, unit, series, time }) {
  const values = series.flatMap(it => it.values).filter(value => value !== null);
  const most = nice(Math.max(...values, 0), unit);
  const picture = svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": title });
  picture.append(svg("path", { class: "grid", d: `M0 .5H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}` }));
  for (const it of series) picture.append(columns(it, most));
  picture.append(svg("path", { class: "axis", d: `M0 ${HEIGHT - 0.5}H${WIDTH}` }));
  const reading = h("span", { class: "reading" });
  const whole = h(
    "figure",
    { class: "chart-box" },
    h("figcaption", {}, h("b", {}, title), h("span", { class: "keys" }, series.map(key)), reading),
    h("div", { class: "plot" }, picture, h("span", { class: "most" }, format.inUnit(most, unit))),
    h("div", { class: "times" }, h("span", {}, moment(time, 0)), h("span", {}, moment(time, series[0].values.length))),
  );
  picture.addEventListener("pointermove", event => {
    const at = Math.min(series[0].values.length - 1, Math.floor((event.offsetX / picture.clientWidth) * series[0].values.length));
    const words = series.map(it => `${it.name} ${format.inUnit(it.values[at], unit)}`).join(" · ");
    reading.textContent = `${moment(time, at)} ${words}`;
  });
  picture.addEventListener("pointerleave", () => {
    reading.textContent = "";
  });
  return whole;
}

const key = it => h("span", { class: `key ${it.look}` }, h("i", {}), it.name);

const moment = ({ from, stepSeconds }, step) => format.clock(new Date(from).getTime() + step * stepSeconds * 1000).slice(-8, -3);

/** The next number above that is one, two or five with noughts; of a count at least four, of bytes a power of two. */
function nice(value, unit) {
  if (value <= 0) return unit === "Count" ? 4 : 10;
  if (unit === "Bytes") return 2 ** Math.ceil(Math.log2(value));
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find(it => it * power >= value) * power;
  return unit === "Count" ? Math.max(4, step) : step;
}

function columns({ look, values }, most) {
  const group = svg("g", { class: `columns ${look}` });
  const width = WIDTH / values.length;
  values.forEach((value, i) => {
    if (!value) return;
    const height = Math.max(1, (value / most) * (HEIGHT - 2));
    group.append(svg("rect", { x: (i * width + width * 0.1).toFixed(2), y: (HEIGHT - height).toFixed(2), width: (width * 0.8).toFixed(2), height: height.toFixed(2) }));
  });
  return group;
}
