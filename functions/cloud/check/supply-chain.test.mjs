// Checks that everything a build, a workflow or a release downloads is pinned, and that an installed package runs no code.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './deployments.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const filesOf = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
const workflows = filesOf('.github/workflows');
const files = ['.', '.ci', '.github/workflows', '.mvn/build', 'docs', 'functions/cloud'].flatMap(filesOf).filter((file) => !/mvnw|package/.test(file));

/** Returns the lines of commands in scripts, workflows and documents, with continued lines joined. */
const commands = files.flatMap((file) =>
  read(file)
    .replaceAll('\\\n', ' ')
    .replaceAll('", "', ' ')
    .split('\n')
    .filter((line) => !/^\s*(#|\*)/.test(line))
    .map((line) => [file, line]),
);
const withCommand = (pattern) => commands.filter(([, line]) => pattern.test(line));

describe('The supply chain', () => {
  test('pins every action to a commit, whose version is a comment', () => {
    const uses = workflows.flatMap((file) => read(file).match(/uses: .*/g));

    assert.ok(uses.length > 5);
    for (const line of uses) assert.match(line, /^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('pins an action to the same commit everywhere', () => {
    const pins = new Set(workflows.flatMap((file) => read(file).match(/uses: .*/g)));

    assert.equal(new Set([...pins].map((line) => line.split('@')[0])).size, pins.size);
  });

  test('checks the checksum of Maven, and those of all artifacts', () => {
    assert.match(read('.mvn/wrapper/maven-wrapper.properties'), /^distributionUrl=https:.*\ndistributionSha256Sum=[0-9a-f]{64}$/m);
    assert.match(read('.mvn/maven.config'), /^--strict-checksums$/m);
  });

  test('has a checksum of every npm package', () => {
    const packages = Object.entries(JSON.parse(read('package-lock.json')).packages).filter(([path]) => path);

    assert.ok(packages.length > 100);
    assert.deepEqual(
      packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
      [],
    );
  });

  test('runs no script of a package that is installed', () => {
    const installing = withCommand(/\bnpm (ci|i|install)\b(?! failed)/);

    assert.ok(installing.length >= 4);
    for (const [file, line] of installing) assert.match(line, /npm (ci|install) --ignore-scripts/, file);
    assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
  });

  test('runs only tools of the lockfile, and downloads none', () => {
    const running = withCommand(/\bnpx\b/);

    assert.ok(running.length >= 5);
    for (const [file, line] of running) assert.match(line, /npx --no -- osls /, file);
  });

  test('downloads by https only, redirects included', () => {
    const downloading = withCommand(/\bcurl -/).filter(([file]) => /^(\.ci|\.github|functions)/.test(file));

    assert.ok(downloading.length >= 3);
    for (const [file, line] of downloading) assert.match(line, /curl --proto =https /, file);
  });
});
