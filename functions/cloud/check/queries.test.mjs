// Checks the saved queries and the dashboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deployments, root, Template } from './deployments.mjs';

const names = ['busiest users', 'cold starts', 'errors by code', 'memory headroom', 'missing uploads', 'photo timeline', 'request by id', 'slowest routes'];

const logFields = [
  ...['timestamp', 'level', 'requestId', 'event', 'function', 'traceId', 'message', 'logger', 'error'],
  ...[
    'coldStart',
    'route',
    'trigger',
    'status',
    'outcome',
    'code',
    'durationMs',
    'memoryUsedMb',
    'userId',
    'albumId',
    'photoId',
    'photoIds',
    'uploadRequestId',
  ],
  ...['db', 'passcode', 'wechat', 'fetch', 'header', 'decode', 'resize', 'encode', 'store'].map((phase) => `phases.${phase}`),
];
const albumMetrics = [
  ...['UploadFormsIssued', 'FormsOverused', 'PhotosReady', 'PhotosFailed', 'UploadToReady', 'ThumbnailDuration', 'BytesStored'],
  ...['SharesOpened', 'ShareRejections', 'LoginRejections', 'QuotaRejections'],
  ...['SweepRepaired', 'SweepPurged', 'SweepUnrecoverable', 'SweepQuarantined', 'SweepOrphansOverLimit'],
];
const apiLogFields = ['apiRequestId', 'routeKey', 'integrationStatus'];
const cloudWatchFields = ['@timestamp', '@message', '@log', '@requestId', '@type', '@maxMemoryUsed', '@memorySize'];

const commands = ['fields', 'filter', 'parse', 'stats', 'sort', 'limit'];
const words = ['as', 'by', 'and', 'or', 'like', 'asc', 'desc'];
const functions = ['count', 'count_distinct', 'min', 'max', 'avg', 'sum', 'pct', 'latest', 'ispresent', 'coalesce', 'strcontains'];

// A response that the API generates itself is only in its own log.
const queriesWithApiLog = ['request by id', 'errors by code'];

// REPORT lines in Lambda's format.
const report = (...parts) => [`REPORT RequestId: 4b0c9f0e-6f0b-4a55-9d52-0f5a3c1f7e11`, ...parts].join('\t');
const failedReports = [
  report('Duration: 10000.00 ms', 'Billed Duration: 10000 ms', 'Memory Size: 1024 MB', 'Max Memory Used: 210 MB', 'Status: timeout'),
  report(
    'Duration: 935.70 ms',
    'Billed Duration: 936 ms',
    'Memory Size: 1024 MB',
    'Max Memory Used: 1024 MB',
    'Status: error',
    'Error Type: Runtime.ExitError',
  ),
];
const successReport = report('Duration: 12.50 ms', 'Billed Duration: 13 ms', 'Memory Size: 1024 MB', 'Max Memory Used: 210 MB');

