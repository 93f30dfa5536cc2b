// Packages the service as a deployment would, twice: for a stage of the world's partition and for one of China's. It has no credentials to use: packaging needs none.
// What osls writes goes to target/template/<region>/, and what it says to output.txt there, for the tests to read.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { deployments, root } from './deployments.mjs';

const missing = Object.values(load(readFileSync(join(root, 'serverless.yml'), 'utf8')).functions)
  .map((it) => it.package.artifact)
  .filter((jar) => !existsSync(join(root, jar)));
if (missing.length) {
  console.error(`The template is checked with the functions' jars, of which these are not built yet: ${missing.join(', ')}`);
  process.exit(1);
}

const osls = createRequire(import.meta.url).resolve('osls/bin/serverless.js');
for (const { stage, region, folder, alarmEmail } of deployments) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const params = alarmEmail ? ['--param', `alarmEmail=${alarmEmail}`] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [osls, 'package', '--stage', stage, '--region', region, ...params, '--package', folder], {
    cwd: root,
    encoding: 'utf8',
    // NODE_NO_WARNINGS silences node's opinion of its own age, not osls's of the service.
    env: { PATH: process.env.PATH, HOME: folder, AWS_EC2_METADATA_DISABLED: 'true', NODE_NO_WARNINGS: '1' },
  });
  writeFileSync(join(folder, 'output.txt'), stdout + stderr);
  if (status !== 0) {
    console.error(`osls package --stage ${stage} --region ${region} failed:\n${stdout}${stderr}`);
    process.exit(1);
  }
}
