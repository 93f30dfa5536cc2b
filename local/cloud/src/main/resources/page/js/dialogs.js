/**
 * Sheets, confirmations and menus, built on the <dialog> element and popovers of the browser, which handle focus, Escape
 * and the back gesture.
 */
import { h, icon, iconButton } from "./dom.js";
import { complain, rescueToasts } from "./toast.js";

/**
 * Opens a sheet.
 * @param {{title: string, content: Node[], slim?: boolean, onclose?: () => void}} options
 * @returns {HTMLDialogElement} close it with `close()`
 */
export function openSheet({ title, content, slim = false, onclose }) {
  const dialog = h(
    "dialog",
    { class: slim ? "sheet slim" : "sheet", "aria-label": title },
    h(
      "div",
      { class: "sheet-head" },
      h("h2", {}, title),
      iconButton("close", "关闭", () => dialog.close()),
    ),
    h("div", { class: "sheet-body" }, content),
  );
  return openDialog(dialog, onclose);
}

/** Shows a modal dialog and removes it when it is closed. A click outside closes it. */
export function openDialog(dialog, onclose) {
  dialog.addEventListener("pointerdown", event => {
    if (event.target === dialog && isOutside(dialog, event)) dialog.close();
  });
  dialog.addEventListener("close", () => {
    rescueToasts(dialog);
    dialog.remove();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function isOutside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

/** Asks for confirmation. @returns {Promise<boolean>} */
export function confirm({ title, text, action, danger = true }) {
  return new Promise(resolve => {
    let agreed = false;
    const agree = () => {
      agreed = true;
      dialog.close();
    };
    const dialog = openSheet({
      title,
      slim: true,
      onclose: () => resolve(agreed),
      content: [
        h("p", { class: "sheet-text" }, text),
        h(
          "div",
          { class: "sheet-actions" },
          h("button", { type: "button", class: "button", onclick: () => dialog.close() }, "取消"),
          h("button", { type: "button", class: danger ? "button danger" : "button primary", onclick: agree }, action),
        ),
      ],
    });
  });
}

/**
 * Opens a menu under a button.
 * @param {HTMLElement} anchor
 * @param {({label: string, outline: string, run: () => void, danger?: boolean} | null)[]} entries null draws a separator
 */
export function openMenu(anchor, entries) {
  const menu = h(
    "div",
    { class: "menu", popover: "auto" },
    entries.map(entry =>
      entry === null
        ? h("hr")
        : h(
            "button",
            {
              type: "button",
              class: entry.danger ? "danger" : null,
              onclick: () => {
                menu.hidePopover();
                entry.run();
              },
            },
            entry.label,
            icon(entry.outline),
          ),
    ),
  );
  menu.addEventListener("toggle", event => {
    if (event.newState === "closed") menu.remove();
  });
  (anchor.closest("dialog") ?? document.body).append(menu);
  menu.showPopover();
  const box = anchor.getBoundingClientRect();
  const below = box.bottom + 6 + menu.offsetHeight < innerHeight;
  menu.style.top = `${below ? box.bottom + 6 : box.top - 6 - menu.offsetHeight}px`;
  menu.style.left = `${Math.max(8, Math.min(box.right, innerWidth - 8) - menu.offsetWidth)}px`;
  menu.querySelector("button").focus({ focusVisible: false });
}

/**
 * Creates a labeled input. `pointer` is the JSON pointer of its member in the request body, by which errors of the
 * service are shown at the field.
 */
export function field(label, control, { pointer, hint } = {}) {
  return h(
    "label",
    { class: "field", "data-pointer": pointer },
    h("span", {}, label),
    control,
    hint && h("small", {}, hint),
  );
}

/**
 * Runs the action of a form with its button disabled. Errors that point at fields are shown there, all others as a toast.
 * @param {HTMLFormElement} form
 * @param {() => Promise<void>} work
 */
export async function submit(form, work) {
  const button = form.querySelector("[type=submit]");
  form.querySelectorAll(".fault").forEach(fault => fault.remove());
  form.querySelectorAll(".faulty").forEach(faulty => faulty.classList.remove("faulty"));
  button.disabled = true;
  try {
    await work();
  } catch (failure) {
    if (!showErrors(form, failure.errors ?? [])) complain(failure);
  } finally {
    button.disabled = false;
  }
}

function showErrors(form, errors) {
  const placed = errors.filter(({ pointer, detail }) => {
    const target = form.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`);
    target?.classList.add("faulty");
    target?.append(h("small", { class: "fault", role: "alert" }, detail));
    return target;
  });
  form.querySelector(".faulty input, .faulty textarea")?.focus();
  return errors.length > 0 && placed.length === errors.length;
}
