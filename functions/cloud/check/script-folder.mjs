// Runs the scripts in a folder of their own, with fake commands in place of those that reach AWS. The fake commands record their arguments
// and respond as each test specifies.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './deployments.mjs';

const scripts = ['migrate', 'release', 'rollback', 'canary', 'smoke', 'query', 'rotate', 'rotate.js'];
const commands = ['aws', 'npx', 'curl', 'sleep'];

// A line of the response file has the prefix of a call, an exit code and a text. The text is written to stderr if the code is not 0. A
// response whose code ends with an exclamation mark is used once.
const fakeCommand = `#!/usr/bin/env bash
call="$(basename "$0") $*"
echo "$call" >> "$CALLS"
[[ $call == 'aws lambda invoke '* ]] && echo "\${INVOKED:-{\}}" > "\${@: -1}"
[[ $call == 'aws secretsmanager put'* ]] && cat > "$CALLS.secret"
[[ $call == *' --payload fileb:///dev/stdin '* ]] && cat > "$CALLS.payload"
while IFS= read -r line; do
  IFS='|' read -r beginning code text <<< "$line"
  [[ $call == "$beginning"* ]] || continue
  if [[ $code == *! ]]; then grep -vxF "$line" "$RESPONSES" > "$RESPONSES.rest"; mv "$RESPONSES.rest" "$RESPONSES"; fi
  if [ "\${code%!}" = 0 ]; then echo "$text"; else echo "$text" >&2; fi
  exit "\${code%!}"
done < "$RESPONSES"
`;

const defaultResponses = [
  'aws cloudformation get-template --stack-name wxalbum-dev --query TemplateBody.Resources.Migrate|0|' +
    'serverless/wxalbum/dev/1700000000000-2023-11-14T22:13:20.000Z/migrate.jar',
  'aws cloudformation get-template|0|CodeDeployDefault.LambdaCanary10Percent10Minutes',
  'aws cloudformation describe-stacks|0|https://api.example.org',
  'aws lambda invoke|0|None',
  'aws deploy list-deployment-groups|0|wxalbum-dev-login',
  'aws deploy get-deployment-group|0|[{"name": "wxalbum-dev-login-errors"}]',
  'curl --proto =https --fail-with-body|0|{"status":"ok","version":"abc"}',
  'curl --proto =https --silent --retry 5 --output /dev/null --write-out %{http_code} --request POST https://api.example.org/login|0|400',
  'curl --proto =https --silent|0|401',
];

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

/** The options of a suite of scripts: it is skipped where bash is missing. */
export const needsBash = { skip: !hasBash && 'bash is not installed; the scripts were not tested' };

/** A temporary copy of the scripts. */
export class ScriptFolder {
  /** What the script reads from stdin. */
  input = '';
  /** The payload that invoked functions return. */
  invoked = '{}';
  path = mkdtempSync(join(tmpdir(), 'wxalbum-'));

  constructor() {
    for (const directory of ['functions/cloud', 'bin', 'target/package']) mkdirSync(join(this.path, directory), { recursive: true });
    for (const script of scripts) copyFileSync(join(root, 'functions/cloud', script), join(this.path, 'functions/cloud', script));
    for (const command of commands) {
      writeFileSync(join(this.path, 'bin', command), fakeCommand);
      chmodSync(join(this.path, 'bin', command), 0o755);
    }
    for (const jar of ['login', 'original-login']) {
      mkdirSync(join(this.path, 'functions/login/target'), { recursive: true });
      writeFileSync(join(this.path, `functions/login/target/${jar}.jar`), jar === 'login' ? 'database-ca.pem' : 'classes');
    }
    const packaged = { Resources: { MigrateLambdaFunction: { Properties: { Environment: { Variables: { VERSION: 'abc' } } } } } };
    writeFileSync(join(this.path, 'target/package/cloudformation-template-update-stack.json'), JSON.stringify(packaged));
  }

  /** Runs a script with responses that take precedence over the default ones. */
  run(args, ...responses) {
    return this.runCommand([join(this.path, 'functions/cloud', args[0]), ...args.slice(1)], ...responses);
  }

  /** Runs a line of a document in the folder, as an operator pastes it. */
  runLine(line, ...responses) {
    return this.runCommand(['-c', `set -euo pipefail; ${line}`], ...responses);
  }

  runCommand(command, ...responses) {
    writeFileSync(join(this.path, 'responses'), [...responses, ...defaultResponses, ''].join('\n'));
    writeFileSync(join(this.path, 'calls'), '');
    // Without --norc, bash may take the pipe of its input for a remote shell and read a .bashrc that changes PATH.
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', ...command], {
      cwd: this.path,
      encoding: 'utf8',
      input: this.input,
      env: {
        ...process.env,
        PATH: join(this.path, 'bin') + delimiter + process.env.PATH,
        AWS_REGION: 'r-1',
        CALLS: join(this.path, 'calls'),
        RESPONSES: join(this.path, 'responses'),
        INVOKED: this.invoked,
      },
    });
    return { status, stdout, stderr, calls: readFileSync(join(this.path, 'calls'), 'utf8').trim().split('\n') };
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }
}
