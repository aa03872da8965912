import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName } from "./steps.ts";

// Who somebody is: a personal number from the door to the course, and records that may be one person's – without JavaScript.
const aNumber = (): string => `010180-${String(Math.floor(Math.random() * 4000)).padStart(4, "0")}`;

const nurse = (path = "/nogen-staar-her", expectStatus: number[] = []): Promise<Page> =>
  openPage({ as: "sara-mikkelsen", javaScript: false, path, expectStatus });

async function fillIn(page: Page, name: string, number: string): Promise<void> {
  await page.goto("/nogen-staar-her");
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(name);
  await page.getByText("Har I personnummeret?").click();
  await page.getByLabel("CPR-nummer eller erstatningsnummer").fill(number);
  await page.getByLabel("Mad, tøj, bad", { exact: true }).check();
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
}

const courseOf = (page: Page): string => `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;

test("a number typed at the door is kept, masked, shown whole for a purpose, and finds the person again", async () => {
  const [name, number] = [aName(), aNumber()];
  const page = await nurse("/nogen-staar-her", [400]);
  await fillIn(page, name, "300280-1234");
  await page.getByRole("link", { name: /^Det er ikke et personnummer/ }).waitFor();
  await fillIn(page, name, number);
  await page.getByRole("heading", { level: 1, name: `${name}: I har stafetten` }).waitFor();
  const course = courseOf(page);
  await page.goto(course);
  await page.getByRole("link", { name: "Personnummer" }).click();
  const masked = page.getByRole("heading", { name: "010180-••••" });
  await masked.waitFor();
  expect(await page.content()).not.toContain(number);
  await expectAccessible(page);
  await screenshot(page, "who-number");
  await page.getByRole("button", { name: "Vis hele nummeret" }).click();
  await page.getByRole("link", { name: "Skriv, hvad du skal bruge det til" }).waitFor();
  await page.getByLabel("Hvad skal du bruge det til?").fill("Recept");
  await page.getByRole("button", { name: "Vis hele nummeret" }).click();
  await page.getByText(number).waitFor();
  expect(page.url()).not.toContain(number.slice(7));
  await expectAccessible(page);
  await page.goto(`${course}/personnummer`);
  await masked.waitFor();
  expect(await page.content()).not.toContain(number);

  await fillIn(page, aName(), number.replace("-", " "));
  await page.getByRole("heading", { name: "Er det en, I kender?" }).waitFor();
  await page.getByRole("button", { name: new RegExp(name) }).waitFor();
});

test("two records that share a number are said to be alike, seen as one, and parted again", async () => {
  const [one, other, number] = [aName(), aName(), aNumber()];
  const page = await nurse("/nogen-staar-her", [400]);
  await fillIn(page, one, number);
  await page.getByRole("heading", { level: 1, name: `${one}: I har stafetten` }).waitFor();
  const course = courseOf(page);
  await fillIn(page, other, number);
  await page.getByRole("button", { name: "Nej, det er en anden – gem" }).last().click();
  await page.getByRole("heading", { level: 1, name: `${other}: I har stafetten` }).waitFor();
  await page.goto(course);
  await page.getByRole("heading", { name: "Kan være samme person som en, I kender til" }).waitFor();
  await page.getByRole("link", { name: "Se efter" }).click();
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: other }) });
  await card.getByText("Har samme nummer").waitFor();
  await expectAccessible(page);
  await screenshot(page, "who-same");
  await card.getByRole("button", { name: /^Det er samme person/ }).click();
  await page.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await card.getByLabel("Hvordan ved I det?").fill("Samme nummer");
  await card.getByRole("button", { name: /^Det er samme person/ }).click();
  await page.getByText("De er nu set som samme person. Det kan gøres om.").waitFor();
  await page.goto(`${course}/samme-person`);
  await card.getByLabel("Hvorfor er det to personer?").fill("To brødre");
  await expectAccessible(page);
  await card.getByRole("button", { name: /^Skil dem ad igen/ }).click();
  await page.getByText("De er skilt ad igen.").waitFor();
  await page.goto(`${course}/samme-person`);
  await page.getByText("To brødre").waitFor();
});

test.each([
  ["personnummer", 320, "da"],
  ["samme-person", PHONE, "en"],
  ["personnummer", DESKTOP, "en"],
] as const)("the page %s is whole at %i px in %s", async (what, width, lang) => {
  const page = await openPage({ as: "sara-mikkelsen", width, lang, path: "/min-vagt" });
  // Whatever stands first on Min vagt, it may lead to one page of the course or another.
  const first = (await page.locator('a[href^="/forloeb/"]').first().getAttribute("href")) ?? "";
  await page.goto(`${/^\/forloeb\/[^/?#]+/.exec(first)?.[0]}/${what}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("an association is neither asked for numbers nor shown them", async () => {
  const page = await openPage({ as: "jonas-riis", javaScript: false, path: "/nogen-staar-her" });
  await page.getByLabel("Navn, eller hvad personen kendes som").waitFor();
  expect(await page.getByLabel("CPR-nummer eller erstatningsnummer").count()).toBe(0);
});
