/** Faults caused on purpose, and the incidents that the console shows. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { baseUrl } from "../steps.mjs";
import { chapter, operator, owner, pageErrors } from "../story.mjs";

const incident = text => operator.getByRole("listitem").filter({ hasText: text });

chapter("shows an undecodable photo with its code, its id and its alarm", async () => {
  await operator.goto(`${baseUrl}/console#/`);
  await owner
    .getByLabel("选择照片")
    .setInputFiles({ name: "poison.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture at all") });

  const item = incident("cannot process photos");
  await item.getByText("failed unsupported-type").waitFor();
  await item.getByRole("link", { name: /^photos-failed/ }).waitFor();
  await item.getByRole("link", { name: /^[0-9A-Z]{26}$/ }).click();
  await operator.getByText("The photo cannot be processed").waitFor();
  assert.equal(await operator.getByText("poison.jpg").count(), 0, "the console shows no file name");
});

chapter("shows a stopped database within one refresh", async () => {
  await operator.goto(`${baseUrl}/console#/`);
  process.kill(Number(readFileSync(process.env.DATABASE_PID, "utf8")), "SIGKILL");
  const answers = await Promise.all([1, 2, 3].map(() => fetch(`${baseUrl}/health`)));
  const id = answers[2].headers.get("x-request-id");

  const item = incident("returns server errors").filter({ hasText: "list-album" });
  await item.getByText("503 unavailable").waitFor();
  await item.getByRole("link", { name: "list-album-errors would fire" }).waitFor();
  await item.getByRole("link", { name: "api-5xx would fire" }).waitFor();
  await item.getByText(/^since \d\d:\d\d:\d\d$/).waitFor();
  await item.getByRole("link", { name: /^[0-9a-f-]{36}$/ }).click();
  // The latest failed request: it may also come from the owner's page.
  await operator.locator(".line summary").getByText("503 unavailable").waitFor();

  await operator.goto(`${baseUrl}/console#/request/${id}`);
  await operator.locator(".line summary").getByText("503 unavailable").waitFor();
});

chapter("shows the cause of a failed request", async () => {
  await operator.goto(`${baseUrl}/console#/`);
  await owner.goto(`${baseUrl}/#/`);
  await owner.reload();

  const item = incident("GET /albums");
  await item.getByText(/^The request failed: java\./).waitFor();
  await item.getByRole("link", { name: /^[0-9a-f-]{36}$/ }).click();
  await operator.locator(".line.error time").first().click();
  await operator.locator(".error-text").first().waitFor();
});

chapter("reports no errors other than failed requests", () => {
  const unexpected = pageErrors.filter(text => !/ERR_|Failed to fetch/.test(text));
  assert.deepEqual(unexpected, []);
});
