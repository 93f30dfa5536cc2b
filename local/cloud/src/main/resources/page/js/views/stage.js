/**
 * The photo area of the viewer: one photo at a time, with its neighbors preloaded. Gestures: swipe, zoom by pinch or
 * double tap, and pull down to close.
 */
import { h } from "../dom.js";
import { watchGestures } from "../gestures.js";
import { placeholderUrl } from "../thumbhash.js";

const GAP = 24;
const DOUBLE_TAP_SCALE = 2.5;
const MAX_SCALE = 6;

export class Stage {
  #slides = new Map();
  #photos;
  #index = 0;
  #zoom = { scale: 1, x: 0, y: 0 };
  #gesture = null;
  #on;

  /**
   * @param {{
   *   photos: () => object[], moved: (index: number) => void, dismissed: () => void,
   *   tapped: (event: PointerEvent) => void, pulled: (fraction: number) => void
   * }} options `pulled` gets how far (0 to 1) the photo is pulled down towards closing
   */
  constructor({ photos, ...on }) {
    this.#photos = photos;
    this.#on = on;
    this.element = h("div", { class: "stage" });
    watchGestures(this.element, {
      drag: (x, y) => this.#drag(x, y),
      drop: (x, y, speedX, speedY) => this.#drop(x, y, speedX, speedY),
      pinch: (factor, point) => this.#scaleBy(factor, point),
      pinched: () => {
        if (this.#zoom.scale < 1.05) this.#unzoom();
      },
      tap: on.tapped,
      doubleTap: point => (this.#zoom.scale > 1 ? this.#unzoom() : this.#scaleBy(DOUBLE_TAP_SCALE, point, true)),
    });
  }

  /** The element of the current photo. */
  get picture() {
    return this.#slides.get(this.#photo?.id)?.firstElementChild;
  }

  get #photo() {
    return this.#photos()[this.#index];
  }

  /** Shows the photo at an index; `smoothly` animates it. */
  show(index, smoothly = false) {
    this.#unzoom();
    this.#index = index;
    this.element.classList.toggle("gliding", smoothly);
    this.#arrange();
    this.#on.moved(index);
  }

  /** Updates the neighbors after the photos have changed. */
  refresh() {
    this.#arrange();
  }

  /** Shows the next (1) or the previous (-1) photo, if there is one. */
  go(step) {
    const next = this.#index + step;
    if (next >= 0 && next < this.#photos().length) this.show(next, true);
    else this.#settle();
  }

  #arrange(shift = 0) {
    const photos = this.#photos();
    const near = new Set();
    for (let i = Math.max(0, this.#index - 2); i <= Math.min(photos.length - 1, this.#index + 2); i++) {
      const slide = this.#slideOf(photos[i]);
      near.add(photos[i].id);
      slide.inert = i !== this.#index;
      slide.style.transform = `translateX(calc(${i - this.#index} * (100% + ${GAP}px) + ${shift}px))`;
    }
    for (const [id, slide] of this.#slides)
      if (!near.has(id)) {
        slide.remove();
        this.#slides.delete(id);
      }
  }

  #slideOf(photo) {
    if (!this.#slides.has(photo.id)) {
      const slide = slideFor(photo);
      this.#slides.set(photo.id, slide);
      this.element.append(slide);
    }
    return this.#slides.get(photo.id);
  }

  #drag(x, y) {
    this.element.classList.remove("gliding");
    this.#gesture ??= { ...this.#zoom, direction: null };
    if (this.#zoom.scale > 1) return this.#moveTo(this.#gesture.x + x, this.#gesture.y + y);
    if (!this.#gesture.direction && Math.hypot(x, y) > 8) this.#gesture.direction = Math.abs(x) > Math.abs(y) ? "across" : "down";
    if (this.#gesture.direction === "across") {
      const isEnd = (this.#index === 0 && x > 0) || (this.#index === this.#photos().length - 1 && x < 0);
      this.#arrange(isEnd ? x * 0.3 : x);
    }
    if (this.#gesture.direction === "down") this.#pull(x, Math.max(0, y));
  }

  #drop(x, y, speedX, speedY) {
    const direction = this.#gesture?.direction;
    this.#gesture = null;
    if (direction === "down" && (y > 120 || speedY > 0.6)) return this.#on.dismissed();
    if (direction === "across" && (Math.abs(x) > this.element.clientWidth * 0.3 || Math.abs(speedX) > 0.35))
      return this.go(x < 0 ? 1 : -1);
    if (direction) this.#settle();
  }

  #pull(x, y) {
    const fraction = Math.min(1, y / 300);
    this.picture.style.transform = `translate(${x}px, ${y}px) scale(${1 - fraction * 0.25})`;
    this.#on.pulled(fraction);
  }

  #settle() {
    this.element.classList.add("gliding");
    this.#arrange();
    this.#unzoom();
    this.#on.pulled(0);
  }

  /** Zooms around `point`, which keeps its position. */
  #scaleBy(factor, point, smoothly = false) {
    const { scale, x, y } = this.#zoom;
    const newScale = Math.min(MAX_SCALE, Math.max(0.8, scale * factor));
    const ratio = newScale / scale;
    this.#zoom.scale = newScale;
    this.picture.classList.toggle("gliding", smoothly);
    this.#moveTo(point.x - (point.x - x) * ratio, point.y - (point.y - y) * ratio);
  }

  #moveTo(x, y) {
    const { scale } = this.#zoom;
    const { offsetWidth, offsetHeight } = this.picture;
    const maxX = Math.max(0, (offsetWidth * scale - this.element.clientWidth) / 2);
    const maxY = Math.max(0, (offsetHeight * scale - this.element.clientHeight) / 2);
    this.#zoom = { scale, x: Math.min(maxX, Math.max(-maxX, x)), y: Math.min(maxY, Math.max(-maxY, y)) };
    this.picture.style.transform = `translate(${this.#zoom.x}px, ${this.#zoom.y}px) scale(${scale})`;
  }

  #unzoom() {
    this.#zoom = { scale: 1, x: 0, y: 0 };
    const { picture } = this;
    if (!picture) return;
    picture.classList.add("gliding");
    picture.style.transform = "";
  }
}

/** Creates a slide that sharpens in steps: ThumbHash, the rendition that the grid has loaded, the large rendition. */
function slideFor(photo) {
  const box = h("div", { class: "picture" });
  box.style.setProperty("--aspect", (photo.width ?? 4) / (photo.height ?? 3));
  const placeholder = photo.thumbHash && placeholderUrl(photo.thumbHash);
  if (placeholder) box.style.backgroundImage = `url(${placeholder})`;
  if (!photo.renditions) {
    box.append(h("p", {}, photo.failure?.detail ?? "正在处理"));
    return h("div", { class: "slide" }, box);
  }
  const { medium, large } = photo.renditions;
  const sharp = h("img", {
    src: large.url,
    alt: photo.caption ?? "照片",
    draggable: "false",
    onload: () => sharp.classList.add("shown"),
  });
  box.append(
    h("img", { class: "shown", src: medium.url, alt: "", draggable: "false", onerror: event => event.target.remove() }),
    sharp,
  );
  return h("div", { class: "slide" }, box);
}
