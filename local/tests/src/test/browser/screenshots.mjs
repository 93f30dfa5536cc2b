/**
 * Makes the screenshots in docs/pictures: `ALBUM_URL=http://localhost:3000 PHOTOS=folder OUT=folder node screenshots.mjs`.
 * Phone: albums.jpg, grid.jpg, viewer.jpg, guest.jpg; laptop: laptop.jpg. Each run logs in as a new user.
 * With DATABASE_PID=file it also makes console.png, after it has stopped the database whose process id is in that file.
 */
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  addPhotos,
  baseUrl,
  createAlbum,
  hasPhotos,
  logIn,
  openAsGuest,
  photos,
  picturesShown,
  share,
  startBrowser,
  tiles,
  tray,
  visitor,
} from "./steps.mjs";

const OUT = process.env.OUT;
if (!OUT) throw new Error("Set OUT to the folder for the screenshots.");

/**
 * The albums; the page lists the last one first. Each contains the photos with these indexes in PHOTOS, modulo their
 * number.
 */
const ALBUMS = [
  { title: "周末小聚", indexes: [7, 8, 10] },
  { title: "团团", indexes: [1] },
  { title: "山里的秋天", indexes: [9, 11, 5, 4] },
  {
    title: "五月，出门走走",
    description: "三天，一段海边，两座山。天气好得像借来的。",
    indexes: photos.map((_, i) => i),
  },
];
const CAPTION = "太阳落下去，风停了一会儿";
const PASSCODE = "2468";

const browser = await startBrowser();
const saveScreenshot = (page, name) => page.screenshot({ path: join(OUT, `${name}.jpg`), type: "jpeg", quality: 84 });

async function fillAlbums(page) {
  for (const { title, description, indexes } of ALBUMS) {
    const files = [...new Set(indexes.map(index => photos[index % photos.length]))];
    await createAlbum(page, title, description);
    await addPhotos(page, files);
    await hasPhotos(page, files.length);
    await tray(page).getByRole("button", { name: "关闭" }).click();
  }
  return page.url();
}

async function onPhone() {
  const page = await visitor(browser);
  await logIn(page, `林夏${Date.now().toString(36)}`);
  const album = await fillAlbums(page);
  await picturesShown(page);
  await saveScreenshot(page, "grid");

  await tiles(page).first().click();
  await page.getByRole("button", { name: "照片信息" }).click();
  await page.getByLabel("照片说明").fill(CAPTION);
  await page.getByRole("button", { name: "保存说明" }).click();
  await page.getByText("说明已保存").waitFor();
  await page.reload();
  await picturesShown(page);
  await tiles(page).first().click();
  await page.getByRole("dialog").getByText(CAPTION).waitFor();
  await page.waitForFunction(
    () =>
      document.querySelectorAll("dialog .slide:not([inert]) img.shown").length === 2 &&
      !document.getAnimations().some(animation => animation.playState === "running"),
  );
  await saveScreenshot(page, "viewer");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  const link = await share(page, { label: "家人", passcode: PASSCODE });
  await page.keyboard.press("Escape");
  await page.goto(`${baseUrl}/#/`);
  await picturesShown(page);
  await saveScreenshot(page, "albums");
  return { album, link, state: await page.context().storageState() };
}

async function onLaptop({ album, state }) {
  const page = await visitor(browser, { wide: true, storageState: state });
  await page.goto(album);
  await hasPhotos(page, photos.length);
  await picturesShown(page);
  await saveScreenshot(page, "laptop");
}

async function asGuest({ link }) {
  const page = await visitor(browser, { colorScheme: "dark" });
  await openAsGuest(page, link, PASSCODE);
  await hasPhotos(page, photos.length);
  await picturesShown(page);
  await saveScreenshot(page, "guest");
}

async function onConsole({ state }) {
  const owner = await visitor(browser, { storageState: state });
  await createAlbum(owner, "回家的路");
  await addPhotos(owner, photos.slice(0, 2));
  await hasPhotos(owner, 2);
  process.kill(Number(readFileSync(process.env.DATABASE_PID, "utf8")), "SIGKILL");
  await owner.reload();
  await Promise.all([1, 2, 3].map(() => fetch(`${baseUrl}/health`)));

  const page = await visitor(browser, {
    wide: true,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    locale: "en-GB",
  });
  await page.goto(`${baseUrl}/console`);
  await page.getByText("503 unavailable").first().waitFor();
  await page.getByText("The request failed").first().waitFor();
  await page.getByRole("table", { name: "Invocations" }).waitFor();
  await page.screenshot({ path: join(OUT, "console.png") });
}

try {
  await mkdir(OUT, { recursive: true });
  const visit = await onPhone();
  await onLaptop(visit);
  await asGuest(visit);
  if (process.env.DATABASE_PID) await onConsole(visit);
  console.log(`albums, grid, viewer, guest and laptop are in ${OUT}`);
} finally {
  await browser.close();
}
