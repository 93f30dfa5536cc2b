/**
 * Generates three clients from the contract, compiles them, and lets each take the journey against a local run: once
 * directly, and once through a proxy that fails a request or a response which violates the contract. It is a script
 * of `GeneratedClientsTest`, which sets the environment.
 */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

const { ALBUM_URL, ROOT, WORK, PHOTO, JAVA, GENERATOR } = process.env;
const CONTRACT = join(ROOT, "functions/openapi.yaml");
const CLIENTS = ["openapi-typescript", "hey-api", "typescript-fetch"];
const photo = new Uint8Array(readFileSync(PHOTO));
const tool = path => join(ROOT, "node_modules", path);

function run(program, ...args) {
  const env = { ...process.env, CONTRACT };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: WORK, env, encoding: "utf8" });
  assert.equal(status, 0, `${args[0]} failed:\n${stdout}${stderr}`);
}

async function journeyOf(client, url, name) {
  const { newClient } = await import(join(WORK, "compiled", `${client}.js`));
  const { journey } = await import(join(WORK, "compiled", "journey.js"));
  await journey(newClient(url), name, photo);
}

before(() => {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(join(WORK, "generated"), { recursive: true });
  cpSync(import.meta.dirname, WORK, { recursive: true });
  writeFileSync(join(WORK, "package.json"), '{ "type": "module" }');
  run(process.execPath, tool("openapi-typescript/bin/cli.js"), CONTRACT, "-o", "generated/openapi-typescript/api.d.ts");
  run(process.execPath, tool("@hey-api/openapi-ts/bin/run.js"), "-f", "openapi-ts.config.mjs");
  const options = ["-g", "typescript-fetch", "-i", CONTRACT, "-o", "generated/typescript-fetch"];
  run(JAVA, "-jar", GENERATOR, "generate", ...options, "--additional-properties=importFileExtension=.js");
});

test("the generated clients compile", () => {
  run(process.execPath, tool("typescript/bin/tsc"), "-p", ".");
});

for (const client of CLIENTS) {
  test(`the client of ${client} takes the journey`, () => journeyOf(client, ALBUM_URL, client));
}

describe("through a validating proxy", () => {
  let proxy;
  let url;
  let output = "";

  before(async () => {
    const port = await new Promise(resolve => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
    });
    url = `http://127.0.0.1:${port}`;
    const args = ["proxy", CONTRACT, ALBUM_URL, "--errors", "--port", String(port), "--host", "127.0.0.1"];
    proxy = spawn(process.execPath, [tool("@stoplight/prism-cli/dist/index.js"), ...args]);
    await new Promise((resolve, reject) => {
      const read = text => {
        output += text;
        if (output.includes("is listening")) resolve();
      };
      proxy.stdout.setEncoding("utf8").on("data", read);
      proxy.stderr.setEncoding("utf8").on("data", read);
      proxy.on("exit", () => reject(new Error(output)));
    });
  });

  after(() => proxy.kill());

  for (const client of CLIENTS) {
    test(`the client of ${client} takes the journey`, () => journeyOf(client, url, `${client}-proxied`));
  }

  test("no violation was found", () => {
    assert.doesNotMatch(output, /violation/i);
  });
});
