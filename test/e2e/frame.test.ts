import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

// The frame around every page, as somebody on duty meets it.
const nurse = "mette-kaas";

test.each([PHONE, DESKTOP])("sign-in shows whom one can be, at %i px", async (width) => {
  const page = await openPage({ width, path: "/log-ind" });
  expect(await page.locator("button[data-person]").count()).toBeGreaterThan(5);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `sign-in-${width}`);
});

test.each([
  [PHONE, true],
  [PHONE, false],
  [DESKTOP, true],
  [DESKTOP, false],
])("at %i px, JavaScript %s: signed in one sees for whom, and can sign out", async (width, javaScript) => {
  const page = await openPage({ width, javaScript, as: nurse, path: "/was" });
  await page.locator(".who > summary").click();
  await page.getByRole("button", { name: "Log ud" }).waitFor();
  if (javaScript) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `signed-in-${width}${javaScript ? "" : "-no-script"}`);
  await page.getByRole("button", { name: "Log ud" }).click();
  await page.waitForURL(/\/log-ind/);
  expect(await page.locator(".who").count()).toBe(0);
});

test("the session is over on the server, not only in the browser", async () => {
  const page = await openPage({ as: nurse, path: "/was" });
  const [kept] = (await page.context().cookies()).filter(({ name }) => name === "stafet");
  expect(kept).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await page.locator(".who > summary").click();
  await page.getByRole("button", { name: "Log ud" }).click();
  await page.waitForURL(/\/log-ind/);
  if (kept) await page.context().addCookies([kept]);
  await page.goto("/was");
  expect(await page.locator(".who").count()).toBe(0);
});

test("pages of the signed-in are kept by nobody on the way", async () => {
  const page = await openPage({ as: nurse, path: "/was" });
  const answer = await page.goto("/was");
  expect(answer?.headers()["cache-control"]).toBe("no-store");
});

test("with the keyboard alone: skip to the content, open the menu, change the language", async () => {
  const page = await openPage({ as: nurse, path: "/was" });
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Gå til sidens indhold" });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect((await skip.boundingBox())?.height).toBeGreaterThan(10);
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#main-content");
  await page.locator(".who > summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator('html[lang="en"]').waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Accessibility statement");
});

test("everything that can have focus shows that it has", async () => {
  const page = await openPage({ as: nurse, path: "/was" });
  const without: string[] = [];
  for (let n = 0; n < 25; n++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const marked =
        (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      return marked ? "" : element.outerHTML.slice(0, 120);
    });
    if (found === null) break;
    if (found) without.push(found);
  }
  expect(without).toEqual([]);
});

test.each([true, false])("the demonstration's clock can be wound, JavaScript %s", async (javaScript) => {
  const page = await openPage({ javaScript, as: nurse, path: "/was" });
  const shown = () => page.locator(".demo p").textContent();
  const before = await shown();
  await page.getByRole("button", { name: "1 time" }).click();
  await page.waitForURL("**/was");
  expect(await shown()).not.toBe(before);
});

test("what people have asked of their machine is respected: print, forced colours, less motion", async () => {
  const page = await openPage({ as: nurse, path: "/was" });
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".wind").isVisible()).toBe(false);
  expect(await page.locator("h1").isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen", forcedColors: "active", reducedMotion: "reduce" });
  await expectAccessible(page);
});
