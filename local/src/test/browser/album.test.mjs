/**
 * The album page end to end, in a real browser against a running album: `ALBUM_URL=http://localhost:3000 PHOTOS=folder node album.test.mjs`.
 * The tests are one story and build on each other: after one that fails the rest is skipped. With EVIDENCE=folder a failure leaves a
 * picture of the page there.
 */
import assert from "node:assert/strict";
import { mkdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { addPhotos, baseUrl, createAlbum, hasPhotos, logIn, openAsGuest, photos, picturesShown, share, startBrowser, tiles, tray, visitor } from "./album.mjs";

const NAME = `e2e-${Date.now().toString(36)}`;
const TITLE = "端到端的一天";
const PASSCODE = "2468";
const chosen = photos.slice(0, 5);
const caption = "风停了一会儿";

let browser;
let owner;
let guest;
let link;
let failed = false;
/** What the page threw or could not load without being asked to by a test. */
const complaints = [];

before(async () => {
  browser = await startBrowser();
  owner = await visitor(browser, { acceptDownloads: true });
  guest = await visitor(browser, { acceptDownloads: true });
  for (const page of [owner, guest]) {
    page.on("pageerror", error => complaints.push(error.stack));
    page.on("console", message => { if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text()); });
  }
});

after(() => browser?.close());

function chapter(name, story) {
  test(name, { timeout: 180_000 }, async t => {
    if (failed) return t.skip("an earlier chapter failed");
    try {
      await story(t);
    } catch (failure) {
      failed = true;
      await keepEvidence(name);
      throw failure;
    }
  });
}

async function keepEvidence(name) {
  if (!process.env.EVIDENCE) return;
  await mkdir(process.env.EVIDENCE, { recursive: true });
  for (const [who, page] of Object.entries({ owner, guest })) await page.screenshot({ path: join(process.env.EVIDENCE, `${name} ${who}.png`) });
}

const heading = (page, name) => page.getByRole("heading", { name });
const close = page => page.getByRole("button", { name: "关闭" }).last().click();

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
  await owner.route(url => url.pathname === "/albums", route => route.fulfill({
    status: 503, contentType: "application/problem+json", headers: { "retry-after": "60" },
    body: JSON.stringify({ type: "about:blank", title: "Unavailable", status: 503, detail: "The database does not answer.", code: "unavailable", requestId: "request-of-the-test" }),
  }), { times: 1 });
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
  const placeholders = await tiles(owner).evaluateAll(all => all.filter(tile => tile.style.backgroundImage.startsWith("url(\"data:image/png")).length);
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
  await owner.route(url => url.origin !== new URL(baseUrl).origin, route => {
    if (route.request().method() !== "POST" || broken) return route.fallback();
    broken++;
    return route.abort("connectionreset");
  });
  await addPhotos(owner, [extra]);
  await owner.unrouteAll();

  assert.equal(broken, 1);
  chosen.push(extra);
  await hasPhotos(owner, chosen.length);
});

chapter("tells which file could not become a photo, and offers to try again", async () => {
  await owner.getByLabel("选择照片").setInputFiles({ name: "不是照片.txt", mimeType: "text/plain", buffer: Buffer.from("text") });
  await tray(owner).getByText("1 张没有成功").waitFor();
  await tray(owner).getByRole("button", { name: "收起或展开" }).click();

  await tray(owner).getByText("只能添加 JPEG、PNG、WebP、GIF 或 HEIC 照片").waitFor();
  await tray(owner).getByRole("button", { name: "重试 不是照片.txt" }).waitFor();
  await tray(owner).getByRole("button", { name: "关闭" }).click();
  await tray(owner).waitFor({ state: "detached" });
});

chapter("opens a photo over the whole screen, goes on with the arrow keys and back to the grid with Escape", async () => {
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
  await owner.route(url => url.pathname.endsWith("/photos"), route => {
    const url = new URL(route.request().url());
    url.searchParams.set("limit", "2");
    asked.push(url.searchParams.get("cursor"));
    return route.continue({ url: url.href });
  });
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
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "照片信息" }).click();
  await owner.getByText("拍摄时间").waitFor();
  await owner.getByLabel("照片说明").fill(caption);
  await owner.getByRole("button", { name: "保存说明" }).click();
  await owner.getByText("说明已保存").waitFor();
  await owner.reload();

  await tiles(owner).first().click();
  await owner.getByRole("dialog").getByText(caption).waitFor();
});

chapter("downloads the original, byte for byte", async () => {
  const [download] = await Promise.all([owner.waitForEvent("download"), owner.getByRole("button", { name: "下载原图" }).click()]);
  const bytes = await readFile(await download.path());

  const originals = await Promise.all(chosen.map(file => readFile(file)));
  assert.ok(originals.some(original => original.equals(bytes)), "it is one of the files that were uploaded");
  await owner.keyboard.press("Escape");
  await owner.getByRole("dialog").waitFor({ state: "detached" });
});

chapter("shares the album with a passcode", async () => {
  link = await share(owner, { label: "家人", passcode: PASSCODE, originals: true });

  assert.match(link, new RegExp(`^${baseUrl}/\\?t=[0-9A-Za-z_-]{22}$`));
  await owner.getByText(PASSCODE, { exact: true }).waitFor();
  await owner.getByRole("button", { name: "所有链接" }).click();
  await owner.getByRole("list", { name: "分享链接" }).getByText("需要口令").waitFor();
  await close(owner);
});

