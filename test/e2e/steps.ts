import type { Page } from "playwright-core";
import { expect } from "vitest";
import { openPage } from "./harness.ts";

/** What journeys have in common: each step as a person takes it, through the pages. */

/** A name like no other, so that nobody in the demonstration, or in an earlier test, could be meant. */
export const aName = (): string =>
  Array.from({ length: 9 }, () => `${letterOf("bdfghjklmnprstv")}${letterOf("aeiouyæøå")}`).join("");

const letterOf = (letters: string): string => letters[Math.floor(Math.random() * letters.length)] ?? "x";

/** Somebody stands here: opens a course and lands where doors can be asked. */
export async function openCourse(
  page: Page,
  about: { name: string; needs: readonly string[]; consent?: RegExp },
): Promise<void> {
  await page.goto("/nogen-staar-her");
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(about.name);
  await page.getByLabel("40–59 år").check();
  for (const need of about.needs) await page.getByLabel(need, { exact: true }).check();
  if (about.consent) await page.getByLabel(about.consent).check();
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  const open = page.getByRole("heading", { level: 1, name: `${about.name}: I har stafetten` });
  const known = page.getByRole("heading", { name: "Er det en, I kender?" });
  await open.or(known).waitFor();
  // Another test may have made up a name that sounds like this one.
  if (await known.isVisible())
    await page.getByRole("button", { name: "Nej, det er en anden – gem" }).last().click();
  await open.waitFor();
}

/** Asks doors by name, from the page after the start. */
export async function askDoors(page: Page, doors: readonly string[], message = ""): Promise<void> {
  const form = formWith(page, "Spørg");
  for (const door of doors) await form.getByLabel(door, { exact: true }).check();
  await form.getByLabel("Besked til dem").fill(message);
  await form.getByLabel("Ja", { exact: true }).check();
  await form.getByRole("button", { name: "Spørg", exact: true }).click();
  await page
    .getByText(/^Spurgt: /)
    .first()
    .waitFor();
}

/** The one form on the page with that button. */
export const formWith = (page: Page, button: string) =>
  page.locator("form.command").filter({ has: page.getByRole("button", { name: button, exact: true }) });

/** The page where a unit answers what it was asked with these words. */
export async function openAnswer(page: Page, message: string): Promise<void> {
  await page.goto("/min-vagt");
  await askRow(page, message).getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: /kan I tage over/ }).waitFor();
}

/** The row of Min vagt that carries these words. */
export const askRow = (page: Page, message: string) =>
  page.locator("li.row-item").filter({ hasText: message });

/** The emergency nurse has opened a course and asked these doors about one need: of whom, and with what words. */
export async function askedAbout(
  need: string,
  doors: readonly string[],
  consent?: RegExp,
): Promise<{ name: string; message: string; nurse: Page }> {
  const [name, message] = [aName(), `Besked ${aName()}`];
  const nurse = await openPage({ as: "sara-mikkelsen", path: "/nogen-staar-her" });
  await openCourse(nurse, { name, needs: [need], ...(consent ? { consent } : {}) });
  await askDoors(nurse, doors, message);
  return { name, message, nurse };
}

/** The same; returns the words it was asked with. */
export const asked = async (need: string, doors: readonly string[], consent?: RegExp): Promise<string> =>
  (await askedAbout(need, doors, consent)).message;

/** Goes on with the Tab key until focus stands on something by that name; fails when there is no way. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press("Tab");
    if (name.test(await page.evaluate(nameOfFocus))) return;
  }
  throw new Error(`No way by keyboard to ${name}`);
}

/** Runs in the page: what a field is labelled, or what a link or a button says. */
function nameOfFocus(): string {
  const focused = document.activeElement;
  const field =
    focused instanceof HTMLInputElement ||
    focused instanceof HTMLTextAreaElement ||
    focused instanceof HTMLSelectElement;
  const labels = field ? focused.labels : null;
  return (
    labels?.[0]?.innerText ??
    focused?.getAttribute("aria-label") ??
    (focused as HTMLElement | null)?.innerText ??
    ""
  );
}

export const expectHeading = async (page: Page, name: string | RegExp): Promise<void> =>
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(name);
