// That no way in which the service fails its users goes unsaid, and that what is said helps.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deployments, root, Template } from './deployments.mjs';

const ofEachFunction = ['errors', 'throttles', 'timeouts'];
const ofScheduledFunctions = ['silent'];
const ofTheService = [
  ...['api-5xx', 'api-throttles', 'database-connections', 'database-storage', 'dead-letters', 'oldest-message'],
  ...['photos-failed', 'photos-lost', 'traffic', 'upload-to-ready-p95'],
];

for (const deployment of deployments) {
  describe(`The alarms in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const functions = template.functions();
    const prefix = `wxalbum-${deployment.stage}-`;
    const alarms = new Map(template.all('AWS::CloudWatch::Alarm').map(([, it]) => [it.AlarmName.slice(prefix.length), it]));
    const logicalId = (name) => template.all('AWS::Lambda::Function').find(([, it]) => it.FunctionName === prefix + name)[0];
    const seconds = (schedule) => 60 * schedule.match(/^rate\((\d+) minutes\)$/)[1];
    const scheduled = new Map(template.all('AWS::Events::Rule').map(([, it]) => [template.target(it.Targets[0].Arn).name, seconds(it.ScheduleExpression)]));
    const filters = template.all('AWS::Logs::MetricFilter').map(([, it]) => it);

    test('are these and no others', () => {
      const kinds = (name) => [...ofEachFunction, ...(scheduled.has(name) ? ofScheduledFunctions : [])];
      const expected = [...ofTheService, ...functions.flatMap(([name]) => kinds(name).map((kind) => `${name}-${kind}`))];

      assert.deepEqual([...alarms.keys()].toSorted(), expected.toSorted());
    });

    test('look at the function that they are named after', () => {
      for (const [name] of functions) {
        const [crashes, throttles] = [alarms.get(`${name}-errors`).Metrics[1].MetricStat.Metric, alarms.get(`${name}-throttles`)];

        assert.deepEqual([crashes.MetricName, crashes.Dimensions], ['Errors', [{ Name: 'FunctionName', Value: { Ref: logicalId(name) } }]]);
        assert.deepEqual([throttles.MetricName, throttles.Dimensions], ['Throttles', [{ Name: 'FunctionName', Value: { Ref: logicalId(name) } }]]);
      }
    });

    test('read time-outs and answered faults in the log of the function that they are named after', () => {
      for (const [name] of functions) {
        const counted = [alarms.get(`${name}-errors`).Metrics[2].MetricStat.Metric, alarms.get(`${name}-timeouts`)];

        for (const { Namespace, MetricName } of counted) {
          const filter = filters.find(({ MetricTransformations: [it] }) => it.MetricNamespace === Namespace && it.MetricName === MetricName);
          assert.equal(template.get(filter.LogGroupName.Ref).LogGroupName, `/aws/lambda/${prefix}${name}`, MetricName);
        }
      }
    });

    test('tell somebody, who is told too when it is over', () => {
      const told = [{ Ref: 'AlarmTopic' }];

      for (const [name, it] of alarms) assert.deepEqual([it.AlarmActions, it.OKActions], [told, told], name);
    });

    test('are mailed to whom the deployment names', () => {
      const mails = template.all('AWS::SNS::Subscription').map(([, it]) => [it.TopicArn, it.Protocol, it.Endpoint]);

      assert.deepEqual(mails, deployment.alarmEmail ? [[{ Ref: 'AlarmTopic' }, 'email', deployment.alarmEmail]] : []);
    });

    test('say what is wrong and what to do next', () => {
      for (const [name, it] of alarms) assert.match(it.AlarmDescription, /^[^.]{20,}\. Next: [^<>]{20,}\.$/, name);
    });

    test('name saved queries that there are', () => {
      const saved = template.all('AWS::Logs::QueryDefinition').map(([, it]) => it.Name.split('/')[1]);
      const named = [...alarms.values()].flatMap((it) => [...it.AlarmDescription.matchAll(/"([^"]+)"/g)].map(([, name]) => name));

      assert.deepEqual(named.filter((it) => !saved.includes(it)), []);
      assert.ok(named.length > 0);
    });

    test('tell first of the saved query that sees what Lambda ended', () => {
      for (const [name] of functions) {
        for (const kind of ['errors', 'timeouts']) assert.equal(alarms.get(`${name}-${kind}`).AlarmDescription.match(/"([^"]+)"/)?.[1], 'errors by code', `${name}-${kind}`);
      }
    });

    test('stay silent where there is nothing to measure, unless that is what is wrong', () => {
      for (const [name, it] of alarms) assert.match(it.TreatMissingData, name.endsWith('-silent') ? /^breaching$/ : /^(notBreaching|ignore)$/, name);
    });

    test('stand between two runs of a scheduled function as the last run left them', () => {
      for (const [name, seconds] of scheduled) {
        assert.equal(alarms.get(`${name}-errors`).TreatMissingData, 'ignore', name);
        assert.ok(alarms.get(`${name}-timeouts`).Period >= 2 * seconds, name);
      }
    });

    test('sound when a scheduled function misses several runs', () => {
      for (const [name, seconds] of scheduled) {
        const silent = alarms.get(`${name}-silent`);

        assert.deepEqual([silent.MetricName, silent.Statistic, silent.Threshold, silent.ComparisonOperator], ['Invocations', 'Sum', 1, 'LessThanThreshold']);
        assert.deepEqual(silent.Dimensions, [{ Name: 'FunctionName', Value: { Ref: logicalId(name) } }]);
        assert.ok(silent.Period * silent.EvaluationPeriods >= 3 * seconds, name);
      }
    });

    test('tell requests that the API itself turned away from those that a function did', () => {
      const { LogGroupName, FilterPattern } = filters.find(({ MetricTransformations: [it] }) => it.MetricName === alarms.get('api-throttles').MetricName);
      const { AccessLogSettings } = template.get('HttpApiStage');

      assert.equal(LogGroupName.Ref, AccessLogSettings.DestinationArn['Fn::GetAtt'][0]);
      assert.equal(FilterPattern, '{ ($.status = "429") && ($.integrationStatus != "429") }');
    });

    test('sound while the database still has room to write', () => {
      const { MetricName, Threshold, ComparisonOperator, Statistic } = alarms.get('database-storage');

      assert.deepEqual([MetricName, Statistic, ComparisonOperator], ['FreeStorageSpace', 'Minimum', 'LessThanThreshold']);
      // Below a tenth, RDS makes the volume larger by itself.
      assert.ok(Threshold >= 2 ** 30 && Threshold < 0.1 * template.get('Database').AllocatedStorage * 2 ** 30);
    });

    test('sound when the database has more connections than functions may hold, before it refuses', () => {
      const held = functions.filter(([, it]) => it.Environment.Variables.DATABASE_URL).reduce((sum, [, it]) => sum + it.ReservedConcurrentExecutions, 0);
      const { Threshold } = alarms.get('database-connections');

      assert.ok(held <= Threshold, `${held} > ${Threshold}`);
      assert.ok(Threshold < Number(template.get('DatabaseParameters').Parameters.max_connections));
    });

    test('sound for a message that waits, not for one that is tried', () => {
      const twoFailures = 2 * template.get('Arrivals').VisibilityTimeout;

      assert.ok(alarms.get('oldest-message').Threshold > twoFailures);
    });

    test('watch every queue in which what was given up is kept', () => {
      const dead = template.all('AWS::SQS::Queue').flatMap(([, it]) => it.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0] ?? []);
      const watched = [...alarms.values()].filter((it) => it.MetricName === 'ApproximateNumberOfMessagesVisible').map((it) => it.Dimensions[0].Value['Fn::GetAtt'][0]);

      assert.deepEqual(watched, dead);
    });

    test('cost what the README says', () => {
      // An anomaly is billed as the metric and both bounds of what is usual.
      const metrics = (it) => (it.ThresholdMetricId ? 3 : (it.Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1));
      const billed = [...alarms.values()].reduce((sum, it) => sum + metrics(it), 0);

      for (const [readme, sentence] of [['README.md', /(\d+) alarm metrics/], ['README.zh-CN.md', /(\d+) 个告警指标/]]) {
        assert.equal(readFileSync(join(root, readme), 'utf8').match(sentence)?.[1], String(billed), readme);
      }
    });
  });
}
