import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

/** A citizen with a card, and their own pages on a narrow phone without JavaScript. */

export const PIN = "482913";
export const NARROW = 320;

/** Every address under /min-stafet, from the list of addresses itself: a new page is tried without anybody remembering to. */
export const OWN_PAGES = [
  ...readFileSync("src/web/routes.ts", "utf8").matchAll(/route\("(min-stafet[^":]*)"/g),
]
  .map(([, path]) => `/${path}`)
  .filter((path) => path !== "/min-stafet/luk");

export interface GivenCard {
  readonly helper: Page;
  readonly name: string;
  readonly code: string;
}

/** A course at the shelter, with a card given out on its page. */
export async function aCard(): Promise<GivenCard> {
  const name = aName();
  const helper = await openPage({ as: "mette-kaas", javaScript: false, expectStatus: [400, 404, 409] });
  await openCourse(helper, { name, needs: ["Et sted at sove i nat"] });
  await helper.goto(`/forloeb/${new URL(helper.url()).pathname.split("/").at(-1)}`);
  await helper.getByRole("link", { name: "Stafetkort", exact: true }).click();
  await helper.getByLabel("PIN, seks cifre").fill("123456");
  await helper.getByRole("button", { name: "Giv et kort" }).click();
  await helper
    .getByText(/PIN-koden skal være seks cifre/)
    .first()
    .waitFor();
  expect(await helper.getByLabel("PIN, seks cifre").inputValue()).toBe("");
  await helper.getByLabel("PIN, seks cifre").fill("482 913");
  await helper.getByRole("button", { name: "Giv et kort" }).click();
  await helper.getByText("Kortet er klar.").waitFor();
  await expectAccessible(helper);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await helper.locator("main").innerText())?.[0] ?? "";
  return { helper, name, code };
}

export const onPhone = (path: string, lang: "da" | "en" = "da", expectStatus: readonly number[] = []) =>
  openPage({ width: NARROW, javaScript: false, lang, path, expectStatus: [400, 404, ...expectStatus] });

export async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
  expect(await page.locator("script").count()).toBe(0);
}

/** In with the card; what a finder sees comes first. */
export async function enter(
  code: string,
  lang: "da" | "en" = "da",
  expectStatus: readonly number[] = [],
): Promise<Page> {
  const page = await onPhone("/kort", lang, expectStatus);
  await page.getByRole("textbox").fill(code.toLowerCase().replace("-", " "));
  await page.getByRole("button", { name: lang === "da" ? "Gå videre" : "Go on" }).click();
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: lang === "da" ? "Vis min side" : "Show my page" }).click();
  await page.waitForURL("**/min-stafet");
  return page;
}
