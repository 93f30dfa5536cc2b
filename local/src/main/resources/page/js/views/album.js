/** One album of the owner: its words, its photos, and what can be done with them. */
import * as api from "../api.js";
import { confirm, openMenu } from "../dialogs.js";
import { emptyState, h, icon, iconButton, spinner, toolButton } from "../dom.js";
import { Feed, byAdded, byTaken } from "../feed.js";
import * as format from "../format.js";
import { bar, endless } from "../frame.js";
import { PhotoGrid } from "../photogrid.js";
import { ACCEPTED } from "../storage.js";
import { complain, headline, say } from "../toast.js";
import { isUnderWay, uploads } from "../upload.js";
import { openAlbumForm } from "./albumform.js";
import { openShares } from "./shares.js";
import "./tray.js";
import { openViewer } from "./viewer.js";

const BACK = { href: "#/", label: "相册" };
/** The order chosen last, for all albums, while the page is open. */
let order = "taken";

class AlbumView {
  #id;
  #album = null;
  #feed;
  #grid = null;
  #stopScrolling = () => {};
  #moved = () => { if (this.#feed.ended && !this.#feed.photos.length) this.#paintPhotos(); };
  #arrived = ({ detail: photo }) => this.#photoArrived(photo);
  #over = event => { event.preventDefault(); this.element.classList.add("dropping"); };
  #out = event => { if (!event.relatedTarget) this.element.classList.remove("dropping"); };
  #dropped = event => this.#filesDropped(event);

  constructor(id) {
    this.#id = id;
    this.bar = bar({ title: "", back: BACK });
    this.words = h("div", { class: "headline" }, spinner());
    this.content = h("div");
    this.sentinel = h("div");
    this.picker = h("input", {
      type: "file", class: "unseen", accept: ACCEPTED.filter(type => type !== "image/heic").join(","), multiple: true, tabindex: -1,
      "aria-label": "选择照片", onchange: () => { uploads.add(id, this.picker.files); this.picker.value = ""; },
    });
    this.element = h("div", {}, this.bar.element, h("div", { class: "page" }, this.words, this.content, this.sentinel), this.picker);
    this.#listen("addEventListener");
    this.#readAlbum();
    this.#readPhotos();
  }

  destroy() {
    this.#listen("removeEventListener");
    this.#stopScrolling();
    this.#grid?.destroy();
  }

