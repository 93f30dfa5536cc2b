// Checks which commands the scripts run and in which order. Fake commands replace those that reach AWS: they record their arguments and
// respond as each test specifies.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { load } from 'js-yaml';
import { root } from './deployments.mjs';

const scripts = ['migrate', 'release', 'rollback', 'canary', 'smoke', 'query', 'rotate'];
const commands = ['aws', 'npx', 'curl', 'sleep'];
const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

// A line of the response file has the prefix of a call, an exit code and a text. The text is written to stderr if the code is not 0. A
// response whose code ends with an exclamation mark is used once.
const fakeCommand = `#!/usr/bin/env bash
call="$(basename "$0") $*"
echo "$call" >> "$CALLS"
[[ $call == 'aws lambda invoke '* ]] && echo "\${INVOKED:-{\}}" > "\${@: -1}"
[[ $call == 'aws secretsmanager put'* ]] && cat > "$CALLS.secret"
while IFS= read -r line; do
  IFS='|' read -r beginning code text <<< "$line"
  [[ $call == "$beginning"* ]] || continue
  if [[ $code == *! ]]; then grep -vxF "$line" "$RESPONSES" > "$RESPONSES.rest"; mv "$RESPONSES.rest" "$RESPONSES"; fi
  if [ "\${code%!}" = 0 ]; then echo "$text"; else echo "$text" >&2; fi
  exit "\${code%!}"
done < "$RESPONSES"
`;

const defaultResponses = [
  'aws cloudformation get-template --stack-name wxalbum-dev --query TemplateBody.Resources.Migrate|0|serverless/wxalbum/dev/1700000000000-2023-11-14T22:13:20.000Z/migrate.jar',
  'aws cloudformation get-template|0|CodeDeployDefault.LambdaCanary10Percent10Minutes',
  'aws cloudformation describe-stacks|0|https://api.example.org',
  'aws lambda invoke|0|None',
  'aws deploy list-deployment-groups|0|wxalbum-dev-login',
  'aws deploy get-deployment-group|0|[{"name": "wxalbum-dev-login-errors"}]',
  'curl --fail-with-body|0|{"status":"ok","version":"abc"}',
  'curl --silent --retry 5 --output /dev/null --write-out %{http_code} --request POST https://api.example.org/login|0|400',
  'curl --silent|0|401',
];

