/**
 * Breaks photos into rows that fill the width without cropping. Chooses the breaks with the least sum of squared
 * logarithms of row height to target height, as a typesetter breaks the lines of a paragraph.
 */

/** The maximum factor by which the last row exceeds the target height; otherwise it does not fill the width. */
const LAST_STRETCH = 1.6;
const MAX_PER_ROW = 9;

/**
 * @param {number[]} aspects width divided by height of each picture
 * @param {{width: number, height: number, gap: number}} target in CSS pixels; `height` is the target height of a row
 * @returns {{start: number, end: number, height: number}[]} the rows, `end` exclusive
 */
export function justify(aspects, { width, height, gap }) {
  const best = [{ cost: 0 }];
  for (let end = 1; end <= aspects.length; end++) {
    best[end] = { cost: Infinity };
    for (let start = end - 1, sum = 0; start >= Math.max(0, end - MAX_PER_ROW); start--) {
      sum += aspects[start];
      const row = rowOf(sum, end - start, { width, height, gap }, end === aspects.length);
      const cost = best[start].cost + row.cost;
      if (cost < best[end].cost) best[end] = { cost, start, height: row.height };
    }
  }
  const rows = [];
  for (let end = aspects.length; end > 0; end = best[end].start)
    rows.unshift({ start: best[end].start, end, height: best[end].height });
  return rows;
}

function rowOf(sumOfAspects, count, { width, height, gap }, isLast) {
  const full = (width - gap * (count - 1)) / sumOfAspects;
  if (isLast && full > height * LAST_STRETCH) return { height: height * 1.1, cost: 0.06 };
  return { height: full, cost: Math.log(full / height) ** 2 };
}