chapter("tells a guest that his passcode is wrong", async () => {
  await openAsGuest(guest, link, "1357");

  await guest.getByRole("alert").getByText("口令不对").waitFor();
  await hasPhotos(guest, 0);
});

chapter("shows a guest with the right passcode the album, and nothing that is the owner's", async () => {
  await guest.getByLabel("口令").fill(PASSCODE);
  await guest.getByRole("button", { name: "打开相册" }).click();

  await heading(guest, TITLE).waitFor();
  await hasPhotos(guest, chosen.length);
  await picturesShown(guest);
  await tiles(guest).first().click();
  await guest.getByRole("dialog").getByText(caption).waitFor();
  assert.equal(await guest.getByRole("button", { name: "移到回收站" }).count(), 0);
  await guest.getByRole("button", { name: "照片信息" }).click();
  assert.equal(await guest.getByLabel("照片说明").count(), 0);
});

chapter("lets a guest download an original where the link allows it", async () => {
  const [download] = await Promise.all([guest.waitForEvent("download"), guest.getByRole("button", { name: "下载原图" }).click()]);

  assert.ok((await stat(await download.path())).size > 10_000);
});

chapter("counts the guest's view", async () => {
  await owner.getByRole("button", { name: "分享", exact: true }).click();

  await owner.getByRole("list", { name: "分享链接" }).getByText("1 次打开").waitFor();
});

chapter("revokes the link: what the guest sees ends at his next step", async () => {
  await owner.getByRole("button", { name: "撤销", exact: true }).click();
  await owner.getByRole("button", { name: "撤销链接" }).click();
  await owner.getByText("已撤销", { exact: true }).waitFor();
  await close(owner);
  await guest.getByRole("button", { name: "下载原图" }).click();

  await heading(guest, "这个分享已经结束").waitFor();
  await hasPhotos(guest, 0);
});

chapter("tells a guest who opens the revoked link anew, or one that never was, what is the matter", async () => {
  await guest.reload();
  await heading(guest, "这个分享已经结束").waitFor();
  await guest.goto(`${baseUrl}/?t=AAAAAAAAAAAAAAAAAAAAAA`);

  await heading(guest, "没有这个分享").waitFor();
});

chapter("asks a guest who tries too many passcodes to wait", async () => {
  const other = await share(owner, { label: "邻居", passcode: PASSCODE });
  await close(owner);
  await guest.goto(other);
  for (let attempt = 0; attempt < 10; attempt++) {
    await guest.getByLabel("口令").fill(`wrong-${attempt}`);
    const [answer] = await Promise.all([guest.waitForResponse(/\/open$/), guest.getByRole("button", { name: "打开相册" }).click()]);
    assert.equal(answer.status(), 401);
    await guest.locator("button:enabled", { hasText: "打开相册" }).waitFor();
  }
  await guest.getByLabel("口令").fill(PASSCODE);
  await guest.getByRole("button", { name: "打开相册" }).click();

  await heading(guest, "口令试得太多了").waitFor();
});

chapter("puts a photo into the trash and takes it out again", async () => {
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "移到回收站" }).click();
  await owner.getByRole("dialog").getByText(`1 / ${chosen.length - 1}`, { exact: true }).waitFor();
  await owner.keyboard.press("Escape");
  await owner.getByText(`${chosen.length - 1} 张照片`, { exact: true }).waitFor();
  await hasPhotos(owner, chosen.length - 1);
  await owner.getByRole("link", { name: "相册", exact: true }).click();
  await owner.getByRole("button", { name: `${NAME} 的账号` }).click();
  await owner.getByRole("link", { name: "回收站" }).click();
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "恢复照片" }).click();
  await heading(owner, "回收站是空的").waitFor();
  await owner.getByRole("button", { name: "去看看" }).click();

  await owner.getByText(`${chosen.length} 张照片`, { exact: true }).waitFor();
  await hasPhotos(owner, chosen.length);
});

chapter("renames the album", async () => {
  await owner.getByRole("button", { name: "更多" }).click();
  await owner.getByRole("button", { name: "编辑相册" }).click();
  await owner.getByLabel("名称").fill("又一天");
  await owner.getByRole("button", { name: "保存", exact: true }).click();

  await heading(owner, "又一天").waitFor();
});

chapter("shows how much is stored, then leaves; the next visitor has to log in", async () => {
  await owner.getByRole("link", { name: "相册", exact: true }).click();
  await owner.getByRole("button", { name: `${NAME} 的账号` }).click();
  await owner.getByText(`共 ${chosen.length} 张照片`).waitFor();
  await owner.getByRole("button", { name: "退出登录" }).click();

  await owner.getByLabel("你的名字").waitFor();
});

chapter("logs in again as the same name, finds the album and deletes it", async () => {
  await logIn(owner, NAME);
  await owner.getByRole("link", { name: "又一天" }).click();
  await owner.getByRole("button", { name: "更多" }).click();
  await owner.getByRole("button", { name: "删除相册" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "删除相册" }).click();

  await heading(owner, "从第一本相册开始").waitFor();
});

chapter("threw nothing and broke no content policy on the way", () => {
  assert.deepEqual(complaints, []);
});
