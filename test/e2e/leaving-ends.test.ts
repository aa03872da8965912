import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dayOf } from "#kernel/time.ts";
import { lix } from "../lix.ts";
import { aCard, enter, whole as ownWhole } from "./cardSteps.ts";
import { expectAccessible, openPage, PHONE, screenshot } from "./harness.ts";
import { tabTo } from "./steps.ts";
import { admitted, inBoth, lineOf, NURSE, rowOf, toLeaving, whole } from "./wardSteps.ts";

// What else becomes of an admission, without JavaScript: another ward, psychiatry, one line put right, not after all, a mistake, a death –
// and how the citizen, the leaders and somebody with no right to it read it.

const today = dayOf(new Date());
const CITIZENS_PAGE = 45 * 1024;

async function unfold(page: Page, name: string): Promise<void> {
  await tabTo(page, new RegExp(`^${name}`));
  await page.keyboard.press("Enter");
}

async function onPaper(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".not-printed").first().isVisible()).toBe(false);
  await expectAccessible(page);
  await screenshot(page, name);
  await page.emulateMedia({ media: "screen" });
}

test("another ward and psychiatry, what the law gives of transport, one line put right, out, not after all – and a mistake", {
  timeout: 60_000,
}, async () => {
  const page = await openPage({ as: NURSE, javaScript: false, width: PHONE, expectStatus: [400] });
  const { course } = await admitted(page);
  const arrival = new URL(page.url()).pathname;
  const leaving = await toLeaving(page);
  await page.getByLabel("I eget hjem", { exact: true }).check();
  await page.getByLabel("Den, der har stafetten", { exact: true }).check();
  await page.getByRole("button", { name: "Gem det hele" }).click();
  await page.getByText("Alt er på plads.").waitFor();

  // Moved by keyboard: the check goes along, and psychiatry calls for more.
  await page.goto(arrival);
  await unfold(page, "Flyttet til en anden afdeling");
  await tabTo(page, /^Afdeling/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("psykiatrisk sengeafsnit p4");
  await tabTo(page, /^Kroppen/);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, /^Gem afdelingen/);
  await page.keyboard.press("Enter");
  await page.getByText("Afdelingen er gemt.").waitFor();
  await page.getByText("Indlagt på Psykiatrisk sengeafsnit P4", { exact: false }).waitFor();
  await page.getByText("Det stod der før").click();
  await page.getByText("Medicinsk afsnit M2 · Hjem: ingen ved det endnu", { exact: false }).waitFor();
  await inBoth(page, "afdeling-flyttet");
  await page.goto(leaving);
  const missing = page.locator("#gaar-nu");
  await missing.getByRole("link", { name: "Aftale eller plan fra psykiatrien" }).waitFor();

  await page.getByLabel("Svært ved selv at komme frem", { exact: true }).check();
  await lineOf(page, "psychiatricPlan").getByLabel("Udskrivningsaftale").check();
  const transport = lineOf(page, "transport");
  await transport.getByRole("link", { name: "Find en, der går med" }).waitFor();
  await transport.getByLabel("Kaldt til opfølgning af sygehuset").check();
  await transport.getByLabel("Det er på plads").check();
  await transport.getByLabel("Hvem sørger for det?").fill("Bussen");
  await lineOf(page, "information").getByLabel("På papir med korte sætninger").check();
  await lineOf(page, "told").getByLabel("Egen læge").check();
  await whole(page, "psykiatri-fyldt");
  await page.getByRole("button", { name: "Gem det hele" }).click();
  await page.getByText("Alt er på plads.").waitFor();
  await transport.getByText("Efter krydserne er der ingen ret.", { exact: false }).waitFor();
  expect(await transport.getByRole("link", { name: "Find en, der går med" }).getAttribute("href")).toBe(
    `${course}/foelges`,
  );

  // One line by its address: what was said stands there, and is put right.
  await page.goto(`${leaving}?linje=findes-ikke`);
  await page.getByRole("heading", { level: 1, name: "Før de går" }).waitFor();
  await page.goto(`${leaving}?linje=transport`);
  await page.getByRole("heading", { level: 1, name: "Vejen hjem og til aftaler" }).waitFor();
  expect(await page.getByLabel("Kaldt til opfølgning af sygehuset").isChecked()).toBe(true);
  expect(await page.getByLabel("Det er på plads").isChecked()).toBe(true);
  expect(await page.getByLabel("Hvem sørger for det?").inputValue()).toBe("Bussen");
  await inBoth(page, "linje-transport");
  await tabTo(page, /^Får pension/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Kan ikke tage bus/);
  await page.keyboard.press("Space");
  await page.getByLabel("Hvem sørger for det?").fill("Kørselskontoret");
  await tabTo(page, /^Gem linjen/);
  await page.keyboard.press("Enter");
  await page.getByText("Gemt.", { exact: true }).waitFor();
  await transport.getByText("Efter krydserne er der ret til at blive kørt.").waitFor();
  await transport.getByText("Af Kørselskontoret").waitFor();

  await page.getByRole("button", { name: "De er udskrevet" }).click();
  await page.getByText("De er udskrevet. Giv dem arket med.").waitFor();
  await onPaper(page, `${leaving}/ark`, "ark-print");
  await page.getByText("Kørselskontoret hjælper dig.").waitFor();
  await onPaper(page, `${leaving}/overlevering`, "overlevering-print");
  await page.getByText("Psykiatrisk sengeafsnit P4", { exact: false }).first().waitFor();

  await page.goto(leaving);
  await unfold(page, "De gik alligevel ikke");
  await page.getByRole("button", { name: "Fortryd udskrivningen" }).click();
  await page.getByRole("link", { name: "Skriv, hvad der skete" }).waitFor();
  await page.getByLabel("Hvad skete der?").fill("Bilen kom ikke");
  await page.getByRole("button", { name: "Fortryd udskrivningen" }).click();
  await page.getByText("Fortrudt. De er inde igen.").waitFor();
  await page.getByText("Alt er på plads.").waitFor();
  await page.goto(course);
  await page.getByRole("heading", { name: "Indlagt på Psykiatrisk sengeafsnit P4" }).waitFor();

  await page.goto(leaving);
  await unfold(page, "Stop indlæggelsen");
  await page.getByLabel("Den er skrevet ved en fejl").check();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByRole("link", { name: "Skriv hvorfor" }).waitFor();
  await page.getByLabel("Mere om det").last().fill("Det var en anden mand");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Indlæggelsen er stoppet" }).waitFor();
  await page.getByText("Skrevet ved en fejl.").waitFor();
  await page.getByText("Det var en anden mand").waitFor();
  expect(await page.getByText("Ark til borgeren").count()).toBe(0);
  await inBoth(page, "stoppet");
  await page.goto(arrival);
  await page.getByText("Skrevet ved en fejl.").waitFor();
  expect(await page.getByText("ting er tilbage", { exact: false }).count()).toBe(0);
});

