/** Finding an id in whatever was pasted: a bare one, a header, a line of the log, an address. */
const REQUEST = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;
const ALBUM_THING = /\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/;

/**
 * What a text is about.
 * @returns {{kind: "request" | "photo" | "text", id: string}} a request before a photo, where it names both
 */
export function recognise(text) {
  const request = REQUEST.exec(text);
  if (request) return { kind: "request", id: request[0].toLowerCase() };
  const photo = ALBUM_THING.exec(text);
  if (photo) return { kind: "photo", id: photo[0] };
  return { kind: "text", id: text.trim() };
}

/** Where the page tells of it. */
export function placeOf({ kind, id }) {
  if (kind === "text") return `#/lines?${new URLSearchParams({ text: id })}`;
  return `#/${kind}/${id}`;
}
