// Runs the script that rotates the keys of a stage, and the commands of its runbook, on a secret that a fake aws command keeps.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { root } from './deployments.mjs';
import { needsBash, ScriptFolder } from './script-folder.mjs';

const OLD = 'k1:b2xk';
const NEW = 'k1700000000000:bmV3';
const PAST = '2000-01-01T00:00:00.000Z';
const FUTURE = '2999-01-01T00:00:00.000Z';
const newKey = /^k\d{13}:[\w+/]{43}=$/;
const read = (file) => readFileSync(join(root, file), 'utf8');

describe('The rotation of keys', needsBash, () => {
  let scripts;
  let secret;
  let running;
  let others;

  beforeEach(() => {
    scripts = new ScriptFolder();
    secret = { token_keys: OLD, share_keys: OLD, user_key: 'u', wechat_app_id: 'wx1', wechat_secret: 'old' };
    running = secret;
    others = '0';
  });

  afterEach(() => scripts.remove());

  /** Runs a line, with the secret as the earlier line left it, and returns the exit code. */
  function run(line) {
    const file = join(scripts.path, 'calls.secret');
    rmSync(file, { force: true });
    const result = scripts.runLine(
      line,
      `aws secretsmanager get-secret-value|0|${JSON.stringify(secret)}`,
      `aws lambda get-alias|0|7 ${others}`,
      ...['login', 'share'].flatMap((name) =>
        ['token', 'share'].map(
          (kind) =>
            `aws lambda get-function-configuration --function-name wxalbum-dev-${name} --qualifier 7 --output text --query ` +
            `Environment.Variables.${kind.toUpperCase()}_KEYS|0|${running[`${kind}_keys`]}`,
        ),
      ),
    );
    if (existsSync(file)) secret = JSON.parse(readFileSync(file, 'utf8'));
    assert.ok(!/b2xk|bmV3/.test(result.stdout + result.stderr + result.calls), 'no key is printed or passed as an argument');
    return result.status;
  }

  const rotate = (kind, step) => run(`functions/cloud/rotate dev ${kind} ${step}`);
  const keysOf = (kind) => secret[`${kind}_keys`].split(',');

  /** Returns the commands of the runbook that contain a text. */
  const runbook = (text) =>
    read('docs/operations.md')
      .split(/^## /m)
      .find((section) => section.startsWith('Rotate keys'))
      .match(/(?<=```sh\n)[^`]*(?=```)/g)
      .find((block) => block.includes(text))
      .trim()
      .split('\n');

  test('of tokens follows the runbook, and keeps the old key for a day after the release', () => {
    const [add, use, ...drops] = runbook('token add');

    assert.equal(run(add), 0);
    assert.equal(keysOf('token')[0], OLD);
    assert.match(keysOf('token')[1], newKey);
    const [, fresh] = keysOf('token');
    running = secret;
    assert.equal(run(use), 0);
    assert.deepEqual(keysOf('token'), [fresh, OLD]);
    running = secret;
    assert.equal(run(drops[0]), 1);
    assert.deepEqual(keysOf('token'), [fresh, OLD]);
    assert.equal(run(drops[1]), 1);
    assert.deepEqual(keysOf('token'), [fresh, OLD]);

    secret = { ...secret, token_keys_retire_at: PAST };
    assert.equal(run(drops[1]), 0);
    assert.deepEqual(secret, { ...running, token_keys: fresh });
  });

  test('of share links follows the runbook, and keeps the old key', () => {
    const [add, use] = runbook('share add');

    assert.equal(run(add), 0);
    const [, fresh] = keysOf('share');
    assert.equal(run(use), 0);

    assert.match(fresh, newKey);
    assert.deepEqual(keysOf('share'), [fresh, OLD]);
    assert.equal(secret.token_keys, OLD);
  });

  test('of everything after a leak follows the runbook, and keeps the key of user ids', () => {
    scripts.input = '0123456789abcdef0123456789abcdef\n';

    for (const line of runbook('token replace')) assert.equal(run(line), 0, line);

    assert.match(secret.token_keys, newKey);
    assert.match(secret.share_keys, newKey);
    assert.equal(secret.wechat_secret, scripts.input.trim());
    assert.deepEqual([secret.user_key, secret.wechat_app_id], ['u', 'wx1']);
  });

  test('removes no token key before tokens of that key have expired', () => {
    secret = { ...secret, token_keys: `${NEW},${OLD}`, token_keys_retire_at: FUTURE };
    running = secret;

    assert.equal(rotate('token', 'drop'), 1);
    assert.deepEqual(secret, running);
  });

  test('records the time after which no token of the old key is valid', () => {
    const hours = Number(read('shared/core/src/main/java/wxalbum/session/SessionTokens.java').match(/USER_TOKEN_TTL = Duration\.ofHours\((\d+)\)/)[1]);
    secret = { ...secret, token_keys: `${NEW},${OLD}` };
    running = secret;
    const before = Date.now();

    rotate('token', 'drop');

    const recorded = Date.parse(secret.token_keys_retire_at) - hours * 3_600_000;
    assert.ok(before <= recorded && recorded <= Date.now());
  });

  test('removes a key only after the new key has been released with all traffic', () => {
    for (const [kind, released, shifting] of [
      ['token', { token_keys: `${OLD},${NEW}` }, '0'],
      ['token', { token_keys: `${NEW},${OLD}` }, '1'],
      ['token', { token_keys: 'None' }, '0'],
      ['share', { share_keys: `${OLD},${NEW}` }, '0'],
      ['share', { share_keys: `${NEW},${OLD}` }, '1'],
    ]) {
      secret = { token_keys: `${NEW},${OLD}`, share_keys: `${NEW},${OLD}`, token_keys_retire_at: PAST };
      const unchanged = secret;
      running = { ...secret, ...released };
      others = shifting;

      assert.equal(rotate(kind, 'drop'), 1, JSON.stringify([kind, released, shifting]));
      assert.equal(secret, unchanged);
    }
  });

  test('removes a share key at once when it is released', () => {
    secret = { ...secret, share_keys: `${NEW},${OLD}` };
    running = secret;

    assert.equal(rotate('share', 'drop'), 0);
    assert.equal(secret.share_keys, NEW);
  });

  test('keeps the secret if a step is not possible', () => {
    for (const [kind, step, keys] of [
      ['token', 'add', `${OLD},${NEW}`],
      ['token', 'use', OLD],
      ['token', 'use', `${NEW},${OLD}`],
      ['token', 'drop', OLD],
      ['token', 'drop', `${OLD},${NEW}`],
      ['token', 'swap', `${OLD},${NEW}`],
      ['share', 'use', `${NEW},${OLD}`],
      ['user', 'replace', OLD],
      ['wechat', 'replace', OLD],
    ]) {
      secret = { token_keys: keys, share_keys: keys, user_key: 'u', wechat_secret: 's' };
      const unchanged = secret;
      running = secret;

      assert.notEqual(rotate(kind, step), 0, `${kind} ${step} ${keys}`);
      assert.equal(secret, unchanged);
    }
  });
});
