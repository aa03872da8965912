import type { Page } from "playwright-core";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

/** What is done in a ward, as its nurse takes it through the pages. */

/** Somebody one can be in the demonstration: works in Medicinsk afsnit M2. */
export const NURSE = "freja-holmgaard";

/** Accessible, nothing wider than the window, and a picture of it for people. */
export async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** The same at the width of a phone and of a desk, on one visit. */
export async function inBoth(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  for (const [where, width] of [
    ["phone", PHONE],
    ["desk", DESKTOP],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await whole(page, `${name}-${where}`);
  }
  if (size) await page.setViewportSize(size);
}

export const rowOf = (page: Page, text: string) => page.locator("li.row-item").filter({ hasText: text });
export const lineOf = (page: Page, kind: string) => page.locator(`[data-line="${kind}"]`);

/** Somebody comes to the ward: a course, and the admission written from it. Gives the name they go by, and the course. */
export async function admitted(
  page: Page,
  needs = ["Sår eller sygepleje"],
): Promise<{ name: string; course: string }> {
  const name = aName();
  await openCourse(page, { name, needs, consent: /De, der er på stafetten/ });
  const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
  await page.goto(course);
  await page.getByRole("link", { name: "Skriv en indlæggelse" }).click();
  await page.getByRole("heading", { level: 1, name: "Skriv indlæggelsen" }).waitFor();
  await page.getByLabel("Kroppen", { exact: true }).check();
  await page.getByRole("button", { name: "Skriv indlæggelsen" }).click();
  await page.getByText("Indlæggelsen er skrevet. Nu de fem ting.").waitFor();
  return { name, course };
}

/** From the arrival to the page of leaving; gives its address. */
export async function toLeaving(page: Page): Promise<string> {
  const path = `/udskrivning/${new URL(page.url()).pathname.split("/")[2]}`;
  await page.goto(path);
  await page.getByRole("heading", { level: 1, name: "Før de går" }).waitFor();
  return path;
}
