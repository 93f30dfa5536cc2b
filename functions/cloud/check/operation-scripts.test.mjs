// Checks which commands the scripts of an operator run: rollback and query.
import assert from 'node:assert/strict';
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
