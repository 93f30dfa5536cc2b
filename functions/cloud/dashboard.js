// The dashboard, from top to bottom: alarms, account, functions, album. A metric is [namespace, name, …dimensions, rendering options].
'use strict';

const { names, logicalName, resources } = require('./each-function.js');

const album = 'wxalbum/${sls:stage}';
const api = (name, options) => ['AWS/ApiGateway', name, 'ApiId', '${HttpApi}', options];
const queue = (id, name, options) => ['AWS/SQS', name, 'QueueName', `\${${id}.QueueName}`, options];
const database = (name, options) => ['AWS/RDS', name, 'DBInstanceIdentifier', '${Database}', options];
const albumMetrics = (stat, ...metrics) => metrics.map((name) => [album, name, { stat }]);
const percentiles = (metric) => ['p50', 'p95', 'p99'].map((stat) => [...metric, { stat, label: `${metric[1]} ${stat}` }]);

const heading = (markdown) => ({ type: 'text', width: 24, height: 1, properties: { markdown: `# ${markdown}` } });
const graph = (title, width, metrics) => ({ type: 'metric', width, height: 6, properties: { title, metrics, period: 300, region: '${AWS::Region}' } });

const account = [
  graph('Concurrent executions and throttled invocations', 12, [
    ['AWS/Lambda', 'ConcurrentExecutions', { stat: 'Maximum' }],
    ['AWS/Lambda', 'Throttles', { stat: 'Sum', yAxis: 'right' }],
  ]),
  graph(
    'Requests and error responses',
    12,
    ['Count', '4xx', '5xx'].map((name) => api(name, { stat: 'Sum' })),
  ),
  graph(
    'API latency in ms',
    8,
    ['p50', 'p95', 'p99'].map((stat) => api('Latency', { stat, label: stat })),
  ),
  graph('Upload events: waiting, dead letters, and age of the oldest in s', 8, [
    queue('UploadEvents', 'ApproximateNumberOfMessagesVisible', { stat: 'Maximum', label: 'waiting' }),
    queue('BulkUploadEvents', 'ApproximateNumberOfMessagesVisible', { stat: 'Maximum', label: 'waiting, bulk' }),
    queue('UploadEventsDlq', 'ApproximateNumberOfMessagesVisible', { stat: 'Maximum', label: 'dead letters' }),
    queue('UploadEvents', 'ApproximateAgeOfOldestMessage', { stat: 'Maximum', label: 'oldest', yAxis: 'right' }),
    queue('BulkUploadEvents', 'ApproximateAgeOfOldestMessage', { stat: 'Maximum', label: 'oldest, bulk', yAxis: 'right' }),
  ]),
  graph('Database: connections, CPU in %, free storage and memory in bytes', 8, [
    database('DatabaseConnections', { stat: 'Maximum' }),
    database('CPUUtilization', { stat: 'Maximum' }),
    database('FreeStorageSpace', { stat: 'Minimum', yAxis: 'right' }),
    database('FreeableMemory', { stat: 'Minimum', yAxis: 'right' }),
  ]),
];

const metricOfEach = (functions) => (name, stat) =>
  functions.map((id) => ['AWS/Lambda', name, 'FunctionName', `\${${logicalName(id)}LambdaFunction}`, { stat, label: id }]);

const functionLevel = (functions, table) => {
  const each = metricOfEach(functions);
  return [
    graph('Invocations', 12, each('Invocations', 'Sum')),
    graph('Errors', 12, each('Errors', 'Sum')),
    graph(
      'Timeouts',
      12,
      functions.map((id) => [album, `${id}-timeouts`, { stat: 'Sum', label: id }]),
    ),
    graph('Throttles', 12, each('Throttles', 'Sum')),
    ...['p50', 'p95', 'p99'].map((stat) => graph(`Duration in ms, ${stat}`, 8, each('Duration', stat))),
    table('Memory', 'MemoryQuery'),
    table('Cold starts', 'ColdStartQuery'),
  ];
};

const albumLevel = [
  graph(
    'Photos: upload forms issued, ready, failed; forms overused',
    8,
    albumMetrics('Sum', 'UploadFormsIssued', 'PhotosReady', 'PhotosFailed', 'FormsOverused'),
  ),
  graph('Time from upload to ready in ms', 8, percentiles([album, 'UploadToReady'])),
  graph('Processing time of thumbnail in ms', 8, percentiles([album, 'ThumbnailDuration'])),
  graph('Failed photos by code', 8, [[{ expression: `SEARCH('{${album},code} MetricName="PhotosFailed"', 'Sum', 300)`, label: '' }]]),
  graph(
    'Shares opened; rejected share openings, logins and quota requests',
    8,
    albumMetrics('Sum', 'SharesOpened', 'ShareRejections', 'LoginRejections', 'QuotaRejections'),
  ),
  graph('Bytes stored; sweep: repaired, purged, unrecoverable, quarantined, orphans over the limit', 8, [
    [album, 'BytesStored', { stat: 'Sum', yAxis: 'right' }],
    ...albumMetrics('Sum', 'SweepRepaired', 'SweepPurged', 'SweepUnrecoverable', 'SweepQuarantined', 'SweepOrphansOverLimit'),
  ]),
];

exports.resources = async (osls) => {
  const functions = await names(osls);
  const { Resources: queries } = await osls.resolveVariable('file(functions/cloud/queries.yml)');
  const alarmFiles = ['alarms', 'album-alarms', 'infrastructure-alarms'].map((file) => osls.resolveVariable(`file(functions/cloud/${file}.yml)`));
  const alarmSources = [...(await Promise.all(alarmFiles)), await resources(osls)];

  const alarms = alarmSources
    .flatMap((source) => Object.entries(source.Resources))
    .filter(([, resource]) => resource.Type === 'AWS::CloudWatch::Alarm')
    .map(([id]) => `\${${id}.Arn}`);
  const logs = functions.map((name) => `SOURCE '/aws/lambda/wxalbum-\${sls:stage}-${name}' | `).join('');
  const table = (title, id) => ({
    type: 'log',
    width: 12,
    height: 6,
    properties: { title, view: 'table', query: logs + queries[id].Properties.QueryString, region: '${AWS::Region}' },
  });

  const widgets = [
    { type: 'alarm', width: 24, height: 4, properties: { title: 'Alarms', alarms } },
    heading('Account'),
    ...account,
    heading('Functions'),
    ...functionLevel(functions, table),
    heading('Album'),
    ...albumLevel,
  ];
  return {
    Resources: {
      Dashboard: {
        Type: 'AWS::CloudWatch::Dashboard',
        Properties: { DashboardName: 'wxalbum-${sls:stage}', DashboardBody: { 'Fn::Sub': JSON.stringify({ widgets }) } },
      },
    },
  };
};
