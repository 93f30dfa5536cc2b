/**
 * Hashes a file and uploads it to storage with the form that the service signed. The form is sent to another origin, as
 * `wx.uploadFile` does: the signed fields first, the file last.
 */

/** The maximum size and the types that the service accepts. */
export const MAX_BYTES = 50 * 1024 * 1024;
export const ACCEPTED = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic"];

/** Whether this page can hash: browsers provide `crypto.subtle` only for https and localhost. */
export const canHash = Boolean(globalThis.crypto?.subtle);

/** @param {Blob} file @returns {Promise<string>} 64 hexadecimal digits */
export async function sha256(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, "0")).join("");
}

/** Thrown if storage did not accept the file. `status` is the HTTP status, or 0 for a broken connection. */
export class UploadError extends Error {
  constructor(status) {
    super(status ? `存储拒绝了文件（${status}）` : "网络中断了");
    this.status = status;
  }
}

/**
 * @param {{url: string, fields: Record<string, string>, fileField: string}} form as the service returned it
 * @param {Blob} file
 * @param {(fraction: number) => void} progressed called with 0 to 1
 * @throws {UploadError}
 */
export function sendForm({ url, fields, fileField }, file, progressed) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append(fileField, file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = event => {
      if (event.lengthComputable) progressed(event.loaded / event.total);
    };
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? resolve() : reject(new UploadError(request.status));
    request.onerror = () => reject(new UploadError(0));
    request.ontimeout = request.onerror;
    request.timeout = 15 * 60_000;
    request.send(body);
  });
}
