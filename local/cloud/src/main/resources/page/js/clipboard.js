/**
 * Copies a text. Without a secure context (a phone that opens the address of a laptop) there is no clipboard API, so
 * that a selected text area is used.
 */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
  const place = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  place.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("复制失败，请手动选择链接");
}
