/**
 * The session of the user: the name and the token of the service. It is stored in this browser and never in a URL.
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
 * Returns the login code of the fake WeChat server for a name: `code-<name>`, always the same user.
 * A code is ASCII, so that other characters are percent-encoded.
 */
export function codeOf(name) {
  return `code-${encodeURIComponent(name.trim())}`;
}
