/**
 * The queue of uploads. The states of each file are
 *   waiting → hashing → granted → sending → processing → ready | duplicate | failed
 * One request asks for the forms of up to 20 files, and at most three files are sent at a time. If the connection
 * breaks, a new form for the same photo is requested once.
 */
import * as api from "./api.js";
import { ACCEPTED, MAX_BYTES, UploadError, canHash, sendForm, sha256 } from "./storage.js";
import { headline } from "./toast.js";

const MAX_CONCURRENT = 3;
/**
 * The service recognizes a repeated file by its hash. Without a hash, only the Idempotency-Key identifies the whole
 * request, so that each file needs a request of its own.
 */
const MAX_PER_REQUEST = canHash ? 20 : 1;
const TIMEOUT_MS = 3 * 60_000;
/** Statuses of a request that one invalid file in it may cause: each file is then requested alone. */
const PER_FILE_STATUSES = new Set([400, 413, 415, 422]);
/** The longest Retry-After, in seconds, for which the uploads wait by themselves. */
const MAX_WAIT = 120;

/**
 * @typedef {{
 *   albumId: string, file: File, state: string, progress: number, detail: string | null, requestId: string | null,
 *   sha256: string | null, key: string, form: object | null, photoId: string | null
 * }} Upload
 */

/** Dispatches `change` whenever an upload changes, and `ready` (detail: the photo) when a photo can be displayed. */
class Uploads extends EventTarget {
  /** @type {Upload[]} */
  items = [];
  #granted = [];
  #sending = 0;
  #requesting = false;

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
      const rejection = rejectionOf(file);
      if (rejection) this.#fail(upload, rejection);
    }
    this.#changed();
    this.#requestForms();
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
    this.#requestForms();
  }

  /** Removes the completed uploads from the list. */
  clear() {
    this.items = this.items.filter(isUnderWay);
    this.#changed();
  }

  get isBusy() {
    return this.items.some(isUnderWay);
  }

  /** Hashes the waiting files and requests their forms, one request at a time, while earlier files are sent. */
  async #requestForms() {
    if (this.#requesting) return;
    this.#requesting = true;
    for (let first; (first = this.items.find(upload => upload.state === "waiting"));) {
      const batch = this.items
        .filter(upload => upload.state === "waiting" && upload.albumId === first.albumId)
        .slice(0, MAX_PER_REQUEST);
      for (const upload of batch) await this.#hash(upload);
      await this.#requestBatch(batch.filter(upload => upload.state === "hashing"));
    }
    this.#requesting = false;
  }

  async #hash(upload) {
    this.#move(upload, "hashing");
    try {
      if (canHash) upload.sha256 ??= await sha256(upload.file);
      if (this.items.some(other => isSameFile(other, upload))) this.#move(upload, "duplicate");
    } catch {
      this.#fail(upload, "读不出这个文件");
    }
  }

  async #requestBatch(batch) {
    if (!batch.length) return;
    try {
      const { uploads } = await api.requestUploads(
        batch[0].albumId,
        batch.map(description),
        batch.length === 1 ? batch[0].key : undefined,
      );
      uploads.forEach((grant, i) => this.#grant(batch[i], grant));
    } catch (problem) {
      if (problem.status === 429 && problem.retryAfter && problem.retryAfter <= MAX_WAIT) {
        await new Promise(resolve => setTimeout(resolve, problem.retryAfter * 1000));
        await this.#requestBatch(batch);
      } else if (batch.length > 1 && PER_FILE_STATUSES.has(problem.status))
        for (const upload of batch) await this.#requestBatch([upload]);
      else for (const upload of batch) this.#reject(upload, problem);
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
    while (this.#sending < MAX_CONCURRENT && this.#granted.length) {
      this.#sending++;
      const upload = this.#granted.shift();
      this.#sendOne(upload)
        .then(
          () => this.#follow(upload),
          failure => this.#reject(upload, failure),
        )
        .finally(() => {
          this.#sending--;
          this.#send();
        });
    }
  }

  async #sendOne(upload) {
    const progressed = fraction => {
      upload.progress = fraction;
      this.#changed();
    };
    this.#move(upload, "sending");
    try {
      if (new Date(upload.form.expiresAt) - Date.now() < 30_000) throw new UploadError(0);
      await sendForm(upload.form, upload.file, progressed);
    } catch (failure) {
      if (!(failure instanceof UploadError) || failure.status) throw failure;
      const key = upload.sha256 ? undefined : upload.key;
      const {
        uploads: [reissued],
      } = await api.requestUploads(upload.albumId, [description(upload)], key);
      if (reissued.status !== "duplicate") await sendForm(reissued, upload.file, progressed);
    }
    this.#move(upload, "processing");
  }

  /** Polls the photo at growing intervals until it is ready or has failed. */
  async #follow(upload) {
    const since = Date.now();
    for (let wait = 400; Date.now() - since < TIMEOUT_MS; wait = Math.min(5000, wait * 1.5)) {
      await new Promise(resolve => setTimeout(resolve, wait));
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

  #reject(upload, failure) {
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

/** Whether `other` is an upload in progress of the same file into the same album. */
const isSameFile = (other, upload) =>
  other !== upload &&
  upload.sha256 &&
  other.sha256 === upload.sha256 &&
  other.albumId === upload.albumId &&
  isUnderWay(other);

/** Returns why a file cannot be uploaded, or null. The service would reject a file without a type with status 415. */
function rejectionOf(file) {
  if (!ACCEPTED.includes(file.type)) return "只能添加 JPEG、PNG、WebP、GIF 或 HEIC 照片";
  if (file.size > MAX_BYTES) return "单张照片不能超过 50 MB";
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
