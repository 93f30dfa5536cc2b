/** The view of one album: its title, its photos, and the actions on them. */
import * as api from "../api.js";
import { emptyState, h, icon, iconButton, spinner, toolButton } from "../dom.js";
import { Feed, byAdded, byTaken } from "../feed.js";
import { watchDrops } from "../filedrop.js";
import * as format from "../format.js";
import { bar, endless } from "../frame.js";
import { PhotoGrid } from "../photogrid.js";
import { ACCEPTED } from "../storage.js";
import { complain, headline } from "../toast.js";
import { isUnderWay, uploads } from "../upload.js";
import { openAlbumMenu, photoActions } from "./albumactions.js";
import { openShares } from "./shares.js";
import "./tray.js";
import { openViewer } from "./viewer.js";

const BACK = { href: "#/", label: "相册" };
/** The last chosen order, which applies to all albums until the page is closed. */
let order = "taken";

class AlbumView {
  #id;
  #album = null;
  #feed;
  #grid = null;
  #stopScrolling = () => {};
  #stopDrops;
  #recounting = 0;
  #uploadsChanged = () => {
    if (this.#feed.ended && !this.#feed.photos.length) this.#paintPhotos();
  };
  #photoReady = ({ detail: photo }) => {
    if (photo.albumId !== this.#id) return;
    this.#feed.insert(photo);
    this.#recount();
  };

  constructor(id) {
    this.#id = id;
    this.bar = bar({ title: "", back: BACK });
    this.words = h("div", { class: "headline" }, spinner());
    this.content = h("div");
    this.sentinel = h("div");
    this.picker = h("input", {
      type: "file",
      class: "unseen",
      accept: ACCEPTED.filter(type => type !== "image/heic").join(","),
      multiple: true,
      tabindex: -1,
      "aria-label": "选择照片",
      onchange: () => {
        uploads.add(id, this.picker.files);
        this.picker.value = "";
      },
    });
    this.element = h(
      "div",
      {},
      this.bar.element,
      h("div", { class: "page" }, this.words, this.content, this.sentinel),
      this.picker,
    );
    uploads.addEventListener("ready", this.#photoReady);
    uploads.addEventListener("change", this.#uploadsChanged);
    this.#stopDrops = watchDrops(this.element, files => uploads.add(id, files));
    this.#readAlbum();
    this.#readPhotos();
  }

  destroy() {
    uploads.removeEventListener("ready", this.#photoReady);
    uploads.removeEventListener("change", this.#uploadsChanged);
    clearTimeout(this.#recounting);
    this.#stopDrops();
    this.#stopScrolling();
    this.#grid.destroy();
  }

  async #readAlbum() {
    try {
      this.#albumChanged(await api.album(this.#id));
    } catch (problem) {
      this.#paintRefusal(problem);
    }
  }

  /** Reads the photo count of the album again, once for changes in quick succession. */
  #recount() {
    clearTimeout(this.#recounting);
    this.#recounting = setTimeout(() => api.album(this.#id).then(album => this.#albumChanged(album), complain), 250);
  }

  #paintRefusal({ status, code, detail, requestId }) {
    const isUnknown = status === 404;
    this.words.replaceChildren();
    this.sentinel.remove();
    this.content.replaceChildren(
      emptyState(
        "album",
        isUnknown ? "没有这本相册" : headline({ code }),
        isUnknown ? "它可能已经被删除了。" : [detail, requestId && `请求编号 ${requestId}`].filter(Boolean).join(" "),
        h("a", { class: "button", href: "#/" }, "回到相册列表"),
      ),
    );
  }

  /** Reads the photos from the beginning, in the chosen order. */
  #readPhotos() {
    this.#stopScrolling();
    this.#grid?.destroy();
    this.#feed = new Feed(
      ({ cursor }) => api.photos(this.#id, { cursor, order, limit: 60 }),
      order === "taken" ? byTaken : byAdded,
    );
    this.#grid = new PhotoGrid({
      open: photo => this.#open(photo),
      ...(order === "added" && { clockOf: photo => format.cameraClock(photo.createdAt, "upload") }),
    });
    this.#feed.addEventListener("change", () => this.#paintPhotos());
    const feed = this.#feed;
    this.#stopScrolling = endless(this.sentinel, () =>
      feed.more().catch(problem => {
        if (problem.status !== 404) complain(problem);
        return false;
      }),
    );
  }

  #paintWords() {
    const { title, description, photoCount, role } = this.#album;
    if (this.element.isConnected) document.title = `${title} · 相册`;
    this.bar.rename(title);
    const mayAdd = role !== "viewer";
    const isOwner = role === "owner";
    this.bar.end(
      ...[
        mayAdd && toolButton("plus", "添加照片", () => this.picker.click()),
        isOwner && toolButton("share", "分享", () => openShares(this.#album)),
        iconButton("more", "更多", event => this.#menu(event.currentTarget)),
      ].filter(Boolean),
    );
    this.words.replaceChildren(
      ...[
        h("h1", {}, title),
        description && h("p", { class: "lead" }, description),
        h("p", {}, photoCount ? `${photoCount} 张照片` : "还没有照片"),
      ].filter(Boolean),
    );
  }

  #paintPhotos() {
    if (!this.#album) return;
    const { photos, ended } = this.#feed;
    this.#grid.show(photos);
    if (photos.length) {
      if (this.#grid.element.parentElement !== this.content) this.content.replaceChildren(this.#grid.element);
    } else if (ended) this.#paintEmpty();
  }

  #paintEmpty() {
    const isUploading = uploads.items.some(upload => upload.albumId === this.#id && isUnderWay(upload));
    if (this.content.dataset.uploading === String(isUploading) && this.content.querySelector(".empty")) return;
    this.content.dataset.uploading = isUploading;
    this.content.replaceChildren(
      isUploading ? emptyState("photo", "照片正在路上", "处理好的照片会陆续出现在这里。") : this.#emptyAlbum(),
    );
  }

  #emptyAlbum() {
    return emptyState(
      "photo",
      "把照片放进来",
      "从手机或电脑里挑选，也可以直接拖到这里。",
      h(
        "button",
        { type: "button", class: "button primary", onclick: () => this.picker.click() },
        icon("plus"),
        "添加照片",
      ),
    );
  }

  #menu(anchor) {
    openAlbumMenu(anchor, {
      album: this.#album,
      order,
      sort: to => {
        order = to;
        this.#readPhotos();
      },
      changed: album => this.#albumChanged(album),
    });
  }

  #albumChanged(album) {
    const isFirst = !this.#album;
    this.#album = album;
    this.#paintWords();
    if (isFirst) this.#paintPhotos();
  }

  #open(photo) {
    const feed = this.#feed;
    openViewer({
      feed,
      photo,
      tileOf: id => this.#grid.tile(id),
      allowed: photoActions({
        album: this.#album,
        feed,
        changed: album => this.#albumChanged(album),
        recount: () => this.#recount(),
      }),
    });
  }
}

/** @param {string} id @returns {{element: HTMLElement, destroy: () => void}} */
export function albumView(id) {
  return new AlbumView(id);
}
