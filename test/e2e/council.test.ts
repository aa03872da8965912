import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

test("the secretary looks minutes through, says what was open, and makes them public; everybody reads them", async () => {
  const page = await openPage({ as: "ulla-ravnholt", javaScript: false, path: "/raad" });
  await page.getByRole("link", { name: "Udsatterådet i Region Havlund" }).click();
  const row = page.locator("li.row-item", { hasText: "Kladde" });
  await row.getByRole("link").first().click();
  await page.getByRole("heading", { name: "Hvilke punkter var åbne?" }).waitFor();
  await page.getByText("Der står ikke, om punkterne var åbne").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "council-review-1280");
  expect(await page.getByRole("button", { name: "Gør offentligt" }).count()).toBe(0);
  for (const [item, said] of [
    ["1. Svar om natten på havnen", "Åbent"],
    ["2. Temadagen", "Lukket"],
    ["3. Næste møde", "Åbent"],
  ] as const)
    await page.getByRole("group", { name: item }).getByLabel(said).check();
  await page.getByRole("button", { name: "Gem, hvad der var åbent" }).click();
  await page.getByText("Punkt 2 er lukket og vises ikke.").waitFor();
  await page.getByRole("button", { name: "Gør offentligt" }).click();
  await page.getByText("Nu kan alle læse referatet.").waitFor();
  const address = await page.getByRole("link", { name: "Se det, som alle ser det" }).getAttribute("href");

  const anybody = await openPage({ width: PHONE, javaScript: false, path: address ?? "" });
  await anybody.getByRole("heading", { name: "1. Svar om natten på havnen" }).waitFor();
  await anybody.getByRole("heading", { name: "2. Lukket punkt" }).waitFor();
  expect(await anybody.content()).not.toContain("Temadagen");
  await expectAccessible(anybody);
  await expectNoSidewaysScroll(anybody);
  await screenshot(anybody, "council-minutes-390");

  await page.getByLabel("Hvorfor?").fill("Et navn stod forkert");
  await page.getByRole("button", { name: "Tag det ned" }).click();
  await page.getByText("Referatet er taget ned.").waitFor();
  const again = await openPage({ path: address ?? "", expectStatus: [404] });
  await again.getByText("Et navn stod forkert").waitFor({ state: "detached" });
  expect(await again.getByRole("heading", { name: "1. Svar om natten på havnen" }).count()).toBe(0);
});

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("councils and published minutes are for everybody, at %i px in %s", async (width, lang) => {
  const page = await openPage({ width, lang, path: "/raad" });
  await expectAccessible(page);
  await page.getByRole("link", { name: "Udsatterådet i Region Havlund" }).click();
  await page.waitForURL(/\/raad\/[a-z-]+$/);
  await expectAccessible(page);
  const been = lang === "da" ? "Møder, der har været" : "Meetings that have been";
  await page.getByRole("region", { name: been }).locator("li.row-item a").last().click();
  await page.getByRole("heading", { name: "1. Natten på havnen" }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `council-public-${width}-${lang}`);
});
