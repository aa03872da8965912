import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

test.each([
  [320, "da"],
  [PHONE, "en"],
  [DESKTOP, "da"],
] as const)(
  "Drift says that the promise is kept and the ladder alive, at %i px in %s",
  async (width, lang) => {
    const page = await openPage({ as: "gitte-overby", width, lang, path: "/drift" });
    const words = await page.locator("main").innerText();
    expect(words).toMatch(lang === "da" ? /Forløb uden stafetholder: 0/ : /without a holder: 0/i);
    expect(words).toMatch(lang === "da" ? /Stigen er i live/ : /ladder is alive/i);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `ops-${width}-${lang}`);
  },
);

test("the embedded database says what it is not for; a server need not", async () => {
  const page = await openPage({ as: "gitte-overby", path: "/drift" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  const said = await page.getByText("Indbygget database: til demonstration og prøve").count();
  expect(said).toBe(process.env.STAFET_BROWSER_ENGINE === "postgres" ? 0 : 1);
});
