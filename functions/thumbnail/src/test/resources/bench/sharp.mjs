// Makes renditions with sharp for the benchmark. Argument: the folder from where to look for sharp.
// It begins with a line of JSON, {"versions"} or {"error"}. Then each line in is a request, {"variant", "photo"},
// and each line out its answer: {"millis", "jpegs": {side: base64}, "status": what Linux tells of this process} or {"error"}.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const say = message => process.stdout.write(`${JSON.stringify(message)}\n`);

function found(folder) {
  try {
    return createRequire(join(folder, 'package.json'))('sharp');
  } catch {
    say({ error: `node finds no sharp from ${folder}` });
    return process.exit(1);
  }
}

const sharp = found(process.argv[2]);
sharp.concurrency(1);
sharp.cache(false);
sharp.simd(true);
say({ versions: `node ${process.versions.node}, sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}` });

const sides = [1600, 640, 256];
const within = side => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
const onWhite = { background: 'white' };

/** As its users write it: the file decoded anew for each rendition. */
async function idiomatic(photo) {
  const jpegs = {};
  for (const side of sides) {
    jpegs[side] = await sharp(photo).rotate().resize(within(side)).flatten(onWhite).jpeg({ quality: 82 }).toBuffer();
  }
  return jpegs;
}

/** A picture's pixels, and what sharp must be told to read them again. */
async function pixels(picture) {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return [data, { raw: { width: info.width, height: info.height, channels: info.channels } }];
}

/** The largest rendition, its colours converted when it is small: sharp left alone converts them first. */
async function largest(photo) {
  const { hasProfile, space } = await sharp(photo).metadata();
  if (!hasProfile || space !== 'srgb') {
    return sharp(photo, { sequentialRead: true }).rotate().resize(within(sides[0])).flatten(onWhite);
  }
  const unconverted = sharp(photo, { sequentialRead: true, ignoreIcc: true }).rotate().resize(within(sides[0])).flatten(onWhite);
  return sharp(await unconverted.keepIccProfile().tiff({ compression: 'none' }).toBuffer());
}

/** By hand: decoded once, each rendition from the last one's pixels, Huffman tables not optimised. */
async function tuned(photo) {
  const jpegs = {};
  let last = await pixels(await largest(photo));
  for (const side of sides) {
    last = side === sides[0] ? last : await pixels(sharp(...last).resize(within(side)));
    jpegs[side] = await sharp(...last).jpeg({ quality: 82, optimiseCoding: false }).toBuffer();
  }
  return jpegs;
}

const variants = { sharp: idiomatic, 'sharp-tuned': tuned };
const status = '/proc/self/status';
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
  const jpegs = Object.fromEntries(Object.entries(made).map(([side, bytes]) => [side, bytes.toString('base64')]));
  return { millis, jpegs, status: existsSync(status) ? readFileSync(status, 'latin1') : '' };
}

for await (const line of createInterface({ input: process.stdin })) {
  say(await answer(JSON.parse(line)).catch(error => ({ error: error.message })));
}
