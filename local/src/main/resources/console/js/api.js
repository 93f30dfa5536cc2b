/** The console's API, one function for each call. A refusal is thrown as an Error with the sentence of the problem. */
async function call(path, init) {
  const response = await fetch(`/console/api/${path}`, { cache: "no-store", ...init });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(body.detail ?? `The console answers ${response.status}.`), body);
  return body;
}

/** A path with those parameters that have a value. */
function asked(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "content-type": "application/json" }, body: body ?? "" });

export const overview = () => call("overview");
export const functions = () => call("functions");
export const alarms = () => call("alarms");
export const queues = () => call("queues");
export const events = () => call("events");
export const queries = () => call("queries");
export const invocations = parameters => call(asked("invocations", parameters));
export const lines = parameters => call(asked("lines", parameters));
export const story = photoId => call(asked("story", { photoId }));
export const metrics = minutes => call(asked("metrics", { minutes }));
export const query = parameters => call(asked("queries", parameters));
export const redrive = (queue, ids) =>
  post(`queues/${encodeURIComponent(queue)}/redrive`, ids && JSON.stringify({ ids }));
export const invoke = (name, event) => post(`functions/${encodeURIComponent(name)}/invoke`, event);