  #listen(which) {
    uploads[which]("ready", this.#arrived);
    uploads[which]("change", this.#moved);
    document[which]("dragover", this.#over);
    document[which]("dragleave", this.#out);
    document[which]("drop", this.#dropped);
  }

  async #readAlbum() {
    try {
      this.#album = await api.album(this.#id);
      this.#paintWords();
    } catch (problem) {
      this.words.replaceChildren();
      this.sentinel.remove();
      this.content.replaceChildren(emptyState("album", problem.status === 404 ? "没有这本相册" : headline(problem), problem.status === 404 ? "它可能已经被删除了。" : problem.detail,
        h("a", { class: "button", href: "#/" }, "回到相册列表")));
      if (problem.status !== 404) complain(problem);
    }
  }

  /** Reads the photos from the start, in the chosen order. */
  #readPhotos() {
    this.#stopScrolling();
    this.#grid?.destroy();
    this.#feed = new Feed(({ cursor }) => api.photos(this.#id, { cursor, order, limit: 60 }), order === "taken" ? byTaken : byAdded);
    this.#grid = new PhotoGrid({
      open: photo => this.#open(photo),
      ...(order === "added" && { clockOf: photo => format.cameraClock(photo.createdAt, "upload") }),
    });
    this.#feed.addEventListener("change", () => this.#paintPhotos());
    const feed = this.#feed;
    this.#stopScrolling = endless(this.sentinel, () => feed.more().catch(problem => {
      if (problem.status !== 404) complain(problem);
      return false;
    }));
  }

  #paintWords() {
    const { title, description, photoCount, role } = this.#album;
    document.title = `${title} · 相册`;
    this.bar.rename(title);
    const mayAdd = role !== "viewer";
    const isOwner = role === "owner";
    this.bar.end(...[
      mayAdd && toolButton("plus", "添加照片", () => this.picker.click()),
      isOwner && toolButton("share", "分享", () => openShares(this.#album)),
      iconButton("more", "更多", event => this.#menu(event.currentTarget)),
    ].filter(Boolean));
    this.words.replaceChildren(...[
      h("h1", {}, title),
      description && h("p", { class: "lead" }, description),
      h("p", {}, photoCount ? `${photoCount} 张照片` : "还没有照片"),
    ].filter(Boolean));
  }

  #paintPhotos() {
    const { photos, ended } = this.#feed;
    this.#grid.show(photos);
    if (photos.length) {
      if (this.#grid.element.parentElement !== this.content) this.content.replaceChildren(this.#grid.element);
    } else if (ended) this.#paintNothing();
  }

  #paintNothing() {
    const isComing = uploads.items.some(upload => upload.albumId === this.#id && isUnderWay(upload));
    if (this.content.dataset.coming === String(isComing) && this.content.querySelector(".empty")) return;
    this.content.dataset.coming = isComing;
    this.content.replaceChildren(isComing ? emptyState("photo", "照片正在路上", "处理好的照片会陆续出现在这里。") : this.#nothingYet());
  }

  #nothingYet() {
    return emptyState("photo", "把照片放进来", "从手机或电脑里挑选，也可以直接拖到这里。",
      h("button", { type: "button", class: "button primary", onclick: () => this.picker.click() }, icon("plus"), "添加照片"));
  }

  #menu(anchor) {
    const sort = (to, label) => ({ label, outline: order === to ? "check" : "clock", run: () => { order = to; this.#readPhotos(); } });
    const isOwner = this.#album.role === "owner";
    openMenu(anchor, [
      sort("taken", "按拍摄时间"),
      sort("added", "按添加时间"),
      ...(isOwner ? [null, { label: "编辑相册", outline: "edit", run: () => this.#edit() }, { label: "删除相册", outline: "trash", danger: true, run: () => this.#delete() }] : []),
    ]);
  }

  #edit() {
    openAlbumForm({ album: this.#album, coverPhotoId: this.#coverPhotoId(), done: album => this.#changed(album) });
  }

  /** An album shows its cover but not whose it is: the photo with a rendition at the same address. */
  #coverPhotoId() {
    const url = this.#album.cover?.url;
    return this.#feed.photos.find(photo => Object.values(photo.renditions ?? {}).some(rendition => rendition.url === url))?.id ?? null;
  }

  #changed(album) {
    this.#album = album;
    this.#paintWords();
  }

  async #delete() {
    const { id, title, photoCount } = this.#album;
    const text = photoCount ? `其中的 ${photoCount} 张照片和所有分享链接会一起删除，无法恢复。` : "这本相册和它的分享链接会被删除，无法恢复。";
    if (!(await confirm({ title: `删除“${title}”？`, text, action: "删除相册" }))) return;
    try {
      await api.deleteAlbum(id);
      location.hash = "#/";
      say(`已删除“${title}”`);
    } catch (problem) {
      complain(problem);
    }
  }

  #open(photo) {
    const feed = this.#feed;
    const role = this.#album?.role;
    const isMember = role === "owner" || role === "contributor";
    openViewer({
      feed, photo, tileOf: id => this.#grid.tile(id),
      may: {
        detail: ({ id }) => api.photo(id),
        original: ({ id }) => api.original(id),
        ...(isMember && {
          saveCaption: async ({ id }, caption) => feed.replace(await api.changePhoto(id, { caption })),
          remove: other => this.#remove(other),
        }),
        ...(role === "owner" && { setCover: other => this.#setCover(other) }),
      },
    });
  }

  async #setCover({ id }) {
    try {
      const { title, description } = this.#album;
      this.#changed(await api.changeAlbum(this.#id, { title, description, coverPhotoId: id }));
      say("已设为封面");
    } catch (problem) {
      complain(problem);
    }
  }

  async #remove(photo) {
    const feed = this.#feed;
    await api.deletePhoto(photo.id);
    feed.remove(photo.id);
    this.#readAlbum();
    say("已移到回收站，保留 30 天", {
      label: "撤销",
      run: () => api.restorePhoto(photo.id).then(restored => { feed.insert(restored); this.#readAlbum(); }).catch(complain),
    });
  }

  #photoArrived(photo) {
    if (photo.albumId !== this.#id) return;
    this.#feed.insert(photo);
    this.#readAlbum();
  }

  #filesDropped(event) {
    event.preventDefault();
    this.element.classList.remove("dropping");
    if (event.dataTransfer?.files.length) uploads.add(this.#id, event.dataTransfer.files);
  }
}

/** @param {string} id @returns {{element: HTMLElement, destroy: () => void}} */
export function albumView(id) {
  return new AlbumView(id);
}
