/**
 * Who is logged in: the name, and the token that the service gave for it. Kept in this browser, never in an address.
 */

const PLACE = "wxalbum.session";

/** @returns {{name: string, token: string, expiresAt: string} | null} */
export function current() {
  try {
    return JSON.parse(localStorage.getItem(PLACE));
  } catch {
    return null;
  }
}

export function keep(session) {
  localStorage.setItem(PLACE, JSON.stringify(session));
}

export function forget() {
  localStorage.removeItem(PLACE);
}

/**
 * The code that the stand-in for WeChat takes for this name: `code-<name>`, always the same user.
 * A code is ASCII, so a Chinese name is written in percent escapes.
 */
export function codeOf(name) {
  return `code-${encodeURIComponent(name.trim())}`;
}
