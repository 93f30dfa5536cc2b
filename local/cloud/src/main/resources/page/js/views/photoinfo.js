/** The details of one photo: caption, capture time, camera, file. */
import { submit } from "../dialogs.js";
import { h, iconButton, oneLine } from "../dom.js";
import * as format from "../format.js";
import { say } from "../toast.js";

/**
 * @param {object} photo a Photo, a PhotoDetail or a SharedPhoto
 * @param {{
 *   close: () => void, saveCaption?: (photo: object, caption: string | null) => Promise<void>,
 *   setCover?: (photo: object) => Promise<void>
 * }} options
 * @returns {Node[]}
 */
export function photoInfo(photo, { close, saveCaption, setCover }) {
  return [
    h("div", { class: "info-head" }, h("h2", {}, "照片信息"), iconButton("close", "收起信息", close)),
    saveCaption ? captionForm(photo, saveCaption) : photo.caption && h("p", { class: "info-caption" }, photo.caption),
    h(
      "dl",
      {},
      facts(photo).map(([name, ...values]) =>
        h(
          "div",
          {},
          h("dt", {}, name),
          values.map(value => h("dd", {}, value)),
        ),
      ),
    ),
    setCover &&
      photo.status === "ready" &&
      h("button", { type: "button", class: "button small", onclick: () => setCover(photo) }, "设为相册封面"),
  ].filter(Boolean);
}

function captionForm(photo, saveCaption) {
  const text = h(
    "textarea",
    { name: "caption", rows: 2, maxlength: 500, placeholder: "写下这一刻…", "aria-label": "照片说明" },
    photo.caption ?? "",
  );
  const save = h("button", { type: "submit", class: "button small primary", hidden: true }, "保存说明");
  const form = h(
    "form",
    { class: "caption-form" },
    h("div", { class: "field", "data-pointer": "/caption" }, text),
    save,
  );
  text.addEventListener("input", () => {
    save.hidden = text.value.trim() === (photo.caption ?? "");
  });
  text.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.requestSubmit();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit(form, async () => {
      await saveCaption(photo, oneLine(text.value) || null);
      say("说明已保存");
    });
  });
  return form;
}

function facts(photo) {
  const { exif, bytes, width, height, contentType } = photo;
  const clock = format.cameraClock(photo.takenAt, photo.takenAtSource);
  const settings =
    exif &&
    [
      exif.focalLengthMm && `${+exif.focalLengthMm.toFixed(1)} mm`,
      exif.fNumber && `ƒ/${+exif.fNumber.toFixed(1)}`,
      exif.exposureSeconds && format.exposure(exif.exposureSeconds),
      exif.iso && `ISO ${exif.iso}`,
    ]
      .filter(Boolean)
      .join(" · ");
  const file = [
    width && `${width} × ${height}`,
    bytes && format.bytes(bytes),
    contentType?.replace("image/", "").toUpperCase(),
  ]
    .filter(Boolean)
    .join(" · ");
  return [
    clock && ["拍摄时间", format.moment(clock), photo.takenAtSource === "upload" && "照片里没有拍摄时间，这是上传时间"],
    (exif?.camera || settings) && ["相机", exif.camera, exif.lens, settings],
    exif?.position && ["位置", format.position(exif.position)],
    file && ["原图", file],
    photo.failure && ["处理失败", photo.failure.detail],
  ]
    .filter(Boolean)
    .map(fact => fact.filter(Boolean));
}
