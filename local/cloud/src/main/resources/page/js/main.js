/**
 * The entry point of the page: the guest view with ?t=<share token>, or else the views of the owner, which the URL
 * fragment selects.
 */
import * as session from "./session.js";
import { complain } from "./toast.js";
import { albumView } from "./views/album.js";
import { albumsView } from "./views/albums.js";
import { guestView } from "./views/guest.js";
import { loginView } from "./views/login.js";
import { trashView } from "./views/trash.js";

const app = document.getElementById("app");
const scrolled = new Map();
let shown = { place: null, destroy() {} };

/** @returns the view of a fragment: `{element, destroy?}` */
function viewOf(place) {
  if (!session.current()) return loginView({ entered: show });
  const album = /^#\/albums\/([0-9A-Za-z]+)$/.exec(place);
  if (album) return albumView(album[1]);
  if (place === "#/trash") return trashView();
  return albumsView();
}

function show() {
  document.querySelectorAll("dialog[open]").forEach(dialog => dialog.close());
  scrolled.set(shown.place, scrollY);
  shown.destroy();
  const place = location.hash;
  const view = viewOf(place);
  shown = { place, destroy: () => view.destroy?.() };
  app.replaceChildren(view.element);
  (view.element.querySelector("[autofocus]") ?? app).focus({ preventScroll: true });
  restoreScroll(place);
}

/** Restores the scroll position, as soon as the view is high enough. */
async function restoreScroll(place) {
  const top = scrolled.get(place) ?? 0;
  scrollTo(0, top);
  for (let frame = 0; top > 0 && scrollY < top && frame < 30 && shown.place === place; frame++) {
    await new Promise(requestAnimationFrame);
    scrollTo(0, top);
  }
}

/** Signed photo URLs are valid for an hour. A view that was hidden for half of that time is rendered again. */
const STALE_AFTER = 30 * 60_000;
let hiddenSince = null;

function refreshWhenStale() {
  if (
    !document.hidden &&
    hiddenSince &&
    Date.now() - hiddenSince > STALE_AFTER &&
    !document.querySelector("dialog[open]")
  )
    show();
  hiddenSince = document.hidden ? Date.now() : null;
}

history.scrollRestoration = "manual";
addEventListener("unhandledrejection", event => complain(event.reason));

const shareToken = new URLSearchParams(location.search).get("t");
if (shareToken) {
  app.replaceChildren(guestView(shareToken).element);
} else {
  addEventListener("hashchange", show);
  document.addEventListener("visibilitychange", refreshWhenStale);
  addEventListener("wxalbum:left", () => {
    location.hash = "";
    show();
  });
  show();
}
