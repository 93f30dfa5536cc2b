// Checks which commands the scripts of an operator run: rollback, rotate and query.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { needsBash, ScriptFolder } from './script-folder.mjs';

describe('The scripts of an operator', needsBash, () => {
  let scripts;
  const run = (...call) => scripts.run(...call);

  beforeEach(() => {
    scripts = new ScriptFolder();
  });

  afterEach(() => scripts.remove());

  test('roll back all traffic immediately, and enable alarms again for the next release', () => {
    const configurations = (calls) =>
      calls.filter((call) => call.startsWith('aws deploy update-deployment-group')).map((call) => call.match(/--deployment-config-name (.*)/)[1]);

    for (const response of ['npx --no -- osls rollback|0|', 'npx --no -- osls rollback|1|']) {
      assert.deepEqual(configurations(run(['rollback', 'dev', '1700000000000'], response).calls), [
        'CodeDeployDefault.LambdaAllAtOnce --alarm-configuration {"enabled": false, "alarms": [{"name": "wxalbum-dev-login-errors"}]}',
        'CodeDeployDefault.LambdaCanary10Percent10Minutes --alarm-configuration {"enabled": true, "alarms": [{"name": "wxalbum-dev-login-errors"}]}',
      ]);
    }
  });

  test('rotate the token key so that two concurrent releases accept each other’s tokens', () => {
    const tokenKeys = () => JSON.parse(readFileSync(join(scripts.path, 'calls.secret'), 'utf8')).token_keys;
    const rotate = (step, keys) => run(['rotate', 'dev', step], `aws secretsmanager get-secret-value|0|{"token_keys":"${keys}","user_key":"u"}`);

    assert.equal(rotate('add', 'k1:old').status, 0);
    assert.match(tokenKeys(), /^k1:old,k\d+:[\w+/]{43}=$/);
    assert.equal(rotate('use', 'k1:old,k2:new').status, 0);
    assert.equal(tokenKeys(), 'k2:new,k1:old');
    assert.equal(rotate('drop', 'k2:new,k1:old').status, 0);
    assert.equal(tokenKeys(), 'k2:new');
  });

  test('keep the secret if a step is not possible', () => {
    for (const [step, keys] of [
      ['add', 'k1:old,k2:new'],
      ['use', 'k1:old'],
      ['drop', 'k1:old'],
      ['swap', 'k1:old,k2:new'],
    ]) {
      const { status, calls } = run(['rotate', 'dev', step], `aws secretsmanager get-secret-value|0|{"token_keys":"${keys}"}`);

      assert.notEqual(status, 0, step);
      assert.deepEqual(
        calls.filter((call) => call.includes('put-secret-value')),
        [],
        step,
      );
    }
  });

  test('run a saved query with the id inserted, and wait for the results', () => {
    const { status, stdout, calls } = run(
      ['query', 'dev', 'request by id', '8f5c-11"; rm'],
      'aws logs describe-query-definitions --query-definition-name-prefix wxalbum-dev/request by id --query queryDefinitions[0].queryString|0|' +
        'filter requestId = "{{requestId}}"',
      'aws logs describe-query-definitions|0|/aws/lambda/a /aws/lambda/b',
      'aws logs start-query|0|q1',
      'aws logs get-query-results --query-id q1 --query status|0|Complete',
      'aws logs get-query-results|0|event=invocation status=200',
    );

    assert.equal(status, 0);
    assert.equal(stdout, 'event=invocation status=200\n');
    assert.match(
      calls.find((call) => call.startsWith('aws logs start-query')),
      /--log-group-names \/aws\/lambda\/a \/aws\/lambda\/b .* --query-string filter requestId = "8f5c-11rm" --query/,
    );
  });
});
