// What holds for every function: its limits, its routes, its environment.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { deployments, root, Template } from './deployments.mjs';

const connectionsKeptFree = 10;
const apiGatewayWaits = 30;

const service = load(readFileSync(join(root, 'serverless.yml'), 'utf8'));
const contract = load(readFileSync(join(root, 'functions/openapi.yaml'), 'utf8'));
const settings = readFileSync(join(root, 'shared/core/src/main/java/wxalbum/settings/Setting.java'), 'utf8');

for (const deployment of deployments) {
  describe(`The functions in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const functions = template.functions();
    const names = functions.map(([name]) => name);

    test('are all of serverless.yml, each with limits of its own', () => {
      assert.deepEqual(names, Object.keys(service.functions));
      for (const [name, it] of functions) {
        // The local run reads these from serverless.yml, so they are numbers there.
        const { memorySize, timeout, reservedConcurrency } = service.functions[name];
        assert.deepEqual([it.MemorySize, it.Timeout, it.ReservedConcurrentExecutions], [memorySize, timeout, reservedConcurrency], name);
        for (const limit of [memorySize, timeout, reservedConcurrency]) assert.equal(typeof limit, 'number', name);
      }
    });

    test('are packaged from their own jar under their own handler', () => {
      for (const [name, it] of functions) {
        const word = name.replace(/(^|-)([a-z])/g, (_, dash, letter) => letter.toUpperCase());
        assert.ok(it.Code.S3Key.endsWith(`/${name}.jar`), name);
        assert.equal(it.Handler, `wxalbum.${word.toLowerCase()}.${word}Handler`);
      }
    });

    test('answer before the API stops waiting', () => {
      const answering = new Set(template.routes().map(({ owner }) => owner));

      for (const [name, it] of functions.filter(([name]) => answering.has(name))) assert.ok(it.Timeout < apiGatewayWaits, name);
    });

    test('log into a group of their own that forgets', () => {
      const groups = new Map(template.all('AWS::Logs::LogGroup').map(([, it]) => [it.LogGroupName, it]));

      for (const [, it] of functions) assert.ok(groups.get(`/aws/lambda/${it.FunctionName}`)?.RetentionInDays > 0, it.FunctionName);
    });

    test('let Lambda write its own lines as text, which saved queries and time-outs are read from', () => {
      for (const [name, it] of functions) assert.equal(it.LoggingConfig?.LogFormat ?? 'Text', 'Text', name);
    });

    test('are logged by the API as well, which answers some requests itself, without what callers send', () => {
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

    test('leave the database connections free when all are busy', () => {
      const connections = functions.filter(([, it]) => it.Environment.Variables.DATABASE_URL).reduce((sum, [, it]) => sum + it.ReservedConcurrentExecutions, 0);

      const most = Number(template.get('DatabaseParameters').Parameters.max_connections);

      assert.ok(connections + connectionsKeptFree <= most, `${connections} + ${connectionsKeptFree} > ${most}`);
    });

    test('are in the network if and only if they have a database', () => {
      for (const [name, it] of functions) assert.equal('VpcConfig' in it, 'DATABASE_URL' in it.Environment.Variables, name);
    });

    test('answer exactly the routes of the contract', () => {
      const promised = Object.entries(contract.paths).flatMap(([path, operations]) =>
        Object.entries(operations)
          .filter(([, operation]) => operation.operationId)
          .map(([verb, operation]) => `${verb.toUpperCase()} ${path} → ${operation.tags[0]}`),
      );

      const kept = template.routes().map(({ key, owner }) => `${key} → ${owner}`);

      assert.deepEqual(kept.toSorted(), [...promised, '$default → list-album'].toSorted());
    });

    test('are let through no faster than the database bears, and slower where secrets can be guessed', () => {
      const { DefaultRouteSettings: usual, RouteSettings: guarded } = template.get('HttpApiStage');

      for (const route of ['POST /login', 'POST /shared/{token}/open']) {
        assert.ok(guarded[route].ThrottlingRateLimit < usual.ThrottlingRateLimit, route);
        assert.ok(guarded[route].ThrottlingBurstLimit < usual.ThrottlingBurstLimit, route);
      }
    });

    test('are given settings that the code knows, and secrets only by reference', () => {
      const known = [...settings.matchAll(/^ {2}([A-Z_]+)(?:\(.*\))?[,;]$/gm)].map(([, name]) => name);

      for (const [name, it] of functions) {
        for (const [setting, value] of Object.entries(it.Environment.Variables)) {
          assert.ok(known.includes(setting), `${name}: ${setting}`);
          if (/KEYS?$|SECRET$|PASSWORD$/.test(setting)) assert.match(JSON.stringify(value), /\{\{resolve:secretsmanager:|SecretAccessKey/, `${name}: ${setting}`);
        }
      }
    });
  });
}
