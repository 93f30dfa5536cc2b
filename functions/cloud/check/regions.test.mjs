// Validates each package with the schemas that CloudFormation has in its region. The linter has one schema for all regions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deployments, root, Template } from './deployments.mjs';

// The properties that each schema knows, extracted by schemas/extract.py.
const { regions, schemas } = JSON.parse(readFileSync(join(root, 'functions/cloud/check/schemas/properties.json'), 'utf8'));

/** The instance classes that all checked regions offer for MySQL 8.4. */
const instanceClasses = ['db.t4g.small', 'db.t4g.medium', 'db.t4g.large', 'db.m6g.large', 'db.m7g.large', 'db.r6g.large', 'db.r7g.large'];

const isFunction = (name) => name === 'Ref' || name.startsWith('Fn::');

/** Yields the paths of all properties of a value, without indices of lists, as schemas/extract.py does. */
function* paths(value, path = '') {
  if (Array.isArray(value)) {
    for (const element of value) yield* paths(element, path);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value).filter(([name]) => !isFunction(name))) {
      yield `${path}/${name}`;
      yield* paths(inner, `${path}/${name}`);
    }
  }
}

/** Returns the paths that a schema does not know. Below a property without properties of its own, such as a policy, everything is allowed. */
function unknownPaths(properties, known) {
  const structured = new Set(['', ...known.map((path) => path.slice(0, path.lastIndexOf('/')))]);
  return [...paths(properties)].filter((path) => structured.has(path.slice(0, path.lastIndexOf('/'))) && !known.includes(path));
}

describe('The regions', () => {
  test('are all packaged, and listed in docs/deployment.md', () => {
    const [, section] = readFileSync(join(root, 'docs/deployment.md'), 'utf8').split(/^## Regions$/m);

    assert.equal(deployments.length, 5);
    assert.deepEqual(deployments.map(({ region }) => region).toSorted(), Object.keys(regions));
    for (const region of Object.keys(regions)) assert.ok(section.includes(`\`${region}\``), region);
  });

  test('differ where the template differs: saved queries have no parameters in China', () => {
    const query = { Name: 'a', QueryString: 'b', Parameters: [{ Name: 'c' }] };
    const unknown = Object.entries(regions).map(([region, types]) => [region, unknownPaths(query, schemas[types['AWS::Logs::QueryDefinition']])]);

    assert.deepEqual(
      unknown.filter(([, paths]) => paths.length),
      [
        ['cn-north-1', ['/Parameters']],
        ['cn-northwest-1', ['/Parameters']],
      ],
    );
  });
});

for (const deployment of deployments) {
  describe(`The region ${deployment.region}`, () => {
    const template = new Template(deployment);
    const types = regions[deployment.region];

    test('has every type of resource, and every property that is set', () => {
      const resources = Object.entries(template.resources);
      const missing = resources.filter(([, { Type }]) => !types[Type]).map(([id, { Type }]) => `${id}: ${Type}`);
      const unknown = resources.flatMap(([id, { Type, Properties }]) =>
        unknownPaths(Properties, schemas[types[Type]] ?? []).map((path) => `${id}: ${path}`),
      );

      assert.deepEqual([missing, unknown], [[], []]);
    });

    test('offers the instance class of the database', () => {
      assert.ok(instanceClasses.includes(template.get('Database').DBInstanceClass));
    });
  });
}
