import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName } from "./steps.ts";

// How to reach a person, without JavaScript: their ways, a message, and what becomes of it when the phone does not take it.

const nurse = (width: number): Promise<Page> =>
  openPage({
    as: "sara-mikkelsen",
    javaScript: false,
    path: "/nogen-staar-her",
    expectStatus: [400, 409],
    width,
  });

async function begin(page: Page, name: string): Promise<string> {
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(name);
  await page.getByLabel("Mad, tøj, bad", { exact: true }).check();
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  await page.getByRole("heading", { level: 1, name: `${name}: I har stafetten` }).waitFor();
  return `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
}

async function addWay(page: Page, kind: string, to: string, name = ""): Promise<void> {
  const open = page.locator("details[open] > summary", { hasText: "Skriv en vej mere" });
  if ((await open.count()) === 0) await page.getByText("Skriv en vej mere").click();
  await page.getByLabel(kind, { exact: true }).check();
  await page.getByLabel("Nummer eller adresse").fill(to);
  await page.getByLabel(/^Hvem eller hvor\?/).fill(name);
  await page.getByLabel(/^Ikke før kl\./).fill("");
  await page.getByLabel(/^Ikke efter kl\./).fill("");
  await page.getByRole("button", { name: "Gem" }).click();
}

/** The outbox is seen to every few seconds: the page is asked again until it is there. */
async function eventually(page: Page, path: string, shown: (page: Page) => Locator): Promise<Locator> {
  await expect
    .poll(
      async () => {
        await page.goto(path);
        return shown(page).count();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBeGreaterThan(0);
  return shown(page);
}

test.each([
  ["on a phone", PHONE],
  ["at a desk", DESKTOP],
])("a message fails, a task appears, and the second way works – %s", async (where, width) => {
  const name = aName();
  const number = `20 ${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`.replace(
    /(\d\d) (\d\d)(\d\d)(\d\d)/,
    "$1 $2 $3 $4",
  );
  const page = await nurse(width);
  const course = await begin(page, name);
  await page.goto(course);
  await page.getByText("Ikke skrevet endnu").first().waitFor();
  await page.getByRole("link", { name: "Se og ret, hvordan borgeren nås" }).click();
  await expectAccessible(page);

  await addWay(page, "SMS til egen telefon", "ikke et nummer");
  await page.getByRole("link", { name: /^Skriv et telefonnummer/ }).waitFor();
  await expectAccessible(page);
  await addWay(page, "SMS til egen telefon", number);
  await page.getByText("Vejen er skrevet ned.").waitFor();
  await page.getByRole("link", { name: "Skriv en besked" }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Vi ringer til dig").check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("link", { name: "Feltet skal udfyldes" }).first().waitFor();
  await page.getByLabel("Ring til os", { exact: true }).check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Beskeden er lagt til afsendelse.").waitFor();

  // In a demonstration it goes no further than here, and says nothing of anybody.
  const to = `+45${number.replaceAll(" ", "")}`;
  const letter = (at: Page) => at.locator("section", { hasText: `Til ${to}` });
  const failed = (at: Page) => letter(at).getByRole("button", { name: "Sig, at den ikke kom frem" });
  const report = await eventually(page, "/demo/breve", failed);
  expect(await letter(page).textContent()).toContain("Vil du ringe til os? Ring på");
  expect(await letter(page).textContent()).not.toContain(name);
  await expectAccessible(page);
  await report.click();

  const task = await eventually(page, "/min-vagt", (at) => at.locator(".alarms li", { hasText: name }));
  await expectAccessible(page);
  await task.getByRole("link", { name: "En besked kom ikke frem til borgeren" }).click();
  await page.getByRole("heading", { level: 3, name: "Kom ikke frem" }).waitFor();

  await addWay(page, "Ring til et sted", "33 12 34 56", "Varmestuen");
  await page.getByRole("button", { name: "Prøv et steds telefon" }).click();
  await eventually(page, `${course}/naa`, (at) => at.getByText("Ring til stedet, og bed dem give beskeden."));
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `reaching-${where.split(" ").at(-1)}`);
  await page.getByRole("button", { name: "Sagt mundtligt" }).click();
  await page.getByText("Noteret.").waitFor();
  await page.getByRole("heading", { level: 3, name: "Sagt mundtligt" }).waitFor();
  await page.goto("/min-vagt");
  expect(await page.locator(".alarms li", { hasText: name }).count()).toBe(0);
  await page.goto(course);
  await page.getByText("SMS → et steds telefon").waitFor();
  await expectAccessible(page);
});
