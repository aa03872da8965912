import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE } from "./harness.ts";

/** The walk a newcomer takes: the only nurse awake opens a course, asks two doors, and sees who has what at every step. */

const NURSE = "sara-mikkelsen";
const SHELTER = { as: "mette-kaas", name: "Herberget Nordlys" };
const CARE = { as: "troels-hammer", name: "Omsorgspladserne i Egehuset" };

async function looksGood(page: Page): Promise<void> {
  page.setDefaultTimeout(10_000);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

/** Opens a course for somebody who needs this, saves, and goes to it. */
async function someoneIsHere(page: Page, knownAs: string, need: string): Promise<void> {
  await page.goto("/nogen-staar-her");
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(knownAs);
  await page.getByRole("checkbox", { name: need, exact: true }).check();
  await page.getByRole("radio", { name: /De, der er på stafetten/ }).check();
  await looksGood(page);
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  const stranger = page.getByRole("button", { name: "Nej, det er en anden – gem" });
  if ((await stranger.count()) > 0) await stranger.click();
  await looksGood(page);
  await page.getByRole("link", { name: "Gå til forløbet" }).click();
  await page.getByRole("heading", { level: 1, name: knownAs }).waitFor();
}

async function ask(page: Page, need: string, door: string): Promise<void> {
  await page.getByRole("link", { name: `Spørg en dør (${need})` }).click();
  await page.getByLabel("Søg efter en dør").fill(door);
  await page.getByRole("button", { name: "Søg", exact: true }).click();
  await page.getByLabel(door, { exact: true }).check();
  await page.getByRole("radio", { name: "Ja", exact: true }).check();
  await looksGood(page);
  await page.getByRole("button", { name: "Spørg", exact: true }).click();
  await page.getByText(`${door} er spurgt`).first().waitFor();
}

describe.each([
  [PHONE, "Aksel fra broen"],
  [DESKTOP, "Wilhelmine"],
] as const)("at %i pixels", (width, who) => {
  const visit = (as: string, path = "/min-vagt") => openPage({ as, path, width });

  test("from the first door to taken over, and the line without a gap", { timeout: 90_000 }, async () => {
    const nurse = await visit(NURSE);
    await someoneIsHere(nurse, who, "Et sted at sove i nat");
    const course = nurse.url();
    await ask(nurse, "Et sted at sove i nat", SHELTER.name);
    await ask(nurse, "Et sted at sove i nat", CARE.name);
    await looksGood(nurse);

    const shelter = await visit(SHELTER.as);
    const row = shelter.getByRole("listitem").filter({ hasText: `Kendes som ${who}` });
    await looksGood(shelter);
    await row.getByRole("link", { name: /^Vis videre/ }).click();
    await shelter.getByLabel("Hvorfor kan I ikke?").selectOption({ label: "Vi har ikke plads" });
    await shelter.getByRole("checkbox", { name: "Krisecentret Lindely" }).check();
    await looksGood(shelter);
    await shelter.getByRole("button", { name: "Vis videre" }).click();

    const care = await openPage({ width, path: "/log-ind?videre=%2Fmin-vagt" });
    await care.getByRole("button", { name: new RegExp(`Troels.*${CARE.name}`) }).click();
    const asked = care.getByRole("listitem").filter({ hasText: `Kendes som ${who}` });
    await asked.getByRole("button", { name: /^Tag imod/ }).click();
    await care.getByRole("heading", { level: 1, name: who }).waitFor();

    await nurse.goto(course);
    await nurse.getByText("har behovet").first().waitFor();
    const need = nurse.locator(`article, section, li`).filter({ hasText: "Et sted at sove i nat" }).first();
    expect(await need.textContent()).toContain(CARE.name);
    expect(await nurse.locator("main").textContent()).toContain("Vi har ikke plads");
    expect(await nurse.locator(".relay-line, .relay").first().textContent()).toContain("Akutmodtagelsen");
    await looksGood(nurse);
  });
});

test("nobody answers: the ladder climbs to a joint table while the clock is wound", {
  timeout: 90_000,
}, async () => {
  const who = "Ventende";
  const nurse = await openPage({ as: NURSE, path: "/min-vagt" });
  await someoneIsHere(nurse, who, "Abstinenser eller substitution");
  await ask(nurse, "Abstinenser eller substitution", "Psykiatrisk akutmodtagelse");
  for (let hour = 0; hour < 3; hour += 1) await nurse.getByRole("button", { name: "1 time" }).click();
  await nurse.getByRole("link", { name: "Åbn det fælles bord" }).click();
  await nurse.getByRole("heading", { level: 1, name: "Fælles bord" }).waitFor();
  expect(await nurse.locator("main").textContent()).toContain("Ingen svarede i tide");
  await looksGood(nurse);
  await nurse.getByLabel("Borgerens ønske, med borgerens egne ord").fill("At nogen bliver hos mig.");
  await nurse.getByRole("button", { name: "Gem referatet" }).click();
  expect(await nurse.locator("blockquote").first().textContent()).toBe("At nogen bliver hos mig.");
});
