/** The login view. A name is sufficient, since the local run has a fake WeChat server. */
import { logIn } from "../api.js";
import { field, submit } from "../dialogs.js";
import { h } from "../dom.js";

/** @param {{entered: () => void}} options called after the session is stored */
export function loginView({ entered }) {
  document.title = "登录 · 相册";
  const name = h("input", {
    name: "name",
    required: true,
    maxlength: 20,
    autocomplete: "nickname",
    autocapitalize: "off",
    enterkeyhint: "go",
    autofocus: true,
  });
  const form = h(
    "form",
    {},
    field("你的名字", name, { pointer: "/code" }),
    h("button", { type: "submit", class: "button primary wide" }, "进入相册"),
  );
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (name.value.trim())
      submit(form, async () => {
        await logIn(name.value.trim());
        entered();
      });
  });
  return {
    element: h(
      "div",
      { class: "gate" },
      h(
        "header",
        {},
        h("img", { class: "mark", src: "icon.svg", alt: "" }),
        h("h1", {}, "相册"),
        h("p", {}, "把值得留住的日子，放在一起。"),
      ),
      form,
      h("footer", {}, "本机试用：同一个名字就是同一个人，无需密码。在小程序里，由微信登录。"),
    ),
  };
}