describe('The scripts', { skip: !hasBash && 'bash is not installed; the scripts were not tested' }, () => {
  let folder;
  // The payload that invoked functions return.
  let invoked;

  beforeEach(() => {
    invoked = '{}';
    folder = mkdtempSync(join(tmpdir(), 'wxalbum-'));
    for (const it of ['functions/cloud', 'bin', 'target/package']) mkdirSync(join(folder, it), { recursive: true });
    for (const it of scripts) copyFileSync(join(root, 'functions/cloud', it), join(folder, 'functions/cloud', it));
    for (const it of commands) {
      writeFileSync(join(folder, 'bin', it), fakeCommand);
      chmodSync(join(folder, 'bin', it), 0o755);
    }
    for (const it of ['login', 'original-login']) {
      mkdirSync(join(folder, 'functions/login/target'), { recursive: true });
      writeFileSync(join(folder, `functions/login/target/${it}.jar`), it === 'login' ? 'database-ca.pem' : 'classes');
    }
    const packaged = { Resources: { MigrateLambdaFunction: { Properties: { Environment: { Variables: { VERSION: 'abc' } } } } } };
    writeFileSync(join(folder, 'target/package/cloudformation-template-update-stack.json'), JSON.stringify(packaged));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a script with responses that take precedence over the default ones. */
  const run = (args, ...responses) => {
    writeFileSync(join(folder, 'responses'), [...responses, ...defaultResponses, ''].join('\n'));
    writeFileSync(join(folder, 'calls'), '');
    const { status, stdout, stderr } = spawnSync('bash', [join(folder, 'functions/cloud', args[0]), ...args.slice(1)], {
      encoding: 'utf8',
      env: { ...process.env, PATH: join(folder, 'bin') + delimiter + process.env.PATH, AWS_REGION: 'r-1', CALLS: join(folder, 'calls'), RESPONSES: join(folder, 'responses'), INVOKED: invoked },
    });
    return { status, stdout, stderr, calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') };
  };

  const inOrder = (calls, ...beginnings) =>
    assert.deepEqual(
      calls.map((call) => beginnings.find((it) => call.startsWith(it))).filter((it, index, all) => it && it !== all[index - 1]),
      beginnings,
    );

  test('migrate the database before a release shifts traffic, and run the smoke test afterwards', () => {
    const { status, calls } = run(['release', 'dev']);

    assert.equal(status, 0);
    inOrder(calls, 'aws lambda update-function-code', 'aws lambda wait function-updated-v2', 'aws lambda invoke --function-name wxalbum-dev-migrate', 'npx osls deploy', 'curl');
  });

  test('migrate the database after the first release, which has no running functions before', () => {
    for (const response of ['254|An error occurred (ValidationError): Stack with id wxalbum-dev does not exist', '0|None']) {
      const { status, calls } = run(['release', 'dev'], `aws cloudformation get-template|${response}`);

      assert.equal(status, 0, response);
      inOrder(calls, 'npx osls deploy', 'aws lambda invoke --function-name wxalbum-dev-migrate', 'curl');
    }
  });

  test('release nothing if the running release cannot be determined', () => {
    for (const response of ['254|An error occurred (ExpiredToken): The security token included in the request is expired', '254|An error occurred (NoSuchRegion): The endpoint does not exist', '0|serverless/wxalbum/dev/migrate.jar']) {
      const { status, stderr, calls } = run(['release', 'dev'], `aws cloudformation get-template|${response}`);

      assert.notEqual(status, 0, response);
      assert.match(stderr, /expired|endpoint|migrate\.jar/);
      assert.deepEqual(calls.filter((it) => /^npx|^curl|lambda/.test(it)), [], response);
    }
  });

  test('release no jar without the database certificates', () => {
    writeFileSync(join(folder, 'functions/login/target/login.jar'), 'classes');

    const { status, stderr, calls } = run(['release', 'dev']);

    assert.notEqual(status, 0);
    assert.match(stderr, /login\.jar .*fetch-certificates/);
    assert.deepEqual(calls.filter((it) => it), []);
  });

  test('shift no traffic if the migration fails', () => {
    const { status, calls } = run(['release', 'dev'], 'aws lambda invoke --function-name wxalbum-dev-migrate|0|Unhandled');

    assert.equal(status, 1);
    assert.deepEqual(calls.filter((it) => it.startsWith('npx')), []);
  });

  test('do nothing more after alarms have rolled a release back', () => {
    const { status, calls } = run(['release', 'dev'], 'npx osls deploy|1|');

    assert.notEqual(status, 0);
    assert.deepEqual(calls.filter((it) => /^curl|rollback/.test(it)), []);
  });

  test('roll back if another version is running than was released', () => {
    const { status, calls } = run(['release', 'dev'], 'curl --fail-with-body|0|{"status":"ok","version":"older"}');

    assert.equal(status, 1);
    assert.equal(calls.find((it) => it.startsWith('npx osls rollback')), 'npx osls rollback --stage dev --region r-1 --timestamp 1700000000000');
  });

  test('roll back if a function does not work', () => {
    const broken = [
      'curl --silent --retry 5 --output /dev/null --write-out %{http_code} --request POST https://api.example.org/albums/smoke/shares|0|503',
      'aws lambda invoke --function-name wxalbum-dev-thumbnail:snapstart|0|Unhandled',
      'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|0|Unhandled',
      'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|254|An error occurred (ServiceException)',
      'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|254|An error occurred (TooManyRequestsException)',
    ];
    for (const it of broken) {
      const { status, calls } = run(['release', 'dev'], it);

      assert.equal(status, 1, it);
      assert.ok(calls.some((call) => call.startsWith('npx osls rollback')), it);
    }
  });

  test('roll back if thumbnail reports a failed message', () => {
    invoked = '{"batchItemFailures":[{"itemIdentifier":"m1"}]}';

    assert.equal(run(['smoke', 'dev']).status, 1);
  });

  test('keep a release if the sweep fails for single photos, and roll back if the sweep does not work', () => {
    const failed = 'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|0|Unhandled';

    invoked = '{"errorMessage":"partial-sweep: wxalbum.sweep.PartialSweepException; see the log lines with this request id","errorType":"wxalbum.telemetry.InvocationException"}';
    assert.equal(run(['smoke', 'dev'], failed).status, 0);

    invoked = '{"errorMessage":"internal: wxalbum.album.StorageException; see the log lines with this request id","errorType":"wxalbum.telemetry.InvocationException"}';
    assert.equal(run(['smoke', 'dev'], failed).status, 1);
  });

  test('retry while all instances of a function are busy', () => {
    for (const it of ['thumbnail', 'sweep']) {
      const { status, calls } = run(['smoke', 'dev'], `aws lambda invoke --function-name wxalbum-dev-${it}:snapstart|254!|An error occurred (TooManyRequestsException)`);

      assert.equal(status, 0, it);
      assert.equal(calls.filter((call) => call.startsWith(`aws lambda invoke --function-name wxalbum-dev-${it}:`)).length, 2);
    }
  });

  test('wait for a function longer than its timeout', () => {
    const { functions } = load(readFileSync(join(root, 'serverless.yml'), 'utf8'));
    const { calls } = run(['release', 'dev']);
    const invoked = calls.filter((it) => it.startsWith('aws lambda invoke')).map((it) => it.match(/wxalbum-dev-([a-z-]+).* --cli-read-timeout (\d+)/)?.slice(1));

    assert.deepEqual(invoked.map(([name]) => name), ['migrate', 'thumbnail', 'sweep']);
    for (const [name, seconds] of invoked) assert.ok(seconds > functions[name].timeout, name);
  });

  test('invoke functions without a route with existing sample events', () => {
    const { calls } = run(['smoke', 'dev']);
    const events = calls.flatMap((it) => it.match(/--payload fileb:\/\/\S*(events\/\S+)/)?.[1] ?? []);

    assert.equal(events.length, 2);
    for (const it of events) accessSync(join(root, it));
  });

  test('roll back all traffic immediately, and enable alarms again for the next release', () => {
    const configurations = (calls) => calls.filter((it) => it.startsWith('aws deploy update-deployment-group')).map((it) => it.match(/--deployment-config-name (.*)/)[1]);

    for (const response of ['npx osls rollback|0|', 'npx osls rollback|1|']) {
      assert.deepEqual(configurations(run(['rollback', 'dev', '1700000000000'], response).calls), [
        'CodeDeployDefault.LambdaAllAtOnce --alarm-configuration {"enabled": false, "alarms": [{"name": "wxalbum-dev-login-errors"}]}',
        'CodeDeployDefault.LambdaCanary10Percent10Minutes --alarm-configuration {"enabled": true, "alarms": [{"name": "wxalbum-dev-login-errors"}]}',
      ]);
    }
  });

  test('rotate the token key so that two concurrent releases accept each other’s tokens', () => {
    const tokenKeys = () => JSON.parse(readFileSync(join(folder, 'calls.secret'), 'utf8')).token_keys;
    const rotate = (step, keys) => run(['rotate', 'dev', step], `aws secretsmanager get-secret-value|0|{"token_keys":"${keys}","user_key":"u"}`);

    assert.equal(rotate('add', 'k1:old').status, 0);
    assert.match(tokenKeys(), /^k1:old,k\d+:[\w+/]{43}=$/);
    assert.equal(rotate('use', 'k1:old,k2:new').status, 0);
    assert.equal(tokenKeys(), 'k2:new,k1:old');
    assert.equal(rotate('drop', 'k2:new,k1:old').status, 0);
    assert.equal(tokenKeys(), 'k2:new');
  });

  test('keep the secret if a step is not possible', () => {
    for (const [step, keys] of [['add', 'k1:old,k2:new'], ['use', 'k1:old'], ['drop', 'k1:old'], ['swap', 'k1:old,k2:new']]) {
      const { status, calls } = run(['rotate', 'dev', step], `aws secretsmanager get-secret-value|0|{"token_keys":"${keys}"}`);

      assert.notEqual(status, 0, step);
      assert.deepEqual(calls.filter((it) => it.includes('put-secret-value')), [], step);
    }
  });

  test('run a saved query with the id inserted, and wait for the results', () => {
    const { status, stdout, calls } = run(
      ['query', 'dev', 'request by id', '8f5c-11"; rm'],
      'aws logs describe-query-definitions --query-definition-name-prefix wxalbum-dev/request by id --query queryDefinitions[0].queryString|0|filter requestId = "{{requestId}}"',
      'aws logs describe-query-definitions|0|/aws/lambda/a /aws/lambda/b',
      'aws logs start-query|0|q1',
      'aws logs get-query-results --query-id q1 --query status|0|Complete',
      'aws logs get-query-results|0|event=invocation status=200',
    );

    assert.equal(status, 0);
    assert.equal(stdout, 'event=invocation status=200\n');
    assert.match(calls.find((it) => it.startsWith('aws logs start-query')), /--log-group-names \/aws\/lambda\/a \/aws\/lambda\/b .* --query-string filter requestId = "8f5c-11rm" --query/);
  });
});
