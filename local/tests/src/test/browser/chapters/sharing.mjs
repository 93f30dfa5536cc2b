/** Share links: wrong passcode, correct passcode, revoked link, too many attempts. */
import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { baseUrl, hasPhotos, openAsGuest, picturesShown, share, tiles } from "../steps.mjs";
import { CAPTION, PASSCODE, TITLE, chapter, chosen, close, guest, heading, owner, shared } from "../story.mjs";

chapter("shares the album with a passcode", async () => {
  shared.link = await share(owner, { label: "家人", passcode: PASSCODE, originals: true });

  assert.match(shared.link, new RegExp(`^${baseUrl}/\\?t=[0-9A-Za-z_-]{22}$`));
  await owner.getByText(PASSCODE, { exact: true }).waitFor();
  await owner.getByRole("button", { name: "所有链接" }).click();
  await owner.getByRole("list", { name: "分享链接" }).getByText("需要口令").waitFor();
  await close(owner);
});

chapter("shows a guest that the passcode is wrong", async () => {
  await openAsGuest(guest, shared.link, "1357");

  await guest.getByRole("alert").getByText("口令不对").waitFor();
  await hasPhotos(guest, 0);
});

chapter("shows the album to a guest with the correct passcode, without the owner's actions", async () => {
  await guest.getByLabel("口令").fill(PASSCODE);
  await guest.getByRole("button", { name: "打开相册" }).click();

  await heading(guest, TITLE).waitFor();
  await hasPhotos(guest, chosen.length);
  await picturesShown(guest);
  await tiles(guest).first().click();
  await guest.getByRole("dialog").getByText(CAPTION).waitFor();
  assert.equal(await guest.getByRole("button", { name: "移到回收站" }).count(), 0);
  await guest.getByRole("button", { name: "照片信息" }).click();
  assert.equal(await guest.getByLabel("照片说明").count(), 0);
});

chapter("lets a guest download an original when the link allows it", async () => {
  const [download] = await Promise.all([
    guest.waitForEvent("download"),
    guest.getByRole("button", { name: "下载原图" }).click(),
  ]);

  assert.ok((await stat(await download.path())).size > 10_000);
});

chapter("counts the guest's view and the wrong passcode", async () => {
  await owner.getByRole("button", { name: "分享", exact: true }).click();

  await owner.getByRole("list", { name: "分享链接" }).getByText("1 次打开").waitFor();
  await owner.getByRole("list", { name: "分享链接" }).getByText("口令输错 1 次").waitFor();
});

chapter("ends the guest's access at the next request after the link is revoked", async () => {
  await owner.getByRole("button", { name: "撤销", exact: true }).click();
  await owner.getByRole("button", { name: "撤销链接" }).click();
  await owner.getByText("已撤销", { exact: true }).waitFor();
  await close(owner);
  await guest.getByRole("button", { name: "下载原图" }).click();

  await heading(guest, "这个分享已经结束").waitFor();
  await hasPhotos(guest, 0);
});

chapter("explains a revoked and an unknown link to a guest", async () => {
  await guest.reload();
  await heading(guest, "这个分享已经结束").waitFor();
  await guest.goto(`${baseUrl}/?t=AAAAAAAAAAAAAAAAAAAAAA`);

  await heading(guest, "没有这个分享").waitFor();
});

chapter("asks a guest to wait after too many wrong passcodes", async () => {
  const otherLink = await share(owner, { label: "邻居", passcode: PASSCODE });
  await close(owner);
  await guest.goto(otherLink);
  for (let attempt = 0; attempt < 10; attempt++) {
    await guest.getByLabel("口令").fill(`wrong-${attempt}`);
    const [answer] = await Promise.all([
      guest.waitForResponse(/\/open$/),
      guest.getByRole("button", { name: "打开相册" }).click(),
    ]);
    assert.equal(answer.status(), 401);
    await guest.locator("button:enabled", { hasText: "打开相册" }).waitFor();
  }
  await guest.getByLabel("口令").fill(PASSCODE);
  await guest.getByRole("button", { name: "打开相册" }).click();

  await heading(guest, "口令试得太多了").waitFor();
  await guest.getByText("请休息一下，10 分钟后再试。").waitFor();
});

chapter("asks a guest of a locked link for another one", async () => {
  const json = { code: "share-locked", detail: "Too many wrong passcodes.", requestId: "1" };
  await guest.route(/\/open$/, route => route.fulfill({ status: 410, contentType: "application/problem+json", json }));
  await guest.getByRole("button", { name: "再试一次" }).click();

  await heading(guest, "这个链接已经锁定").waitFor();
  await guest.unroute(/\/open$/);
});
