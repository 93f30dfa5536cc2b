// Checks the saved queries and the dashboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deployments, root, Template } from './deployments.mjs';

const names = [
  'cold starts',
  'errors by code',
  'memory headroom',
  'missing uploads',
  'photo timeline',
  'request by id',
  'slowest routes',
];

const logFields = [
  ...['timestamp', 'level', 'requestId', 'event', 'function', 'traceId', 'message', 'logger', 'error'],
  ...['coldStart', 'route', 'trigger', 'status', 'outcome', 'code', 'durationMs', 'memoryUsedMb', 'userId', 'albumId', 'photoId', 'photoIds', 'uploadRequestId'],
  ...['db', 'passcode', 'wechat', 'fetch', 'header', 'decode', 'resize', 'encode', 'store'].map((phase) => `phases.${phase}`),
];
const albumMetrics = [
  ...['UploadFormsIssued', 'PhotosReady', 'PhotosFailed', 'UploadToReady', 'ThumbnailDuration', 'BytesStored'],
  ...['SharesOpened', 'ShareRejections', 'LoginRejections', 'QuotaRejections', 'SweepRepaired', 'SweepPurged', 'SweepUnrecoverable', 'SweepOrphansOverLimit'],
];
const apiLogFields = ['apiRequestId', 'routeKey', 'integrationStatus'];
const cloudWatchFields = ['@timestamp', '@message', '@log', '@requestId', '@type', '@maxMemoryUsed', '@memorySize'];

const commands = ['fields', 'filter', 'parse', 'stats', 'sort', 'limit'];
const words = ['as', 'by', 'and', 'or', 'like', 'asc', 'desc'];
const functions = ['count', 'count_distinct', 'min', 'max', 'avg', 'sum', 'pct', 'latest', 'ispresent', 'coalesce', 'strcontains'];

// A response that the API generates itself is only in its own log.
const queriesWithApiLog = ['request by id', 'errors by code'];

// REPORT lines in Lambda's format.
const failedReports = [
  'REPORT RequestId: 4b0c9f0e-6f0b-4a55-9d52-0f5a3c1f7e11\tDuration: 10000.00 ms\tBilled Duration: 10000 ms\tMemory Size: 1024 MB\tMax Memory Used: 210 MB\tStatus: timeout',
  'REPORT RequestId: 5c1d8a1f-7a1c-4b66-8e63-1a6b4d2a8f22\tDuration: 935.70 ms\tBilled Duration: 936 ms\tMemory Size: 1024 MB\tMax Memory Used: 1024 MB\tStatus: error\tError Type: Runtime.ExitError',
];
const successReport = 'REPORT RequestId: 6d2e7b20-8b2d-4c77-9f74-2b7c5e3b9a33\tDuration: 12.50 ms\tBilled Duration: 13 ms\tMemory Size: 1024 MB\tMax Memory Used: 210 MB';

