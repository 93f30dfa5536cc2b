/** The list of albums, most recently changed first, with endless scrolling. */
import * as api from "../api.js";
import { emptyState, h, icon, toolButton } from "../dom.js";
import * as format from "../format.js";
import { bar, endless } from "../frame.js";
import * as session from "../session.js";
import { complain } from "../toast.js";
import { openAccount } from "./account.js";
import { openAlbumForm } from "./albumform.js";

/** The last first page, which is shown on return while the current one is requested. */
let cachedAlbums = [];
addEventListener("wxalbum:left", () => {
  cachedAlbums = [];
});

export function albumsView() {
  document.title = "相册";
  const list = h("ul", { class: "albums", "aria-label": "相册列表" });
  const content = h("div", {}, list);
  const sentinel = h("div");
  let albums = cachedAlbums;
  let cursor;

  const paint = () => {
    content.replaceChildren(albums.length ? list : noAlbums());
    list.replaceChildren(...albums.map(card));
  };
  const more = async () => {
    try {
      const answer = await api.albums({ cursor });
      albums = cursor ? [...albums, ...answer.items] : answer.items;
      if (!cursor) cachedAlbums = albums;
      cursor = answer.nextCursor;
      paint();
      return Boolean(cursor);
    } catch (failure) {
      complain(failure);
      return false;
    }
  };

  if (albums.length) paint();
  else list.replaceChildren(...Array.from({ length: 3 }, placeholderCard));
  const stop = endless(sentinel, more);
  return {
    element: h(
      "div",
      {},
      heading(),
      h("div", { class: "page" }, h("div", { class: "headline" }, h("h1", {}, "相册")), content, sentinel),
    ),
    destroy: stop,
  };
}

function heading() {
  const { name } = session.current();
  const account = h(
    "button",
    { type: "button", class: "round", "aria-label": `${name} 的账号`, title: "账号", onclick: openAccount },
    h("span", { class: "avatar", "aria-hidden": "true" }, [...name][0]),
  );
  return bar({ title: "相册", end: [toolButton("plus", "新建相册", create), account] }).element;
}

function create() {
  openAlbumForm({
    done: album => {
      location.hash = `#/albums/${album.id}`;
    },
  });
}

function card(album) {
  return h(
    "li",
    {},
    h(
      "a",
      { class: "album-card", href: `#/albums/${album.id}` },
      h(
        "div",
        { class: "cover" },
        album.cover ? h("img", { src: album.cover.url, alt: "", decoding: "async" }) : icon("photo"),
      ),
      h("h2", {}, album.title),
      h("p", {}, album.photoCount ? `${album.photoCount} 张 · ${format.date(album.updatedAt)}` : "还没有照片"),
    ),
  );
}

const placeholderCard = () => h("li", { class: "ghost", "aria-hidden": "true" }, h("div", { class: "cover" }));

function noAlbums() {
  return emptyState(
    "album",
    "从第一本相册开始",
    "一次旅行、一个周末，或者只是平常的一天。",
    h("button", { type: "button", class: "button primary", onclick: create }, "新建相册"),
  );
}
