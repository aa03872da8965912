import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { openPage } from "./harness.ts";

// The one script of ordinary pages, on a page of the test's own: the parts it finds, the news it hears.
const script = readdirSync("build/client/assets").find((file) => /^enhance-.*\.js$/.test(file));

/** A page that says something else every time it is fetched, and hears one change once it is open. */
async function livePage(parts: (visit: number) => string): Promise<{ page: Page; change: () => void }> {
  const page = await openPage({ path: "/healthz" });
  const { promise: changed, resolve: change } = Promise.withResolvers<void>();
  let visit = 0;
  await page.route("**/live", async (route) => {
    await changed;
    await route.fulfill({
      contentType: "text/event-stream",
      body: "retry: 600000\n\nevent: change\ndata: \n\n",
    });
  });
  await page.route("**/levende", (route) =>
    route.fulfill({ contentType: "text/html", body: html(parts(++visit)) }),
  );
  await page.goto("/levende");
  return { page, change };
}

const html = (parts: string): string => `<!doctype html><html lang="da"><head><meta charset="utf-8">
  <title>Prøve</title><link rel="icon" href="/favicon.svg"></head><body><main>${parts}</main>
  <div id="live-status" role="status"><p id="live-news" hidden>Nyt</p><p id="live-waiting" hidden>Nyt venter</p></div>
  <script type="module" src="/assets/${script}"></script></body></html>`;

test("what has changed is put in place and announced; focus and what was unfolded stay", async () => {
  const { page, change } = await livePage(
    (visit) => `<h1>Urørt ${visit}</h1><div id="liste" data-live>
      <details id="fold"><summary>Fold</summary><a id="svar" href="/">Svar ${visit}</a></details></div>`,
  );
  await page.click("summary");
  await page.focus("#svar");
  change();
  await page.getByText("Svar 2").waitFor();
  expect(await page.locator("h1").textContent()).toBe("Urørt 1");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("svar");
  expect(await page.locator("#fold").getAttribute("open")).not.toBeNull();
  await page.locator("#live-news").waitFor({ state: "visible" });
  expect(await page.locator("#live-waiting").isVisible()).toBe(false);
});

test.each([
  ["a text", '<input id="felt" value="fra siden">', "#felt"],
  ["several lines", '<textarea id="felt"></textarea>', "#felt"],
])("somebody who is writing %s is not disturbed, but told", async (_, field, selector) => {
  const { page, change } = await livePage(
    (visit) => `<div id="liste" data-live>${field}<p>${visit}</p></div>`,
  );
  await page.fill(selector, "halvt skrevet");
  await page.locator("body").click();
  change();
  await page.locator("#live-waiting").waitFor({ state: "visible" });
  expect(await page.inputValue(selector)).toBe("halvt skrevet");
  expect(await page.locator("#liste p").textContent()).toBe("1");
});

test("somebody who has ticked a box is not disturbed either", async () => {
  const { page, change } = await livePage(
    (visit) => `<div id="liste" data-live><input id="felt" type="checkbox"><p>${visit}</p></div>`,
  );
  await page.check("#felt");
  change();
  await page.locator("#live-waiting").waitFor({ state: "visible" });
  expect(await page.isChecked("#felt")).toBe(true);
});

test("news that change nothing on this page are not announced", async () => {
  const { page, change } = await livePage(() => '<div id="liste" data-live><p>Det samme</p></div>');
  const fetched = page.waitForResponse((response) => response.url() === `${inject("address")}/levende`);
  change();
  await (await fetched).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.locator("#live-news").isVisible()).toBe(false);
});

test("a row that is new says itself what it is; one that was there already does not", async () => {
  const rows = (visit: number) =>
    [1, ...(visit > 1 ? [2] : [])]
      .map((n) => `<li id="r${n}" data-news="Ny nummer ${n}.">${n}</li>`)
      .join("");
  const { page, change } = await livePage((visit) => `<ul id="liste" data-live>${rows(visit)}</ul>`);
  change();
  const news = page.locator("#live-news");
  await news.waitFor({ state: "visible" });
  expect(await news.textContent()).toBe("Ny nummer 2.");
});

test("a form's new key alone is no change", async () => {
  const { page, change } = await livePage(
    (visit) =>
      `<div id="liste" data-live><form><input type="hidden" name="key" value="k${visit}"></form></div>`,
  );
  const fetched = page.waitForResponse((response) => response.url() === `${inject("address")}/levende`);
  change();
  await (await fetched).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.locator("#live-news").isVisible()).toBe(false);
});

test("what may no longer be seen does not stay on the screen", async () => {
  const { page, change } = await livePage((visit) =>
    visit === 1 ? '<div id="liste" data-live>Kaldt Bo</div>' : "<h1>Ikke åbent for jer</h1>",
  );
  change();
  await page.getByRole("heading", { name: "Ikke åbent for jer" }).waitFor();
  expect(await page.getByText("Kaldt Bo").count()).toBe(0);
});