for (const deployment of deployments) {
  const template = new Template(deployment);
  const dashboard = JSON.parse(template.get('Dashboard').DashboardBody['Fn::Sub']);
  const queries = template.all('AWS::Logs::QueryDefinition').map(([, it]) => it);

  describe(`The saved queries in ${deployment.region}`, () => {
    test('are the ones that the local console has', () => {
      assert.deepEqual(queries.map((it) => it.Name).toSorted(), names.map((name) => `wxalbum-${deployment.stage}/${name}`).toSorted());
    });

    test('are listed in docs/observability.md', () => {
      const text = readFileSync(join(root, 'docs/observability.md'), 'utf8').split('## Saved queries')[1].split('\n## ')[0];

      assert.deepEqual([...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name).toSorted(), names);
    });

    test('search the logs of every function, and the API log where it may have the only line', () => {
      const groups = template.functions().map(([, it]) => `/aws/lambda/${it.FunctionName}`);
      const api = template.get('HttpApiStage').AccessLogSettings.DestinationArn['Fn::GetAtt'][0];

      for (const it of queries) {
        const expected = queriesWithApiLog.includes(it.Name.split('/')[1]) ? [...groups, template.get(api).LogGroupName] : groups;
        assert.deepEqual(it.LogGroupNames.map(({ Ref }) => template.get(Ref).LogGroupName), expected, it.Name);
      }
    });

    test('find invocations stopped by Lambda, which write no summary line', () => {
      const { QueryString } = template.get('ErrorQuery');
      const [, report] = QueryString.match(/or \(@type = "REPORT" and @message like \/(.+?)\/\)/);

      for (const line of failedReports) assert.match(line, new RegExp(report));
      assert.doesNotMatch(successReport, new RegExp(report));
    });

    test('declare exactly the parameters that they use', () => {
      for (const it of queries) {
        const used = [...it.QueryString.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

        assert.deepEqual([...new Set(used)], (it.Parameters ?? []).map(({ Name }) => Name), it.Name);
      }
    });

    test('use only existing fields', () => {
      const known = [...logFields, ...albumMetrics, ...apiLogFields, ...cloudWatchFields];

      for (const { Name, QueryString } of queries) {
        const defined = [...QueryString.matchAll(/ as (\w+)|\(\?<(\w+)>/g)].map(([, named, parsed]) => named ?? parsed);
        const bare = QueryString.replace(/^#.*$/gm, '').replace(/"[^"]*"|'[^']*'|(?<=like |@message )\/.*?\/(?=\)|$)/gm, '');
        const named = bare.match(/@?[A-Za-z_][\w.]*/g).filter((it) => ![...commands, ...words, ...functions, ...defined].includes(it));
        assert.deepEqual(named.filter((it) => !known.includes(it)), [], Name);
      }
    });
  });

  describe(`The dashboard in ${deployment.region}`, () => {
    const drawn = dashboard.widgets.flatMap((it) => it.properties.metrics ?? []).filter(([namespace]) => typeof namespace === 'string');
    const dimensions = (metric) => metric.filter((it) => typeof it === 'string').join(' ');

    test('has three sections below the alarms', () => {
      const [first, ...rest] = dashboard.widgets;

      assert.equal(first.type, 'alarm');
      assert.equal(first.properties.alarms.length, template.all('AWS::CloudWatch::Alarm').length);
      assert.deepEqual(rest.filter((it) => it.type === 'text').map((it) => it.properties.markdown), ['# Account', '# Functions', '# Album']);
    });

    const names = template.functions().map(([it]) => it);
    const isAlbumMetric = ([namespace]) => namespace === `wxalbum/${deployment.stage}`;
    const isTimeouts = (metric) => isAlbumMetric(metric) && metric[1].endsWith('-timeouts');

    test('shows invocations, errors, throttles and durations of every function', () => {
      const shown = (name, stat) => drawn.filter((it) => it[1] === name && it[2] === 'FunctionName' && it.at(-1).stat === stat).map((it) => it.at(-1).label);

      for (const [name, stat] of [['Invocations', 'Sum'], ['Errors', 'Sum'], ['Throttles', 'Sum'], ['Duration', 'p50'], ['Duration', 'p95'], ['Duration', 'p99']]) {
        assert.deepEqual(shown(name, stat), names, `${name} ${stat}`);
      }
    });

    test('shows timeouts of every function, as their alarms count them', () => {
      const shown = drawn.filter(isTimeouts);

      assert.deepEqual(shown.map((it) => it.at(-1)), names.map((label) => ({ stat: 'Sum', label })));
      for (const [namespace, name] of shown) {
        assert.ok(template.all('AWS::CloudWatch::Alarm').some(([, it]) => it.Namespace === namespace && it.MetricName === name), name);
      }
    });

    test('shows exactly the metrics of the album', () => {
      const shown = drawn.filter((it) => isAlbumMetric(it) && !isTimeouts(it)).map(([, name]) => name);

      assert.deepEqual([...new Set(shown)].toSorted(), albumMetrics.toSorted());
    });

    test('has as many metrics as docs/cost.md states', () => {
      const count = new Set(drawn.map(dimensions)).size;

      assert.equal(readFileSync(join(root, 'docs/cost.md'), 'utf8').match(/dashboard has (\d+) metrics/)?.[1], String(count));
    });

    test('refers only to existing resources', () => {
      const references = template.get('Dashboard').DashboardBody['Fn::Sub'].match(/\$\{[^}]+\}/g).map((it) => it.slice(2, -1).split('.')[0]);

      assert.deepEqual([...new Set(references)].filter((it) => !it.startsWith('AWS::') && !template.resources[it]), []);
    });
  });
}
