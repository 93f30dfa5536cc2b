/**
 * The queue of uploads. Each file goes
 *   waiting → hashing → sending → processing → ready | duplicate | failed
 * The service is asked for up to 20 files at once; at most three are sent at a time; a file whose connection breaks
 * is asked for once more, which names the same photo with a fresh form.
 */
import * as api from "./api.js";
import { ACCEPTED, MOST_BYTES, NotStored, canHash, sendForm, sha256 } from "./storage.js";
import { headline } from "./toast.js";

const MOST_AT_ONCE = 3;
/**
 * Without a hash only the Idempotency-Key names an ask, and it names the whole of it: then each file is asked for
 * alone.
 */
const MOST_IN_AN_ASK = canHash ? 20 : 1;
const PATIENCE = 3 * 60_000;
/** Refusals of a whole ask that may be the fault of one file in it. */
const ONE_FILE_MAY_BE_GUILTY = new Set([400, 413, 415, 422]);

/**
 * @typedef {{
 *   albumId: string, file: File, state: string, progress: number, detail: string | null, requestId: string | null,
 *   sha256: string | null, key: string, form: object | null, photoId: string | null
 * }} Upload
 */

/** Tells `change` whenever an upload moved on, and `ready` (detail: the photo) when a photo can be shown. */
class Uploads extends EventTarget {
  /** @type {Upload[]} */
  items = [];
  #granted = [];
  #sending = 0;
  #asking = false;

  /** @param {string} albumId @param {Iterable<File>} files */
  add(albumId, files) {
    if (!this.isBusy) this.items = this.items.filter(upload => upload.state === "failed");
    for (const file of files) {
      const upload = {
        albumId,
        file,
        state: "waiting",
        progress: 0,
        detail: null,
        requestId: null,
        sha256: null,
        key: api.newKey(),
        form: null,
        photoId: null,
      };
      this.items.push(upload);
      const objection = objectionTo(file);
      if (objection) this.#fail(upload, objection);
    }
    this.#changed();
    this.#ask();
  }

  retry(upload) {
    Object.assign(upload, {
      state: "waiting",
      progress: 0,
      detail: null,
      requestId: null,
      form: null,
      key: api.newKey(),
    });
    this.#changed();
    this.#ask();
  }

  /** Takes those that have ended off the list. */
  clear() {
    this.items = this.items.filter(isUnderWay);
    this.#changed();
  }

  get isBusy() {
    return this.items.some(isUnderWay);
  }

  /** Hashes and asks for what waits, one ask after another, while there is something to send meanwhile. */
  async #ask() {
    if (this.#asking) return;
    this.#asking = true;
    for (let first; (first = this.items.find(upload => upload.state === "waiting"));) {
      const batch = this.items
        .filter(upload => upload.state === "waiting" && upload.albumId === first.albumId)
        .slice(0, MOST_IN_AN_ASK);
      for (const upload of batch) await this.#hash(upload);
      await this.#askFor(batch.filter(upload => upload.state === "hashing"));
    }
    this.#asking = false;
  }

  async #hash(upload) {
    this.#move(upload, "hashing");
    try {
      if (canHash) upload.sha256 ??= await sha256(upload.file);
      if (this.items.some(other => isTwin(other, upload))) this.#move(upload, "duplicate");
    } catch {
      this.#fail(upload, "读不出这个文件");
    }
  }

  async #askFor(batch) {
    if (!batch.length) return;
    try {
      const { uploads } = await api.askUploads(
        batch[0].albumId,
        batch.map(description),
        batch.length === 1 ? batch[0].key : undefined,
      );
      uploads.forEach((grant, i) => this.#grant(batch[i], grant));
    } catch (problem) {
      if (batch.length > 1 && ONE_FILE_MAY_BE_GUILTY.has(problem.status))
        for (const upload of batch) await this.#askFor([upload]);
      else for (const upload of batch) this.#refuse(upload, problem);
    }
  }

  #grant(upload, grant) {
    upload.photoId = grant.photoId;
    if (grant.status === "duplicate") return this.#move(upload, "duplicate");
    upload.form = grant;
    this.#move(upload, "granted");
    this.#granted.push(upload);
    this.#send();
  }

  #send() {
    while (this.#sending < MOST_AT_ONCE && this.#granted.length) {
      this.#sending++;
      const upload = this.#granted.shift();
      this.#sendOne(upload)
        .then(
          () => this.#follow(upload),
          failure => this.#refuse(upload, failure),
        )
        .finally(() => {
          this.#sending--;
          this.#send();
        });
    }
  }

  async #sendOne(upload) {
    const progressed = share => {
      upload.progress = share;
      this.#changed();
    };
    this.#move(upload, "sending");
    try {
      if (new Date(upload.form.expiresAt) - Date.now() < 30_000) throw new NotStored(0);
      await sendForm(upload.form, upload.file, progressed);
    } catch (failure) {
      if (!(failure instanceof NotStored) || failure.status) throw failure;
      const key = upload.sha256 ? undefined : upload.key;
      const {
        uploads: [again],
      } = await api.askUploads(upload.albumId, [description(upload)], key);
      if (again.status !== "duplicate") await sendForm(again, upload.file, progressed);
    }
    this.#move(upload, "processing");
  }

  /** Looks after the photo, less and less often, until the service has made its renditions or said why it cannot. */
  async #follow(upload) {
    const since = Date.now();
    for (let wait = 400; Date.now() - since < PATIENCE; wait = Math.min(5000, wait * 1.5)) {
      await new Promise(done => setTimeout(done, wait));
      const photo = await api.photo(upload.photoId).catch(problem => {
        if (problem.status === 404) throw problem;
        return { status: "expected" };
      });
      if (photo.status === "expected") continue;
      if (photo.status !== "ready") return this.#fail(upload, photo.failure?.detail ?? "没有通过内容检查");
      this.#move(upload, "ready");
      return this.dispatchEvent(new CustomEvent("ready", { detail: photo }));
    }
    this.#fail(upload, "处理得比平时久，完成后会出现在相册里");
  }

  #refuse(upload, failure) {
    upload.requestId = failure.requestId ?? null;
    this.#fail(
      upload,
      failure instanceof api.Problem ? [headline(failure), failure.detail].filter(Boolean).join("：") : failure.message,
    );
  }

  #fail(upload, detail) {
    upload.detail = detail;
    this.#move(upload, "failed");
  }

  #move(upload, state) {
    upload.state = state;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

const ENDED = new Set(["ready", "duplicate", "failed"]);

/** @param {Upload} upload */
export const isUnderWay = upload => !ENDED.has(upload.state);

/** Whether `other` is just bringing the same file into the same album. */
const isTwin = (other, upload) =>
  other !== upload &&
  upload.sha256 &&
  other.sha256 === upload.sha256 &&
  other.albumId === upload.albumId &&
  isUnderWay(other);

/** What can be told without asking. Of a file without a type the service could only say 415. */
function objectionTo(file) {
  if (!ACCEPTED.includes(file.type)) return "只能添加 JPEG、PNG、WebP、GIF 或 HEIC 照片";
  if (file.size > MOST_BYTES) return "单张照片不能超过 50 MB";
  return file.size === 0 ? "这是一个空文件" : null;
}

function description({ file, sha256: hash }) {
  return {
    name: file.name.slice(-255),
    bytes: file.size,
    contentType: file.type,
    sha256: hash,
    takenAt: new Date(file.lastModified).toISOString().replace(/\.\d+Z$/, "Z"),
  };
}

export const uploads = new Uploads();

addEventListener("beforeunload", event => {
  if (uploads.isBusy) event.preventDefault();
});
