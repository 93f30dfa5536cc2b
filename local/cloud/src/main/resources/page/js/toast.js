/** Short messages at the bottom edge: results of actions, and errors with their request id. */
import { h } from "./dom.js";
import { Problem } from "./api.js";

/** The headline for each `code` of a problem. */
const HEADLINES = {
  offline: "连不上服务器",
  "invalid-request": "填写的内容有些问题",
  unauthorized: "登录已过期，请重新登录",
  forbidden: "你没有权限这样做",
  "not-found": "找不到了，可能已经被删除",
  conflict: "和别处的改动冲突了",
  gone: "这个链接已经失效",
  "share-locked": "这个链接已经锁定",
  "payload-too-large": "文件太大了",
  "unsupported-media-type": "不支持这种格式",
  "quota-exceeded": "空间不够了",
  "limit-reached": "数量已到上限，请先删除一些",
  "too-many-requests": "操作太频繁，请稍等片刻",
  unavailable: "服务正忙，请稍后再试",
};

let host = null;

/** Returns the container of the toasts, in the topmost dialog: elements outside a modal dialog are inert. */
function hostElement() {
  host ??= h("div", { class: "toasts", role: "status", "aria-live": "polite" });
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (host.parentElement !== top) top.append(host);
  return host;
}

/** Moves the toasts back to the page when the dialog that contains them is closed. */
export function rescueToasts(dialog) {
  if (host && dialog.contains(host)) document.body.append(host);
}

function show(lasting, ...content) {
  const toast = h("div", { class: "toast" }, content);
  hostElement().append(toast);
  setTimeout(() => toast.remove(), lasting);
  return toast;
}

let said = null;

/**
 * Shows the result of an action, in place of the previous one.
 * @param {string} text
 * @param {{label: string, run: () => void}} [action] e.g. undo
 */
export function say(text, action) {
  said?.remove();
  said = show(action ? 6000 : 3200, h("div", {}, h("p", {}, text)));
  const toast = said;
  if (action)
    toast.append(
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            toast.remove();
            action.run();
          },
        },
        action.label,
      ),
    );
}

export const headline = problem => HEADLINES[problem.code] ?? "出了点问题";

/** Shows an error. Errors other than a Problem are bugs of this page and are logged to the browser console too. */
export function complain(failure) {
  if (failure?.name === "AbortError") return;
  if (!(failure instanceof Problem)) console.error(failure);
  const faults = failure.errors?.map(fault => fault.detail).join("；");
  const toast = show(
    9000,
    h(
      "div",
      {},
      h("p", {}, headline(failure)),
      h("p", { class: "detail" }, faults || (failure instanceof Problem ? failure.detail : String(failure))),
      failure.requestId && h("p", { class: "request" }, `请求编号 ${failure.requestId}`),
    ),
  );
  toast.append(h("button", { type: "button", onclick: () => toast.remove() }, "好"));
}
