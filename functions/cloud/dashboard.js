// The dashboard, from top to bottom: what alarms say, the account, each function, the album. A metric is [namespace, name, …dimensions, how it is drawn].
'use strict';

const { names, logicalName, resources } = require('./each-function.js');

const album = 'wxalbum/${sls:stage}';
const api = (name, drawn) => ['AWS/ApiGateway', name, 'ApiId', '${HttpApi}', drawn];
const queue = (id, name, drawn) => ['AWS/SQS', name, 'QueueName', `\${${id}.QueueName}`, drawn];
const database = (name, drawn) => ['AWS/RDS', name, 'DBInstanceIdentifier', '${Database}', drawn];
const ours = (stat, ...metrics) => metrics.map((name) => [album, name, { stat }]);
const percentiles = (metric) => ['p50', 'p95', 'p99'].map((stat) => [...metric, { stat, label: `${metric[1]} ${stat}` }]);

const heading = (markdown) => ({ type: 'text', width: 24, height: 1, properties: { markdown: `# ${markdown}` } });
const graph = (title, width, metrics) => ({ type: 'metric', width, height: 6, properties: { title, metrics, period: 300, region: '${AWS::Region}' } });

const account = [
  graph('Concurrent executions, and calls refused for want of them', 12, [
    ['AWS/Lambda', 'ConcurrentExecutions', { stat: 'Maximum' }],
    ['AWS/Lambda', 'Throttles', { stat: 'Sum', yAxis: 'right' }],
  ]),
  graph('Requests and their answers', 12, ['Count', '4xx', '5xx'].map((name) => api(name, { stat: 'Sum' }))),
  graph('Latency of the API in ms', 8, ['p50', 'p95', 'p99'].map((stat) => api('Latency', { stat, label: stat }))),
  graph('Uploads that wait for thumbnail, and the age of the oldest in s', 8, [
    queue('Arrivals', 'ApproximateNumberOfMessagesVisible', { stat: 'Maximum', label: 'waiting' }),
    queue('DeadArrivals', 'ApproximateNumberOfMessagesVisible', { stat: 'Maximum', label: 'given up' }),
    queue('Arrivals', 'ApproximateAgeOfOldestMessage', { stat: 'Maximum', label: 'oldest', yAxis: 'right' }),
  ]),
  graph('Database: connections and processor in %, free storage in bytes', 8, [
    database('DatabaseConnections', { stat: 'Maximum' }),
    database('CPUUtilization', { stat: 'Maximum' }),
    database('FreeStorageSpace', { stat: 'Minimum', yAxis: 'right' }),
  ]),
];

const ofEach = (functions) => (name, stat) => functions.map((it) => ['AWS/Lambda', name, 'FunctionName', `\${${logicalName(it)}LambdaFunction}`, { stat, label: it }]);

const functionLevel = (functions, table) => {
  const each = ofEach(functions);
  return [
    graph('Calls', 12, each('Invocations', 'Sum')),
    graph('Errors', 12, each('Errors', 'Sum')),
    graph('Time-outs', 12, functions.map((it) => [album, `${it}-timeouts`, { stat: 'Sum', label: it }])),
    graph('Throttles', 12, each('Throttles', 'Sum')),
    ...['p50', 'p95', 'p99'].map((stat) => graph(`Duration in ms, ${stat}`, 8, each('Duration', stat))),
    table('Memory', 'MemoryQuery'),
    table('Cold starts', 'ColdStartQuery'),
  ];
};

const albumLevel = [
  graph('Photos: asked for, ready, failed', 8, ours('Sum', 'UploadsAsked', 'PhotosReady', 'PhotosFailed')),
  graph('From upload to ready in ms', 8, percentiles([album, 'UploadToReady'])),
  graph('Thumbnail at work in ms', 8, percentiles([album, 'ThumbnailDuration'])),
  graph('Photos failed, by code', 8, [[{ expression: `SEARCH('{${album},code} MetricName="PhotosFailed"', 'Sum', 300)`, label: '' }]]),
  graph('Shares opened; shares, logins and quota refused', 8, ours('Sum', 'SharesOpened', 'SharesRefused', 'LoginsRefused', 'QuotaRefused')),
  graph('Bytes stored; what the sweep mended, purged and found lost', 8, [[album, 'BytesStored', { stat: 'Sum', yAxis: 'right' }], ...ours('Sum', 'SweepMended', 'SweepPurged', 'SweepLost')]),
];

exports.resources = async (osls) => {
  const functions = await names(osls);
  const { Resources: queries } = await osls.resolveVariable('file(functions/cloud/queries.yml)');
  const { Resources: serviceAlarms } = await osls.resolveVariable('file(functions/cloud/alarms.yml)');
  const { Resources: functionAlarms } = await resources(osls);

  const alarms = Object.entries({ ...serviceAlarms, ...functionAlarms })
    .filter(([, it]) => it.Type === 'AWS::CloudWatch::Alarm')
    .map(([id]) => `\${${id}.Arn}`);
  const logs = functions.map((it) => `SOURCE '/aws/lambda/wxalbum-\${sls:stage}-${it}' | `).join('');
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
