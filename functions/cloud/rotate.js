// Reads the secret of a stage from stdin and writes it after one step of a rotation. Usage: node rotate.js KIND STEP RUNNING, where RUNNING
// has the ids of the current keys of the running functions. See the script rotate.
const { randomBytes } = require('node:crypto');
const { readFileSync } = require('node:fs');

// The lifetime of a user's token, as in SessionTokens.
const TOKEN_LIFETIME_HOURS = 24;

const [kind, step, running] = process.argv.slice(2);
const { token_keys_retire_at: retireAt, ...secret } = JSON.parse(readFileSync(0, 'utf8'));

function stop(reason) {
  console.error(`${reason} The secret was not changed.`);
  process.exit(1);
}

const newKey = () => `k${Date.now()}:${randomBytes(32).toString('base64')}`;
const idOf = (key) => key.split(':')[0];
const isNewer = (key, other) => Number(idOf(key).slice(1)) > Number(idOf(other).slice(1));

function drop(keys) {
  const behind = running.split('\n').filter((id) => id !== idOf(keys[0]));
  if (behind.length) stop(`Release first, and wait until traffic has shifted: ${behind} is running, not ${idOf(keys[0])}.`);
  if (kind === 'share' || (retireAt && Date.parse(retireAt) <= Date.now())) return { keys: keys.slice(0, 1) };
  if (retireAt) stop(`Tokens of the old key are valid until ${retireAt}.`);
  return { keys, token_keys_retire_at: new Date(Date.now() + TOKEN_LIFETIME_HOURS * 3_600_000).toISOString() };
}

function rotate(keys) {
  const [first, second] = keys;
  if (step === 'replace') return { keys: [newKey()] };
  if (step === 'add' && keys.length === 1) return { keys: [first, newKey()] };
  if (step === 'use' && keys.length === 2 && isNewer(second, first)) return { keys: [second, first] };
  if (step === 'drop' && keys.length === 2 && isNewer(first, second)) return drop(keys);
  return stop(`Step ${step} is not possible with the keys ${keys.map(idOf)}.`);
}

function next() {
  if (kind === 'wechat') {
    if (!/^[0-9a-f]{32}$/.test(process.env.WECHAT_SECRET)) stop('An app secret of WeChat has 32 hexadecimal digits.');
    return { ...secret, wechat_secret: process.env.WECHAT_SECRET, token_keys_retire_at: retireAt };
  }
  const { keys, ...recorded } = rotate(secret[`${kind}_keys`].split(','));
  const kept = kind === 'token' ? {} : { token_keys_retire_at: retireAt };
  return { ...secret, ...kept, ...recorded, [`${kind}_keys`]: keys.join() };
}

console.log(JSON.stringify(next()));
