/** Short messages at the bottom edge: what was done, or what the service refused and under which request id. */
import { h } from "./dom.js";
import { Problem } from "./api.js";

/** What each `code` of a problem means to the person who reads it. */
const HEADLINES = {
  offline: "连不上服务器",
  "invalid-request": "填写的内容有些问题",
  unauthorized: "登录已过期，请重新登录",
  forbidden: "你没有权限这样做",
  "not-found": "找不到了，可能已经被删除",
  conflict: "和别处的改动冲突了",
  gone: "这个链接已经失效",
  "payload-too-large": "文件太大了",
  "unsupported-media-type": "不支持这种格式",
  "quota-exceeded": "空间不够了",
  "too-many-requests": "操作太频繁，请稍等片刻",
  unavailable: "服务正忙，请稍后再试",
};

let host = null;

/** The toasts lie in the topmost dialog, since all outside a modal dialog is out of reach. */
function hostElement() {
  host ??= h("div", { class: "toasts", role: "status", "aria-live": "polite" });
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (host.parentElement !== top) top.append(host);
  return host;
}

/** Puts the toasts back onto the page when the dialog that they lay in is closed. */
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
 * What was done; takes the place of what was said before.
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

/** Shows a refusal. What is no Problem is a fault of this page: it goes to the console as well. */
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