/** Whoever has the baton writes that they lie in Medicinsk afsnit M2; gives the admission. */
async function written(helper: Page, course: string): Promise<string> {
  await helper.goto(`${course}/indlaeggelse`);
  await helper.getByLabel("Afdeling").fill("Medicinsk afsnit M2");
  await helper.getByLabel("Kroppen", { exact: true }).check();
  await helper.getByRole("button", { name: "Skriv indlæggelsen" }).click();
  await helper.getByText("Indlæggelsen er skrevet").waitFor();
  return new URL(helper.url()).pathname.split("/")[2] ?? "";
}

test("going home, as the citizen reads it on their phone; in again, and they die there: everything stops", {
  timeout: 60_000,
}, async () => {
  const { helper, name, code } = await aCard();
  await helper.goto("/min-vagt");
  const course =
    (await helper.getByRole("link", { name, exact: true }).first().getAttribute("href"))?.split("#")[0] ?? "";
  await helper.goto(`${course}/aftaler/ny`);
  await helper.getByLabel("Hvad er det?").fill("Røntgen af foden");
  await helper.getByLabel("Dag", { exact: true }).fill(today);
  await helper.getByLabel("Hvor er det?").selectOption("hospital");
  await helper.getByLabel("Sted", { exact: true }).fill("Indgang 4");
  await helper.getByLabel("Ja, det er aftalt med borgeren").check();
  await helper.getByRole("button", { name: "Gem aftalen" }).click();
  await helper.getByText("Aftalen er gemt.").waitFor();

  const first = await written(helper, course);
  const own = await enter(code);
  await own.getByText("Der er ikke aftalt noget endnu.", { exact: false }).waitFor();
  const nurse = await openPage({
    ...{ as: NURSE, javaScript: false, width: PHONE, expectStatus: [400] },
    path: `/udskrivning/${first}`,
  });
  await nurse.getByLabel("På et herberg, en halvvejsplads").check();
  await nurse.getByRole("radio", { name: "Kommunen" }).check();
  await nurse.getByLabel("Sår, stomi eller anden pleje").check();
  await lineOf(nurse, "nursing").getByLabel("Det er på plads").check();
  await lineOf(nurse, "nursing").getByLabel("Hvem sørger for det?").fill("Akutteamet i hjemmesygeplejen");
  await nurse.getByRole("button", { name: "Gem det hele" }).click();
  await nurse.getByText("Gemt. Se nedenfor").waitFor();

  // What is not in place is not promised.
  await own.reload();
  await own.getByText("Du har ikke en plads endnu.", { exact: false }).waitFor();
  await own.getByText("Vi ved ikke endnu, hvem der ser til dig.", { exact: false }).waitFor();
  await own.getByText("Akutteamet i hjemmesygeplejen.", { exact: false }).waitFor();
  await lineOf(nurse, "place").getByLabel("Det er på plads").check();
  await lineOf(nurse, "place").getByLabel("Hvem sørger for det?").fill("Herberget Nordlys");
  await lineOf(nurse, "followUp").getByLabel("Det er på plads").check();
  await lineOf(nurse, "followUp").getByLabel("Hvem sørger for det?").fill("Akutteamet i hjemmesygeplejen");
  await lineOf(nurse, "information").getByLabel("På papir").check();
  await lineOf(nurse, "told").getByLabel("Kommunen").check();
  await nurse.getByRole("button", { name: "Gem det hele" }).click();
  await nurse.getByText("Alt er på plads.").waitFor();
  await own.reload();
  await own.getByText("Du har en plads. Kommunen ser til dig.").waitFor();
  await nurse.getByRole("button", { name: "De er udskrevet" }).click();
  await nurse.getByText("Giv dem arket med").waitFor();
  const page = await own.reload();
  await own.getByText("Du gik hjem i dag.").waitFor();
  await ownWhole(own, "min-stafet-hjem-320");
  expect(gzipSync(Buffer.from((await page?.body()) ?? "")).length).toBeLessThan(CITIZENS_PAGE);
  const told = (await own.locator("main").innerText()).replaceAll(name, "Bo");
  expect(lix(told)).toBeLessThanOrEqual(30);

  const again = await written(helper, course);
  await helper.goto("/min-vagt");
  const dated = rowOf(helper, name).filter({ hasText: "Indgang 4" });
  await dated.waitFor();
  await nurse.goto(`/udskrivning/${again}`);
  await unfold(nurse, "Stop indlæggelsen");
  await nurse.getByLabel("Borgeren er død").check();
  await nurse.getByRole("button", { name: "Stop", exact: true }).click();
  await nurse.getByText("Borgeren er død. Alt er stoppet", { exact: false }).waitFor();
  expect(await nurse.getByRole("status").filter({ hasText: "Stoppet" }).count()).toBe(0);
  await whole(nurse, "doed-afdeling");
  await nurse.goto(`/indlaeggelse/${again}`);
  await nurse.getByText("Borgeren er død.", { exact: false }).waitFor();
  expect(await nurse.getByText("De er ikke inde mere.").count()).toBe(0);

  // Whoever has the baton reads it first; what was booked is called off, by the house itself, a moment later.
  await helper.goto(course);
  await helper.getByRole("heading", { name: "Borgeren er død" }).waitFor();
  expect(await helper.getByRole("link", { name: "Luk forløbet" }).first().getAttribute("href")).toBe(
    `${course}/luk`,
  );
  expect(await helper.locator(".next-thing").count()).toBe(0);
  expect(await helper.getByText("Næste skridt", { exact: false }).count()).toBe(0);
  expect(await helper.getByRole("link", { name: "Skriv en aftale" }).count()).toBe(0);
  await inBoth(helper, "doed-forloeb");
  await helper.goto("/min-vagt");
  const booked = async (): Promise<number> => {
    await helper.reload();
    return dated.count();
  };
  await expect.poll(booked, { timeout: 20_000 }).toBe(0);
  const held = rowOf(helper, name).filter({ hasText: "Borgeren er død. Luk forløbet, når du er klar." });
  expect(await held.innerText()).not.toMatch(/Næste skridt/);
  await inBoth(helper, "doed-min-vagt");
  await helper.goto(`${course}/aftaler`);
  await helper.getByText("Det, der har været", { exact: true }).click();
  await helper.getByText("Aflyst: Borgeren er død").waitFor();

  await own.reload();
  await own.getByText("Her er ikke mere at gøre lige nu.", { exact: false }).waitFor();
  const quiet = await own.locator("main").innerText();
  expect(quiet).not.toMatch(/Når du går hjem|Hvad sker der nu|aftale|føltes/);
  await ownWhole(own, "min-stafet-stille-320");
  await own.context().addCookies([{ name: "sprog", value: "en", url: own.url() }]);
  await own.reload();
  await own.getByText("There is no more to do here now.", { exact: false }).waitFor();

  // One press, when they are ready: what is open ends, and the course closes.
  await helper.goto(`${course}/luk`);
  await helper.getByText("Borgeren lever", { exact: false }).first().waitFor();
  await inBoth(helper, "doed-luk");
  await helper.getByLabel("Hvem har fået det at vide?").fill("Afdelingen har ringet til søsteren");
  await helper.getByRole("button", { name: "Afslut alt og luk" }).click();
  await helper.getByText("Forløbet er lukket.", { exact: false }).first().waitFor();
});

