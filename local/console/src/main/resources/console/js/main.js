/** The entry point of the console: creates the frame and shows the view that the URL fragment names. */
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
 * The views by the first segment of the fragment. Each gets the second segment and the parameters, and returns
 * `{title, element, refresh(overview)}`. `refresh` is called when the view opens and after each change.
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

let currentView = null;
let lastRefresh = null;

function show() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/");
  const createView = VIEWS[name] ?? overviewView;
  currentView = createView(decodeURIComponent(rest.join("/")), new URLSearchParams(query));
  lastRefresh = null;
  document.title = `${currentView.title} · wxalbum console`;
  shell.show(name, currentView);
  scrollTo(0, 0);
  if (live.state.overview) refresh(live.state.overview);
}

/** Returns a text that changes when there is something new to show. */
const fingerprint = overview => JSON.stringify([overview.end, overview.queues, overview.recent, overview.incidents.length]);

/** Refreshes the view after a change, and at least every five seconds. */
function refresh(overview) {
  shell.update(overview);
  if (!overview) return;
  const current = fingerprint(overview);
  if (lastRefresh?.fingerprint === current && Date.now() - lastRefresh.at < 5000) return;
  lastRefresh = { fingerprint: current, at: Date.now() };
  currentView?.refresh(overview);
}

addEventListener("hashchange", show);
show();
live.onOverview(refresh);
live.start();
