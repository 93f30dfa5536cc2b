/** Login, creation of an album, and uploads that succeed or fail. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { addPhotos, baseUrl, createAlbum, hasPhotos, logIn, photos, picturesShown, tiles, tray } from "../steps.mjs";
import { NAME, TITLE, chapter, chosen, heading, owner } from "../story.mjs";

chapter("logs in under a name and is offered to create a first album", async () => {
  await logIn(owner, NAME);

  await heading(owner, "从第一本相册开始").waitFor();
  assert.equal(new URL(owner.url()).search, "", "the URL contains no token");
});

chapter("creates an album", async () => {
  await createAlbum(owner, TITLE, "从登录到回收站");

  await heading(owner, "把照片放进来").waitFor();
});

chapter("shows the detail and the request id of a failed request", async () => {
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

chapter("uploads photos through the file picker and shows them when they are ready", async t => {
  await addPhotos(owner, chosen);

  await owner.getByText(`${chosen.length} 张照片`, { exact: true }).waitFor();
  await hasPhotos(owner, chosen.length);
  await picturesShown(owner);
  const placeholders = await tiles(owner).evaluateAll(
    all => all.filter(tile => tile.style.backgroundImage.startsWith('url("data:image/png')).length,
  );
  assert.equal(placeholders, chosen.length, "each tile has its ThumbHash as background");
  t.diagnostic(`uploaded ${chosen.map(file => basename(file)).join(", ")}`);
});

chapter("reports a photo that is already in the album", async () => {
  await owner.getByLabel("选择照片").setInputFiles(chosen[0]);

  await tray(owner).getByText("1 张已在相册中").waitFor();
  await hasPhotos(owner, chosen.length);
});

chapter("retries an upload when the connection to the storage breaks", async t => {
  const extra = photos[5];
  if (!extra) return t.skip("PHOTOS has only five photos");
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

chapter("names a file that is not a photo and offers a retry", async () => {
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