test("with nowhere to go: the leaders read who answered and what the municipality said; others read nothing", async () => {
  const page = await openPage({ as: NURSE, javaScript: false, width: PHONE });
  const { name } = await admitted(page);
  const leaving = await toLeaving(page);
  await page.getByLabel("De har intet sted", { exact: true }).check();
  await page.getByLabel("Den, der har stafetten", { exact: true }).check();
  await page.getByRole("button", { name: "Gem det hele" }).click();
  await page.getByLabel("Leder, der svarer for det").fill("Jette Skovgaard");
  await page.getByLabel("Hvorfor går de nu?").fill("Vil ikke vente længere");
  const municipality = page.getByLabel("Hvilken kommune blev spurgt om en plads?");
  await municipality.selectOption({ label: "Albertslund" });
  await page.getByLabel("Hvad svarede den?").fill("Ingen pladser før mandag");
  await page.getByRole("button", { name: "De går alligevel" }).click();
  const table = (await page.getByRole("link", { name: "Se det fælles bord" }).getAttribute("href")) ?? "";

  const lead = await openPage({ as: "hanne-ravnkilde", javaScript: false, width: PHONE, path: table });
  await lead.getByText("Udskrevet uden et sted at være").waitFor();
  const answered = lead
    .locator("section.sheet")
    .filter({ has: lead.getByRole("heading", { name: "Hvem svarede for det" }) });
  await answered.getByText("Jette Skovgaard svarede for det:").waitFor();
  await answered.getByText("Vil ikke vente længere").waitFor();
  await answered.getByText("Albertslund blev spurgt om en plads og svarede:").waitFor();
  await answered.getByText("Ingen pladser før mandag").waitFor();
  const seats = lead
    .locator("section.sheet")
    .filter({ has: lead.getByRole("heading", { name: "Ved bordet" }) });
  await seats.getByText("Hanne Ravnkilde").waitFor();
  await inBoth(lead, "bord-uden-sted");
  await lead.emulateMedia({ media: "print" });
  expect(await answered.isVisible()).toBe(true);
  await lead.emulateMedia({ media: "screen" });
  await lead.context().addCookies([{ name: "sprog", value: "en", url: lead.url() }]);
  await lead.reload();
  await lead.getByText("Discharged with nowhere to be").waitFor();

  const guest = await openPage({ as: "lone-bastholm", javaScript: false, width: PHONE, expectStatus: [404] });
  for (const path of [
    table,
    leaving,
    `${leaving}?linje=place`,
    `${leaving}/ark`,
    `${leaving}/overlevering`,
  ]) {
    await guest.goto(path);
    await guest.getByRole("heading", { level: 1, name: "Siden findes ikke" }).waitFor();
    expect(await guest.content()).not.toMatch(new RegExp(`${name}|Skovgaard|Ingen pladser|Medicinsk`));
  }
  await whole(guest, "gaest-phone");
});
