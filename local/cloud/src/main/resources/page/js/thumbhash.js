/**
 * Decodes ThumbHash, the placeholder of about 25 bytes of every photo: the lowest terms of a cosine transform, in
 * luminance (L), yellow against blue (P), red against green (Q) and optional opacity (A).
 * Written from the format that https://evanw.github.io/thumbhash/ publishes.
 *
 * Bytes 0-2, little endian: L 6 bits, P 6, Q 6 (the means), scale of L 5, has A 1.
 * Bytes 3-4: terms of L along the shorter side 3 bits, scale of P 6, scale of Q 6, is landscape 1.
 * Byte 5, only with A: mean 4 bits, scale 4. Then four bits for each further term, lower half first.
 */

const SIDE = 32;

/** Returns the pairs (x, y) of the terms in a channel of nx × ny: the triangle of low frequencies, without the mean. */
function frequencies(nx, ny) {
  const pairs = [];
  for (let y = 0; y < ny; y++) for (let x = y ? 0 : 1; x * ny < nx * (ny - y); x++) pairs.push([x, y]);
  return pairs;
}

/** @param {Uint8Array} hash */
function parse(hash) {
  const first = hash[0] | (hash[1] << 8) | (hash[2] << 16);
  const second = hash[3] | (hash[4] << 8);
  const hasAlpha = first >> 23 === 1;
  const isLandscape = second >> 15 === 1;
  const longer = hasAlpha ? 5 : 7;
  const shorter = second & 7;
  const nx = Math.max(3, isLandscape ? longer : shorter);
  const ny = Math.max(3, isLandscape ? shorter : longer);

  let nibble = (hasAlpha ? 6 : 5) * 2;
  const channel = (mean, scale, x, y) => ({
    mean,
    terms: frequencies(x, y).map(([fx, fy]) => {
      const bits = (hash[nibble >> 1] >> ((nibble++ & 1) * 4)) & 15;
      return [fx, fy, (bits / 7.5 - 1) * scale];
    }),
  });
  return {
    ratio: (isLandscape ? longer : shorter) / (isLandscape ? shorter : longer),
    l: channel((first & 63) / 63, ((first >> 18) & 31) / 31, nx, ny),
    p: channel(((first >> 6) & 63) / 31.5 - 1, (((second >> 3) & 63) / 63) * 1.25, 3, 3),
    q: channel(((first >> 12) & 63) / 31.5 - 1, (((second >> 9) & 63) / 63) * 1.25, 3, 3),
    a: hasAlpha ? channel((hash[5] & 15) / 15, (hash[5] >> 4) / 15, 5, 5) : { mean: 1, terms: [] },
  };
}

/** Returns the value of a channel at a point, from the cosines of its row and column. */
function valueAt({ mean, terms }, cosX, cosY) {
  let value = mean;
  for (const [fx, fy, amount] of terms) value += 2 * amount * cosX[fx] * cosY[fy];
  return value;
}

/** cos(π/n · (i + ½) · f) for f = 0 to 6. */
const cosines = (i, n) => Array.from({ length: 7 }, (_, f) => Math.cos((Math.PI / n) * (i + 0.5) * f));

/**
 * @param {Uint8Array} hash
 * @returns {{width: number, height: number, rgba: Uint8ClampedArray}} an image whose longer side is 32 pixels
 */
export function decode(hash) {
  const { ratio, l, p, q, a } = parse(hash);
  const width = Math.round(ratio > 1 ? SIDE : SIDE * ratio);
  const height = Math.round(ratio > 1 ? SIDE / ratio : SIDE);
  const columns = Array.from({ length: width }, (_, x) => cosines(x, width));
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    const row = cosines(y, height);
    for (let x = 0; x < width; x++, at += 4) {
      const [light, yellow, red] = [l, p, q].map(channel => valueAt(channel, columns[x], row));
      const b = light - (2 / 3) * yellow;
      const r = (3 * light - b + red) / 2;
      rgba.set([r * 255, (r - red) * 255, b * 255, valueAt(a, columns[x], row) * 255], at);
    }
  }
  return { width, height, rgba };
}

/** @param {string} base64 @returns {string | null} a data URL for CSS, or null if the text is not a hash */
export function placeholderUrl(base64) {
  try {
    const { width, height, rgba } = decode(Uint8Array.from(atob(base64), char => char.charCodeAt(0)));
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d").putImageData(new ImageData(rgba, width, height), 0, 0);
    return canvas.toDataURL();
  } catch {
    return null;
  }
}
