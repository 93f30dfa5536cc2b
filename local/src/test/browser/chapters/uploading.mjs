/** Logging in, an album, photos on their way into it: what goes well, and what does not. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { addPhotos, baseUrl, createAlbum, hasPhotos, logIn, photos, picturesShown, tiles, tray } from "../steps.mjs";
import { NAME, TITLE, chapter, chosen, heading, owner } from "../story.mjs";

chapter("logs in as a name and is offered to make a first album", async () => {
  await logIn(owner, NAME);

  await heading(owner, "从第一本相册开始").waitFor();
  assert.equal(new URL(owner.url()).search, "", "no token stands in the address");
});

chapter("creates an album", async () => {
  await createAlbum(owner, TITLE, "从登录到回收站");

  await heading(owner, "把照片放进来").waitFor();
});

chapter("tells what the service refuses, and under which request id", async () => {
  await owner.route(
    url => url.pathname === "/albums",
    route =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        headers: { "retry-after": "60" },
        body: JSON.stringify({
          type: "about:blank",
          title: "Unavailable",
          status: 503,
          detail: "The database does not answer.",
          code: "unavailable",
          requestId: "request-of-the-test",
        }),
      }),
    { times: 1 },
  );
  await owner.goto(`${baseUrl}/#/`);

  const toast = owner.getByRole("status").filter({ hasText: "The database does not answer." });
  await toast.getByText("请求编号 request-of-the-test").waitFor();
  await toast.getByRole("button", { name: "好" }).click();
  await owner.reload();
  await owner.getByRole("link", { name: TITLE }).click();
});

chapter("uploads photos through the file picker and shows them once they are ready", async t => {
  await addPhotos(owner, chosen);

  await owner.getByText(`${chosen.length} 张照片`, { exact: true }).waitFor();
  await hasPhotos(owner, chosen.length);
  await picturesShown(owner);
  const placeholders = await tiles(owner).evaluateAll(
    all => all.filter(tile => tile.style.backgroundImage.startsWith('url("data:image/png')).length,
  );
  assert.equal(placeholders, chosen.length, "each tile has the picture of its ThumbHash behind it");
  t.diagnostic(`uploaded ${chosen.map(file => basename(file)).join(", ")}`);
});

chapter("says of a photo that the album holds already that it is there", async () => {
  await owner.getByLabel("选择照片").setInputFiles(chosen[0]);

  await tray(owner).getByText("1 张已在相册中").waitFor();
  await hasPhotos(owner, chosen.length);
});

chapter("sends a photo once more when the connection to storage breaks", async t => {
  const extra = photos[5];
  if (!extra) return t.skip("PHOTOS holds only five photos");
  let broken = 0;
  await owner.route(
    url => url.origin !== new URL(baseUrl).origin,
    route => {
      if (route.request().method() !== "POST" || broken) return route.fallback();
      broken++;
      return route.abort("connectionreset");
    },
  );
  await addPhotos(owner, [extra]);
  await owner.unrouteAll();

  assert.equal(broken, 1);
  chosen.push(extra);
  await hasPhotos(owner, chosen.length);
});

chapter("tells which file could not become a photo, and offers to try again", async () => {
  await owner
    .getByLabel("选择照片")
    .setInputFiles({ name: "不是照片.txt", mimeType: "text/plain", buffer: Buffer.from("text") });
  await tray(owner).getByText("1 张没有成功").waitFor();
  await tray(owner).getByRole("button", { name: "收起或展开" }).click();

  await tray(owner).getByText("只能添加 JPEG、PNG、WebP、GIF 或 HEIC 照片").waitFor();
  await tray(owner).getByRole("button", { name: "重试 不是照片.txt" }).waitFor();
  await tray(owner).getByRole("button", { name: "关闭" }).click();
  await tray(owner).waitFor({ state: "detached" });
});
