// Makes renditions with sharp for the benchmark: one request a line on standard input, as JSON
// {"variant", "photo"}; one answer a line: {"millis", "jpegs": {side: base64}, "peak": KiB} or {"error"}.
// Argument: the folder whose node_modules has sharp.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const sharp = createRequire(join(resolve(process.argv[2]), 'package.json'))('sharp');
sharp.concurrency(1);
sharp.cache(false);

const inside = { fit: 'inside', withoutEnlargement: true };
const quality = { quality: 82 };

/** As its users write it: the file decoded anew for each rendition. */
async function idiomatic(photo) {
  const jpegs = {};
  for (const side of [1600, 640, 256]) {
    jpegs[side] = await sharp(photo).rotate().resize(side, side, inside).jpeg(quality).toBuffer();
  }
  return jpegs;
}

/** Pixels and what sharp must be told to read them again. */
async function pixels(pipeline) {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  return [data, { raw: { width: info.width, height: info.height, channels: info.channels } }];
}

/** By hand: decoded once, each rendition from the last one's pixels. */
async function tuned(photo) {
  const large = await pixels(
    sharp(photo, { sequentialRead: true }).rotate().resize(1600, 1600, inside).removeAlpha().toColourspace('srgb'));
  const medium = await pixels(sharp(...large).resize(640, 640, inside));
  return {
    1600: await sharp(...large).jpeg(quality).toBuffer(),
    640: await sharp(...medium).jpeg(quality).toBuffer(),
    256: await sharp(...medium).resize(256, 256, inside).jpeg(quality).toBuffer(),
  };
}

/** Most memory that this process has held so far, in KiB; -1 where the system does not tell. */
function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
  } catch {
    return -1;
  }
}

const variants = { sharp: idiomatic, 'sharp-tuned': tuned };
let file;
let photo;

async function answer({ variant, photo: wanted }) {
  if (file !== wanted) {
    photo = readFileSync(wanted);
    file = wanted;
  }
  const start = performance.now();
  const made = await variants[variant](photo);
  const millis = performance.now() - start;
  const jpegs = Object.fromEntries(Object.entries(made).map(([side, jpeg]) => [side, jpeg.toString('base64')]));
  return { millis, jpegs, peak: peak() };
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await answer(JSON.parse(line)).catch(error => ({ error: error.message }));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
