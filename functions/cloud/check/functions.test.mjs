// Checks every function: its limits, routes and environment.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { deployments, root, sizes, Template } from './deployments.mjs';

const apiTimeoutSeconds = 30;

const service = load(readFileSync(join(root, 'serverless.yml'), 'utf8'));
const contract = load(readFileSync(join(root, 'functions/openapi.yaml'), 'utf8'));
const settings = readFileSync(join(root, 'shared/core/src/main/java/wxalbum/settings/Setting.java'), 'utf8');

for (const deployment of deployments) {
  describe(`The functions in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const functions = template.functions();
    const names = functions.map(([name]) => name);

    test('are all functions of serverless.yml, each with its own limits', () => {
      assert.deepEqual(names, Object.keys(service.functions));
      for (const [name, properties] of functions) {
        // The local run reads these limits from serverless.yml, so they must be plain numbers.
        const { memorySize, timeout, reservedConcurrency } = { ...service.provider, ...service.functions[name] };
        assert.deepEqual([properties.MemorySize, properties.Timeout], [memorySize, timeout], name);
        for (const limit of [memorySize, timeout]) assert.equal(typeof limit, 'number', name);
        // The local run resolves exactly this form.
        assert.equal(reservedConcurrency, `\${self:custom.size.concurrency.${name}}`);
        assert.equal(properties.ReservedConcurrentExecutions, sizes[deployment.size].concurrency[name], name);
      }
    });

    test('have their own jar and handler', () => {
      for (const [name, properties] of functions) {
        const word = name.replace(/(^|-)([a-z])/g, (_, dash, letter) => letter.toUpperCase());
        assert.ok(properties.Code.S3Key.endsWith(`/${name}.jar`), name);
        assert.equal(properties.Handler, `wxalbum.${word.toLowerCase()}.${word}Handler`);
      }
    });

    test('time out before the API does', () => {
      const routed = new Set(template.routes().map(({ owner }) => owner));

      for (const [name, properties] of functions.filter(([name]) => routed.has(name))) assert.ok(properties.Timeout < apiTimeoutSeconds, name);
    });

    test('have their own log group with limited retention', () => {
      const groups = new Map(template.all('AWS::Logs::LogGroup').map(([, group]) => [group.LogGroupName, group]));

      for (const [, properties] of functions) assert.ok(groups.get(`/aws/lambda/${properties.FunctionName}`)?.RetentionInDays > 0, properties.FunctionName);
    });

    test('keep the text format of Lambda’s own log lines, which saved queries and timeout filters parse', () => {
      for (const [name, properties] of functions) assert.equal(properties.LoggingConfig?.LogFormat ?? 'Text', 'Text', name);
    });

    test('have API access logs without any data from callers', () => {
      const { DestinationArn, Format } = template.get('HttpApiStage').AccessLogSettings;
      const line = JSON.parse(Format);

      assert.ok(template.get(DestinationArn['Fn::GetAtt'][0]).RetentionInDays > 0);
      assert.deepEqual(line, {
        requestId: '$context.awsEndpointRequestId',
        apiRequestId: '$context.requestId',
        routeKey: '$context.routeKey',
        status: '$context.status',
        integrationStatus: '$context.integration.status',
        integrationErrorMessage: '$context.integrationErrorMessage',
      });
    });

    test('are in the VPC if and only if they use the database', () => {
      for (const [name, properties] of functions) assert.equal('VpcConfig' in properties, 'DATABASE_URL' in properties.Environment.Variables, name);
    });

    test('serve exactly the routes of the contract', () => {
      const documented = Object.entries(contract.paths).flatMap(([path, operations]) =>
        Object.entries(operations)
          .filter(([, operation]) => operation.operationId)
          .flatMap(([verb, { tags }]) => (verb === 'get' ? ['get', 'head'] : [verb]).map((method) => `${method.toUpperCase()} ${path} → ${tags[0]}`)),
      );

      const deployed = template.routes().map(({ key, owner }) => `${key} → ${owner}`);

      assert.deepEqual(deployed.toSorted(), [...documented, '$default → list-album'].toSorted());
    });

    test('have lower rate limits where secrets could be guessed', () => {
      const { DefaultRouteSettings: defaults, RouteSettings: limited } = template.get('HttpApiStage');

      for (const route of ['POST /login', 'POST /shared/{token}/open']) {
        assert.ok(limited[route].ThrottlingRateLimit < defaults.ThrottlingRateLimit, route);
        assert.ok(limited[route].ThrottlingBurstLimit < defaults.ThrottlingBurstLimit, route);
      }
    });

    test('have only known settings, and receive secrets only by reference', () => {
      const known = [...settings.matchAll(/^ {2}([A-Z_]+)(?:\(.*\))?[,;]$/gm)].map(([, name]) => name);

      for (const [name, properties] of functions) {
        for (const [setting, value] of Object.entries(properties.Environment.Variables)) {
          assert.ok(known.includes(setting), `${name}: ${setting}`);
          if (/KEYS?$|SECRET$|PASSWORD$/.test(setting))
            assert.match(JSON.stringify(value), /\{\{resolve:secretsmanager:|SecretAccessKey/, `${name}: ${setting}`);
        }
      }
    });
  });
}
