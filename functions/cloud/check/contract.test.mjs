// Checks that the linters of others find nothing to say about the contract.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './deployments.mjs';

const contract = join(root, 'functions/openapi.yaml');

/** Runs a tool of the lockfile and returns its standard output. */
function run(tool, ...args) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout, error } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { encoding: 'utf8', env });
  assert.ifError(error);
  return stdout;
}

describe('The contract', () => {
  test('has no errors and no warnings for Redocly', () => {
    const { problems, totals } = JSON.parse(run('@redocly/cli/bin/cli.js', 'lint', contract, '--format=json', '--extends=recommended'));

    assert.deepEqual(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`), []);
    assert.deepEqual(totals, { errors: 0, warnings: 0, ignored: 0 });
  });

  test('has no findings for Spectral', () => {
    const rules = join(mkdtempSync(join(tmpdir(), 'spectral-')), 'rules.yaml');
    writeFileSync(rules, 'extends: spectral:oas\nrules: { oas3-parameter-description: warn }\n');

    const findings = JSON.parse(run('@stoplight/spectral-cli/dist/index.js', 'lint', contract, '--ruleset', rules, '--format=json', '--quiet'));

    assert.deepEqual(findings.map(({ code, message, path }) => `${code}: ${message} ${path.join('.')}`), []);
  });
});
