/**
 * The full-screen viewer of a feed: arrow keys, swipes, Escape; caption, details, download and deletion if allowed.
 */
import { openDialog } from "../dialogs.js";
import { h, iconButton } from "../dom.js";
import { saveAs } from "../download.js";
import * as format from "../format.js";
import { complain } from "../toast.js";
import { photoInfo } from "./photoinfo.js";
import { Stage } from "./stage.js";

const reducesMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

class Viewer {
  #feed;
  #tileOf;
  #allowed;
  #index;
  #shownId = null;
  #details = new Map();
  #refresh = () => this.#feedChanged();

  /** See `openViewer`. */
  constructor({ feed, photo, tileOf, allowed }) {
    this.#feed = feed;
    this.#tileOf = tileOf;
    this.#allowed = allowed;
    this.#index = feed.photos.findIndex(other => other.id === photo.id);
    this.stage = new Stage({
      photos: () => feed.photos,
      moved: index => this.#moved(index),
      dismissed: () => this.#close(),
      tapped: event => {
        if (event.pointerType !== "mouse") this.dialog.classList.toggle("bare");
      },
      pulled: fraction => this.dialog.style.setProperty("--pull", fraction),
    });
    this.#build();
    feed.addEventListener("change", this.#refresh);
    openDialog(this.dialog, () => feed.removeEventListener("change", this.#refresh));
    this.stage.show(this.#index);
    this.stage.element.focus();
    this.#fly("from");
  }

  get #photo() {
    return this.#feed.photos[this.#index];
  }

  #build() {
    const { original, remove } = this.#allowed;
    this.count = h("p", { class: "viewer-count", role: "status" });
    this.words = h("div", { class: "viewer-words" });
    this.info = h("aside", { class: "info", "aria-label": "照片信息" });
    this.previous = iconButton("back", "上一张", () => this.stage.go(-1), { class: "round viewer-step" });
    this.next = iconButton("next", "下一张", () => this.stage.go(1), { class: "round viewer-step" });
    this.stage.element.tabIndex = -1;
    this.dialog = h(
      "dialog",
      { class: "viewer", "aria-label": "查看照片" },
      h(
        "div",
        { class: "viewer-main" },
        this.stage.element,
        h(
          "header",
          { class: "viewer-top" },
          iconButton("close", "关闭", () => this.#close()),
          this.count,
          h(
            "div",
            { class: "viewer-tools" },
            iconButton("info", "照片信息", () => this.#toggleInfo()),
            original && iconButton("download", "下载原图", event => this.#download(event.currentTarget)),
            remove && iconButton("trash", "移到回收站", () => this.#remove()),
          ),
        ),
        this.previous,
        this.next,
        this.words,
      ),
      this.info,
    );
    this.dialog.addEventListener("keydown", event => this.#handleKey(event));
    this.dialog.addEventListener("cancel", event => {
      if (event.target !== this.dialog) return;
      event.preventDefault();
      if (this.dialog.classList.contains("with-info")) this.#toggleInfo();
      else this.#close();
    });
  }

  #handleKey(event) {
    if (event.target.closest("textarea") || event.metaKey || event.ctrlKey || event.altKey) return;
    const action = {
      ArrowLeft: () => this.stage.go(-1),
      ArrowRight: () => this.stage.go(1),
      i: () => this.#toggleInfo(),
      Delete: () => this.#remove(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  #moved(index) {
    this.#index = index;
    this.#shownId = this.#photo.id;
    this.#paintWords();
    this.previous.disabled = index === 0;
    this.next.disabled = index === this.#feed.photos.length - 1;
    if (this.dialog.classList.contains("with-info")) this.#paintInfo();
    if (index >= this.#feed.photos.length - 6) this.#feed.more().catch(complain);
  }

  #paintWords() {
    const { takenAt, takenAtSource, caption } = this.#photo;
    const clock = format.cameraClock(takenAt, takenAtSource);
    this.count.textContent = `${this.#index + 1} / ${this.#feed.photos.length}${this.#feed.ended ? "" : "+"}`;
    this.words.replaceChildren(
      ...[
        caption && h("p", { class: "viewer-caption" }, caption),
        clock && h("p", { class: "viewer-when" }, format.moment(clock)),
      ].filter(Boolean),
    );
  }

  /** Updates the view after the feed has changed. If the current photo was removed, shows the next one. */
  #feedChanged() {
    const { photos } = this.#feed;
    if (!photos.length) return this.dialog.close();
    const at = photos.findIndex(photo => photo.id === this.#shownId);
    if (at === this.#index) {
      this.stage.refresh();
      this.#moved(at);
    } else this.stage.show(at < 0 ? Math.min(this.#index, photos.length - 1) : at);
  }

  #toggleInfo() {
    const isOpen = this.dialog.classList.toggle("with-info");
    if (isOpen) this.#paintInfo();
    else this.stage.element.focus();
  }

  async #paintInfo() {
    const photo = this.#photo;
    const options = {
      close: () => this.#toggleInfo(),
      saveCaption: this.#allowed.saveCaption,
      setCover: this.#allowed.setCover,
    };
    const nodes = () => photoInfo({ ...photo, ...this.#details.get(photo.id), caption: photo.caption }, options);
    this.info.replaceChildren(...nodes());
    if (!this.#allowed.detail || this.#details.has(photo.id)) return;
    try {
      this.#details.set(photo.id, await this.#allowed.detail(photo));
      // Replaces only the details, since the user may be editing the caption.
      if (this.#photo?.id === photo.id)
        this.info.querySelector("dl")?.replaceWith(nodes().find(node => node.localName === "dl"));
    } catch (failure) {
      complain(failure);
    }
  }

  async #download(button) {
    const photo = this.#photo;
    button.disabled = true;
    try {
      const { url } = await this.#allowed.original(photo);
      await saveAs(url, `照片 ${photo.takenAt.slice(0, 19).replace("T", " ").replaceAll(":", ".")}`);
    } catch (failure) {
      complain(failure);
    }
    button.disabled = false;
  }

  #remove() {
    this.#allowed.remove?.(this.#photo).catch(complain);
  }

  async #close() {
    this.dialog.classList.add("leaving");
    await this.#fly("to");
    this.dialog.close();
  }

  /** Animates the photo from its tile, or back to it. */
  #fly(direction) {
    const tile = this.#tileOf(this.#photo.id)?.getBoundingClientRect();
    const { picture } = this.stage;
    if (!tile || !picture || reducesMotion() || tile.bottom < 0 || tile.top > innerHeight) return null;
    const box = picture.getBoundingClientRect();
    const [x, y] = [
      tile.left + tile.width / 2 - box.left - box.width / 2,
      tile.top + tile.height / 2 - box.top - box.height / 2,
    ];
    const small = {
      transform: `translate(${x}px, ${y}px) scale(${tile.width / box.width}, ${tile.height / box.height})`,
    };
    const frames = direction === "from" ? [small, { transform: "none" }] : [{ transform: "none" }, small];
    return picture.parentElement.animate(frames, {
      duration: direction === "from" ? 320 : 240,
      easing: "cubic-bezier(.22, .8, .3, 1)",
    }).finished;
  }
}

/**
 * @param {{
 *   feed: import("../feed.js").Feed, photo: object, tileOf: (id: string) => HTMLElement | undefined,
 *   allowed: {detail?: Function, original?: Function, saveCaption?: Function, setCover?: Function, remove?: Function}
 * }} options `allowed` holds the allowed actions; each takes the photo and returns a promise
 */
export function openViewer(options) {
  return new Viewer(options).dialog;
}
