/** Viewing photos: full screen, pagination by cursor, captions and downloads. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { hasPhotos, photos, tiles } from "../steps.mjs";
import { CAPTION, chapter, chosen, owner } from "../story.mjs";

chapter("opens a photo in full screen, moves with the arrow keys and returns to the grid with Escape", async () => {
  await tiles(owner).first().click();
  const viewer = owner.getByRole("dialog", { name: "查看照片" });
  await viewer.getByText(`1 / ${chosen.length}`, { exact: true }).waitFor();
  await owner.keyboard.press("ArrowRight");
  await viewer.getByText(`2 / ${chosen.length}`, { exact: true }).waitFor();
  await owner.waitForFunction(() => document.querySelectorAll("dialog .slide:not([inert]) img.shown").length === 2);
  await owner.keyboard.press("ArrowLeft");
  await viewer.getByText(`1 / ${chosen.length}`, { exact: true }).waitFor();
  await owner.keyboard.press("Escape");

  await viewer.waitFor({ state: "detached" });
});

chapter("moves between photos by swiping and returns to the grid by pulling down", async () => {
  const viewer = owner.getByRole("dialog", { name: "查看照片" });
  const swipe = async (x, y) => {
    await owner.mouse.move(195, 420);
    await owner.mouse.down();
    await owner.mouse.move(195 + x / 2, 420 + y / 2, { steps: 4 });
    await owner.mouse.move(195 + x, 420 + y, { steps: 4 });
    await owner.mouse.up();
  };
  await tiles(owner).first().click();
  await viewer.getByText(`1 / ${chosen.length}`, { exact: true }).waitFor();
  await swipe(-180, 0);
  await viewer.getByText(`2 / ${chosen.length}`, { exact: true }).waitFor();
  await swipe(180, 0);
  await viewer.getByText(`1 / ${chosen.length}`, { exact: true }).waitFor();
  await swipe(0, 200);

  await viewer.waitFor({ state: "detached" });
});

chapter("loads pages by cursor until the screen is full", async () => {
  const cursors = [];
  await owner.route(
    url => url.pathname.endsWith("/photos"),
    route => {
      const url = new URL(route.request().url());
      url.searchParams.set("limit", "2");
      cursors.push(url.searchParams.get("cursor"));
      return route.continue({ url: url.href });
    },
  );
  await owner.reload();

  await hasPhotos(owner, chosen.length);
  await owner.unrouteAll();
  assert.ok(cursors.length >= chosen.length / 2, `${cursors.length} pages of two`);
  assert.equal(cursors.filter(cursor => cursor === null).length, 1, "only the first page has no cursor");
});

chapter("logs in again automatically when the token is invalid", async () => {
  await owner.evaluate(() => {
    const session = JSON.parse(localStorage.getItem("wxalbum.session"));
    localStorage.setItem("wxalbum.session", JSON.stringify({ ...session, token: "run-out" }));
  });
  await owner.reload();

  await hasPhotos(owner, chosen.length);
});

chapter("saves a caption, which is still there after a reload", async () => {
  const detail = /\/photos\/\w+$/;
  let release;
  const released = new Promise(resolve => (release = resolve));
  await owner.route(detail, route => released.then(() => route.continue()), { times: 1 });
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "照片信息" }).click();
  await owner.getByText("拍摄时间").waitFor();
  await owner.getByLabel("照片说明").fill(CAPTION);
  const response = owner.waitForResponse(detail);
  release();
  await response;
  await owner.getByRole("button", { name: "保存说明" }).click();
  await owner.getByText("说明已保存").waitFor();
  await owner.reload();

  await tiles(owner).first().click();
  await owner.getByRole("dialog").getByText(CAPTION).waitFor();
});

chapter("downloads the original, byte for byte", async () => {
  const [download] = await Promise.all([
    owner.waitForEvent("download"),
    owner.getByRole("button", { name: "下载原图" }).click(),
  ]);
  const bytes = await readFile(await download.path());

  const originals = await Promise.all(chosen.map(file => readFile(file)));
  assert.ok(
    originals.some(original => original.equals(bytes)),
    "the download equals one of the uploaded files",
  );
  await owner.keyboard.press("Escape");
  await owner.getByRole("dialog").waitFor({ state: "detached" });
});
