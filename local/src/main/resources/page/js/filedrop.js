/** Files that are dragged over the page and dropped there. While they hover, `element` has the class `dropping`. */

/**
 * @param {HTMLElement} element
 * @param {(files: FileList) => void} dropped
 * @returns {() => void} stops it
 */
export function watchDrops(element, dropped) {
  const watching = new AbortController();
  const options = { signal: watching.signal };
  const over = event => {
    event.preventDefault();
    element.classList.add("dropping");
  };
  const out = event => {
    if (!event.relatedTarget) element.classList.remove("dropping");
  };
  const drop = event => {
    event.preventDefault();
    element.classList.remove("dropping");
    if (event.dataTransfer?.files.length) dropped(event.dataTransfer.files);
  };
  document.addEventListener("dragover", over, options);
  document.addEventListener("dragleave", out, options);
  document.addEventListener("drop", drop, options);
  return () => watching.abort();
}
