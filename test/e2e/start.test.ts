import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, formWith, openCourse } from "./steps.ts";

const NARROW = 320;

test.each([
  [NARROW, "da"],
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("the start page is whole and accessible at %i px in %s", async (width, lang) => {
  const page = await openPage({ as: "sara-mikkelsen", width, lang, path: "/nogen-staar-her" });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `start-${width}-${lang}`);
});

test.each([true, false])(
  "from somebody stands here to a door asked in at most twelve interactions, JavaScript %s",
  async (javaScript) => {
    const page = await openPage({ as: "sara-mikkelsen", width: PHONE, javaScript, path: "/nogen-staar-her" });
    const name = aName();
    const steps = [
      () => page.getByLabel("Navn, eller hvad personen kendes som").fill(name),
      () => page.getByLabel("40–59 år").check(),
      () => page.getByLabel("Et sted at sove i nat", { exact: true }).check(),
      () => page.getByLabel("Sår eller sygepleje", { exact: true }).check(),
      () => page.getByLabel("Næste skridt").fill("Varm mad, og en stol til kl. 8"),
      () => page.getByLabel(/De, der er på stafetten/).check(),
      () => page.getByRole("button", { name: "Gem – vi har stafetten" }).click(),
      () => page.getByLabel("Herberget Nordlys", { exact: true }).check(),
      () => formWith(page, "Spørg").getByLabel("Ja", { exact: true }).check(),
      () => page.getByRole("button", { name: "Spørg", exact: true }).click(),
    ];
    expect(steps.length).toBeLessThanOrEqual(12);
    for (const step of steps) await step();
    await page.getByText("Spurgt: Herberget Nordlys").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `start-asked-${javaScript}`);
  },
);

test("nothing ticked is said beside the field, and everything written stands there still", async () => {
  const page = await openPage({
    as: "sara-mikkelsen",
    javaScript: false,
    path: "/nogen-staar-her",
    expectStatus: [400],
  });
  await page.getByLabel("Navn, eller hvad personen kendes som").fill("Bo uden behov");
  await page.getByLabel("Borgerens egne ord").fill("Jeg vil bare sove");
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  await page.getByRole("link", { name: /Sæt mindst ét kryds/ }).click();
  expect(await page.getByLabel("Navn, eller hvad personen kendes som").inputValue()).toBe("Bo uden behov");
  expect(await page.getByLabel("Borgerens egne ord").inputValue()).toBe("Jeg vil bare sove");
  await expectAccessible(page);
});

test("somebody who is known is asked about, without losing a word; Enter answers for nobody", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const name = aName();
  await openCourse(page, { name, needs: ["Tænder"], consent: /De, der er på stafetten/ });
  await page.goto("/nogen-staar-her");
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(name);
  await page.getByLabel("Transport", { exact: true }).check();
  await page.getByLabel("Hvad skal den næste vide?").fill("Han fryser");
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  await page.getByRole("heading", { name: "Er det en, I kender?" }).waitFor();
  expect(await page.getByLabel("Hvad skal den næste vide?").inputValue()).toBe("Han fryser");
  await expectAccessible(page);
  await screenshot(page, "start-match");
  await page.getByLabel("Navn, eller hvad personen kendes som").press("Enter");
  await page.getByRole("heading", { level: 1, name: `${name}: I har stafetten` }).waitFor();
});

test("a known citizen who comes to another door: the holder is told, with what was written", async () => {
  const name = aName();
  const nurse = await openPage({ as: "sara-mikkelsen" });
  await openCourse(nurse, { name, needs: ["Tænder"], consent: /De, der er på stafetten/ });
  const shelter = await openPage({ as: "mette-kaas", javaScript: false, path: "/nogen-staar-her" });
  await shelter.getByLabel("Navn, eller hvad personen kendes som").fill(name);
  await shelter.getByLabel("Mad, tøj, bad").check();
  await shelter.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  await shelter.getByText("Stafetten er hos Akutmodtagelsen").waitFor();
  await shelter.getByRole("button", { name: `Ja, borgeren er her: ${name}` }).click();
  await shelter.waitForURL(/\/forloeb\//);
  await nurse.goto("/min-vagt");
  await nurse.getByRole("link", { name: "Borgeren er dukket op ved en anden dør" }).first().waitFor();
  expect(await nurse.locator(".alarms").textContent()).toContain(name);
});

test("at night it ends with who follows on in the morning, asked now, and we hold until they accept", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const name = aName();
  await openCourse(page, { name, needs: ["Abstinenser eller substitution"] });
  const night = formWith(page, "Spørg dem om stafetten");
  expect(await night.getByLabel("Socialsygeplejerskerne", { exact: true }).isChecked()).toBe(true);
  await night.getByLabel("Ikke endnu").check();
  await night.getByLabel("Hvorfor ikke?").fill("Han sov, da vi spurgte");
  await night.getByRole("button", { name: "Spørg dem om stafetten" }).click();
  await page.getByText(/Socialsygeplejerskerne er spurgt om stafetten og svarer senest/).waitFor();
  const nurse = await openPage({ as: "camilla-nordstrand", path: "/min-vagt" });
  expect(
    await nurse.locator("li.row-item").filter({ hasText: "Kan I tage stafetten herfra?" }).count(),
  ).toBeGreaterThan(0);
});

test("somebody nobody knows can be helped too", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false, path: "/nogen-staar-her" });
  await page.getByLabel("Noget andet").check();
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  await page.getByRole("heading", { level: 1, name: /^Ukendt, .* kl\. .*: I har stafetten$/ }).waitFor();
});
