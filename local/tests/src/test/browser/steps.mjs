/**
 * Shared by the browser scripts: starting Chromium, and the steps of a user on the pages.
 *
 * Environment variables: ALBUM_URL (or the first argument), the URL of the local run; PHOTOS (or the second argument),
 * a folder with at least three JPEGs; CHROMIUM, the path of the browser if it is not in a usual place.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const DEFAULT_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

export const baseUrl = (process.env.ALBUM_URL ?? process.argv[2] ?? "http://localhost:3000").replace(/\/$/, "");

/** The paths of the JPEGs to upload, sorted by name. */
export const photos = jpegsIn(process.env.PHOTOS ?? process.argv[3]);

function jpegsIn(folder) {
  if (!folder || !existsSync(folder)) throw new Error("Set PHOTOS to a folder with at least three JPEGs.");
  const files = readdirSync(folder)
    .filter(name => /\.jpe?g$/i.test(name))
    .sort()
    .map(name => resolve(join(folder, name)));
  if (files.length < 3) throw new Error(`${folder} has ${files.length} JPEGs; at least three are needed.`);
  return files;
}

export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? DEFAULT_PATHS.find(existsSync);
  if (!executablePath) throw new Error("Chromium was not found: set CHROMIUM to its path.");
  return chromium.launch({
    executablePath,
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const LAPTOP = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 };

/** Opens a page in a browser context of its own, which shares no cookies or storage with other pages. */
export async function visitor(browser, { wide = false, ...options } = {}) {
  const context = await browser.newContext({
    ...(wide ? LAPTOP : PHONE),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

export async function logIn(page, name) {
  await page.goto(`${baseUrl}/`);
  await page.getByLabel("你的名字").fill(name);
  await page.getByRole("button", { name: "进入相册" }).click();
  await page.getByRole("heading", { name: "相册", level: 1 }).waitFor();
}

export async function createAlbum(page, title, description = "") {
  await page.goto(`${baseUrl}/#/`);
  await page.getByRole("button", { name: "新建相册" }).first().click();
  await page.getByLabel("名称").fill(title);
  await page.getByLabel("描述").fill(description);
  await page.getByRole("button", { name: "创建", exact: true }).click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
}

/** The tray that shows the progress of uploads. */
export const tray = page => page.getByRole("complementary", { name: "上传" });

/** Picks files and waits until all of them are ready. */
export async function addPhotos(page, files) {
  await page.getByLabel("选择照片").setInputFiles(files);
  await tray(page).getByText(`已添加 ${files.length} 张照片`).waitFor({ timeout: 120_000 });
}

/** The tiles of the photo grid, newest first. */
export const tiles = page => page.getByRole("button", { name: /^照片，/ });

/** Waits until the grid has exactly this number of photos. */
export async function hasPhotos(page, count) {
  await page.waitForFunction(expected => document.querySelectorAll("[data-photo]").length === expected, count);
}

/** Waits until the images of the first screen are loaded and have replaced their placeholders. */
export async function picturesShown(page) {
  await page.waitForFunction(() => {
    const images = [...document.querySelectorAll("main img")].filter(
      image => image.getBoundingClientRect().top < innerHeight,
    );
    return (
      images.length > 0 &&
      images.every(image => image.complete && image.naturalWidth > 0 && getComputedStyle(image).opacity === "1")
    );
  });
}

/** Creates a share link for the open album. @returns {Promise<string>} the link */
export async function share(page, { label, passcode, originals = false }) {
  await page.getByRole("button", { name: "分享", exact: true }).click();
  const create = page.getByRole("button", { name: "创建链接" });
  const createAnother = page.getByRole("button", { name: "新建链接" });
  await create.or(createAnother).waitFor();
  if (await createAnother.isVisible()) await createAnother.click();
  await page.getByLabel("备注").fill(label);
  await page.getByLabel("口令").fill(passcode);
  if (originals) await page.getByRole("switch", { name: /允许下载原图/ }).check();
  await create.click();
  return page.getByLabel("分享链接").inputValue();
}

export async function openAsGuest(page, link, passcode) {
  await page.goto(link);
  await page.getByLabel("口令").fill(passcode);
  await page.getByRole("button", { name: "打开相册" }).click();
}
