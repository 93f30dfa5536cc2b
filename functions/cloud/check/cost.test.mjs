// Checks that docs/cost.md has the cost of the packaged template at the prices of prices.yml.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { recompute } from '../cost.mjs';
import { root } from './deployments.mjs';

describe('The cost', () => {
  const page = readFileSync(join(root, 'docs/cost.md'), 'utf8');

  test('is the computed one; node functions/cloud/cost.mjs --write corrects it', () => {
    assert.equal(page, recompute(page));
  });

  test('is computed for every section that needs it', () => {
    const tables = [...page.matchAll(/^<!-- (\w+) -->\n\|(?=[^]*?\d\.\d\d)/gm)].map(([, name]) => name);

    assert.deepEqual(tables, ['idle', 'photos', 'users', 'immich']);
  });
});
