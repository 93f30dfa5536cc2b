/**
 * Copying a text, also where the page is not in a secure context (a phone that opens the laptop's address) and has no
 * clipboard API.
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
