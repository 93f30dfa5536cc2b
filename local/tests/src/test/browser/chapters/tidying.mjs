/** Trash and restore, renaming, logging out and in, deleting the album. */
import assert from "node:assert/strict";
import { hasPhotos, logIn, tiles } from "../steps.mjs";
import { NAME, chapter, chosen, heading, owner, pageErrors } from "../story.mjs";

async function openTrash() {
  await owner.getByRole("link", { name: "相册", exact: true }).click();
  await owner.getByRole("button", { name: `${NAME} 的账号` }).click();
  await owner.getByRole("link", { name: "回收站" }).click();
}

chapter("moves a photo to the trash and restores it", async () => {
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "移到回收站" }).click();
  await owner
    .getByRole("dialog")
    .getByText(`1 / ${chosen.length - 1}`, { exact: true })
    .waitFor();
  await owner.keyboard.press("Escape");
  await owner.getByText(`${chosen.length - 1} 张照片`, { exact: true }).waitFor();
  await hasPhotos(owner, chosen.length - 1);
  await openTrash();
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "恢复照片" }).click();
  await heading(owner, "回收站是空的").waitFor();
  await owner.getByRole("button", { name: "去看看" }).click();

  await owner.getByText(`${chosen.length} 张照片`, { exact: true }).waitFor();
  await hasPhotos(owner, chosen.length);
});

chapter("deletes a photo from the trash permanently", async () => {
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "移到回收站" }).click();
  await owner.keyboard.press("Escape");
  await hasPhotos(owner, chosen.length - 1);
  await openTrash();
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "永久删除" }).click();
  await owner.getByRole("button", { name: "永久删除" }).last().click();

  await heading(owner, "回收站是空的").waitFor();
  await owner.goBack();
  await owner.goBack();
  await hasPhotos(owner, chosen.length - 1);
});

chapter("empties the trash", async () => {
  await tiles(owner).first().click();
  await owner.getByRole("button", { name: "移到回收站" }).click();
  await owner.keyboard.press("Escape");
  await hasPhotos(owner, chosen.length - 2);
  await openTrash();
  await owner.getByRole("button", { name: "清空回收站" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "永久删除" }).click();

  await heading(owner, "回收站是空的").waitFor();
  await owner.getByRole("button", { name: "清空回收站" }).waitFor({ state: "hidden" });
  await owner.goBack();
  await owner.goBack();
  await hasPhotos(owner, chosen.length - 2);
});

chapter("renames the album and keeps its cover", async () => {
  await owner.getByRole("button", { name: "更多" }).click();
  await owner.getByRole("button", { name: "编辑相册" }).click();
  await owner.getByLabel("名称").fill("又一天");
  const saving = owner.waitForRequest(request => request.method() === "PUT");
  await owner.getByRole("button", { name: "保存", exact: true }).click();

  assert.ok((await saving).postDataJSON().coverPhotoId);
  await heading(owner, "又一天").waitFor();
});

chapter("shows the usage and logs out, after which a login is required", async () => {
  await owner.getByRole("link", { name: "相册", exact: true }).click();
  await owner.getByRole("button", { name: `${NAME} 的账号` }).click();
  await owner.getByText(`共 ${chosen.length} 张照片`).waitFor();
  await owner.getByRole("button", { name: "退出登录" }).click();

  await owner.getByLabel("你的名字").waitFor();
});

chapter("logs in again under the same name, finds the album and deletes it", async () => {
  await logIn(owner, NAME);
  await owner.getByRole("link", { name: "又一天" }).click();
  await owner.getByRole("button", { name: "更多" }).click();
  await owner.getByRole("button", { name: "删除相册" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "删除相册" }).click();

  await heading(owner, "从第一本相册开始").waitFor();
});

chapter("reports no exception and no content policy violation", () => {
  assert.deepEqual(pageErrors, []);
});
