/**
 * The HTTP API, one function for each operation. No other module contains a path of the API.
 * Every error is thrown as a Problem. Every write has an Idempotency-Key, so that it can be retried when the network
 * fails.
 */
import * as session from "./session.js";

/** An error response of the service (RFC 9457), or `code: "offline"` if there was no response. */
export class Problem extends Error {
  constructor({ status, code, detail, requestId = null, errors = [], retryAfter = null }) {
    super(detail);
    this.name = "Problem";
    Object.assign(this, { status, code, detail, requestId, errors, retryAfter });
  }
}

/** The code by status, for errors of API Gateway itself, which have no problem in the body. */
const CODES = {
  400: "invalid-request",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "gone",
  413: "payload-too-large",
  429: "too-many-requests",
  503: "unavailable",
};

/**
 * Returns an idempotency key, with which one write can be sent any number of times. `randomUUID` exists only in a
 * secure context.
 */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
}

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  const requestId = response.headers.get("x-request-id");
  const retryAfter = Number(response.headers.get("retry-after")) || null;
  const code = body.code ?? CODES[response.status] ?? "internal";
  return new Problem({ requestId, ...body, status: response.status, code, detail: body.detail ?? "", retryAfter });
}

/** Sends a request. Retries it once if there was no response, or a 503 with a Retry-After of at most 3 s. */
async function send(path, init) {
  const isShortWait = response => response.status === 503 && (Number(response.headers.get("retry-after")) || 0) <= 3;
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(path, init);
      if (attempt > 1 || !isShortWait(response)) return response;
    } catch (failure) {
      if (failure.name === "AbortError") throw failure;
      if (attempt > 1) throw new Problem({ status: 0, code: "offline", detail: "请检查网络后再试。" });
    }
    await pause(700);
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{body?: object, token?: string, key?: string}} options
 * @returns the JSON of the response, or null if it has no body
 */
async function call(method, path, { body, token, key } = {}) {
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["Idempotency-Key"] = key ?? newKey();
  const response = await send(path, { method, headers, body: body && JSON.stringify(body), cache: "no-cache" });
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? null : response.json();
}

const page = (path, { cursor, limit = 30, ...rest } = {}) =>
  `${path}?${new URLSearchParams({ limit, ...rest, ...(cursor && { cursor }) })}`;

let renewal = null;

/** Logs in as `name` and stores the session. */
export async function logIn(name) {
  const { token, expiresAt } = await call("POST", "/login", { body: { code: session.codeOf(name) } });
  session.keep({ name, token, expiresAt });
}

/**
 * Calls the API as the owner. If the token has expired, logs in again silently, as a mini-program does with
 * `wx.login`.
 */
async function mine(method, path, options = {}) {
  const used = session.current();
  const key = options.key ?? newKey();
  try {
    return await call(method, path, { ...options, key, token: used?.token });
  } catch (problem) {
    if (problem.status !== 401 || !used) throw problem;
    renewal ??= logIn(used.name).finally(() => {
      renewal = null;
    });
    await renewal;
    return call(method, path, { ...options, key, token: session.current().token });
  }
}

export const me = () => mine("GET", "/me");

export const albums = options => mine("GET", page("/albums", options));
export const album = id => mine("GET", `/albums/${id}`);
export const createAlbum = (body, key) => mine("POST", "/albums", { body, key });
export const changeAlbum = (id, body) => mine("PUT", `/albums/${id}`, { body });
export const deleteAlbum = id => mine("DELETE", `/albums/${id}`);

export const photos = (albumId, options) => mine("GET", page(`/albums/${albumId}/photos`, options));
export const photo = id => mine("GET", `/photos/${id}`);
export const changePhoto = (id, body) => mine("PUT", `/photos/${id}`, { body });
export const original = id => mine("GET", `/photos/${id}/original`);
export const deletePhoto = id => mine("DELETE", `/photos/${id}`);
export const restorePhoto = id => mine("POST", `/photos/${id}/restore`);
export const deleteForever = id => mine("DELETE", `/trash/${id}`);
export const emptyTrash = () => mine("DELETE", "/trash");
export const trash = options => mine("GET", page("/trash", options));

export const requestUploads = (albumId, files, key) => mine("POST", `/albums/${albumId}/uploads`, { body: { files }, key });

export const shares = (albumId, options) => mine("GET", page(`/albums/${albumId}/shares`, options));
export const createShare = (albumId, body, key) => mine("POST", `/albums/${albumId}/shares`, { body, key });
export const revokeShare = id => mine("DELETE", `/shares/${id}`);

/** The operations of a guest on the share of a token. The response of `open` contains the `viewToken`. */
export function guest(shareToken) {
  const path = `/shared/${encodeURIComponent(shareToken)}`;
  return {
    open: passcode => call("POST", `${path}/open`, { body: passcode ? { passcode } : {} }),
    photos: (viewToken, options) => call("GET", page(`${path}/photos`, options), { token: viewToken }),
    original: (viewToken, id) => call("GET", `${path}/photos/${id}/original`, { token: viewToken }),
  };
}
