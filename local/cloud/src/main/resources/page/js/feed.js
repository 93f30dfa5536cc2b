/**
 * The photos of a view that were read so far: pages by cursor, with the photos that are added, changed and removed in
 * the meantime.
 */

/** Newest first by the local time of the camera, as the service orders them; the offset from UTC is ignored. */
export const byTaken = (a, b) => order(b.takenAt.slice(0, 19), a.takenAt.slice(0, 19)) || order(b.id, a.id);
/** Newest first by upload time. */
export const byAdded = (a, b) => order(b.createdAt, a.createdAt) || order(b.id, a.id);

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Dispatches `change` whenever its photos change. */
export class Feed extends EventTarget {
  /** @type {object[]} */
  photos = [];
  /** Whether the last page has been read. */
  ended = false;
  #read;
  #compare;
  #cursor = null;
  #reading = null;

  /**
   * @param {(options: {cursor: string | null}) => Promise<{items: object[], nextCursor: string | null}>} read
   * @param {(a: object, b: object) => number} compare the order of the pages of `read`
   */
  constructor(read, compare = byTaken) {
    super();
    this.#read = read;
    this.#compare = compare;
  }

  /** Reads the next page. @returns {Promise<boolean>} whether there are more pages */
  async more() {
    if (this.ended) return false;
    this.#reading ??= this.#read({ cursor: this.#cursor }).finally(() => {
      this.#reading = null;
    });
    const page = await this.#reading;
    if (page.nextCursor !== this.#cursor || page.nextCursor === null) this.append(page);
    return !this.ended;
  }

  /** Appends a page. A photo that was added in the meantime keeps its position. */
  append({ items, nextCursor }) {
    const known = new Set(this.photos.map(photo => photo.id));
    this.photos = [...this.photos, ...items.filter(photo => !known.has(photo.id))];
    this.#cursor = nextCursor;
    this.ended = nextCursor === null;
    this.#changed();
  }

  /** Inserts a photo by its order. A photo that belongs after the pages read so far is ignored: a later page contains it. */
  insert(photo) {
    const others = this.photos.filter(other => other.id !== photo.id);
    const at = others.findIndex(other => this.#compare(photo, other) < 0);
    if (at < 0 && !this.ended) return;
    this.photos = others.toSpliced(at < 0 ? others.length : at, 0, photo);
    this.#changed();
  }

  replace(photo) {
    this.photos = this.photos.map(other => (other.id === photo.id ? { ...other, ...photo } : other));
    this.#changed();
  }

  remove(id) {
    this.photos = this.photos.filter(photo => photo.id !== id);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
