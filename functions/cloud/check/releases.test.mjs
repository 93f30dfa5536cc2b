// How a release takes the traffic, and gives it back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deployments, Template } from './deployments.mjs';

const alarmsOfAGroup = 10;

for (const deployment of deployments) {
  describe(`A release in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const aliases = Object.values(template.resources)
      .filter((it) => it.Type === 'AWS::Lambda::Alias')
      .map((it) => ({ name: template.get(it.Properties.FunctionName.Ref).FunctionName, ...it }));
    const groups = () => aliases.map(({ name, UpdatePolicy }) => [name, template.get(UpdatePolicy.CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref)]);

    test('moves the alias of every function that somebody calls', () => {
      const called = [
        ...template.all('AWS::ApiGatewayV2::Integration').map(([, it]) => it.IntegrationUri),
        ...template.all('AWS::Lambda::Permission').map(([, it]) => it.FunctionName),
        ...template.all('AWS::Lambda::EventSourceMapping').map(([, it]) => it.FunctionName),
      ].map((arn) => template.target(arn));

      assert.deepEqual(new Set(called.map(({ alias }) => alias)), new Set(['snapstart']));
      assert.deepEqual(
        [...new Set(called.map(({ name }) => `wxalbum-${deployment.stage}-${name}`))].toSorted(),
        aliases.map(({ name }) => name).toSorted(),
      );
    });

    test('moves it to a version of its own function', () => {
      for (const { name, Properties } of aliases) {
        const version = template.get(Properties.FunctionVersion['Fn::GetAtt'][0]);

        assert.deepEqual(version.FunctionName, Properties.FunctionName, name);
        assert.equal(Properties.Name, 'snapstart', name);
      }
    });

    test('begins with a small part of the traffic', () => {
      for (const [name, it] of groups()) {
        assert.match(it.DeploymentConfigName, /^CodeDeployDefault\.Lambda(Canary|Linear)10Percent/, name);
        assert.deepEqual(it.DeploymentStyle, { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' }, name);
      }
    });

    test('is stopped by the alarms of the function and of the service, and taken back', () => {
      for (const [name, it] of groups()) {
        const alarms = it.AlarmConfiguration.Alarms.map(({ Name }) => template.get(Name.Ref).AlarmName);

        // None that a user can set off alone, such as by files that are no pictures.
        assert.deepEqual(alarms, [`${name}-errors`, `${name}-throttles`, `${name}-timeouts`, `wxalbum-${deployment.stage}-api-5xx`]);
        assert.ok(it.AlarmConfiguration.Enabled && alarms.length <= alarmsOfAGroup, name);
        assert.deepEqual(it.AutoRollbackConfiguration, { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] }, name);
      }
    });

    test('has an alias for everything but what only a release calls', () => {
      const without = template.functions().filter(([, it]) => !aliases.some(({ name }) => name === it.FunctionName));

      assert.deepEqual(without.map(([name]) => name), ['migrate']);
    });

    test('starts its versions from snapshots where the region has them', () => {
      for (const [name, it] of template.functions()) assert.equal(it.SnapStart?.ApplyOn, name === 'migrate' ? undefined : deployment.snapStart, name);
    });

    test('gives what comes asynchronously somewhere to go when it fails', () => {
      for (const [id, it] of template.all('AWS::Lambda::EventSourceMapping')) {
        const { RedrivePolicy } = template.get(it.EventSourceArn['Fn::GetAtt'][0]);
        assert.ok(template.get(RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]), id);
      }
      // The API waits for an answer. What the clock calls is called again with the same nothing, so that there is no event to keep or to try anew; alarms tell of runs that fail or do not begin. Whoever else calls a function would have to name such a place.
      const callers = template.all('AWS::Lambda::Permission').map(([, it]) => it.Principal);
      const timed = template.all('AWS::Events::Rule').map(([, it]) => [it.ScheduleExpression, template.target(it.Targets[0].Arn).name]);
      assert.deepEqual(new Set(callers), new Set(['apigateway.amazonaws.com', 'events.amazonaws.com']));
      assert.deepEqual(timed, [['rate(15 minutes)', 'sweep']]);
    });

    test('has no run of a scheduled function tried again before the next', () => {
      const tries = new Map(template.all('AWS::Lambda::EventInvokeConfig').map(([, it]) => [it.FunctionName.Ref, it]));

      for (const [, { Targets }] of template.all('AWS::Events::Rule')) {
        const { name, alias } = template.target(Targets[0].Arn);
        const [id] = template.all('AWS::Lambda::Function').find(([, it]) => it.FunctionName === `wxalbum-${deployment.stage}-${name}`);

        assert.deepEqual([tries.get(id)?.MaximumRetryAttempts, tries.get(id)?.Qualifier], [0, alias], name);
      }
    });
  });
}
