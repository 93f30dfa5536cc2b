/** The console API, one function for each operation. Errors are thrown with the detail of the problem as message. */
async function call(path, init) {
  const response = await fetch(`/console/api/${path}`, { cache: "no-store", ...init });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(body.detail ?? `The console API returned status ${response.status}.`), body);
  return body;
}

/** Returns a path with the parameters that have a value. */
function withQuery(path, parameters) {
  const present = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return present.length ? `${path}?${new URLSearchParams(present)}` : path;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "content-type": "application/json" }, body: body ?? "" });

export const overview = () => call("overview");
export const functions = () => call("functions");
export const alarms = () => call("alarms");
export const queues = () => call("queues");
export const events = () => call("events");
export const queries = () => call("queries");
export const invocations = parameters => call(withQuery("invocations", parameters));
export const lines = parameters => call(withQuery("lines", parameters));
export const timeline = photoId => call(withQuery("timeline", { photoId }));
export const metrics = minutes => call(withQuery("metrics", { minutes }));
export const query = parameters => call(withQuery("queries", parameters));
export const redrive = (queue, ids) =>
  post(`queues/${encodeURIComponent(queue)}/redrive`, ids && JSON.stringify({ ids }));
export const invoke = (name, event) => post(`functions/${encodeURIComponent(name)}/invoke`, event);
