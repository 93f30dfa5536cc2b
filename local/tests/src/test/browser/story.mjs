/**
 * State shared by the chapters: the pages of the owner, a guest and the operator, and values that later chapters need.
 * After a failed chapter all others are skipped. With EVIDENCE=folder a failure saves screenshots of all pages there.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { photos, startBrowser, visitor } from "./steps.mjs";

export const NAME = `e2e-${Date.now().toString(36)}`;
export const TITLE = "端到端的一天";
export const PASSCODE = "2468";
export const CAPTION = "风停了一会儿";

/** The files that the album contains so far. */
export const chosen = photos.slice(0, 5);

/** Values that an earlier chapter provides to later ones. */
export const shared = { link: null };

/** Exceptions and console errors of the pages, except failed requests, which chapters provoke on purpose. */
export const pageErrors = [];

export let owner;
export let guest;
export let operator;

let browser;
let failed = false;

before(async () => {
  browser = await startBrowser();
  owner = await visitor(browser);
  guest = await visitor(browser);
  operator = await visitor(browser, { wide: true, locale: "en-GB" });
  for (const page of [owner, guest, operator]) {
    page.on("pageerror", error => pageErrors.push(error.stack));
    page.on("console", message => {
      const isFailedRequest = /Failed to load resource/.test(message.text());
      if (message.type() === "error" && !isFailedRequest) pageErrors.push(message.text());
    });
  }
});

after(() => browser?.close());

export function chapter(name, steps) {
  test(name, { timeout: 180_000 }, async t => {
    if (failed) return t.skip("an earlier chapter failed");
    try {
      await steps(t);
    } catch (failure) {
      failed = true;
      await saveEvidence(name);
      throw failure;
    }
  });
}

async function saveEvidence(name) {
  if (!process.env.EVIDENCE) return;
  await mkdir(process.env.EVIDENCE, { recursive: true });
  for (const [role, page] of Object.entries({ owner, guest, operator }))
    await page.screenshot({ path: join(process.env.EVIDENCE, `${name} ${role}.png`) });
}

export const heading = (page, name) => page.getByRole("heading", { name });

/** Closes the topmost sheet. */
export const close = page => page.getByRole("button", { name: "关闭" }).last().click();
