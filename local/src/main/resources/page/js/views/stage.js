/**
 * The viewer's stage: one photo at a time, its neighbours ready beside it; swiped, zoomed by pinch or double tap,
 * pulled down to leave.
 */
import { h } from "../dom.js";
import { watchGestures } from "../gestures.js";
import { placeholderUrl } from "../thumbhash.js";

const SPACE_BETWEEN = 24;
const CLOSE_UP = 2.5;
const CLOSEST = 6;

export class Stage {
  #slides = new Map();
  #photos;
  #index = 0;
  #zoom = { scale: 1, x: 0, y: 0 };
  #held = null;
  #on;

  /**
   * @param {{
   *   photos: () => object[], moved: (index: number) => void, dismissed: () => void,
   *   tapped: (event: PointerEvent) => void, pulled: (share: number) => void
   * }} options `pulled` tells how far (0 to 1) the photo is pulled down towards leaving
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
      doubleTap: point => (this.#zoom.scale > 1 ? this.#unzoom() : this.#scaleBy(CLOSE_UP, point, true)),
    });
  }

  /** The picture that is shown, as an element. */
  get picture() {
    return this.#slides.get(this.#photo?.id)?.firstElementChild;
  }

  get #photo() {
    return this.#photos()[this.#index];
  }

  /** Shows the photo at this index; `smoothly` lets it slide in. */
  show(index, smoothly = false) {
    this.#unzoom();
    this.#index = index;
    this.element.classList.toggle("gliding", smoothly);
    this.#arrange();
    this.#on.moved(index);
  }

  /** Takes note that there are more or other neighbours. */
  refresh() {
    this.#arrange();
  }

  /** One further (1) or one back (-1), where there is one. */
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
      slide.style.transform = `translateX(calc(${i - this.#index} * (100% + ${SPACE_BETWEEN}px) + ${shift}px))`;
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
    this.#held ??= { ...this.#zoom, way: null };
    if (this.#zoom.scale > 1) return this.#moveTo(this.#held.x + x, this.#held.y + y);
    if (!this.#held.way && Math.hypot(x, y) > 8) this.#held.way = Math.abs(x) > Math.abs(y) ? "across" : "down";
    if (this.#held.way === "across") {
      const isEnd = (this.#index === 0 && x > 0) || (this.#index === this.#photos().length - 1 && x < 0);
      this.#arrange(isEnd ? x * 0.3 : x);
    }
    if (this.#held.way === "down") this.#pull(x, Math.max(0, y));
  }

  #drop(x, y, speedX, speedY) {
    const way = this.#held?.way;
    this.#held = null;
    if (way === "down" && (y > 120 || speedY > 0.6)) return this.#on.dismissed();
    if (way === "across" && (Math.abs(x) > this.element.clientWidth * 0.3 || Math.abs(speedX) > 0.35))
      return this.go(x < 0 ? 1 : -1);
    if (way) this.#settle();
  }

  #pull(x, y) {
    const share = Math.min(1, y / 300);
    this.picture.style.transform = `translate(${x}px, ${y}px) scale(${1 - share * 0.25})`;
    this.#on.pulled(share);
  }

  #settle() {
    this.element.classList.add("gliding");
    this.#arrange();
    this.#unzoom();
    this.#on.pulled(0);
  }

  /** Zooms so that what lies under `point` stays there. */
  #scaleBy(factor, point, smoothly = false) {
    const { scale, x, y } = this.#zoom;
    const wanted = Math.min(CLOSEST, Math.max(0.8, scale * factor));
    const by = wanted / scale;
    this.#zoom.scale = wanted;
    this.picture.classList.toggle("gliding", smoothly);
    this.#moveTo(point.x - (point.x - x) * by, point.y - (point.y - y) * by);
  }

  #moveTo(x, y) {
    const { scale } = this.#zoom;
    const { offsetWidth, offsetHeight } = this.picture;
    const roomX = Math.max(0, (offsetWidth * scale - this.element.clientWidth) / 2);
    const roomY = Math.max(0, (offsetHeight * scale - this.element.clientHeight) / 2);
    this.#zoom = { scale, x: Math.min(roomX, Math.max(-roomX, x)), y: Math.min(roomY, Math.max(-roomY, y)) };
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

/** From blurred to sharp: the hash, the rendition that the grid has loaded already, the large one. */
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
