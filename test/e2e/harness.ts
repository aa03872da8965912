import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import type axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { expect, inject } from "vitest";

/** Handed to every page that is looked at: the small edition takes half the time. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Where screenshots go: looked at by people, never committed. */
const SCREENSHOTS = "tmp/screenshots";

export const PHONE = 390;
export const DESKTOP = 1280;

interface Visit {
  /** Width of the window in CSS pixels; 1280 unless told. */
  width?: number;
  /** Off: everything promised to work without JavaScript must. */
  javaScript?: boolean;
  lang?: "da" | "en";
  /** Slug of the demo person to sign in as, on duty for the first of their units. */
  as?: string;
  /** Statuses that belong to the story (a refused form, a page that is not there); any other failure fails the test. */
  expectStatus?: readonly number[];
  /** Where to go first; "/" unless told. */
  path?: string;
  /** The address of another house than the run's. */
  house?: string;
}

let browser: Browser | undefined;
const visits: { context: BrowserContext; trouble: string[] }[] = [];

/** A fresh visitor with cookies of their own, standing on a page. Closed after the test. */
export async function openPage(visit: Visit = {}): Promise<Page> {
  browser ??= await launch();
  const context = await browser.newContext({
    baseURL: visit.house ?? inject("address"),
    viewport: { width: visit.width ?? DESKTOP, height: 900 },
    javaScriptEnabled: visit.javaScript ?? true,
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
  });
  if (visit.lang) await context.addCookies([{ name: "sprog", value: visit.lang, url: inject("address") }]);
  // Shorter than a test may take, so that what is waited for in vain is named.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  landPresses(page);
  if (visit.javaScript === false) withoutScripts.add(context);
  visits.push({ context, trouble: listen(page, visit.expectStatus ?? []) });
  if (visit.as) await signIn(page, visit.as, visit.path ?? "/");
  else await page.goto(visit.path ?? "/");
  return page;
}

let landed = false;

/**
 * A press is over when the page it led to stands. The browser's own driver gives back as soon as the next
 * document has begun, when nothing is in it yet: on a slow machine what is counted then is nothing.
 */
function landPresses(page: Page): void {
  if (landed) return;
  landed = true;
  const everyLocator: Pick<Locator, "click" | "press"> = Object.getPrototypeOf(page.locator("html"));
  const { click, press } = everyLocator;
  everyLocator.click = async function (this: Locator, ...how) {
    await click.apply(this, how);
    await this.page().waitForLoadState("domcontentloaded");
  };
  everyLocator.press = async function (this: Locator, ...how) {
    await press.apply(this, how);
    await this.page().waitForLoadState("domcontentloaded");
  };
}

function launch(): Promise<Browser> {
  const { program, libraries } = inject("chromium");
  const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;
  return chromium.launch({ executablePath: program, args: ["--no-sandbox"], env });
}

/** Signs in on the demonstration's own page, and lands on `path`. */
export async function signIn(page: Page, slug: string, path = "/"): Promise<void> {
  await page.goto(`/log-ind?videre=${encodeURIComponent(path)}`);
  await page.locator(`button[data-person="${slug}"]`).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/log-ind"));
}

/** Everything that goes wrong on the page while nobody looks: errors in its console, requests that fail. */
function listen(page: Page, expected: readonly number[]): string[] {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    const failedLoad = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !failedLoad) trouble.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    const status = response.status();
    if (status >= 400 && !expected.includes(status)) trouble.push(`${status} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left takes its open streams and half-fetched data with it.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") trouble.push(`${reason} ${request.url()}`);
  });
  return trouble;
}

/** Asserts that axe finds nothing against WCAG 2.2 level A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Between two pages there is an empty document: nothing to look at.
  await page.locator("head > title").first().waitFor({ state: "attached" });
  await page.waitForLoadState();
  if (withoutScripts.has(page.context())) return expectTwinAccessible(page);
  await page.evaluate(AXE);
  const results = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    // Only what is wrong is told in full: a third of the time of a run.
    return inPage.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
    });
  });
  const violations = results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.html}`).join("\n")}`,
  );
  expect(violations, `axe on ${page.url()}`).toEqual([]);
}

/** Visitors without JavaScript, on whose pages axe cannot run. */
const withoutScripts = new WeakSet<BrowserContext>();

/** The same page, as it stands there, in a window that runs scripts. */
async function expectTwinAccessible(page: Page): Promise<void> {
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize() });
  const twin = await context?.newPage();
  const body = await page.content();
  await twin?.route(page.url().replace(/#.*/, ""), (route) =>
    route.fulfill({ contentType: "text/html", body }),
  );
  await twin?.goto(page.url());
  if (twin) await expectAccessible(twin);
  await context?.close();
}

/** The whole page as a picture, for people to look at; with STAFET_SCREENSHOTS=off none. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.STAFET_SCREENSHOTS === "off") return;
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
}

/** Asserts that nothing on the page is wider than the window (WCAG 1.4.10, reflow). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(widths.content, `width of ${page.url()}`).toBeLessThanOrEqual(widths.window);
}

/** Closes what the test opened; throws when something went wrong behind its back. Called after every test. */
export async function closePages(): Promise<void> {
  const over = visits.splice(0);
  await Promise.all(over.map(({ context }) => context.close()));
  expect(over.flatMap(({ trouble }) => trouble)).toEqual([]);
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}
