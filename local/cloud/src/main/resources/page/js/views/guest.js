/**
 * The view of a guest who opens a share link: the passcode form if required, then the album, or an error page.
 */
import * as api from "../api.js";
import { field } from "../dialogs.js";
import { emptyState, h, icon, spinner } from "../dom.js";
import { Feed } from "../feed.js";
import * as format from "../format.js";
import { bar, endless } from "../frame.js";
import { PhotoGrid } from "../photogrid.js";
import { complain } from "../toast.js";
import { openViewer } from "./viewer.js";

class Guest {
  #share;
  #passcode = null;
  #viewToken = null;
  element = h("div", { class: "guest" }, spinner());

  constructor(shareToken) {
    this.#share = api.guest(shareToken);
    document.title = "分享的相册";
    this.#enter();
  }

  async #enter() {
    try {
      this.#showAlbum(await this.#open());
    } catch (problem) {
      if (problem.status === 401) this.#askPasscode();
      else this.#showRefusal(problem);
    }
  }

  async #open() {
    const answer = await this.#share.open(this.#passcode);
    this.#viewToken = answer.viewToken;
    return answer;
  }

  /**
   * Calls the API with the view token. If the token has expired, opens the share again. If the share is revoked or
   * expired, removes the album from the screen.
   */
  async #call(call) {
    try {
      try {
        return await call(this.#viewToken);
      } catch (problem) {
        if (problem.status !== 401) throw problem;
        await this.#open();
        return await call(this.#viewToken);
      }
    } catch (problem) {
      if (problem.status === 410 || problem.status === 401) {
        document.querySelectorAll("dialog[open]").forEach(dialog => dialog.close());
        this.#showRefusal(problem);
      }
      throw problem;
    }
  }

  #askPasscode() {
    const input = h("input", {
      name: "passcode",
      required: true,
      maxlength: 64,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
    });
    const passcodeField = field("口令", input, { pointer: "/passcode" });
    const button = h("button", { type: "submit", class: "button primary wide" }, "打开相册");
    const form = h("form", {}, passcodeField, button);
    form.addEventListener("submit", async event => {
      event.preventDefault();
      this.#passcode = input.value;
      button.disabled = true;
      try {
        this.#showAlbum(await this.#open());
      } catch (problem) {
        button.disabled = false;
        if (problem.status === 401) showError(passcodeField, input, "口令不对，请再试一次。");
        else if (problem.status === 400) showError(passcodeField, input, problem.detail);
        else this.#showRefusal(problem);
      }
    });
    this.element.replaceChildren(gate("lock", "这本相册需要口令", "请向分享给你的人询问。", form));
    input.focus();
  }

  #showRefusal(problem) {
    const reason = problem.code === "share-locked" ? problem.code : problem.status;
    const [outline, title, text] = {
      401: ["lock", "口令已经更换", "请向分享给你的人询问。"],
      404: ["unlink", "没有这个分享", "请检查链接是否完整。"],
      410: ["unlink", "这个分享已经结束", "它已到期、被撤销，或者打开次数已用完。想再看的话，请对方重新分享一次。"],
      429: ["clock", "口令试得太多了", `请休息一下，${format.wait(problem.retryAfter ?? 600)}后再试。`],
      "share-locked": ["lock", "这个链接已经锁定", "口令输错的次数太多了。请分享给你的人重新发一个链接。"],
    }[reason] ?? ["alert", "暂时打不开", problem.detail || "请稍后再试。"];
    const retry = [404, 410].includes(problem.status)
      ? null
      : h(
          "button",
          {
            type: "button",
            class: "button wide",
            onclick: () => {
              this.#passcode = null;
              this.#enter();
            },
          },
          "再试一次",
        );
    this.element.replaceChildren(
      gate(
        outline,
        title,
        text,
        retry,
        problem.requestId && h("footer", {}, h("span", { class: "request" }, `请求编号 ${problem.requestId}`)),
      ),
    );
  }

  #showAlbum({ album, photos }) {
    document.title = `${album.title} · 分享的相册`;
    const feed = new Feed(({ cursor }) => this.#call(viewToken => this.#share.photos(viewToken, { cursor, limit: 60 })));
    const grid = new PhotoGrid({
      open: photo => openViewer({ feed, photo, tileOf: id => grid.tile(id), allowed: this.#actions(album) }),
    });
    feed.addEventListener("change", () => grid.show(feed.photos));
    feed.append(photos);
    const sentinel = h("div");
    const top = bar({ title: album.title });
    top.element
      .querySelector(".bar-row")
      .firstElementChild.replaceWith(
        h("div", { class: "guest-bar" }, h("img", { src: "icon.svg", alt: "" }), "分享的相册"),
      );
    this.element.replaceChildren(
      top.element,
      h(
        "div",
        { class: "page" },
        h(
          "div",
          { class: "headline" },
          h("h1", {}, album.title),
          album.description && h("p", { class: "lead" }, album.description),
          h("p", {}, `${album.photoCount} 张照片`),
        ),
        photos.items.length ? grid.element : emptyState("photo", "相册里还没有照片", "过些时候再来看看吧。"),
        sentinel,
      ),
    );
    endless(sentinel, () =>
      feed.more().catch(problem => {
        if (problem.status !== 410 && problem.status !== 401) complain(problem);
        return false;
      }),
    );
  }

  #actions({ allowOriginals }) {
    return allowOriginals ? { original: ({ id }) => this.#call(viewToken => this.#share.original(viewToken, id)) } : {};
  }
}

function showError(fieldElement, input, text) {
  fieldElement.classList.add("faulty");
  fieldElement.querySelector(".fault")?.remove();
  fieldElement.append(h("small", { class: "fault", role: "alert" }, text));
  input.select();
}

function gate(outline, title, text, ...rest) {
  return h(
    "div",
    { class: "gate" },
    h("header", {}, h("span", { class: "sign" }, icon(outline)), h("h1", {}, title), h("p", {}, text)),
    ...rest.filter(Boolean),
  );
}

/** @param {string} shareToken @returns {{element: HTMLElement}} */
export function guestView(shareToken) {
  return new Guest(shareToken);
}
