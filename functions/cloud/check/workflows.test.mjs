// Checks the permissions of the workflows, and that they release exactly the package that they verified.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { root } from './deployments.mjs';

const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((file) => [file, load(readFileSync(join(folder, file), 'utf8'))]);
const jobs = workflows.flatMap(([file, workflow]) => Object.entries(workflow.jobs).map(([name, job]) => [`${file}: ${name}`, job]));
const commands = (job) => job.steps.map(({ run }) => run).filter(Boolean);

describe('The workflows', () => {
  test('have read access to the repository, and only the release job can request AWS credentials', () => {
    for (const [file, workflow] of workflows) assert.deepEqual(workflow.permissions, { contents: 'read' }, file);

    assert.deepEqual(
      jobs.filter(([, job]) => job.permissions).map(([name, job]) => [name, job.permissions]),
      [['deploy.yml: release', { contents: 'read', 'id-token': 'write' }]],
    );
  });

  test('do not persist the checkout token', () => {
    const checkouts = jobs.flatMap(([, job]) => job.steps).filter(({ uses }) => uses?.startsWith('actions/checkout@'));

    assert.equal(checkouts.length, jobs.length);
    for (const step of checkouts) assert.equal(step.with['persist-credentials'], false);
  });

  test('do not interpolate expressions into commands', () => {
    for (const [name, job] of jobs)
      assert.deepEqual(
        commands(job).filter((run) => run.includes('${{')),
        [],
        name,
      );
  });

  test('release with a session of one hour, or of the duration that the environment sets', () => {
    const sessions = jobs.flatMap(([, job]) => job.steps).filter(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials'));

    assert.deepEqual(
      sessions.map((step) => step.with['role-duration-seconds']),
      ['${{ vars.AWS_ROLE_SECONDS || 3600 }}'],
    );
  });

  test('release the verified package without building again', () => {
    const [
      ,
      {
        jobs: { package: packageJob, release: releaseJob },
      },
    ] = workflows.find(([file]) => file === 'deploy.yml');
    const [uploaded, downloaded] = [packageJob, releaseJob].map((job) => job.steps.find(({ uses }) => /(up|down)load-artifact/.test(uses)).with.name);

    assert.ok(commands(packageJob).includes('.ci/run'));
    assert.equal(releaseJob.needs, 'package');
    assert.equal(downloaded, uploaded);
    assert.deepEqual(commands(releaseJob), ['npm ci --ignore-scripts --no-audit --no-fund', 'functions/cloud/release "$STAGE"']);
  });
});
