/**
 * The photos of a view as far as they have been read: pages by cursor, and what is added, changed and removed
 * meanwhile.
 */

/** Newest first by the camera's clock, as the service orders them; the offset from UTC plays no part. */
export const byTaken = (a, b) => order(b.takenAt.slice(0, 19), a.takenAt.slice(0, 19)) || order(b.id, a.id);
/** Newest first by arrival. */
export const byAdded = (a, b) => order(b.createdAt, a.createdAt) || order(b.id, a.id);

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Tells `change` whenever its photos are others than before. */
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
   * @param {(a: object, b: object) => number} compare the order in which `read` answers
   */
  constructor(read, compare = byTaken) {
    super();
    this.#read = read;
    this.#compare = compare;
  }

  /** Reads the next page. @returns {Promise<boolean>} whether there are more after it */
  async more() {
    if (this.ended) return false;
    this.#reading ??= this.#read({ cursor: this.#cursor }).finally(() => {
      this.#reading = null;
    });
    const answer = await this.#reading;
    if (answer.nextCursor !== this.#cursor || answer.nextCursor === null) this.take(answer);
    return !this.ended;
  }

  /** Appends a page that has been read. A photo that is known already (it was added meanwhile) stays where it is. */
  take({ items, nextCursor }) {
    const known = new Set(this.photos.map(photo => photo.id));
    this.photos = [...this.photos, ...items.filter(photo => !known.has(photo.id))];
    this.#cursor = nextCursor;
    this.ended = nextCursor === null;
    this.#changed();
  }

  /** Puts a photo where it belongs, unless that is after what has been read so far: then a later page brings it. */
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
