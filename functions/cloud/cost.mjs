// Computes the tables of docs/cost.md from prices.yml, sizes.yml and the packaged templates. Usage: node functions/cloud/cost.mjs [--write].
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { deployments, root, sizes, Template } from './check/deployments.mjs';

const page = join(root, 'docs/cost.md');
const prices = load(readFileSync(join(root, 'functions/cloud/prices.yml'), 'utf8'));
const { assumptions: given, s3, lambda } = prices;

const million = 1_000_000;
const gbOfMb = (megabytes) => megabytes / 1000;
const gbOfKb = (kilobytes) => kilobytes / million;

/** Returns the number of metrics for which an alarm is billed. An anomaly alarm has three: the metric and both bounds of the expected range. */
export const alarmMetrics = (alarm) => (alarm.ThresholdMetricId ? 3 : (alarm.Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1));

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const usd = (amount) => amount.toFixed(2);
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Returns a table of items with a sum for each column of numbers. */
function priced(columns, items) {
  const total = columns.map((_, column) => sum(items.map(([, ...amounts]) => amounts[column])));
  const rows = items.map(([item, ...amounts]) => [item, ...amounts.map(usd)]);
  return table(['item', ...columns], [...rows, ['**together**', ...total.map((amount) => `**${usd(amount)}**`)]]);
}

function idle() {
  const [template] = deployments.map((deployment) => new Template(deployment));
  const alarms = sum(template.all('AWS::CloudWatch::Alarm').map(([, alarm]) => alarmMetrics(alarm)));
  const queues = template.all('AWS::Lambda::EventSourceMapping').length;
  const zones = ({ database }) => (database.multiAz ? 2 : 1);
  const all = Object.values(sizes);
  const polls = given.pollsOfQueueEachMinute * 60 * given.hours * queues;
  return priced(Object.keys(sizes), [
    ['the database', ...all.map((size) => prices.database.hour[size.database.instanceClass] * given.hours * zones(size))],
    ['its storage', ...all.map((size) => prices.database.gbMonth * size.database.storageGb * zones(size))],
    ['two secrets: yours and that of the database', ...all.map(() => 2 * prices.secretMonth)],
    [`${alarms} alarm metrics, ${prices.freeAlarmMetrics} of them free`, ...all.map(() => (alarms - prices.freeAlarmMetrics) * prices.alarmMetricMonth)],
    ['the dashboard', ...all.map(() => prices.dashboardMonth)],
    ['the metric `sweep-faults`', ...all.map(() => prices.metricMonth)],
    ['polls of the two queues', ...all.map(() => (polls / million) * prices.sqsMillion)],
  ]);
}

function photos() {
  const transitions = (million / 1000) * s3.thousandGlacierIrTransitions;
  const gb = (megabytes) => million * gbOfMb(megabytes);
  return table(
    ['a million photos', 'USD'],
    [
      ['kept for a month: originals', usd(gb(given.originalMb) * s3.standardGbMonth)],
      ['kept for a month: renditions', usd(gb(given.renditionsMb) * s3.standardGbMonth)],
      ['instead, originals in `GLACIER_IR`', usd(gb(given.originalMb) * s3.glacierIrGbMonth)],
      ['moving them there, once', usd(transitions)],
      ['taken in, once: requests to S3', usd((million / 1000) * ((1 + given.renditions) * s3.thousandPuts + given.getsOfPhoto * s3.thousandGets))],
      ['taken in, once: thumbnail', usd(lambda.millionRequests + million * given.thumbnailSeconds * given.thumbnailGb * lambda.gbSecondArm)],
      ['taken in, once: API and upload', usd(requests(million * given.apiRequestsOfPhoto))],
      ['taken in, once: queue', usd(given.queueRequestsOfPhoto * prices.sqsMillion)],
      ['taken in, once: log lines of thumbnail', usd(million * gbOfKb(given.logKbOfInvocation) * prices.logGb)],
    ],
  );
}

/** Returns the cost of requests to the API: the API, the functions and their log lines. */
function requests(count) {
  const compute = (count / million) * lambda.millionRequests + count * given.requestSeconds * given.requestGb * lambda.gbSecondArm;
  return (count / million) * prices.apiMillion + compute + count * gbOfKb(given.logKbOfInvocation) * prices.logGb;
}

function users() {
  const days = 1000 * given.daysOfMonth;
  const pictures = days * given.picturesOfUser;
  const calls = days * given.apiRequestsOfUser;
  return priced(['USD a month'], [
    ['API, functions and their log lines', requests(calls)],
    ['traces', (calls / million) * given.tracedPart * prices.tracesMillion],
    ['pictures: requests to S3', (pictures / 1000) * s3.thousandGets],
    ['pictures: transfer to phones', pictures * gbOfMb(given.pictureMb) * prices.transferOutGb],
  ]);
}

function immich() {
  const { server } = prices;
  const serverMonth = server.hour * given.hours;
  const database = prices.database.hour['db.t4g.small'] * given.hours + prices.database.gbMonth * 20;
  const rows = [10_000, 100_000, million].map((count) => {
    const gb = count * gbOfMb(given.originalMb + given.renditionsMb);
    const own = database + 2 * prices.secretMonth + gb * s3.standardGbMonth;
    return [count.toLocaleString('en-US'), usd(own), usd(serverMonth + gb * server.diskGbMonth)];
  });
  return table(['photos', 'wxalbum, without alarms and dashboard', `Immich on a \`${server.name}\` with a disk`], rows);
}

/** Returns the page with all tables recomputed. A table stands between two comments with its name. */
export function recompute(text) {
  const tables = { idle, photos, users, immich };
  const filled = Object.entries(tables).reduce(
    (current, [name, compute]) => current.replace(new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`), (_, begin, end) => `${begin}${compute()}\n${end}`),
    text,
  );
  return filled.replace(/(?<=list prices of us-east-1 in USD of )[\d-]+/, prices.date);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const current = readFileSync(page, 'utf8');
  if (process.argv[2] === '--write') writeFileSync(page, recompute(current));
  else console.log(recompute(current));
}
