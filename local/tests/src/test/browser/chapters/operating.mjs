/** The console without incidents: functions, timelines by id, search, saved queries, metrics, manual invocation. */
import assert from "node:assert/strict";
import { addPhotos, baseUrl, createAlbum, logIn, photos } from "../steps.mjs";
import { NAME, TITLE, chapter, operator, owner } from "../story.mjs";

const ids = {};

const openPage = page => operator.goto(`${baseUrl}/console#/${page}`);
const search = () => operator.getByRole("searchbox", { name: "Request id, photo id, or any text" });
const row = (table, text) => operator.getByRole("table", { name: table }).getByRole("row").filter({ hasText: text });

chapter("redrives a dead letter of an earlier run", async () => {
  await operator.goto(`${baseUrl}/console`);
  await operator.getByText("has dead letters").first().waitFor();
  await operator.getByRole("link", { name: /^dead-letters/ }).first().waitFor();

  await operator.getByRole("link", { name: "redrive" }).click();
  await row("Dead letters of UploadEvents", "m-from-before").waitFor();
  await operator.getByRole("button", { name: "Redrive all" }).click();

  await operator.getByText("1 message redriven.").waitFor();
  await operator.getByRole("article", { name: "UploadEvents", exact: true }).getByText("No dead letters.").waitFor();
});

chapter("shows no incident, and shows new calls without a reload", async () => {
  await openPage("");
  await operator.getByText("No incidents.").waitFor();

  await logIn(owner, NAME);
  await createAlbum(owner, TITLE);

  await row("Functions", "login").getByText("200").waitFor();
  await row("Latest invocations", "POST /albums").or(row("Invocations", "POST /albums")).first().waitFor();
});

chapter("shows the timeline of a photo from its upload request to ready", async () => {
  await addPhotos(owner, photos.slice(0, 1));
  // The redriven message is a storage event too, but without a photo.
  const arrival = row("Invocations", "storage-event").filter({ has: operator.locator("a[href*='#/photo/']") }).first();
  await arrival.waitFor();
  await arrival.getByRole("link").last().click();
  const photo = operator.getByRole("link", { name: /^[0-9A-Z]{26}$/ }).first();
  ids.request = (await operator.getByRole("heading", { name: /^Request/ }).textContent()).replace("Request ", "");
  ids.photo = await photo.textContent();

  await search().fill(`photo ${ids.photo}`);
  await search().press("Enter");

  await operator.getByRole("heading", { name: `Photo ${ids.photo}` }).waitFor();
  await operator.getByText("The photo is ready.").waitFor();
  await operator.getByText("Original uploaded").waitFor();
  await operator.getByText("Processing started").waitFor();
});

chapter("opens the lines of a request id that is pasted anywhere", async () => {
  await openPage("metrics");
  await operator.getByRole("heading", { name: "Functions" }).waitFor();

  await operator.evaluate(text => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, `x-request-id: ${ids.request}`);

  await operator.getByRole("heading", { name: `Request ${ids.request}` }).waitFor();
  await operator.getByRole("list", { name: "Phases" }).getByText("decode").waitFor();
  await operator.locator(".line time").first().click();
  await operator.getByText(`"requestId": "${ids.request}"`).first().waitFor();
});

chapter("searches all lines by text and by regular expression", async () => {
  await openPage("lines");
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
  await openPage("queries");
  await operator.getByRole("link", { name: "slowest routes" }).click();
  await row("slowest routes", "storage-event").waitFor();

  await operator.getByRole("link", { name: "request by id" }).click();
  await operator.getByLabel("requestId").fill(ids.request);
  await operator.getByRole("button", { name: "Run" }).click();
  await row("request by id", "thumbnail").first().waitFor();
});

chapter("draws the metrics of each function", async () => {
  await openPage("metrics");
  await operator.getByRole("img", { name: "upload calls" }).waitFor();
  assert.ok((await operator.getByRole("img", { name: "thumbnail calls" }).locator("rect").count()) > 0);
});

chapter("invokes a function with a sample event", async () => {
  await openPage("invoke");
  await operator.getByLabel("Sample event").selectOption("login");
  await operator.getByRole("button", { name: "Invoke" }).click();

  await operator.getByLabel("Output").getByText('"statusCode"').waitFor();
  await operator.getByText("succeeded").waitFor();
});

chapter("can be operated by keyboard only", async () => {
  await openPage("");
  await operator.getByRole("heading", { name: "Functions" }).waitFor();
  await operator.keyboard.press("6");
  await operator.getByRole("heading", { name: "Alarms" }).waitFor();
  await operator.keyboard.press("/");
  await operator.keyboard.type(ids.photo);
  await operator.keyboard.press("Enter");
  await operator.getByRole("heading", { name: `Photo ${ids.photo}` }).waitFor();
});
