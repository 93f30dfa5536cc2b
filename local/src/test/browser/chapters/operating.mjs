/** The console while all is well: functions, the way from an id to its story, searches, queries, an event by hand. */
import assert from "node:assert/strict";
import { addPhotos, baseUrl, createAlbum, logIn, photos } from "../steps.mjs";
import { NAME, TITLE, chapter, operator, owner } from "../story.mjs";

const told = {};

const at = place => operator.goto(`${baseUrl}/console#/${place}`);
const search = () => operator.getByRole("searchbox", { name: "Request id, photo id, or any text" });
const row = (table, text) => operator.getByRole("table", { name: table }).getByRole("row").filter({ hasText: text });

chapter("redrives a message that an earlier run gave up on", async () => {
  await operator.goto(`${baseUrl}/console`);
  await operator.getByText("thumbnail gave up on messages").or(operator.getByText("gave up on messages")).first().waitFor();
  await operator.getByRole("link", { name: /^dead-letters/ }).first().waitFor();

  await operator.getByRole("link", { name: "redrive" }).click();
  await row("Dead letters of Arrivals", "m-from-before").waitFor();
  await operator.getByRole("button", { name: "Redrive all" }).click();

  await operator.getByText("1 message is tried anew.").waitFor();
  await operator.getByText("No message was given up.").waitFor();
});

chapter("is calm while nothing is wrong, and sees each call without being reloaded", async () => {
  await at("");
  await operator.getByText("Nothing is wrong.").waitFor();

  await logIn(owner, NAME);
  await createAlbum(owner, TITLE);

  await row("Functions", "login").getByText("200").waitFor();
  await row("Latest invocations", "POST /albums").or(row("Invocations", "POST /albums")).first().waitFor();
});

chapter("tells one photo's story from its ticket to ready", async () => {
  await addPhotos(owner, photos.slice(0, 1));
  // The message that was redriven is a storage-event too, and about no photo.
  const arrival = row("Invocations", "storage-event").filter({ has: operator.locator("a[href*='#/photo/']") }).first();
  await arrival.waitFor();
  await arrival.getByRole("link").last().click();
  const photo = operator.getByRole("link", { name: /^[0-9A-Z]{26}$/ }).first();
  told.request = (await operator.getByRole("heading", { name: /^Request/ }).textContent()).replace("Request ", "");
  told.photo = await photo.textContent();

  await search().fill(`photo ${told.photo}`);
  await search().press("Enter");

  await operator.getByRole("heading", { name: `Photo ${told.photo}` }).waitFor();
  await operator.getByText("It can be seen.").waitFor();
  await operator.getByText("Original arrived").waitFor();
  await operator.getByText("Thumbnail began").waitFor();
});

chapter("goes from a request id that is pasted anywhere to its lines", async () => {
  await at("metrics");
  await operator.getByRole("heading", { name: "Functions" }).waitFor();

  await operator.evaluate(text => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, `x-request-id: ${told.request}`);

  await operator.getByRole("heading", { name: `Request ${told.request}` }).waitFor();
  await operator.getByRole("list", { name: "Phases" }).getByText("decode").waitFor();
  await operator.locator(".line time").first().click();
  await operator.getByText(`"requestId": "${told.request}"`).first().waitFor();
});

chapter("searches all lines by text and by regular expression", async () => {
  await at("lines");
  await operator.getByLabel("Text or regular expression").fill("STORAGE-event");
  await operator.getByRole("button", { name: "Search", exact: true }).click();
  await operator.locator(".line summary").first().getByText("storage-event").waitFor();

  await operator.getByLabel("Text or regular expression").fill('"route":"(GET|POST) /login"');
  await operator.getByLabel("regular expression", { exact: true }).check();
  await operator.getByRole("button", { name: "Search", exact: true }).click();
  await operator.locator(".line summary").first().getByText("POST /login").waitFor();
  assert.equal(await operator.locator(".line").filter({ hasText: "storage-event" }).count(), 0);

  await operator.getByLabel("Text or regular expression").fill("(oops");
  await operator.getByRole("button", { name: "Search", exact: true }).click();
  await operator.getByRole("alert").getByText(/^The regular expression is not valid/).waitFor();
});

chapter("answers the saved queries", async () => {
  await at("queries");
  await operator.getByRole("link", { name: "slowest routes with their phases" }).click();
  await row("slowest routes with their phases", "storage-event").waitFor();

  await operator.getByRole("link", { name: "one request by id" }).click();
  await operator.getByLabel("requestId").fill(told.request);
  await operator.getByRole("button", { name: "Ask" }).click();
  await row("one request by id", "thumbnail").first().waitFor();
});

chapter("draws the metrics of each function", async () => {
  await at("metrics");
  await operator.getByRole("img", { name: "upload calls" }).waitFor();
  assert.ok((await operator.getByRole("img", { name: "thumbnail calls" }).locator("rect").count()) > 0);
});

chapter("invokes a function with a sample event", async () => {
  await at("invoke");
  await operator.getByLabel("Sample event").selectOption("login");
  await operator.getByRole("button", { name: "Invoke" }).click();

  await operator.getByLabel("Answer").getByText('"statusCode"').waitFor();
  await operator.getByText("answered").waitFor();
});

chapter("is worked by keys alone", async () => {
  await at("");
  await operator.getByRole("heading", { name: "Functions" }).waitFor();
  await operator.keyboard.press("6");
  await operator.getByRole("heading", { name: "Alarms" }).waitFor();
  await operator.keyboard.press("/");
  await operator.keyboard.type(told.photo);
  await operator.keyboard.press("Enter");
  await operator.getByRole("heading", { name: `Photo ${told.photo}` }).waitFor();
});
