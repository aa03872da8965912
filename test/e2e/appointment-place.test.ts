import { expect, test } from "vitest";
import { addDays, dayOf } from "#kernel/time.ts";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// Where an appointment is, found in the directory, without JavaScript: on a phone and at a desk.

test.each([
  ["phone", PHONE],
  ["desk", DESKTOP],
] as const)("a place is found in the directory and chosen (%s)", { timeout: 60_000 }, async (size, width) => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width, expectStatus: [400] });
  await openCourse(page, { name: aName(), needs: ["Et sted at sove i nat"] });
  await page.goto(`/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}/aftaler/ny`);
  const find = page.getByLabel("Find stedet i kataloget");
  await find.fill("xyzzyqq");
  await page.getByRole("button", { name: "Søg" }).click();
  await page.getByText("Ingen fundet på ”xyzzyqq”.", { exact: false }).waitFor();
  await find.fill("Nordlys");
  await page.getByRole("button", { name: "Søg" }).click();
  await page
    .getByLabel(/Herberget Nordlys/)
    .first()
    .check();
  await page.getByLabel("Hvad er det?").fill("Samtale");
  await page.getByLabel("Dag", { exact: true }).fill(addDays(dayOf(new Date()), 1));
  await page.getByLabel("Hvor er det?").selectOption("other");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `aftale-sted-${size}`);
  // Something is missing: what was chosen stands there still.
  await page.getByRole("button", { name: "Gem aftalen" }).click();
  await page.getByText("Vælg en af mulighederne").first().waitFor();
  expect(
    await page
      .getByLabel(/Herberget Nordlys/)
      .first()
      .isChecked(),
  ).toBe(true);
  await page.getByLabel("Ja, det er aftalt med borgeren").check();
  await page.getByRole("button", { name: "Gem aftalen" }).click();
  await page.getByText("Aftalen er gemt.").waitFor();
  const line = page.locator("li.row-item").filter({ hasText: "Samtale" });
  expect(await line.innerText()).toMatch(/Herberget Nordlys.*, \S/s);
});
