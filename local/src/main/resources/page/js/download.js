/**
 * Saves an original under a name of its own. Its address is of another origin, where a link's `download` has no say:
 * so the file is fetched and saved from memory (50 MB at most); where storage does not let this page read it, the
 * address is opened instead.
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
