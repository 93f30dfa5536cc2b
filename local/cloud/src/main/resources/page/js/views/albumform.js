/** The form for the title and description of a new or existing album. */
import * as api from "../api.js";
import { field, openSheet, submit } from "../dialogs.js";
import { h, oneLine } from "../dom.js";

/** @param {{album?: object, done: (album: object) => void}} options `album` is the album to change, if any */
export function openAlbumForm({ album, done }) {
  const title = h("input", {
    name: "title",
    required: true,
    maxlength: 60,
    value: album?.title ?? "",
    placeholder: "例如：西湖的春天",
    autofocus: true,
    autocomplete: "off",
  });
  const description = h(
    "textarea",
    { name: "description", maxlength: 500, placeholder: "写几句也可以，不写也可以" },
    album?.description ?? "",
  );
  const form = h(
    "form",
    {},
    field("名称", title, { pointer: "/title" }),
    field("描述", description, { pointer: "/description" }),
    h(
      "div",
      { class: "sheet-actions" },
      h("button", { type: "submit", class: "button primary" }, album ? "保存" : "创建"),
    ),
  );
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit(form, async () => {
      const fields = { title: title.value.trim(), description: oneLine(description.value) || null };
      const saved = album
        ? await api.changeAlbum(album.id, { ...fields, coverPhotoId: album.coverPhotoId })
        : await api.createAlbum(fields);
      sheet.close();
      done(saved);
    });
  });
  const sheet = openSheet({ title: album ? "编辑相册" : "新建相册", content: [form] });
}
