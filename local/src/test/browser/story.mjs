/**
 * The story that the chapters tell together: its people, what they know, and the rule that after a chapter that fails
 * the rest is skipped. With EVIDENCE=folder a failure leaves pictures of all pages there.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { photos, startBrowser, visitor } from "./steps.mjs";

export const NAME = `e2e-${Date.now().toString(36)}`;
export const TITLE = "端到端的一天";
export const PASSCODE = "2468";
export const CAPTION = "风停了一会儿";

/** The files that are in the album by now. */
export const chosen = photos.slice(0, 5);

/** What a later chapter needs of an earlier one. */
export const told = { link: null };

/** What the pages threw, or reported to their consoles without being asked to by a chapter. */
export const complaints = [];

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
    page.on("pageerror", error => complaints.push(error.stack));
    page.on("console", message => {
      const isAnswer = /Failed to load resource/.test(message.text());
      if (message.type() === "error" && !isAnswer) complaints.push(message.text());
    });
  }
});

after(() => browser?.close());

export function chapter(name, story) {
  test(name, { timeout: 180_000 }, async t => {
    if (failed) return t.skip("an earlier chapter failed");
    try {
      await story(t);
    } catch (failure) {
      failed = true;
      await keepEvidence(name);
      throw failure;
    }
  });
}

async function keepEvidence(name) {
  if (!process.env.EVIDENCE) return;
  await mkdir(process.env.EVIDENCE, { recursive: true });
  for (const [who, page] of Object.entries({ owner, guest, operator }))
    await page.screenshot({ path: join(process.env.EVIDENCE, `${name} ${who}.png`) });
}

export const heading = (page, name) => page.getByRole("heading", { name });

/** Closes the sheet on top. */
export const close = page => page.getByRole("button", { name: "关闭" }).last().click();
