/** Where the console begins: the frame, and the view that the part of the address after # names. */
import * as live from "./live.js";
import { frame } from "./shell.js";
import { alarmsView } from "./views/alarms.js";
import { invocationsView } from "./views/invocations.js";
import { invokeView } from "./views/invoke.js";
import { linesView } from "./views/lines.js";
import { metricsView } from "./views/metrics.js";
import { overviewView } from "./views/overview.js";
import { photoView } from "./views/photo.js";
import { queriesView } from "./views/queries.js";
import { queuesView } from "./views/queues.js";
import { requestView } from "./views/request.js";

/**
 * The views by the first word of their address. Each is made of the second word and the parameters, and answers
 * `{title, element, refresh(overview)}`; `refresh` is called at once, and again whenever something happened.
 */
const VIEWS = {
  "": overviewView,
  invocations: invocationsView,
  lines: linesView,
  queries: queriesView,
  metrics: metricsView,
  alarms: alarmsView,
  queues: queuesView,
  invoke: invokeView,
  request: requestView,
  photo: photoView,
};

const shell = frame();
document.getElementById("console").append(shell.element);

let shown = null;
let seen = null;

function show() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/");
  const make = VIEWS[name] ?? overviewView;
  shown = make(decodeURIComponent(rest.join("/")), new URLSearchParams(query));
  seen = null;
  document.title = `${shown.title} · wxalbum console`;
  shell.show(name, shown);
  scrollTo(0, 0);
  if (live.state.overview) refresh(live.state.overview);
}

/** What stays the same while nothing happens. */
const footprint = overview => JSON.stringify([overview.end, overview.queues, overview.recent, overview.wrong.length]);

/** Anything that happened, or the passing of time by a few seconds, brings the view up to date. */
function refresh(overview) {
  shell.tell(overview);
  if (!overview) return;
  const now = footprint(overview);
  if (seen?.now === now && Date.now() - seen.at < 5000) return;
  seen = { now, at: Date.now() };
  shown?.refresh(overview);
}

addEventListener("hashchange", show);
show();
live.onOverview(refresh);
live.begin();
