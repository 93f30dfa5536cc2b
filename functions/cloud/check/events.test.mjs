// Checks how upload events reach thumbnail, and how alarms reach the operator: the queues and the topic.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deployments, Template } from './deployments.mjs';

for (const deployment of deployments) {
  describe(`The queues and the topic in ${deployment.region}`, () => {
    const template = new Template(deployment);

    test('send only upload events of originals to the thumbnail function, each lane through its own queue', () => {
      const notifications = template.get('Bucket').NotificationConfiguration;
      const originals = (suffix) => [
        { Name: 'prefix', Value: 'originals/' },
        { Name: 'suffix', Value: suffix },
      ];

      assert.deepEqual(Object.keys(notifications), ['QueueConfigurations']);
      assert.deepEqual(
        notifications.QueueConfigurations.map(({ Event, Queue, Filter }) => [Event, Queue['Fn::GetAtt'][0], Filter.S3Key.Rules]),
        [
          ['s3:ObjectCreated:*', 'UploadEvents', originals('0')],
          ['s3:ObjectCreated:*', 'BulkUploadEvents', originals('1')],
        ],
      );
    });

    test('let only the bucket send to the queues', () => {
      const name = template.get('Bucket').BucketName['Fn::Sub'];

      const allowed = template.get('UploadEventsPolicy').PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');

      assert.equal(allowed.length, 1);
      assert.deepEqual(allowed[0].Principal, { Service: 's3.amazonaws.com' });
      assert.deepEqual(allowed[0].Condition.ArnEquals, { 'aws:SourceArn': { 'Fn::Sub': `arn:\${AWS::Partition}:s3:::${name}` } });
      assert.deepEqual(allowed[0].Condition.StringEquals, { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
    });

    test('hide a message while it is processed, and keep failed messages', () => {
      const thumbnail = new Map(template.functions()).get('thumbnail');

      for (const name of ['UploadEvents', 'BulkUploadEvents']) {
        const { VisibilityTimeout, RedrivePolicy } = template.get(name);

        assert.ok(VisibilityTimeout >= 6 * thumbnail.Timeout, name);
        assert.deepEqual(RedrivePolicy.deadLetterTargetArn, { 'Fn::GetAtt': ['UploadEventsDlq', 'Arn'] }, name);
      }
    });

    test('divide the instances of thumbnail among its queues, so that no message is throttled', () => {
      const thumbnail = new Map(template.functions()).get('thumbnail');
      const mappings = template.all('AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping);
      const concurrency = mappings.map((mapping) => mapping.ScalingConfig.MaximumConcurrency);

      assert.deepEqual(
        mappings.map((mapping) => mapping.EventSourceArn['Fn::GetAtt'][0]),
        ['UploadEvents', 'BulkUploadEvents'],
      );
      for (const mapping of mappings) assert.deepEqual(mapping.FunctionResponseTypes, ['ReportBatchItemFailures']);
      assert.ok(concurrency.every((instances) => instances >= 2));
      assert.equal(
        concurrency.reduce((sum, instances) => sum + instances, 0),
        thumbnail.ReservedConcurrentExecutions,
      );
    });

    test('accept alarms and budgets only over TLS and from this account', () => {
      const [[, { Topics, PolicyDocument }], ...others] = template.all('AWS::SNS::TopicPolicy');
      const [allow, deny] = PolicyDocument.Statement;

      assert.deepEqual([Topics, others], [[{ Ref: 'AlarmTopic' }], []]);
      assert.deepEqual([allow.Principal.Service, allow.Action], [['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'], 'sns:Publish']);
      assert.deepEqual(allow.Condition, { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
      assert.deepEqual([deny.Effect, deny.Principal, deny.Condition], ['Deny', '*', { Bool: { 'aws:SecureTransport': 'false' } }]);
    });

    test('let only the queues of uploads have the dead-letter queue', () => {
      const { redrivePermission, sourceQueueArns } = template.get('UploadEventsDlq').RedriveAllowPolicy;
      const sources = template.all('AWS::SQS::Queue').flatMap(([, queue]) => (queue.RedrivePolicy ? [queue.QueueName] : []));

      assert.equal(redrivePermission, 'byQueue');
      assert.deepEqual(
        sourceQueueArns.map((arn) => arn['Fn::Sub'].split('${AWS::AccountId}:')[1]),
        sources,
      );
      assert.equal(sources.length, 2);
    });
  });
}
