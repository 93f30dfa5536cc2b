// What the workflows may do, and that what is released is what was verified.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { root } from './deployments.mjs';

const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((file) => [file, load(readFileSync(join(folder, file), 'utf8'))]);
const jobs = workflows.flatMap(([file, it]) => Object.entries(it.jobs).map(([name, job]) => [`${file}: ${name}`, job]));
const commands = (job) => job.steps.map(({ run }) => run).filter(Boolean);

describe('The workflows', () => {
  test('may read the repository, and only a release may ask for a way into the account', () => {
    for (const [file, it] of workflows) assert.deepEqual(it.permissions, { contents: 'read' }, file);

    assert.deepEqual(jobs.filter(([, it]) => it.permissions).map(([name, it]) => [name, it.permissions]), [
      ['deploy.yml: release', { contents: 'read', 'id-token': 'write' }],
    ]);
  });

  test('use actions of a version, and keep no token behind', () => {
    for (const { uses, with: options } of jobs.flatMap(([, it]) => it.steps).filter((it) => it.uses)) {
      assert.match(uses, /@v\d/);
      if (uses.startsWith('actions/checkout')) assert.equal(options['persist-credentials'], false);
    }
  });

  test('run no text that somebody else has written', () => {
    for (const [name, it] of jobs) assert.deepEqual(commands(it).filter((run) => run.includes('${{')), [], name);
  });

  test('release with a session that lasts an hour, or as long as the environment says', () => {
    const sessions = jobs.flatMap(([, it]) => it.steps).filter(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials'));

    assert.deepEqual(sessions.map((it) => it.with['role-duration-seconds']), ['${{ vars.AWS_ROLE_SECONDS || 3600 }}']);
  });

  test('release what they have verified, and build nothing after that', () => {
    const [, { jobs: { package: first, release: second } }] = workflows.find(([file]) => file === 'deploy.yml');
    const [handed, taken] = [first, second].map((it) => it.steps.find(({ uses }) => /(up|down)load-artifact/.test(uses)).with.name);

    assert.ok(commands(first).includes('.ci/run'));
    assert.equal(second.needs, 'package');
    assert.equal(taken, handed);
    assert.deepEqual(commands(second), ['npm ci --no-audit --no-fund', 'functions/cloud/release "$STAGE"']);
  });
});
