import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

// Kort kontakt and Afvist ved døren: from a volunteer's phone in a doorway.
test.each([
  ["/kort-kontakt", 320, "da"],
  ["/kort-kontakt", DESKTOP, "en"],
  ["/afvist", PHONE, "en"],
  ["/afvist", DESKTOP, "da"],
] as const)("%s is whole and accessible at %i px in %s", async (path, width, lang) => {
  const page = await openPage({ as: "jonas-riis", width, lang, path });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `short${path.replace("/", "-")}-${width}-${lang}`);
});

test("helped on the spot: one tick, saved, nobody's name", async () => {
  const page = await openPage({
    as: "jonas-riis",
    width: PHONE,
    javaScript: false,
    path: "/kort-kontakt",
    expectStatus: [400],
  });
  await page.getByRole("button", { name: "Gem" }).click();
  await page.getByRole("link", { name: "Sæt mindst ét kryds" }).waitFor();
  await page.getByLabel("Mad, tøj, bad").check();
  await page.getByRole("button", { name: "Gem" }).click();
  await page.getByText("Gemt. Tak.").waitFor();
  expect(await page.getByLabel("Mad, tøj, bad").isChecked()).toBe(false);
  await expectAccessible(page);
});

test("turned away: where, what, the reason given – a door of ours or any other", async () => {
  const page = await openPage({
    as: "jonas-riis",
    width: PHONE,
    javaScript: false,
    path: "/afvist",
    expectStatus: [400],
  });
  await page.getByLabel("Hvilken grund blev givet?").fill("Der var fuldt");
  await page.getByRole("button", { name: "Gem" }).click();
  await page.getByRole("link", { name: "Skriv, hvilken dør det var" }).waitFor();
  expect(await page.getByLabel("Hvilken grund blev givet?").inputValue()).toBe("Der var fuldt");
  for (const door of ["akutmodtagelsen", "Et værtshus på havnen"]) {
    await page.getByLabel("Hvor?").fill(door);
    await page.getByLabel("”Kom igen, når du er ædru”").check();
    await page.getByRole("button", { name: "Gem" }).click();
    await page.getByText("Gemt. Tak, fordi du siger det.").waitFor();
  }
  await expectAccessible(page);
});
