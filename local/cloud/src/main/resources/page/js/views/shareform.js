/** The form for a new share link: label, lifetime, passcode, permissions. */
import { field, submit } from "../dialogs.js";
import { h } from "../dom.js";

const DAY = 86_400;
const LIFETIMES = [
  [DAY, "1 天"],
  [7 * DAY, "7 天"],
  [30 * DAY, "30 天"],
  ["", "长期"],
];

/**
 * @param {{
 *   create: (details: object) => Promise<object>, done: (share: object, passcode: string | null) => void
 * }} options
 * @returns {HTMLFormElement}
 */
export function shareForm({ create, done }) {
  const label = h("input", { name: "label", maxlength: 60, autocomplete: "off", placeholder: "例如：家人" });
  const passcode = h("input", {
    name: "passcode",
    minlength: 4,
    maxlength: 64,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: "不填则无需口令",
  });
  const maxViews = h("input", {
    name: "maxViews",
    type: "number",
    inputmode: "numeric",
    min: 1,
    max: 1_000_000,
    placeholder: "不限",
  });
  const originals = h("input", { type: "checkbox", role: "switch", class: "switch", name: "allowOriginals" });
  const form = h(
    "form",
    {},
    field("备注（只有你看得到）", label, { pointer: "/label" }),
    h(
      "div",
      { class: "field", "data-pointer": "/expiresInSeconds" },
      h("span", { class: "field-label", id: "share-life" }, "有效期"),
      lifetimes(),
    ),
    field("口令（4 位以上）", passcode, { pointer: "/passcode" }),
    field("最多打开次数", maxViews, { pointer: "/maxViews" }),
    h(
      "label",
      { class: "row-field" },
      h("span", {}, "允许下载原图", h("small", {}, "原图里可能带有拍摄地点")),
      originals,
    ),
    h("div", { class: "sheet-actions" }, h("button", { type: "submit", class: "button primary" }, "创建链接")),
  );
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit(form, async () => {
      const lifetime = new FormData(form).get("life");
      done(
        await create({
          label: label.value.trim() || null,
          expiresInSeconds: lifetime ? Number(lifetime) : null,
          passcode: passcode.value || null,
          allowOriginals: originals.checked,
          maxViews: maxViews.value ? Number(maxViews.value) : null,
        }),
        passcode.value || null,
      );
    });
  });
  return form;
}

function lifetimes() {
  return h(
    "div",
    { class: "choices", role: "radiogroup", "aria-labelledby": "share-life" },
    LIFETIMES.map(([seconds, name], i) =>
      h("label", {}, h("input", { type: "radio", name: "life", value: seconds, checked: i === 1 }), name),
    ),
  );
}
