// What the operator looks at: saved queries and the dashboard.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deployments, Template } from './deployments.mjs';

const names = [
  'cold starts',
  'errors by code',
  'memory headroom',
  'one request by id',
  "one photo's life from ticket to ready",
  'slowest routes with their phases',
  'uploads that never arrived',
];

const fieldsOfALine = [
  ...['timestamp', 'level', 'requestId', 'event', 'function', 'traceId', 'message', 'logger', 'error'],
  ...['coldStart', 'route', 'trigger', 'status', 'outcome', 'code', 'durationMs', 'memoryUsedMb', 'userId', 'albumId', 'photoId', 'photoIds', 'uploadRequestId'],
  ...['db', 'passcode', 'wechat', 'fetch', 'header', 'decode', 'resize', 'encode', 'store'].map((phase) => `phases.${phase}`),
];
const albumMetrics = [
  ...['UploadsAsked', 'PhotosReady', 'PhotosFailed', 'UploadToReady', 'ThumbnailDuration', 'BytesStored'],
  ...['SharesOpened', 'SharesRefused', 'LoginsRefused', 'QuotaRefused', 'SweepMended', 'SweepPurged', 'SweepLost'],
];
const fieldsOfCloudWatch = ['@timestamp', '@message', '@log', '@requestId', '@type', '@maxMemoryUsed', '@memorySize'];

const commands = ['fields', 'filter', 'stats', 'sort', 'limit'];
const words = ['as', 'by', 'and', 'or', 'like', 'asc', 'desc'];
const functions = ['count', 'count_distinct', 'min', 'max', 'avg', 'sum', 'pct', 'latest', 'ispresent', 'coalesce', 'strcontains'];

const freeOfCharge = 50;

for (const deployment of deployments) {
  const template = new Template(deployment);
  const dashboard = JSON.parse(template.get('Dashboard').DashboardBody['Fn::Sub']);
  const queries = template.all('AWS::Logs::QueryDefinition').map(([, it]) => it);

  describe(`The saved queries in ${deployment.region}`, () => {
    test('are those that the local console has', () => {
      assert.deepEqual(queries.map((it) => it.Name).toSorted(), names.map((name) => `wxalbum-${deployment.stage}/${name}`).toSorted());
    });

    test('search the lines of every function', () => {
      const groups = template.functions().map(([, it]) => `/aws/lambda/${it.FunctionName}`);

      for (const it of queries) assert.deepEqual(it.LogGroupNames.map(({ Ref }) => template.get(Ref).LogGroupName), groups, it.Name);
    });

    test('ask for the parameters that they use', () => {
      for (const it of queries) {
        const used = [...it.QueryString.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

        assert.deepEqual([...new Set(used)], (it.Parameters ?? []).map(({ Name }) => Name), it.Name);
      }
    });

    test('name only fields that lines have', () => {
      const known = [...fieldsOfALine, ...albumMetrics, ...fieldsOfCloudWatch];

      for (const { Name, QueryString } of queries) {
        const bare = QueryString.replace(/"[^"]*"|'[^']*'/g, '');
        const made = [...bare.matchAll(/ as (\w+)/g)].map(([, name]) => name);
        const named = bare.match(/@?[A-Za-z_][\w.]*/g).filter((it) => ![...commands, ...words, ...functions, ...made].includes(it));
        assert.deepEqual(named.filter((it) => !known.includes(it)), [], Name);
      }
    });
  });

  describe(`The dashboard in ${deployment.region}`, () => {
    const drawn = dashboard.widgets.flatMap((it) => it.properties.metrics ?? []).filter(([namespace]) => typeof namespace === 'string');
    const dimensions = (metric) => metric.filter((it) => typeof it === 'string').join(' ');

    test('has three levels below what alarms say', () => {
      const [first, ...rest] = dashboard.widgets;

      assert.equal(first.type, 'alarm');
      assert.equal(first.properties.alarms.length, template.all('AWS::CloudWatch::Alarm').length);
      assert.deepEqual(rest.filter((it) => it.type === 'text').map((it) => it.properties.markdown), ['# Account', '# Functions', '# Album']);
    });

    test('draws calls, errors and durations of every function', () => {
      const shown = (name, stat) => drawn.filter((it) => it[1] === name && it[2] === 'FunctionName' && it.at(-1).stat === stat).map((it) => it.at(-1).label);

      for (const [name, stat] of [['Invocations', 'Sum'], ['Errors', 'Sum'], ['Duration', 'p50'], ['Duration', 'p95'], ['Duration', 'p99']]) {
        assert.deepEqual(shown(name, stat), template.functions().map(([it]) => it), `${name} ${stat}`);
      }
    });

    test('draws every metric of the album and invents none', () => {
      const shown = drawn.filter(([namespace]) => namespace === `wxalbum/${deployment.stage}`).map(([, name]) => name);

      assert.deepEqual([...new Set(shown)].toSorted(), albumMetrics.toSorted());
    });

    test('draws no more metrics than are free of charge', () => {
      assert.ok(new Set(drawn.map(dimensions)).size <= freeOfCharge, `${new Set(drawn.map(dimensions)).size}`);
    });

    test('names only what the template has', () => {
      const references = template.get('Dashboard').DashboardBody['Fn::Sub'].match(/\$\{[^}]+\}/g).map((it) => it.slice(2, -1).split('.')[0]);

      assert.deepEqual([...new Set(references)].filter((it) => !it.startsWith('AWS::') && !template.resources[it]), []);
    });
  });
}
