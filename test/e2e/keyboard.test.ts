import { expect, test } from "vitest";
import { openPage } from "./harness.ts";
import { aName, asked, askRow, tabTo } from "./steps.ts";

// The main journeys with the keyboard alone: Tab, the arrows, space and Enter.

test("from Min vagt to an open course, and a door asked", async () => {
  const page = await openPage({ as: "sara-mikkelsen", path: "/min-vagt" });
  const name = aName();
  await tabTo(page, /^Nogen står her$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/nogen-staar-her/);
  await tabTo(page, /^Navn, eller hvad personen kendes som/);
  await page.keyboard.type(name);
  await tabTo(page, /^Mad, tøj, bad$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Næste skridt/);
  await page.keyboard.type("Varm mad nu");
  await tabTo(page, /^Gem – vi har stafetten$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: `${name}: I har stafetten` }).waitFor();

  await tabTo(page, /^Suppe|^Værested|^Natcaf/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Ja$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Spørg$/);
  await page.keyboard.press("Enter");
  await page.getByText(/^Spurgt: /).waitFor();
});

test("what has focus is never hidden behind what is always in sight", async () => {
  const page = await openPage({ as: "sara-mikkelsen", width: 390, path: "/nogen-staar-her" });
  await tabTo(page, /^Borgerens egne ord/);
  const covered = await page.evaluate(() => {
    const field = document.activeElement?.getBoundingClientRect();
    const bar = document.querySelector(".in-sight")?.getBoundingClientRect();
    return field && bar ? field.bottom > bar.top : null;
  });
  expect(covered).toBe(false);
});

test("an ask is accepted from the row", async () => {
  const message = await asked("Sår eller sygepleje", ["Akutteamet i hjemmesygeplejen"]);
  const page = await openPage({ as: "amina-soerup", path: "/min-vagt" });
  const label = await askRow(page, message)
    .getByRole("button", { name: /^Tag imod/ })
    .getAttribute("aria-label");
  expect(label).toBe("Tag imod: Sår eller sygepleje, fra Akutmodtagelsen");
  await askRow(page, message).getByRole("link").first().focus();
  await tabTo(page, /^Tag imod/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/forloeb\//);
});
