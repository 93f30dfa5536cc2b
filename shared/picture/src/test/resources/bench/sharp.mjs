// Makes renditions with sharp for the benchmark. Argument: the folder from which to resolve sharp.
// The first output line is JSON: {"versions"} or {"error"}. Then each input line is a request, {"variant", "photo"}.
// Each output line is its response: {"millis", "jpegs": {side: base64}, "status": the process status of Linux} or {"error"}.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const send = message => process.stdout.write(`${JSON.stringify(message)}\n`);

function loadSharp(folder) {
  try {
    return createRequire(join(folder, 'package.json'))('sharp');
  } catch {
    send({ error: `sharp was not found in ${folder} or its parent folders; install it there with npm` });
    return process.exit(1);
  }
}

const sharp = loadSharp(process.argv[2]);
sharp.concurrency(1);
sharp.cache(false);
sharp.simd(true);
send({ versions: `node ${process.versions.node}, sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}` });

const sides = [1600, 640, 256];
const within = side => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
const onWhite = { background: 'white' };

/** Makes the renditions as the documentation of sharp shows: the file is decoded again for each one. */
async function idiomatic(photo) {
  const jpegs = {};
  for (const side of sides) {
    jpegs[side] = await sharp(photo).rotate().resize(within(side)).flatten(onWhite).jpeg({ quality: 82 }).toBuffer();
  }
  return jpegs;
}

/** Returns the pixels of a picture and the options with which sharp reads them again. */
async function rawPixels(picture) {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return [data, { raw: { width: info.width, height: info.height, channels: info.channels } }];
}

/** Returns the largest rendition. Its colors are converted after the reduction; by default sharp converts them before. */
async function largestRendition(photo) {
  const { hasProfile, space } = await sharp(photo).metadata();
  if (!hasProfile || space !== 'srgb') {
    return sharp(photo, { sequentialRead: true }).rotate().resize(within(sides[0])).flatten(onWhite);
  }
  const unconverted = sharp(photo, { sequentialRead: true, ignoreIcc: true }).rotate().resize(within(sides[0])).flatten(onWhite);
  return sharp(await unconverted.keepIccProfile().tiff({ compression: 'none' }).toBuffer());
}

/** Makes the renditions tuned by hand: decoded once, each from the pixels of the one before, without optimized Huffman tables. */
async function tuned(photo) {
  const jpegs = {};
  let last = await rawPixels(await largestRendition(photo));
  for (const side of sides) {
    last = side === sides[0] ? last : await rawPixels(sharp(...last).resize(within(side)));
    jpegs[side] = await sharp(...last).jpeg({ quality: 82, optimiseCoding: false }).toBuffer();
  }
  return jpegs;
}

const variants = { sharp: idiomatic, 'sharp-tuned': tuned };
const statusFile = '/proc/self/status';
let loadedFile;
let photo;

async function handle({ variant, photo: file }) {
  if (loadedFile !== file) {
    photo = readFileSync(file);
    loadedFile = file;
  }
  const start = performance.now();
  const renditions = await variants[variant](photo);
  const millis = performance.now() - start;
  const jpegs = Object.fromEntries(Object.entries(renditions).map(([side, bytes]) => [side, bytes.toString('base64')]));
  return { millis, jpegs, status: existsSync(statusFile) ? readFileSync(statusFile, 'latin1') : '' };
}

for await (const line of createInterface({ input: process.stdin })) {
  send(await handle(JSON.parse(line)).catch(error => ({ error: error.message })));
}
