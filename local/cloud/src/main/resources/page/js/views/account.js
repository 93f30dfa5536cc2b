/** The account sheet: storage usage, trash, logout. */
import * as api from "../api.js";
import { openSheet } from "../dialogs.js";
import { h, icon, spinner } from "../dom.js";
import * as format from "../format.js";
import * as session from "../session.js";
import { complain } from "../toast.js";

export async function openAccount() {
  const usage = h("div", { class: "usage" }, spinner());
  const sheet = openSheet({
    title: session.current().name,
    slim: true,
    content: [
      usage,
      h(
        "nav",
        { class: "links" },
        h("a", { href: "#/trash" }, icon("trash"), "回收站"),
        h("button", { type: "button", onclick: leave }, icon("leave"), "退出登录"),
      ),
    ],
  });
  try {
    usage.replaceChildren(...usageOf((await api.me()).usage));
  } catch (failure) {
    sheet.close();
    complain(failure);
  }
}

function usageOf({ photos, bytes, reservedBytes, quotaBytes }) {
  const share = Math.min(100, ((bytes + reservedBytes) / quotaBytes) * 100);
  const fill = h("i");
  fill.style.width = `${bytes + reservedBytes ? Math.max(1, share) : 0}%`;
  return [
    h("p", {}, h("span", {}, "已用空间"), h("strong", {}, `${format.bytes(bytes)} / ${format.bytes(quotaBytes)}`)),
    h(
      "div",
      {
        class: "meter",
        role: "meter",
        "aria-label": "已用空间",
        "aria-valuenow": Math.round(share),
        "aria-valuemin": 0,
        "aria-valuemax": 100,
      },
      fill,
    ),
    h("small", {}, `共 ${photos} 张照片${reservedBytes ? `，另有 ${format.bytes(reservedBytes)} 等待上传` : ""}`),
  ];
}

function leave() {
  session.forget();
  dispatchEvent(new Event("wxalbum:left"));
}
