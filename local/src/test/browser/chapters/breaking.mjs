/** Faults put in on purpose, and how the console tells of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { baseUrl } from "../steps.mjs";
import { chapter, complaints, operator, owner } from "../story.mjs";

const trouble = text => operator.getByRole("listitem").filter({ hasText: text });

chapter("tells of a picture that is none: its code, its photo, and the alarm that counts them", async () => {
  await operator.goto(`${baseUrl}/console#/`);
  await owner
    .getByLabel("选择照片")
    .setInputFiles({ name: "poison.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture at all") });

  const wrong = trouble("cannot make pictures");
  await wrong.getByText("failed unsupported-type").waitFor();
  await wrong.getByRole("link", { name: /^photos-failed/ }).waitFor();
  await wrong.getByRole("link", { name: /^[0-9A-Z]{26}$/ }).click();
  await operator.getByText("No picture can be made of it").waitFor();
  assert.equal(await operator.getByText("poison.jpg").count(), 0, "no file name stands anywhere");
});

chapter("tells of a database that is stopped within one refresh", async () => {
  await operator.goto(`${baseUrl}/console#/`);
  process.kill(Number(readFileSync(process.env.DATABASE_PID, "utf8")), "SIGKILL");
  const answers = await Promise.all([1, 2, 3].map(() => fetch(`${baseUrl}/health`)));
  const id = answers[2].headers.get("x-request-id");

  const wrong = trouble("answers with faults").filter({ hasText: "list-album" });
  await wrong.getByText("503 unavailable").waitFor();
  await wrong.getByRole("link", { name: "list-album-errors would fire" }).waitFor();
  await wrong.getByRole("link", { name: "api-5xx would fire" }).waitFor();
  await wrong.getByText(/^since \d\d:\d\d:\d\d$/).waitFor();
  await wrong.getByRole("link", { name: /^[0-9a-f-]{36}$/ }).click();
  // Whichever came last: the owner's page asks as well.
  await operator.locator(".line summary").getByText("503 unavailable").waitFor();

  await operator.goto(`${baseUrl}/console#/request/${id}`);
  await operator.locator(".line summary").getByText("503 unavailable").waitFor();
});

chapter("tells what a request that failed says of its cause", async () => {
  await operator.goto(`${baseUrl}/console#/`);
  await owner.goto(`${baseUrl}/#/`);
  await owner.reload();

  const wrong = trouble("GET /albums");
  await wrong.getByText(/^The request failed: java\./).waitFor();
  await wrong.getByRole("link", { name: /^[0-9a-f-]{36}$/ }).click();
  await operator.locator(".line.error time").first().click();
  await operator.locator(".error-text").first().waitFor();
});

chapter("leaves the page's own console empty", () => {
  const unexpected = complaints.filter(text => !/ERR_|Failed to fetch/.test(text));
  assert.deepEqual(unexpected, []);
});
