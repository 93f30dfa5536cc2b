// Checks the SQL that gives rows back to originals. RecoveredRowsTest runs the statements.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './deployments.mjs';

const run = (objects) => spawnSync(process.execPath, [join(root, 'functions/cloud/recover-rows.js')], { input: JSON.stringify(objects), encoding: 'utf8' });

describe('The recovery of rows', () => {
  test('has the ids, the size and the time of each original', () => {
    const { stdout } = run({
      Contents: [
        { Key: 'originals/01KQH5Z0000000000000000000/01KQH5Z8M0000000000000000A', Size: 3145728, LastModified: '2026-05-01T09:30:02.000Z' },
        { Key: 'originals/7ZZZZZZZZZZZZZZZZZZZZZZZZZ/00000000000000000000000000', Size: 1, LastModified: '2026-05-01T10:00:00+08:00' },
      ],
    });

    assert.match(stdout, /x'[0-9a-f]{31}a', x'[0-9a-f]{32}', 3145728, '2026-05-01 09:30:02\.000'\)/);
    assert.match(stdout, /\(x'0{32}', x'f{32}', 1, '2026-05-01 02:00:00\.000'\)/);
  });

  test('ignores keys that no photo has, which could contain SQL', () => {
    const { stdout } = run({ Contents: [{ Key: "originals/x'); drop table users; --", Size: 1, LastModified: '2026-05-01T09:30:02Z' }] });

    assert.doesNotMatch(stdout, /drop table users|insert into recovered_originals/);
  });

  test('ends with the statements that RecoveredRowsTest runs', () => {
    assert.ok(run({}).stdout.endsWith(readFileSync(join(root, 'functions/cloud/recover-rows.sql'), 'utf8')));
  });
});
