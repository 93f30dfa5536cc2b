/** The sheet of share links of an album: the list, the form for a new link, and the created link. */
import * as api from "../api.js";
import { copy } from "../clipboard.js";
import { confirm, openSheet } from "../dialogs.js";
import { h, icon, spinner } from "../dom.js";
import * as format from "../format.js";
import { complain, say } from "../toast.js";
import { shareForm } from "./shareform.js";

/** Returns the link to this page. The `path` of the service is a page of the mini-program with the same token. */
const linkOf = ({ token }) => `${location.origin}/?t=${encodeURIComponent(token)}`;

async function copyLink(share) {
  try {
    await copy(linkOf(share));
    say("链接已复制");
  } catch (failure) {
    complain(failure);
  }
}

/** Returns why a link is no longer valid, or null if it is valid. */
function endReason({ token, revokedAt, expiresAt, locked, maxViews, views }) {
  if (revokedAt) return "已撤销";
  if (!token) return "已失效";
  if (expiresAt && new Date(expiresAt) <= Date.now()) return "已到期";
  if (locked) return "已锁定";
  return maxViews !== null && views >= maxViews ? "已用完" : null;
}

/** @param {object} album */
export function openShares(album) {
  const body = h("div", {}, spinner());
  openSheet({ title: "分享相册", content: [body] });
  const show = (...nodes) => body.replaceChildren(...nodes);

  async function showList() {
    try {
      const { items } = await api.shares(album.id, { limit: 100 });
      if (items.length) show(...list(items, { create: showForm, changed: showList }));
      else showForm();
    } catch (failure) {
      complain(failure);
    }
  }

  function showForm() {
    show(
      shareForm({
        create: details => api.createShare(album.id, details),
        done: (share, passcode) => show(...created(share, passcode, showList)),
      }),
    );
    body.querySelector("input")?.focus();
  }

  showList();
}

function created(share, passcode, back) {
  return [
    h("p", { class: "sheet-text" }, "把链接发给想看的人就好。"),
    h(
      "div",
      { class: "link-box" },
      h("label", { class: "unseen", for: "share-link" }, "分享链接"),
      h("input", { id: "share-link", readonly: true, value: linkOf(share), onfocus: event => event.target.select() }),
    ),
    passcode &&
      h(
        "p",
        { class: "passcode-note" },
        icon("lock"),
        h("span", {}, "口令 ", h("strong", {}, passcode)),
        "只在这里显示一次，请单独告诉对方。",
      ),
    h(
      "div",
      { class: "sheet-actions" },
      h("button", { type: "button", class: "button", onclick: back }, "所有链接"),
      h(
        "button",
        { type: "button", class: "button primary", onclick: () => copyLink(share) },
        icon("link"),
        "复制链接",
      ),
    ),
  ].filter(Boolean);
}

function list(shares, { create, changed }) {
  return [
    h("button", { type: "button", class: "button primary wide", onclick: create }, icon("plus"), "新建链接"),
    h(
      "ul",
      { class: "shares", "aria-label": "分享链接" },
      shares.map(share => row(share, changed)),
    ),
  ];
}

function row(share, changed) {
  const reason = endReason(share);
  const traits = [
    `${share.views}${share.maxViews === null ? "" : ` / ${share.maxViews}`} 次打开`,
    share.lastViewedAt && `${format.date(share.lastViewedAt)}看过`,
    share.hasPasscode && "需要口令",
    share.wrongPasscodes > 0 && `口令输错 ${share.wrongPasscodes} 次`,
    share.locked && "请新建一个链接",
    share.allowOriginals && "可下载原图",
    !reason && (share.expiresAt ? `${format.daysUntil(share.expiresAt)} 天后到期` : "长期有效"),
  ]
    .filter(Boolean)
    .join(" · ");
  return h(
    "li",
    { class: reason ? "share over" : "share" },
    h(
      "div",
      {},
      h("h3", {}, share.label ?? "未命名的链接", reason && h("span", { class: "tag" }, reason)),
      h("p", {}, traits),
    ),
    !reason &&
      h(
        "div",
        { class: "share-actions" },
        h("button", { type: "button", class: "button small", onclick: () => copyLink(share) }, "复制链接"),
        h("button", { type: "button", class: "button small danger", onclick: () => revoke(share, changed) }, "撤销"),
      ),
  );
}

async function revoke(share, changed) {
  if (!(await confirm({ title: "撤销这个链接？", text: "撤销后，拿到链接的人立刻不能再打开。", action: "撤销链接" })))
    return;
  try {
    await api.revokeShare(share.id);
    say("链接已撤销");
  } catch (failure) {
    complain(failure);
  }
  changed();
}
