// Checks the commands in the documents: the scripts and deployment parameters that they name exist, and both READMEs have the same commands.
import assert from 'node:assert/strict';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { root } from './deployments.mjs';

const params = load(readFileSync(join(root, 'functions/cloud/parameters.yml'), 'utf8')).default;
const read = (file) => readFileSync(join(root, file), 'utf8');
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pages.map((name) => `docs/${name}`)];

/** Returns the lines of shell blocks without their comments, which differ by language. */
const commands = (file) =>
  [...read(file).matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block]) => block.split('\n')).map((line) => line.replace(/(^|\s+)# .*$/, ''));

describe('The documents', () => {
  test('have the same commands in both READMEs', () => {
    assert.deepEqual(commands('README.zh-CN.md'), commands('README.md'));
  });

  test('refer only to executable scripts', () => {
    const scripts = documents.flatMap(commands).flatMap((line) => line.match(/functions\/cloud\/[a-z-]+/g) ?? []);

    assert.ok(scripts.length > 0);
    for (const script of new Set(scripts)) accessSync(join(root, script), constants.X_OK);
  });

  test('list every deployment parameter', () => {
    const rows = [...read('docs/deployment.md').matchAll(/^\| (`[a-z][A-Za-z]*`.*?) \| .* \| .* \|$/gm)];
    const names = rows.flatMap(([, cell]) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));

    assert.deepEqual(names.toSorted(), Object.keys(params).toSorted());
  });

  test('pass only existing parameters to a deployment', () => {
    const passed = documents.flatMap((file) => [...read(file).matchAll(/--param "?(\w+)=/g)].map(([, name]) => name));

    assert.ok(passed.length > 0);
    assert.deepEqual(passed.filter((name) => !(name in params)), []);
  });
});
