// Checks that every kind of failure has an alarm, and that each alarm describes the next step.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deployments, root, Template } from './deployments.mjs';

const functionAlarmKinds = ['errors', 'throttles', 'timeouts'];
const scheduledFunctionAlarmKinds = ['not-running'];
const serviceAlarms = [
  ...['api-5xx', 'api-throttles', 'database-connections', 'database-cpu', 'database-credits', 'database-memory', 'database-storage', 'database-swap'],
  ...['dead-letters', 'low-traffic', 'oldest-bulk-message'],
  ...['oldest-message', 'originals-quarantined', 'orphans-over-limit', 'photos-failed', 'photos-unrecoverable', 'upload-to-ready-p95'],
];

for (const deployment of deployments) {
  describe(`The alarms in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const functions = template.functions();
    const prefix = `wxalbum-${deployment.stage}-`;
    const alarms = new Map(template.all('AWS::CloudWatch::Alarm').map(([, alarm]) => [alarm.AlarmName.slice(prefix.length), alarm]));
    const logicalId = (name) => template.all('AWS::Lambda::Function').find(([, properties]) => properties.FunctionName === prefix + name)[0];
    const seconds = (schedule) => 60 * schedule.match(/^rate\((\d+) minutes\)$/)[1];
    const scheduled = new Map(
      template.schedules().map(([, rule]) => [template.target(rule.Targets[0].Arn).name, seconds(rule.ScheduleExpression)]),
    );
    const filters = template.all('AWS::Logs::MetricFilter').map(([, filter]) => filter);

    test('are exactly the expected ones', () => {
      const kinds = (name) => [...functionAlarmKinds, ...(scheduled.has(name) ? scheduledFunctionAlarmKinds : [])];
      const expected = [...serviceAlarms, ...functions.flatMap(([name]) => kinds(name).map((kind) => `${name}-${kind}`))];

      assert.deepEqual([...alarms.keys()].toSorted(), expected.toSorted());
    });

    test('monitor the function that they are named after', () => {
      for (const [name] of functions) {
        const [crashes, throttles] = [alarms.get(`${name}-errors`).Metrics[1].MetricStat.Metric, alarms.get(`${name}-throttles`)];

        assert.deepEqual([crashes.MetricName, crashes.Dimensions], ['Errors', [{ Name: 'FunctionName', Value: { Ref: logicalId(name) } }]]);
        assert.deepEqual([throttles.MetricName, throttles.Dimensions], ['Throttles', [{ Name: 'FunctionName', Value: { Ref: logicalId(name) } }]]);
      }
    });

    test('count timeouts and internal errors in the log of the function that they are named after', () => {
      for (const [name] of functions) {
        const logMetrics = [alarms.get(`${name}-errors`).Metrics[2].MetricStat.Metric, alarms.get(`${name}-timeouts`)];

        for (const { Namespace, MetricName } of logMetrics) {
          const filter = filters.find(
            ({ MetricTransformations: [transformation] }) => transformation.MetricNamespace === Namespace && transformation.MetricName === MetricName,
          );
          assert.equal(template.get(filter.LogGroupName.Ref).LogGroupName, `/aws/lambda/${prefix}${name}`, MetricName);
        }
      }
    });

    test('notify the topic when they start and when they end', () => {
      const topic = [{ Ref: 'AlarmTopic' }];

      for (const [name, alarm] of alarms) assert.deepEqual([alarm.AlarmActions, alarm.OKActions], [topic, topic], name);
    });

    test('are mailed to the address of the deployment', () => {
      const mails = template.all('AWS::SNS::Subscription').map(([, subscription]) => [subscription.TopicArn, subscription.Protocol, subscription.Endpoint]);

      assert.deepEqual(mails, deployment.params.alarmEmail ? [[{ Ref: 'AlarmTopic' }, 'email', deployment.params.alarmEmail]] : []);
    });

    test('describe the problem and the next step', () => {
      for (const [name, alarm] of alarms) assert.match(alarm.AlarmDescription, /^[^.]{20,}\. Next: [^<>]{20,}\.$/, name);
    });

    test('refer only to saved queries that exist', () => {
      const saved = template.all('AWS::Logs::QueryDefinition').map(([, query]) => query.Name.split('/')[1]);
      const named = [...alarms.values()].flatMap((alarm) => [...alarm.AlarmDescription.matchAll(/"([^"]+)"/g)].map(([, name]) => name));

      assert.deepEqual(
        named.filter((query) => !saved.includes(query)),
        [],
      );
      assert.ok(named.length > 0);
    });

    test('refer first to the saved query that finds invocations stopped by Lambda', () => {
      for (const [name] of functions) {
        for (const kind of ['errors', 'timeouts'])
          assert.equal(alarms.get(`${name}-${kind}`).AlarmDescription.match(/"([^"]+)"/)?.[1], 'errors by code', `${name}-${kind}`);
      }
    });

    test('ignore missing data, unless missing data is the problem', () => {
      for (const [name, alarm] of alarms) assert.match(alarm.TreatMissingData, name.endsWith('-not-running') ? /^breaching$/ : /^(notBreaching|ignore)$/, name);
    });

    test('keep their state between two runs of a scheduled function', () => {
      for (const [name, seconds] of scheduled) {
        assert.equal(alarms.get(`${name}-errors`).TreatMissingData, 'ignore', name);
        assert.ok(alarms.get(`${name}-timeouts`).Period >= 2 * seconds, name);
      }
    });

    test('fire when a scheduled function misses several runs', () => {
      for (const [name, seconds] of scheduled) {
        const alarm = alarms.get(`${name}-not-running`);

        assert.deepEqual([alarm.MetricName, alarm.Statistic, alarm.Threshold, alarm.ComparisonOperator], ['Invocations', 'Sum', 1, 'LessThanThreshold']);
        assert.deepEqual(alarm.Dimensions, [{ Name: 'FunctionName', Value: { Ref: logicalId(name) } }]);
        assert.ok(alarm.Period * alarm.EvaluationPeriods >= 3 * seconds, name);
      }
    });

    test('distinguish requests throttled by the API from requests limited by a function', () => {
      const { LogGroupName, FilterPattern } = filters.find(
        ({ MetricTransformations: [transformation] }) => transformation.MetricName === alarms.get('api-throttles').MetricName,
      );
      const { AccessLogSettings } = template.get('HttpApiStage');

      assert.equal(LogGroupName.Ref, AccessLogSettings.DestinationArn['Fn::GetAtt'][0]);
      assert.equal(FilterPattern, '{ ($.status = "429") && ($.integrationStatus != "429") }');
    });

    test('fire while the database still has free storage', () => {
      const { MetricName, Threshold, ComparisonOperator, Statistic } = alarms.get('database-storage');

      assert.deepEqual([MetricName, Statistic, ComparisonOperator], ['FreeStorageSpace', 'Minimum', 'LessThanThreshold']);
      // RDS extends the volume automatically when less than a tenth is free.
      assert.ok(Threshold >= 2 ** 30 && Threshold < 0.1 * template.get('Database').AllocatedStorage * 2 ** 30);
    });

    test('fire for a waiting message, not for one that is retried', () => {
      for (const name of ['oldest-message', 'oldest-bulk-message']) {
        const { Threshold, Dimensions } = alarms.get(name);
        const twoFailures = 2 * template.get(Dimensions[0].Value['Fn::GetAtt'][0]).VisibilityTimeout;

        assert.ok(Threshold > twoFailures, name);
      }
    });

    test('monitor every dead-letter queue', () => {
      const deadLetterQueues = template.all('AWS::SQS::Queue').flatMap(([, queue]) => queue.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0] ?? []);
      const monitored = [...alarms.values()]
        .filter((alarm) => alarm.MetricName === 'ApproximateNumberOfMessagesVisible')
        .map((alarm) => alarm.Dimensions[0].Value['Fn::GetAtt'][0]);

      assert.deepEqual(monitored, [...new Set(deadLetterQueues)]);
    });

    test('have a runbook', () => {
      const [, section] = readFileSync(join(root, 'docs/operations.md'), 'utf8').split(/^## Alarms$/m);
      const [runbooks] = section.split(/^## /m);
      const functionNames = functions.map(([name]) => name);
      const documented = [...runbooks.matchAll(/^\| `([a-z<][^`]*)` \|/gm)].flatMap(([, name]) =>
        name.startsWith('<function>') ? functionNames.map((functionName) => name.replace('<function>', functionName)) : [name],
      );

      assert.deepEqual(documented.toSorted(), [...alarms.keys()].toSorted());
    });
  });
}
