/** Polls the overview once a second while the page is visible. */
import * as api from "./api.js";

const INTERVAL_MS = 1000;
const listeners = new Set();

/** The latest overview (null before the first one), and whether the console API responds. */
export const state = { overview: null, connected: true, paused: false };

/**
 * Calls `listener` with each overview.
 * @returns {() => void} removes the listener
 */
export function onOverview(listener) {
  listeners.add(listener);
  if (state.overview) listener(state.overview);
  return () => listeners.delete(listener);
}

export function pause(paused) {
  state.paused = paused;
  notify();
  if (!paused) poll();
}

function notify() {
  for (const listener of listeners) listener(state.overview);
}

let timer = null;

async function poll() {
  clearTimeout(timer);
  if (state.paused || document.hidden) return;
  try {
    state.overview = await api.overview();
    state.connected = true;
  } catch {
    state.connected = false;
  }
  notify();
  timer = setTimeout(poll, INTERVAL_MS);
}

/** Starts polling. */
export function start() {
  document.addEventListener("visibilitychange", poll);
  poll();
}
