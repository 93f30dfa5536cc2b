// Checks that both READMEs have the same commands, and refer only to scripts and parameters that exist.
import assert from 'node:assert/strict';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { root } from './deployments.mjs';

const params = load(readFileSync(join(root, 'serverless.yml'), 'utf8')).params.default;
const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((file) => readFileSync(join(root, file), 'utf8'));

/** Returns the lines of shell blocks without their comments, which differ by language. */
const commands = (text) =>
  [...text.matchAll(/```sh\n(.*?)```/gs)]
    .flatMap(([, block]) => block.split('\n'))
    .map((line) => line.replace(/(^|\s+)# .*$/, ''))
    .filter((line) => !line.includes('read -rp'));

const documented = (text) =>
  [...text.matchAll(/^\| (`[a-z][A-Za-z]*`.*?) \| .* \| .* \|$/gm)]
    .flatMap(([, names]) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name))
    .filter((name) => name in params);

describe('The READMEs', () => {
  test('have the same commands in both languages', () => {
    assert.deepEqual(commands(chinese), commands(english));
  });

  test('refer only to executable scripts', () => {
    const scripts = commands(english).flatMap((line) => line.match(/functions\/cloud\/[a-z-]+/g) ?? []);

    assert.ok(scripts.length > 0);
    for (const script of new Set(scripts)) accessSync(join(root, script), constants.X_OK);
  });

  test('document every deployment parameter', () => {
    for (const text of [english, chinese]) assert.deepEqual(documented(text).toSorted(), Object.keys(params).toSorted());
  });
});
