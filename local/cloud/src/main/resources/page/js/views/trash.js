/** The trash: deleted photos, the days until each is purged, restoring them and deleting them permanently. */
import * as api from "../api.js";
import { confirm, openSheet } from "../dialogs.js";
import { emptyState, h, icon } from "../dom.js";
import { Feed } from "../feed.js";
import * as format from "../format.js";
import { bar, endless } from "../frame.js";
import { PhotoGrid } from "../photogrid.js";
import { complain, say } from "../toast.js";

export function trashView() {
  document.title = "回收站 · 相册";
  const feed = new Feed(options => api.trash({ ...options, limit: 60 }));
  const grid = new PhotoGrid({
    open: photo => openDeletedPhoto(photo, feed),
    badge: photo => `剩 ${format.daysUntil(photo.purgeAt)} 天`,
    clockOf: () => null,
  });
  const content = h("div");
  const empty = h(
    "button",
    { type: "button", class: "button", hidden: true, onclick: () => emptyTrash(feed) },
    icon("trash"),
    "清空回收站",
  );
  const sentinel = h("div");
  feed.addEventListener("change", () => {
    grid.show(feed.photos);
    empty.hidden = !feed.photos.length;
    content.replaceChildren(
      feed.photos.length || !feed.ended
        ? grid.element
        : emptyState("trash", "回收站是空的", "移除的照片会在这里保留 30 天。"),
    );
  });
  const stop = endless(sentinel, () =>
    feed.more().catch(problem => {
      complain(problem);
      return false;
    }),
  );
  return {
    element: h(
      "div",
      {},
      bar({ title: "回收站", back: { href: "#/", label: "相册" } }).element,
      h(
        "div",
        { class: "page" },
        h("div", { class: "headline" }, h("h1", {}, "回收站"), h("p", {}, "照片会保留 30 天，之后永久删除。"), empty),
        content,
        sentinel,
      ),
    ),
    destroy() {
      stop();
      grid.destroy();
    },
  };
}

/** Deletes all photos permanently, after a confirmation. A large trash takes several requests. */
async function emptyTrash(feed) {
  const text = "所有照片会永久删除，无法恢复。";
  if (!(await confirm({ title: "清空回收站？", text, action: "永久删除" }))) return;
  try {
    for (let emptied = false; !emptied; ) {
      emptied = await api.emptyTrash().then(
        () => true,
        problem => {
          if (problem.status !== 429) throw problem;
          return false;
        },
      );
    }
    for (const { id } of [...feed.photos]) feed.remove(id);
    say("回收站已清空");
  } catch (problem) {
    complain(problem);
  }
}

/** Deletes a photo permanently, after a confirmation. Returns whether it was deleted. */
async function deleteForever({ id }, feed) {
  const text = "照片会永久删除，无法恢复。";
  if (!(await confirm({ title: "永久删除？", text, action: "永久删除" }))) return false;
  try {
    await api.deleteForever(id);
    feed.remove(id);
    say("照片已永久删除");
    return true;
  } catch (problem) {
    complain(problem);
    return false;
  }
}

/** Shows a deleted photo with buttons to restore it and to delete it permanently. */
function openDeletedPhoto(photo, feed) {
  const restore = h(
    "button",
    {
      type: "button",
      class: "button primary wide",
      onclick: async () => {
        restore.disabled = true;
        try {
          const { albumId } = await api.restorePhoto(photo.id);
          sheet.close();
          feed.remove(photo.id);
          say("照片已恢复", {
            label: "去看看",
            run: () => {
              location.hash = `#/albums/${albumId}`;
            },
          });
        } catch (problem) {
          restore.disabled = false;
          complain(problem);
        }
      },
    },
    icon("restore"),
    "恢复照片",
  );
  const purge = h(
    "button",
    {
      type: "button",
      class: "button danger wide",
      onclick: async () => {
        if (await deleteForever(photo, feed)) sheet.close();
      },
    },
    icon("trash"),
    "永久删除",
  );
  const image =
    photo.renditions &&
    h("div", { class: "picture-frame" }, h("img", { src: photo.renditions.large.url, alt: photo.caption ?? "照片" }));
  const sheet = openSheet({
    title: `${format.date(photo.deletedAt)}移除`,
    content: [
      image,
      h("p", { class: "sheet-text" }, `还会保留 ${format.daysUntil(photo.purgeAt)} 天。`),
      restore,
      purge,
    ].filter(Boolean),
  });
  sheet.classList.add("trash-dialog");
}
