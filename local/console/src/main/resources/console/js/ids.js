/** Finds an id in pasted text: a bare id, a header, a log line or a URL. */
const REQUEST = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;
/** An id of the album: a UUID of version 7 in Crockford's Base32. A ULID has the same form. */
const ALBUM_ID = /\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/;

/**
 * Returns what a text refers to.
 * @returns {{kind: "request" | "photo" | "text", id: string}} the request if the text contains both ids
 */
export function recognize(text) {
  const request = REQUEST.exec(text);
  if (request) return { kind: "request", id: request[0].toLowerCase() };
  const photo = ALBUM_ID.exec(text);
  if (photo) return { kind: "photo", id: photo[0] };
  return { kind: "text", id: text.trim() };
}

/** Returns the link to the view of an id, or to a search for a text. */
export function hrefOf({ kind, id }) {
  if (kind === "text") return `#/lines?${new URLSearchParams({ text: id })}`;
  return `#/${kind}/${id}`;
}
