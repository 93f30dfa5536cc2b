// Checks that the files of the deployment and of the build fit on a screen.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './deployments.mjs';

const maxLineLength = 160;
const maxLines = 250;

const filesIn = (folder) => readdirSync(join(root, folder)).map((name) => join(folder, name));
const folders = ['.ci', '.github/workflows', '.mvn', '.mvn/build', 'functions/cloud', 'functions/cloud/check'];
const files = ['pom.xml', 'serverless.yml', ...folders.flatMap(filesIn)].filter((file) => statSync(join(root, file)).isFile());
const linesOf = (file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n');

// Lists the versions of all libraries and plugins.
const longFiles = ['pom.xml'];

describe('The files of the deployment and of the build', () => {
  test(`have lines of at most ${maxLineLength} characters`, () => {
    const long = files.flatMap((file) => linesOf(file).flatMap((line, index) => (line.length > maxLineLength ? `${file}:${index + 1}` : [])));

    assert.deepEqual(long, []);
  });

  test(`have at most ${maxLines} lines`, () => {
    assert.deepEqual(
      files.filter((file) => linesOf(file).length > maxLines),
      longFiles,
    );
  });
});
