/**
 * Breaks pictures into rows that fill the width, none cropped: the breaks that make the heights of all rows together
 * come nearest to the wished one (least sum of squared logarithms), as a typesetter breaks lines of a paragraph.
 */

/** How far the last row may be stretched beyond the wished height before it is left short of the right edge. */
const LAST_STRETCH = 1.6;
const MOST_IN_A_ROW = 9;

/**
 * @param {number[]} aspects width divided by height of each picture
 * @param {{width: number, height: number, gap: number}} wish in CSS pixels; `height` is the wished height of a row
 * @returns {{start: number, end: number, height: number}[]} the rows, `end` exclusive
 */
export function justify(aspects, { width, height, gap }) {
  const best = [{ cost: 0 }];
  for (let end = 1; end <= aspects.length; end++) {
    best[end] = { cost: Infinity };
    for (let start = end - 1, sum = 0; start >= Math.max(0, end - MOST_IN_A_ROW); start--) {
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
