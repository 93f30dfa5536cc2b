// Packages the service as a deployment does, for regions of both partitions and in every size. Packaging needs no credentials.
// The template is written to target/template/<region>/, and the console output of osls to output.txt in that folder, for the tests to read.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { deployments, root } from './deployments.mjs';

const missing = Object.values(load(readFileSync(join(root, 'serverless.yml'), 'utf8')).functions)
  .map((declaration) => declaration.package.artifact)
  .filter((jar) => !existsSync(join(root, jar)));
if (missing.length) {
  console.error(`The template check needs the jars of all functions. Build these first: ${missing.join(', ')}`);
  process.exit(1);
}

const osls = createRequire(import.meta.url).resolve('osls/bin/serverless.js');
for (const { stage, region, folder, params } of deployments) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const options = Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [osls, 'package', '--stage', stage, '--region', region, ...options, '--package', folder], {
    cwd: root,
    encoding: 'utf8',
    // NODE_NO_WARNINGS suppresses warnings of node itself; warnings of osls about the service are still reported.
    env: { PATH: process.env.PATH, HOME: folder, AWS_EC2_METADATA_DISABLED: 'true', NODE_NO_WARNINGS: '1' },
  });
  writeFileSync(join(folder, 'output.txt'), stdout + stderr);
  if (status !== 0) {
    console.error(`osls package --stage ${stage} --region ${region} failed:\n${stdout}${stderr}`);
    process.exit(1);
  }
}