for (const deployment of deployments) {
  const template = new Template(deployment);
  const dashboard = JSON.parse(template.get('Dashboard').DashboardBody['Fn::Sub']);
  const queries = template.all('AWS::Logs::QueryDefinition').map(([, query]) => query);

  describe(`The saved queries in ${deployment.region}`, () => {
    test('are the ones that the local console has', () => {
      assert.deepEqual(queries.map((query) => query.Name).toSorted(), names.map((name) => `wxalbum-${deployment.stage}/${name}`).toSorted());
    });

    test('are listed in docs/observability.md', () => {
      const text = readFileSync(join(root, 'docs/observability.md'), 'utf8').split('## Saved queries')[1].split('\n## ')[0];

      assert.deepEqual([...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name).toSorted(), names);
    });

    test('search the logs of every function, and the API log where it may have the only line', () => {
      const groups = template.functions().map(([, properties]) => `/aws/lambda/${properties.FunctionName}`);
      const api = template.get('HttpApiStage').AccessLogSettings.DestinationArn['Fn::GetAtt'][0];

      for (const query of queries) {
        const expected = queriesWithApiLog.includes(query.Name.split('/')[1]) ? [...groups, template.get(api).LogGroupName] : groups;
        assert.deepEqual(
          query.LogGroupNames.map(({ Ref }) => template.get(Ref).LogGroupName),
          expected,
          query.Name,
        );
      }
    });

    test('find invocations stopped by Lambda, which write no summary line', () => {
      const { QueryString } = template.get('ErrorQuery');
      const [, pattern] = QueryString.match(/or \(@type = "REPORT" and @message like \/(.+?)\/\)/);

      for (const line of failedReports) assert.match(line, new RegExp(pattern));
      assert.doesNotMatch(successReport, new RegExp(pattern));
    });

    test('declare exactly the parameters that they use, where the region has parameters', () => {
      for (const query of queries) {
        const used = [...query.QueryString.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

        assert.deepEqual(
          deployment.partition === 'aws-cn' ? [] : [...new Set(used)],
          (query.Parameters ?? []).map(({ Name }) => Name),
          query.Name,
        );
      }
    });

    test('use only existing fields', () => {
      const known = [...logFields, ...albumMetrics, ...apiLogFields, ...cloudWatchFields];

      for (const { Name, QueryString } of queries) {
        const defined = [...QueryString.matchAll(/ as (\w+)|\(\?<(\w+)>/g)].map(([, named, parsed]) => named ?? parsed);
        const bare = QueryString.replace(/^#.*$/gm, '').replace(/"[^"]*"|'[^']*'|(?<=like |@message )\/.*?\/(?=\)|$)/gm, '');
        const named = bare.match(/@?[A-Za-z_][\w.]*/g).filter((word) => ![...commands, ...words, ...functions, ...defined].includes(word));
        assert.deepEqual(
          named.filter((word) => !known.includes(word)),
          [],
          Name,
        );
      }
    });
  });

  describe(`The dashboard in ${deployment.region}`, () => {
    const drawn = dashboard.widgets.flatMap((widget) => widget.properties.metrics ?? []).filter(([namespace]) => typeof namespace === 'string');
    const dimensions = (metric) => metric.filter((part) => typeof part === 'string').join(' ');

    test('has three sections below the alarms', () => {
      const [first, ...rest] = dashboard.widgets;

      assert.equal(first.type, 'alarm');
      assert.equal(first.properties.alarms.length, template.all('AWS::CloudWatch::Alarm').length);
      assert.deepEqual(
        rest.filter((widget) => widget.type === 'text').map((widget) => widget.properties.markdown),
        ['# Account', '# Functions', '# Album'],
      );
    });

    const names = template.functions().map(([name]) => name);
    const isAlbumMetric = ([namespace]) => namespace === `wxalbum/${deployment.stage}`;
    const isTimeouts = (metric) => isAlbumMetric(metric) && metric[1].endsWith('-timeouts');

    test('shows invocations, errors, throttles and durations of every function', () => {
      const shown = (name, stat) =>
        drawn.filter((metric) => metric[1] === name && metric[2] === 'FunctionName' && metric.at(-1).stat === stat).map((metric) => metric.at(-1).label);

      for (const [name, stat] of [
        ['Invocations', 'Sum'],
        ['Errors', 'Sum'],
        ['Throttles', 'Sum'],
        ['Duration', 'p50'],
        ['Duration', 'p95'],
        ['Duration', 'p99'],
      ]) {
        assert.deepEqual(shown(name, stat), names, `${name} ${stat}`);
      }
    });

    test('shows timeouts of every function, as their alarms count them', () => {
      const shown = drawn.filter(isTimeouts);

      assert.deepEqual(
        shown.map((metric) => metric.at(-1)),
        names.map((label) => ({ stat: 'Sum', label })),
      );
      for (const [namespace, name] of shown) {
        assert.ok(
          template.all('AWS::CloudWatch::Alarm').some(([, alarm]) => alarm.Namespace === namespace && alarm.MetricName === name),
          name,
        );
      }
    });

    test('shows exactly the metrics of the album', () => {
      const shown = drawn.filter((metric) => isAlbumMetric(metric) && !isTimeouts(metric)).map(([, name]) => name);

      assert.deepEqual([...new Set(shown)].toSorted(), albumMetrics.toSorted());
    });

    test('has as many metrics as docs/cost.md states', () => {
      const count = new Set(drawn.map(dimensions)).size;

      assert.equal(readFileSync(join(root, 'docs/cost.md'), 'utf8').match(/dashboard has (\d+) metrics/)?.[1], String(count));
    });

    test('refers only to existing resources', () => {
      const references = template
        .get('Dashboard')
        .DashboardBody['Fn::Sub'].match(/\$\{[^}]+\}/g)
        .map((reference) => reference.slice(2, -1).split('.')[0]);

      assert.deepEqual(
        [...new Set(references)].filter((reference) => !reference.startsWith('AWS::') && !template.resources[reference]),
        [],
      );
    });
  });
}
