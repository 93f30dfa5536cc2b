/** The upload tray, which stays visible in all views: a summary and one line per file. */
import { h, icon, iconButton } from "../dom.js";
import { isUnderWay, uploads } from "../upload.js";

/** How long the tray stays after all uploads succeeded, in milliseconds. */
const HIDE_DELAY = 3500;

const STATE_LABELS = {
  waiting: "等待中",
  hashing: "正在读取",
  granted: "等待上传",
  processing: "正在处理",
  ready: "已添加",
  duplicate: "已在这本相册中",
};

const rows = new Map();
const list = h("ul", { class: "tray-list" });
const title = h("strong");
const note = h("small");
const fill = h("i");
const fold = iconButton("down", "收起或展开", () => tray.classList.toggle("folded"), { class: "round tray-fold" });
const close = iconButton("close", "关闭", () => uploads.clear());
const tray = h(
  "aside",
  { class: "tray", "aria-label": "上传" },
  h("div", { class: "tray-head" }, h("div", { role: "status" }, title, note), fold, close),
  h("div", { class: "meter", "aria-hidden": "true" }, fill),
  list,
);
let hideTimer = null;

function row(upload) {
  const preview = URL.createObjectURL(upload.file);
  const noPreview = event => event.target.replaceWith(h("span", { class: "blank" }, icon("photo")));
  const state = h("div", { class: "state" });
  const end = h("div", { class: "end" });
  const meterFill = h("i");
  const meter = h("div", { class: "meter", role: "progressbar", "aria-label": upload.file.name }, meterFill);
  const element = h(
    "li",
    { class: "upload" },
    h("img", { src: preview, alt: "", decoding: "async", loading: "lazy", onerror: noPreview }),
    h("div", {}, h("div", { class: "name" }, upload.file.name), state, meter),
    end,
  );
  return { element, state, end, meter, meterFill, preview, shown: null };
}

function paintRow(upload) {
  if (!rows.has(upload)) rows.set(upload, row(upload));
  const { element, state, end, meter, meterFill, shown } = rows.get(upload);
  const percent = Math.round(upload.progress * 100);
  meter.hidden = upload.state !== "sending";
  meter.setAttribute("aria-valuenow", percent);
  meterFill.style.width = `${percent}%`;
  state.textContent = upload.state === "sending" ? `正在上传 ${percent}%` : (upload.detail ?? STATE_LABELS[upload.state]);
  if (upload.requestId) state.append(h("br"), `请求编号 ${upload.requestId}`);
  if (shown === upload.state) return element;
  rows.get(upload).shown = upload.state;
  element.className = `upload ${upload.state}`;
  const isGood = upload.state === "ready" || upload.state === "duplicate";
  end.replaceChildren(
    ...(isGood
      ? [icon("check")]
      : upload.state === "failed"
        ? [iconButton("retry", `重试 ${upload.file.name}`, () => uploads.retry(upload))]
        : []),
  );
  return element;
}

/** Returns the summary of all uploads, in two lines. */
function summary(items) {
  const count = state => items.filter(item => item.state === state).length;
  const left = items.filter(isUnderWay).length;
  const parts = [
    count("duplicate") && `${count("duplicate")} 张已在相册中`,
    count("failed") && `${count("failed")} 张没有成功`,
  ].filter(Boolean);
  if (left) return [`正在添加照片`, [`${items.length - left} / ${items.length}`, ...parts].join(" · ")];
  const added = count("ready");
  if (added) return [`已添加 ${added} 张照片`, parts.join(" · ")];
  return [parts.join("，"), ""];
}

function paint() {
  const { items } = uploads;
  for (const [upload, { preview }] of rows)
    if (!items.includes(upload)) {
      rows.delete(upload);
      URL.revokeObjectURL(preview);
    }
  clearTimeout(hideTimer);
  if (!items.length) return tray.remove();
  if (!tray.isConnected) {
    tray.classList.toggle("folded", items.length > 3 && innerWidth < 760);
    document.body.append(tray);
  }

  const failedFirst = [...items].sort((a, b) => (b.state === "failed") - (a.state === "failed"));
  const elements = failedFirst.map(paintRow);
  if (elements.length !== list.children.length || elements.some((element, i) => list.children[i] !== element))
    list.replaceChildren(...elements);
  [title.textContent, note.textContent] = summary(items);
  note.hidden = !note.textContent;
  close.hidden = uploads.isBusy;
  fill.style.width = `${(100 * items.reduce((sum, item) => sum + progressOf(item), 0)) / items.length}%`;
  if (!uploads.isBusy && !items.some(item => item.state === "failed"))
    hideTimer = setTimeout(() => uploads.clear(), HIDE_DELAY);
}

/** Returns the progress of an upload, 0 to 1; processing is the last tenth. */
const progressOf = ({ state, progress }) => (["ready", "duplicate", "failed"].includes(state) ? 1 : progress * 0.9);

let frame = 0;
uploads.addEventListener("change", () => {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    paint();
  });
});
