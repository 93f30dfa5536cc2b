/** A small column chart over time. */
import { h } from "/console/js/dom.js";
import * as format from "./format.js";
import { svg } from "./parts.js";

const WIDTH = 320;
const HEIGHT = 72;

/**
 * @param {object} chart
 * @param {string} chart.title what the chart shows
 * @param {string} chart.unit `Count`, `Milliseconds`, `Bytes`
 * @param {{name: string, style: string, values: (number | null)[]}[]} chart.series drawn over each other, the last one in
 *     front; `style` is a class name
 * @param {{from: string, stepSeconds: number}} chart.time
 */
export function chart({ title, unit, series, time }) {
  const values = series.flatMap(entry => entry.values).filter(value => value !== null);
  const max = roundUp(Math.max(...values, 0), unit);
  const picture = svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": title });
  picture.append(svg("path", { class: "grid", d: `M0 .5H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}` }));
  for (const entry of series) picture.append(columns(entry, max));
  picture.append(svg("path", { class: "axis", d: `M0 ${HEIGHT - 0.5}H${WIDTH}` }));
  const reading = h("span", { class: "reading" });
  const figure = h(
    "figure",
    { class: "chart-box" },
    h("figcaption", {}, h("b", {}, title), h("span", { class: "keys" }, series.map(legendEntry)), reading),
    h("div", { class: "plot" }, picture, h("span", { class: "most" }, format.withUnit(max, unit))),
    h("div", { class: "times" }, h("span", {}, timeAt(time, 0)), h("span", {}, timeAt(time, series[0].values.length))),
  );
  picture.addEventListener("pointermove", event => {
    const at = Math.min(series[0].values.length - 1, Math.floor((event.offsetX / picture.clientWidth) * series[0].values.length));
    const text = series.map(entry => `${entry.name} ${format.withUnit(entry.values[at], unit)}`).join(" · ");
    reading.textContent = `${timeAt(time, at)} ${text}`;
  });
  picture.addEventListener("pointerleave", () => {
    reading.textContent = "";
  });
  return figure;
}

const legendEntry = ({ name, style }) => h("span", { class: `key ${style}` }, h("i", {}), name);

const timeAt = ({ from, stepSeconds }, step) => format.clock(new Date(from).getTime() + step * stepSeconds * 1000).slice(-8, -3);

/** Returns the next 1, 2 or 5 times a power of ten. A count is at least 4; bytes are a power of two. */
function roundUp(value, unit) {
  if (value <= 0) return unit === "Count" ? 4 : 10;
  if (unit === "Bytes") return 2 ** Math.ceil(Math.log2(value));
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find(factor => factor * power >= value) * power;
  return unit === "Count" ? Math.max(4, step) : step;
}

function columns({ style, values }, max) {
  const group = svg("g", { class: `columns ${style}` });
  const width = WIDTH / values.length;
  values.forEach((value, i) => {
    if (!value) return;
    const height = Math.max(1, (value / max) * (HEIGHT - 2));
    group.append(svg("rect", { x: (i * width + width * 0.1).toFixed(2), y: (HEIGHT - height).toFixed(2), width: (width * 0.8).toFixed(2), height: height.toFixed(2) }));
  });
  return group;
}
