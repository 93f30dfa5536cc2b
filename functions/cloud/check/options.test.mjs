// Checks the parameters that are off by default: without them, and in the deployment that has all of them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deployments, Template } from './deployments.mjs';

for (const deployment of deployments) {
  describe(`The options in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const { params } = deployment;

    test('create the database from a snapshot, without the properties that the snapshot has', () => {
      const { DBSnapshotIdentifier, DBName, MasterUsername, MasterUserPassword } = template.get('Database');

      assert.equal(DBSnapshotIdentifier, params.snapshot);
      assert.deepEqual([DBName, MasterUsername], params.snapshot ? [undefined, undefined] : ['wxalbum', 'wxadmin']);
      // RDS sets this password after the restore, so that migrate can log in.
      assert.ok(MasterUserPassword);
    });

    test('encrypt the environment of every function with a key that its role may use', () => {
      for (const [name, properties] of template.functions()) {
        const decrypts = template.grants(template.get(properties.Role['Fn::GetAtt'][0])).filter(({ Action }) => Action === 'kms:Decrypt');

        assert.deepEqual(
          decrypts.map(({ Resource }) => Resource),
          params.environmentKey ? [properties.KmsKeyArn] : [],
          name,
        );
        assert.equal(properties.KmsKeyArn?.['Fn::Sub'].split(':key/')[1], params.environmentKey, name);
      }
    });

    test('place the subnets in two zones', () => {
      const zones = ['PrivateSubnetA', 'PrivateSubnetB'].map((id) => template.get(id).AvailabilityZone);
      const first = (index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });

      assert.deepEqual(zones, params.zoneA ? [params.zoneA, params.zoneB] : [first(0), first(1)]);
    });

    test('keep old versions of originals for a limited time, and no old versions of anything else for longer', () => {
      const { VersioningConfiguration, LifecycleConfiguration } = template.get('Bucket');
      const kept = LifecycleConfiguration.Rules.filter((rule) => rule.NoncurrentVersionExpiration).map((rule) => [
        rule.Prefix,
        Number(rule.NoncurrentVersionExpiration.NoncurrentDays),
      ]);
      const { keepDeletedDays: days } = params;

      assert.equal(VersioningConfiguration?.Status, days && 'Enabled');
      assert.deepEqual(kept, days ? [['originals/', Number(days)], ['renditions/', 1], ['quarantine/', 1]] : []);
    });

    test('move only originals to a cheaper storage class, from which a phone can read them at once', () => {
      const moved = template.get('Bucket').LifecycleConfiguration.Rules.filter((rule) => rule.Transitions);

      assert.deepEqual(
        moved.map(({ Prefix, Transitions: [{ StorageClass, TransitionInDays }] }) => [Prefix, StorageClass, TransitionInDays]),
        params.archiveAfterDays ? [['originals/', 'GLACIER_IR', params.archiveAfterDays]] : [],
      );
    });

    test('report the cost of the account to the topic of the alarms', () => {
      const budgets = template.all('AWS::Budgets::Budget').map(([, budget]) => budget);

      assert.deepEqual(
        budgets.map(({ Budget }) => Budget.BudgetLimit),
        params.monthlyBudget ? [{ Amount: params.monthlyBudget, Unit: 'USD' }] : [],
      );
      for (const { NotificationsWithSubscribers } of budgets)
        for (const { Subscribers } of NotificationsWithSubscribers)
          assert.deepEqual(Subscribers, [{ SubscriptionType: 'SNS', Address: { Ref: 'AlarmTopic' } }]);
    });

    test('restart the database only in windows that do not overlap', () => {
      const { PreferredBackupWindow, PreferredMaintenanceWindow } = template.get('Database');
      const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      const [backup, maintenance] = [PreferredBackupWindow, PreferredMaintenanceWindow.replace(/[a-z]{3}:/g, '')].map((w) => w.split('-').map(minutes));

      assert.ok(backup[1] - backup[0] >= 30 && maintenance[1] - maintenance[0] >= 30);
      assert.ok(backup[1] <= maintenance[0] || maintenance[1] <= backup[0]);
    });
  });
}
