/** Looking at photos: one over the whole screen, all of them by cursor, what is written and downloaded. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { hasPhotos, photos, tiles } from "../steps.mjs";
import { CAPTION, chapter, chosen, owner } from "../story.mjs";

chapter(
  "opens a photo over the whole screen, goes on with the arrow keys and back to the grid with Escape",
  async () => {
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
  },
);

chapter("goes from photo to photo by swiping, and back to the grid by pulling down", async () => {
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

chapter("reads on by cursor as long as there is room on the screen", async () => {
  const asked = [];
  await owner.route(
    url => url.pathname.endsWith("/photos"),
    route => {
      const url = new URL(route.request().url());
      url.searchParams.set("limit", "2");
      asked.push(url.searchParams.get("cursor"));
      return route.continue({ url: url.href });
    },
  );
  await owner.reload();

  await hasPhotos(owner, chosen.length);
  await owner.unrouteAll();
  assert.ok(asked.length >= chosen.length / 2, `${asked.length} pages of two`);
  assert.equal(asked.filter(cursor => cursor === null).length, 1, "only the first page is asked for without a cursor");
});

chapter("logs in again by itself when the token has run out", async () => {
  await owner.evaluate(() => {
    const session = JSON.parse(localStorage.getItem("wxalbum.session"));
    localStorage.setItem("wxalbum.session", JSON.stringify({ ...session, token: "run-out" }));
  });
  await owner.reload();

  await hasPhotos(owner, chosen.length);
});

chapter("writes a caption, which is still there after a reload", async () => {
  const detail = /\/photos\/\w+$/;
  let release;
  const held = new Promise(resolve => (release = resolve));
  await owner.route(detail, route => held.then(() => route.continue()), { times: 1 });
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "照片信息" }).click();
  await owner.getByText("拍摄时间").waitFor();
  await owner.getByLabel("照片说明").fill(CAPTION);
  const come = owner.waitForResponse(detail);
  release();
  await come;
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
    "it is one of the files that were uploaded",
  );
  await owner.keyboard.press("Escape");
  await owner.getByRole("dialog").waitFor({ state: "detached" });
});
