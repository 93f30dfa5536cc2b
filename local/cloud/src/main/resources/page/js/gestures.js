/**
 * Translates pointer events on an element into drags, pinches and taps. Points are relative to the center of the
 * element, in CSS pixels.
 */

const TAP_RADIUS = 10;
const DOUBLE_TAP_MILLISECONDS = 280;

/**
 * @param {HTMLElement} element its `touch-action` must be none
 * @param {{
 *   drag: (x: number, y: number) => void, drop: (x: number, y: number, speedX: number, speedY: number) => void,
 *   pinch: (factor: number, point: {x: number, y: number}) => void, pinched: () => void,
 *   tap: (event: PointerEvent) => void, doubleTap: (point: {x: number, y: number}) => void
 * }} on distances since the start of the gesture; speeds in pixels per millisecond
 */
export function watchGestures(element, on) {
  const fingers = new Map();
  let start = null;
  let wasPinch = false;
  let lastTap = { at: 0, timer: 0 };

  const relative = ({ clientX, clientY }) => {
    const box = element.getBoundingClientRect();
    return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
  };
  const spread = () => {
    const [a, b] = [...fingers.values()].map(relative);
    return { distance: Math.hypot(a.x - b.x, a.y - b.y), point: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
  };

  function down(event) {
    if (event.button > 0 || event.target.closest("button, a, textarea")) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event);
    if (fingers.size === 1) {
      start = event;
      wasPinch = false;
    }
    if (fingers.size === 2) wasPinch = true;
  }

  function move(event) {
    if (!fingers.has(event.pointerId)) return;
    const before = fingers.size === 2 && spread();
    fingers.set(event.pointerId, event);
    if (before) {
      const after = spread();
      on.pinch(after.distance / before.distance, after.point);
    } else if (fingers.size === 1 && !wasPinch) on.drag(event.clientX - start.clientX, event.clientY - start.clientY);
  }

  function up(event) {
    if (!fingers.delete(event.pointerId) || fingers.size) return;
    if (wasPinch) return on.pinched();
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    const time = Math.max(1, event.timeStamp - start.timeStamp);
    on.drop(x, y, x / time, y / time);
    if (event.type === "pointerup" && Math.hypot(x, y) < TAP_RADIUS) tapped(event);
  }

  function tapped(event) {
    clearTimeout(lastTap.timer);
    if (event.timeStamp - lastTap.at < DOUBLE_TAP_MILLISECONDS) {
      lastTap = { at: 0, timer: 0 };
      return on.doubleTap(relative(event));
    }
    lastTap = { at: event.timeStamp, timer: setTimeout(() => on.tap(event), DOUBLE_TAP_MILLISECONDS) };
  }

  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener(
    "wheel",
    event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      on.pinch(Math.exp(-event.deltaY / 120), relative(event));
      on.pinched();
    },
    { passive: false },
  );
}
