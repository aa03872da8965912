import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

test.each([PHONE, DESKTOP])("the accessibility statement is readable at %i px", async (width) => {
  const page = await openPage({ width, path: "/was" });
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Tilgængelighedserklæring");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `was-${width}`);
});

test.each([PHONE, DESKTOP])("a page that is not there says so at %i px", async (width) => {
  const page = await openPage({ width, path: "/findes-ikke", expectStatus: [404] });
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Siden findes ikke");
  await expectAccessible(page);
  await screenshot(page, `404-${width}`);
});

test.each([PHONE, DESKTOP])("every part of a page is accessible at %i px", async (width) => {
  const page = await openPage({ width, path: "/demo/dele" });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `parts-${width}`);
});
