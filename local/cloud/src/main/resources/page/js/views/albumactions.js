/** The actions on an album and its photos, except uploading. */
import * as api from "../api.js";
import { confirm, openMenu } from "../dialogs.js";
import { complain, say } from "../toast.js";
import { openAlbumForm } from "./albumform.js";

/**
 * Opens the menu of an album.
 * @param {HTMLElement} anchor
 * @param {{
 *   album: object, order: string, sort: (order: string) => void, changed: (album: object) => void
 * }} options
 */
export function openAlbumMenu(anchor, { album, order, sort, changed }) {
  const sortBy = (to, label) => ({ label, outline: order === to ? "check" : "clock", run: () => sort(to) });
  const edit = () => openAlbumForm({ album, done: changed });
  const ownerEntries = [
    null,
    { label: "编辑相册", outline: "edit", run: edit },
    { label: "删除相册", outline: "trash", danger: true, run: () => deleteAlbum(album) },
  ];
  openMenu(anchor, [
    sortBy("taken", "按拍摄时间"),
    sortBy("added", "按添加时间"),
    ...(album.role === "owner" ? ownerEntries : []),
  ]);
}

async function deleteAlbum({ id, title, photoCount }) {
  const text = photoCount
    ? `其中的 ${photoCount} 张照片会移到回收站，保留 30 天；分享链接立即失效。`
    : "这本相册会被删除，它的分享链接立即失效。";
  if (!(await confirm({ title: `删除“${title}”？`, text, action: "删除相册" }))) return;
  try {
    await api.deleteAlbum(id);
    location.hash = "#/";
    say(`已删除“${title}”`);
  } catch (problem) {
    complain(problem);
  }
}

/**
 * Returns the actions that the user may perform on the photos of an album, for the viewer.
 * @param {{
 *   album: object, feed: import("../feed.js").Feed, changed: (album: object) => void, recount: () => void
 * }} options
 */
export function photoActions({ album, feed, changed, recount }) {
  const isOwner = album.role === "owner";
  const isMember = isOwner || album.role === "contributor";
  return {
    detail: ({ id }) => api.photo(id),
    original: ({ id }) => api.original(id),
    saveCaption: isMember ? async ({ id }, caption) => feed.replace(await api.changePhoto(id, { caption })) : null,
    setCover: isOwner ? photo => setCover(album, photo, changed) : null,
    remove: isMember ? photo => remove(photo, feed, recount) : null,
  };
}

async function setCover({ id, title, description }, photo, changed) {
  try {
    changed(await api.changeAlbum(id, { title, description, coverPhotoId: photo.id }));
    say("已设为封面");
  } catch (problem) {
    complain(problem);
  }
}

async function remove({ id }, feed, recount) {
  const undo = async () => {
    try {
      feed.insert(await api.restorePhoto(id));
      recount();
    } catch (problem) {
      complain(problem);
    }
  };
  await api.deletePhoto(id);
  feed.remove(id);
  recount();
  say("已移到回收站，保留 30 天", { label: "撤销", run: undo });
}
