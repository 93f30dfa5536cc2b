// Checks how a release shifts traffic, and how it is rolled back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deployments, Template } from './deployments.mjs';

const maxAlarmsOfGroup = 10;

for (const deployment of deployments) {
  describe(`A release in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const aliases = Object.values(template.resources)
      .filter((resource) => resource.Type === 'AWS::Lambda::Alias')
      .map((alias) => ({ name: template.get(alias.Properties.FunctionName.Ref).FunctionName, ...alias }));
    const groups = () => aliases.map(({ name, UpdatePolicy }) => [name, template.get(UpdatePolicy.CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref)]);

    test('moves the alias of every function that has a caller', () => {
      const called = [
        ...template.all('AWS::ApiGatewayV2::Integration').map(([, integration]) => integration.IntegrationUri),
        ...template.all('AWS::Lambda::Permission').map(([, permission]) => permission.FunctionName),
        ...template.all('AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping.FunctionName),
      ].map((arn) => template.target(arn));

      assert.deepEqual(new Set(called.map(({ alias }) => alias)), new Set(['snapstart']));
      assert.deepEqual([...new Set(called.map(({ name }) => `wxalbum-${deployment.stage}-${name}`))].toSorted(), aliases.map(({ name }) => name).toSorted());
    });

    test('moves each alias to a version of its own function', () => {
      for (const { name, Properties } of aliases) {
        const version = template.get(Properties.FunctionVersion['Fn::GetAtt'][0]);

        assert.deepEqual(version.FunctionName, Properties.FunctionName, name);
        assert.equal(Properties.Name, 'snapstart', name);
      }
    });

    test('starts with a small part of the traffic', () => {
      for (const [name, group] of groups()) {
        assert.match(group.DeploymentConfigName, /^CodeDeployDefault\.Lambda(Canary|Linear)10Percent/, name);
        assert.deepEqual(group.DeploymentStyle, { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' }, name);
      }
    });

    test('is stopped by faults of the function, and rolled back', () => {
      for (const [name, group] of groups()) {
        const alarms = group.AlarmConfiguration.Alarms.map(({ Name }) => template.get(Name.Ref).AlarmName);

        // No alarm that a caller can trigger, for example by more requests than the concurrency of a function, which is also a 503 of the API.
        assert.deepEqual(alarms, [`${name}-errors`, `${name}-timeouts`]);
        assert.ok(group.AlarmConfiguration.Enabled && alarms.length <= maxAlarmsOfGroup, name);
        assert.deepEqual(
          group.AutoRollbackConfiguration,
          { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] },
          name,
        );
      }
    });

    test('has an alias for every function except migrate, which only a release calls', () => {
      const without = template.functions().filter(([, properties]) => !aliases.some(({ name }) => name === properties.FunctionName));

      assert.deepEqual(
        without.map(([name]) => name),
        ['migrate'],
      );
    });

    test('starts its versions from snapshots if the region supports them', () => {
      for (const [name, properties] of template.functions())
        assert.equal(properties.SnapStart?.ApplyOn, name === 'migrate' ? undefined : deployment.snapStart, name);
    });

    test('is called once a day where it starts from a snapshot, so that Lambda keeps the snapshot', () => {
      const kept = template.all('AWS::Events::Rule').map(([, { Targets, ScheduleExpression }]) => ({ ...template.target(Targets[0].Arn), ScheduleExpression }));
      const calling = template.all('AWS::Lambda::Permission').filter(([, { Principal }]) => Principal === 'events.amazonaws.com');
      const expected = deployment.snapStart === 'None' ? ['sweep'] : aliases.map(({ name }) => name.replace(`wxalbum-${deployment.stage}-`, ''));

      assert.deepEqual(kept.map(({ name }) => name).toSorted(), expected.toSorted());
      for (const { name, alias, ScheduleExpression } of kept) {
        assert.equal(alias, 'snapstart', name);
        assert.match(ScheduleExpression, /^rate\((1 day|15 minutes)\)$/, name);
      }
      assert.deepEqual(calling.map(([, { FunctionName }]) => template.target(FunctionName).name).toSorted(), expected.toSorted());
    });

    test('has a dead-letter queue for every asynchronous event source', () => {
      for (const [id, mapping] of template.all('AWS::Lambda::EventSourceMapping')) {
        const { RedrivePolicy } = template.get(mapping.EventSourceArn['Fn::GetAtt'][0]);
        assert.ok(template.get(RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]), id);
      }
      // The API calls synchronously. A scheduled event has no content and comes again, so there is nothing to keep or to retry; alarms report
      // runs that fail or are missing. Any other caller of a function would need a dead-letter queue.
      const callers = template.all('AWS::Lambda::Permission').map(([, permission]) => permission.Principal);
      const schedules = template.schedules().map(([, rule]) => [rule.ScheduleExpression, template.target(rule.Targets[0].Arn).name]);
      assert.deepEqual(new Set(callers), new Set(['apigateway.amazonaws.com', 'events.amazonaws.com']));
      assert.deepEqual(schedules, [['rate(15 minutes)', 'sweep']]);
    });

    test('does not retry a scheduled run, because the next run follows anyway', () => {
      const invokeConfigs = new Map(template.all('AWS::Lambda::EventInvokeConfig').map(([, config]) => [config.FunctionName.Ref, config]));

      for (const [, { Targets }] of template.schedules()) {
        const { name, alias } = template.target(Targets[0].Arn);
        const [id] = template.all('AWS::Lambda::Function').find(([, properties]) => properties.FunctionName === `wxalbum-${deployment.stage}-${name}`);

        assert.deepEqual([invokeConfigs.get(id)?.MaximumRetryAttempts, invokeConfigs.get(id)?.Qualifier], [0, alias], name);
      }
    });
  });
}
