// That no way in which the service fails its users goes unsaid, and that what is said helps.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deployments, root, Template } from './deployments.mjs';

const ofEachFunction = ['errors', 'throttles', 'timeouts'];
const ofTheService = ['api-5xx', 'database-connections', 'dead-letters', 'oldest-message', 'photos-failed', 'photos-lost', 'traffic', 'upload-to-ready-p95'];

for (const deployment of deployments) {
  describe(`The alarms in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const functions = template.functions();
    const prefix = `wxalbum-${deployment.stage}-`;
    const alarms = new Map(template.all('AWS::CloudWatch::Alarm').map(([, it]) => [it.AlarmName.slice(prefix.length), it]));
    const logicalId = (name) => template.all('AWS::Lambda::Function').find(([, it]) => it.FunctionName === prefix + name)[0];
    const filters = template.all('AWS::Logs::MetricFilter').map(([, it]) => it);

    test('are these and no others', () => {
      const expected = [...ofTheService, ...functions.flatMap(([name]) => ofEachFunction.map((kind) => `${name}-${kind}`))];

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

    test('stay silent where there is nothing to measure', () => {
      for (const [name, it] of alarms) assert.match(it.TreatMissingData, /^(notBreaching|ignore)$/, name);
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
