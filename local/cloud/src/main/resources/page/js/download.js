/**
 * Saves an original under a given name. Browsers ignore the `download` attribute for URLs of another origin, so that the
 * file is fetched and saved from memory (50 MB at most). If storage does not allow this page to read it, the URL is
 * opened instead.
 */
import { h } from "./dom.js";

const ENDINGS = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/heic": "heic",
};

export async function saveAs(url, name) {
  let blob;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`storage answered ${response.status}`);
    blob = await response.blob();
  } catch {
    h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }).click();
    return;
  }
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: `${name}.${ENDINGS[blob.type] ?? "jpg"}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
