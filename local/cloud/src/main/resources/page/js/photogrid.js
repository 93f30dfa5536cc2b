/**
 * The grid of an album: photos by day, in justified rows. The elements of the tiles are reused when the rows change.
 */
import { h, icon } from "./dom.js";
import * as format from "./format.js";
import { justify } from "./justify.js";
import { placeholderUrl } from "./thumbhash.js";

/** The aspect ratios to which very tall and very wide photos are cropped, since they would dominate their row. */
const MIN_ASPECT = 0.5;
const MAX_ASPECT = 2.6;

export class PhotoGrid {
  #tiles = new Map();
  #photos = [];
  #open;
  #badge;
  #clockOf;
  #width = 0;
  #sections = new Map();
  #resizing = new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - this.#width) < 1) return;
    this.#width = entry.contentRect.width;
    this.#arrange();
  });

  /**
   * @param {{
   *   open: (photo: object) => void, badge?: (photo: object) => string | null,
   *   clockOf?: (photo: object) => object | null
   * }} options `clockOf` returns the day of a photo; null omits the headings
   */
  constructor({ open, badge = () => null, clockOf = photo => format.cameraClock(photo.takenAt, photo.takenAtSource) }) {
    this.element = h("div", { class: "grid" });
    this.#open = open;
    this.#badge = badge;
    this.#clockOf = clockOf;
    this.#resizing.observe(this.element);
  }

  /** Shows photos in the given order. */
  show(photos) {
    const ids = new Set(photos.map(photo => photo.id));
    for (const id of this.#tiles.keys()) if (!ids.has(id)) this.#tiles.delete(id);
    this.#photos = photos;
    if (this.#width) this.#arrange();
  }

  /** Returns the tile of a photo, from which the viewer animates its photo and back. */
  tile(id) {
    return this.#tiles.get(id);
  }

  destroy() {
    this.#resizing.disconnect();
  }

  #arrange() {
    const wide = matchMedia("(min-width: 760px)").matches;
    const target = { width: this.#width, height: wide ? 230 : 168, gap: wide ? 6 : 3 };
    const focused = document.activeElement;
    const before = this.#sections;
    this.#sections = new Map();
    this.#days().forEach(({ clock, photos }, i) => {
      const signature = [clock?.key, target.width, ...photos.map(photo => photo.id)].join();
      const section = before.get(signature) ?? this.#section(clock, photos, target);
      this.#sections.set(signature, section);
      if (this.element.children[i] !== section) this.element.insertBefore(section, this.element.children[i] ?? null);
    });
    while (this.element.children.length > this.#sections.size) this.element.lastElementChild.remove();
    if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
  }

  #section(clock, photos, target) {
    const heading = clock && format.day(clock);
    return h("section", { "aria-label": heading }, heading && h("h2", {}, heading), this.#rows(photos, target));
  }

  #days() {
    const days = [];
    for (const photo of this.#photos) {
      const clock = this.#clockOf(photo);
      if (!days.length || days.at(-1).clock?.key !== clock?.key) days.push({ clock, photos: [] });
      days.at(-1).photos.push(photo);
    }
    return days;
  }

  #rows(photos, target) {
    const aspects = photos.map(photo => Math.min(MAX_ASPECT, Math.max(MIN_ASPECT, photo.width / photo.height || 1)));
    return justify(aspects, target).map(({ start, end, height }) =>
      h(
        "div",
        { class: "grid-row" },
        photos.slice(start, end).map((photo, i) => {
          const tile = this.#tileOf(photo);
          tile.style.width = `${aspects[start + i] * height}px`;
          tile.style.height = `${height}px`;
          return tile;
        }),
      ),
    );
  }

  #tileOf(photo) {
    const known = this.#tiles.get(photo.id);
    if (known) return known;
    const clock = format.cameraClock(photo.takenAt, photo.takenAtSource);
    const label = ["照片", clock && format.moment(clock), photo.caption].filter(Boolean).join("，");
    const tile = h(
      "button",
      { type: "button", class: "tile", "aria-label": label, "data-photo": photo.id, onclick: () => this.#open(photo) },
      photo.renditions
        ? picture(photo)
        : h("span", { class: "broken" }, icon("alert"), photo.status === "failed" ? "这张照片无法处理" : "正在处理"),
    );
    const badge = this.#badge(photo);
    if (badge) tile.append(h("span", { class: "left" }, badge));
    const placeholder = photo.thumbHash && placeholderUrl(photo.thumbHash);
    if (placeholder) tile.style.backgroundImage = `url(${placeholder})`;
    this.#tiles.set(photo.id, tile);
    return tile;
  }
}

function picture({ renditions: { small, medium }, caption }) {
  const image = h("img", {
    alt: caption ?? "",
    loading: "lazy",
    decoding: "async",
    width: medium.width,
    height: medium.height,
    srcset: `${small.url} ${small.width}w, ${medium.url} ${medium.width}w`,
    sizes: "(min-width: 760px) 340px, 60vw",
    src: medium.url,
    onload: () => image.classList.add("shown"),
  });
  return image;
}
