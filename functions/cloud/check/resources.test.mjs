// Checks that docs/deployment.md gives a reason for every resource of the template, and for no other one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { logicalName } from '../each-function.js';
import { deployments, root, Template } from './deployments.mjs';

const [, section] = readFileSync(join(root, 'docs/deployment.md'), 'utf8').split(/^## Every resource$/m);
const rows = [...section.split(/^## /m)[0].matchAll(/^\| (`.*?`) \| (.*?) \| (.*?) \| (.*?) \|$/gm)].map(([, ids, ...cells]) => ({
  patterns: [...ids.matchAll(/`([^`]+)`/g)].map(([, id]) => id),
  cells,
}));

const matches = (pattern, id, functions) =>
  new RegExp(`^${pattern.replace('<Function>', `(${functions.join('|')})`).replaceAll('*', '\\w*')}$`).test(id);

describe('The table of resources', () => {
  const templates = deployments.map((deployment) => new Template(deployment));
  const functions = templates[0].functions().map(([name]) => logicalName(name));
  const ids = new Set(templates.flatMap((template) => Object.keys(template.resources)));

  test('has every resource in exactly one row', () => {
    const rowsOf = (id) => rows.filter(({ patterns }) => patterns.some((pattern) => matches(pattern, id, functions))).length;

    assert.deepEqual(
      [...ids].filter((id) => rowsOf(id) !== 1).map((id) => `${id}: ${rowsOf(id)} rows`),
      [],
    );
  });

  test('has no resource that the template lacks', () => {
    const patterns = rows.flatMap((row) => row.patterns);

    assert.ok(patterns.length > 50);
    assert.deepEqual(
      patterns.filter((pattern) => ![...ids].some((id) => matches(pattern, id, functions))),
      [],
    );
  });

  test('says of each what it is for, what it costs and what happens without it', () => {
    for (const { patterns, cells } of rows) for (const cell of cells) assert.match(cell, /\S/, patterns[0]);
  });
});
