/** What is going on, asked once a second for as long as the page is seen. */
import * as api from "./api.js";

const EVERY = 1000;
const listeners = new Set();

/** The latest overview, null before the first one, and whether the run answers. */
export const state = { overview: null, connected: true, paused: false };

/**
 * Calls `listener` with each overview. @returns {() => void} stops that
 */
export function onOverview(listener) {
  listeners.add(listener);
  if (state.overview) listener(state.overview);
  return () => listeners.delete(listener);
}

export function pause(paused) {
  state.paused = paused;
  tell();
  if (!paused) look();
}

function tell() {
  for (const listener of listeners) listener(state.overview);
}

let timer = null;

async function look() {
  clearTimeout(timer);
  if (state.paused || document.hidden) return;
  try {
    state.overview = await api.overview();
    state.connected = true;
  } catch {
    state.connected = false;
  }
  tell();
  timer = setTimeout(look, EVERY);
}

/** Begins to ask. */
export function begin() {
  document.addEventListener("visibilitychange", look);
  look();
}
