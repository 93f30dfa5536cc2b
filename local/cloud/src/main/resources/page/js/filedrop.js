/** Handles files that are dropped on the page. While they are dragged over it, `element` has the class `dropping`. */

/**
 * @param {HTMLElement} element
 * @param {(files: FileList) => void} dropped
 * @returns {() => void} removes the listeners
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
