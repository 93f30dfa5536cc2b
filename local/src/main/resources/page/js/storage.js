/**
 * The two things that are done with a file's bytes: its SHA-256, and sending it to storage with the form that the
 * service signed. The form goes to another origin; it is what `wx.uploadFile` sends: the signed fields first, the
 * file last.
 */

/** The largest file and the kinds that the service takes. */
export const MOST_BYTES = 50 * 1024 * 1024;
export const ACCEPTED = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic"];

/** Whether this page may hash: a browser lends `crypto.subtle` to https and localhost alone. */
export const canHash = Boolean(globalThis.crypto?.subtle);

/** @param {Blob} file @returns {Promise<string>} 64 hexadecimal digits */
export async function sha256(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, "0")).join("");
}

/** Storage did not take the file: `status` is what it answered, 0 for a broken connection. */
export class NotStored extends Error {
  constructor(status) {
    super(status ? `存储拒绝了文件（${status}）` : "网络中断了");
    this.status = status;
  }
}

/**
 * @param {{url: string, fields: Record<string, string>, fileField: string}} form as the service answered it
 * @param {Blob} file
 * @param {(share: number) => void} progressed called with 0 to 1
 * @throws {NotStored}
 */
export function sendForm({ url, fields, fileField }, file, progressed) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append(fileField, file);
  return new Promise((stored, refused) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = event => {
      if (event.lengthComputable) progressed(event.loaded / event.total);
    };
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? stored() : refused(new NotStored(request.status));
    request.onerror = () => refused(new NotStored(0));
    request.ontimeout = request.onerror;
    request.timeout = 15 * 60_000;
    request.send(body);
  });
}
