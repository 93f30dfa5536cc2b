// Checks which commands a release and its smoke test run, and in which order.
import assert from 'node:assert/strict';
import { accessSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { load } from 'js-yaml';
import { root } from './deployments.mjs';
import { needsBash, ScriptFolder } from './script-folder.mjs';

describe('The scripts of a release', needsBash, () => {
  let scripts;
  const run = (...call) => scripts.run(...call);

  beforeEach(() => {
    scripts = new ScriptFolder();
  });

  afterEach(() => scripts.remove());

  const inOrder = (calls, ...beginnings) =>
    assert.deepEqual(
      calls
        .map((call) => beginnings.find((beginning) => call.startsWith(beginning)))
        .filter((beginning, index, all) => beginning && beginning !== all[index - 1]),
      beginnings,
    );

  test('migrate the database before a release shifts traffic, and run the smoke test afterwards', () => {
    const { status, calls } = run(['release', 'dev']);

    assert.equal(status, 0);
    inOrder(
      calls,
      'aws lambda update-function-code',
      'aws lambda wait function-updated-v2',
      'aws lambda invoke --function-name wxalbum-dev-migrate',
      'npx --no -- osls deploy',
      'curl',
    );
  });

  test('pass the password of the master user to migrate by stdin, where no argument shows it', () => {
    const login = '{"password":"k4Jx-secret","username":"wxadmin"}';
    const { status, stdout, stderr, calls } = run(
      ['migrate', 'dev'],
      'aws cloudformation describe-stack-resource --stack-name wxalbum-dev --logical-resource-id DatabaseSecret|0|arn:secret',
      `aws secretsmanager get-secret-value --secret-id arn:secret|0|${login}`,
    );

    assert.equal(status, 0);
    assert.equal(readFileSync(join(scripts.path, 'calls.payload'), 'utf8').trim(), login);
    assert.doesNotMatch(stdout + stderr + calls, /k4Jx/);
  });

  test('migrate the database after the first release, which has no running functions before', () => {
    for (const response of ['254|An error occurred (ValidationError): Stack with id wxalbum-dev does not exist', '0|None']) {
      const { status, calls } = run(['release', 'dev'], `aws cloudformation get-template|${response}`);

      assert.equal(status, 0, response);
      inOrder(calls, 'npx --no -- osls deploy', 'aws lambda invoke --function-name wxalbum-dev-migrate', 'curl');
    }
  });

  test('release nothing if the running release cannot be determined', () => {
    for (const response of [
      '254|An error occurred (ExpiredToken): The security token included in the request is expired',
      '254|An error occurred (NoSuchRegion): The endpoint does not exist',
      '0|serverless/wxalbum/dev/migrate.jar',
    ]) {
      const { status, stderr, calls } = run(['release', 'dev'], `aws cloudformation get-template|${response}`);

      assert.notEqual(status, 0, response);
      assert.match(stderr, /expired|endpoint|migrate\.jar/);
      assert.deepEqual(
        calls.filter((call) => /^npx|^curl|lambda/.test(call)),
        [],
        response,
      );
    }
  });

  test('release no jar without the database certificates', () => {
    writeFileSync(join(scripts.path, 'functions/login/target/login.jar'), 'classes');

    const { status, stderr, calls } = run(['release', 'dev']);

    assert.notEqual(status, 0);
    assert.match(stderr, /login\.jar .*fetch-certificates/);
    assert.deepEqual(
      calls.filter((call) => call),
      [],
    );
  });

  test('shift no traffic if the migration fails', () => {
    const { status, calls } = run(['release', 'dev'], 'aws lambda invoke --function-name wxalbum-dev-migrate|0|Unhandled');

    assert.equal(status, 1);
    assert.deepEqual(
      calls.filter((call) => call.startsWith('npx')),
      [],
    );
  });

  test('do nothing more after alarms have rolled a release back', () => {
    const { status, calls } = run(['release', 'dev'], 'npx --no -- osls deploy|1|');

    assert.notEqual(status, 0);
    assert.deepEqual(
      calls.filter((call) => /^curl|rollback/.test(call)),
      [],
    );
  });

  test('roll back if another version is running than was released', () => {
    const { status, calls } = run(['release', 'dev'], 'curl --proto =https --fail-with-body|0|{"status":"ok","version":"older"}');

    assert.equal(status, 1);
    assert.equal(
      calls.find((call) => call.startsWith('npx --no -- osls rollback')),
      'npx --no -- osls rollback --stage dev --region r-1 --timestamp 1700000000000',
    );
  });

  test('roll back if a function does not work', () => {
    const broken = [
      'curl --proto =https --silent --retry 5 --output /dev/null --write-out %{http_code} --request POST https://api.example.org/albums/smoke/shares|0|503',
      'aws lambda invoke --function-name wxalbum-dev-thumbnail:snapstart|0|Unhandled',
      'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|0|Unhandled',
      'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|254|An error occurred (ServiceException)',
      'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|254|An error occurred (TooManyRequestsException)',
    ];
    for (const response of broken) {
      const { status, calls } = run(['release', 'dev'], response);

      assert.equal(status, 1, response);
      assert.ok(
        calls.some((call) => call.startsWith('npx --no -- osls rollback')),
        response,
      );
    }
  });

  test('roll back if thumbnail reports a failed message', () => {
    scripts.invoked = '{"batchItemFailures":[{"itemIdentifier":"m1"}]}';

    assert.equal(run(['smoke', 'dev']).status, 1);
  });

  test('keep a release if the sweep fails for single photos, and roll back if the sweep does not work', () => {
    const failed = 'aws lambda invoke --function-name wxalbum-dev-sweep:snapstart|0|Unhandled';

    const failure = (message) => JSON.stringify({ errorMessage: message, errorType: 'wxalbum.telemetry.InvocationException' });

    scripts.invoked = failure('partial-sweep: wxalbum.sweep.PartialSweepException; see the log lines with this request id');
    assert.equal(run(['smoke', 'dev'], failed).status, 0);

    scripts.invoked = failure('internal: wxalbum.album.StorageException; see the log lines with this request id');
    assert.equal(run(['smoke', 'dev'], failed).status, 1);
  });

  test('retry while all instances of a function are busy', () => {
    for (const name of ['thumbnail', 'sweep']) {
      const { status, calls } = run(
        ['smoke', 'dev'],
        `aws lambda invoke --function-name wxalbum-dev-${name}:snapstart|254!|An error occurred (TooManyRequestsException)`,
      );

      assert.equal(status, 0, name);
      assert.equal(calls.filter((call) => call.startsWith(`aws lambda invoke --function-name wxalbum-dev-${name}:`)).length, 2);
    }
  });

  test('wait for a function longer than its timeout', () => {
    const { functions } = load(readFileSync(join(root, 'serverless.yml'), 'utf8'));
    const { calls } = run(['release', 'dev']);
    const invoked = calls
      .filter((call) => call.startsWith('aws lambda invoke'))
      .map((call) => call.match(/wxalbum-dev-([a-z-]+).* --cli-read-timeout (\d+)/)?.slice(1));

    assert.deepEqual(
      invoked.map(([name]) => name),
      ['migrate', 'thumbnail', 'sweep'],
    );
    for (const [name, seconds] of invoked) assert.ok(seconds > functions[name].timeout, name);
  });

  test('invoke functions without a route with existing sample events', () => {
    const { calls } = run(['smoke', 'dev']);
    const events = calls.flatMap((call) => call.match(/--payload fileb:\/\/\S*(events\/\S+)/)?.[1] ?? []);

    assert.equal(events.length, 2);
    for (const event of events) accessSync(join(root, event));
  });
});
