import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostbox, type Postbox, wordsOf } from "../builders/postbox.ts";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { password } from "./newcomer.ts";
import { openRealHouse, type RealHouse } from "./realHouse.ts";
import { aName, askDoors, openCourse, tabTo } from "./steps.ts";

// From an empty house to the first course: an administrator from the command line, organisations and units through the
// pages, a standing receiver whose leader signs in person, leads who invite workers – and a worker who asks the other door.
let house: RealHouse;
let box: Postbox;
let admin: Page;

beforeAll(async () => {
  box = await openPostbox();
  house = await openRealHouse({ STAFET_SECOND_STEP: "optional", STAFET_SMTP_URL: box.url });
});
afterAll(async () => {
  await house.close();
  box.close();
});

/** At both widths: nothing for axe to find, nothing wider than the window. */
async function expectFits(page: Page, name: string): Promise<void> {
  for (const width of [PHONE, DESKTOP]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `${name}-${width}`);
  }
}

/** Follows an invitation's link and chooses a password. */
async function accept(link: string): Promise<Page> {
  const page = await openPage({
    house: house.at("/"),
    path: new URL(link).pathname,
    expectStatus: [400, 403],
  });
  await page.getByLabel("Vælg en adgangskode").fill(password);
  await page.getByRole("button", { name: "Tag imod og log ind" }).click();
  return page;
}

/** Invites somebody on the page of a unit's people, and accepts as them. */
async function invite(page: Page, who: { name: string; email: string; role: string }): Promise<Page> {
  await page.getByLabel("Navn").fill(who.name);
  await page.getByLabel("E-mailadresse").fill(who.email);
  await page.getByLabel(who.role, { exact: true }).check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.getByText("Invitationen er på vej.").waitFor();
  const letter = wordsOf(await box.letter(new RegExp(who.email)));
  const newcomer = await accept(/http\S+\/invitation\/\S+/.exec(letter)?.[0] ?? "");
  await newcomer.waitForURL("**/min-vagt");
  return newcomer;
}

/** Writes in a field of the page by keyboard alone. */
async function type(page: Page, label: RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

const saved = (page: Page) => page.getByText("Det er gemt og gælder nu.").waitFor();

/** From the page of an organisation: a unit, open round the clock. Stands on its page afterwards. */
async function makeUnit(
  page: Page,
  unit: { name: string; kind: string; phone: string; words?: string },
): Promise<void> {
  await page.getByRole("link", { name: "Ny enhed" }).click();
  await page.getByRole("heading", { level: 1, name: /^Ny enhed i/ }).waitFor();
  await page.getByLabel("Navn", { exact: true }).fill(unit.name);
  await page.getByLabel("Slags").selectOption({ label: unit.kind });
  await page.getByLabel("Kommune", { exact: true }).selectOption("0101");
  await page.getByLabel("Telefon", { exact: true }).fill(unit.phone);
  await page.getByLabel("Med jeres egne ord").fill(unit.words ?? "");
  await page.getByLabel("Døgnåben").check();
  await page.getByRole("button", { name: "Opret enheden" }).click();
  await saved(page);
}

test("from an empty house to the first course asked about at another door", {
  timeout: 120_000,
}, async () => {
  const { link } = JSON.parse(
    await house.stafet("admin", "create", "--email", "ada@example.dk", "--name", "Ada Bro", "--json"),
  ) as { link: string };
  admin = await accept(link);
  await admin.getByRole("heading", { name: "Mennesker og adgang" }).waitFor();
  await admin.getByText("Her er tomt endnu").waitFor();
  await expectFits(admin, "set-up-empty");

  // The first organisation, without touching the mouse.
  await tabTo(admin, /^Lav den første organisation/);
  await admin.keyboard.press("Enter");
  await admin.getByRole("heading", { level: 1, name: "Ny organisation" }).waitFor();
  await expectFits(admin, "set-up-new-organisation");
  await type(admin, /^Navn/, "Åkær Kommune");
  await type(admin, /^Sektor/, "Kommune");
  await type(admin, /^Region/, "Region H");
  await type(admin, /^Kommune/, "Frederiksb");
  await type(admin, /^CVR/, "12345674");
  await tabTo(admin, /^Opret organisationen/);
  await admin.keyboard.press("Enter");
  await admin.getByRole("heading", { level: 1, name: "Åkær Kommune", exact: true }).waitFor();
  await admin.getByText("aakaer-kommune").waitFor();

  await makeUnit(admin, {
    name: "Herberget Åhuset",
    kind: "Herberg eller forsorgshjem",
    phone: "33 12 34 56",
  });
  const shelter = new URL(admin.url()).pathname.split("/")[2] ?? "";
  await expectFits(admin, "set-up-unit");

  // The duty is offered by the administrator, and counts for nothing until its leader has signed.
  await admin.getByRole("button", { name: "Tilbyd enheden at være fast modtager" }).click();
  await admin.getByText("København: venter på lederens underskrift").waitFor();
  expect(await admin.getByText("Skriv under for København").count()).toBe(0);

  // The region's organisation and its emergency department.
  await admin.goto("/adgang/organisationer");
  await expectFits(admin, "set-up-organisations");
  await admin.getByRole("link", { name: "Ny organisation" }).click();
  await admin.getByLabel("Navn", { exact: true }).fill("Regionens sygehus");
  await admin.getByLabel("Sektor").selectOption("region");
  await admin.getByLabel("Region", { exact: true }).selectOption("DK-84");
  await admin.getByRole("button", { name: "Opret organisationen" }).click();
  await saved(admin);
  await expectFits(admin, "set-up-organisation");
  await makeUnit(admin, {
    name: "Akutmodtagelsen",
    kind: "Akutmodtagelse",
    phone: "33 12 34 57",
    words: "Sig, at I kommer fra Stafet",
  });
  await admin.goto("/adgang");
  await admin.getByText(/^Invitér en leder til: .*Herberget Åhuset/).waitFor();
  await expectFits(admin, "set-up-missing");

  await admin.goto(`/adgang/${shelter}`);
  const lead = await invite(admin, { name: "Lis Holm", email: "lis@example.dk", role: "Leder" });

  // The lead keeps the telephone, decides nothing else, and signs.
  await lead.goto(`/adgang/${shelter}/oplysninger`);
  expect(await lead.getByLabel("Slags").count()).toBe(0);
  await lead.getByLabel("Telefon", { exact: true }).fill("33 12 34 58");
  await lead.getByLabel("Døgnåben").uncheck();
  await lead.getByLabel("Mandag").fill("8-25");
  await lead.getByRole("button", { name: "Gem", exact: true }).click();
  await lead.getByText("Skriv tiden som 8-15").first().waitFor();
  expect(await lead.getByLabel("Telefon", { exact: true }).inputValue()).toBe("33 12 34 58");
  await expectFits(lead, "set-up-unit-wrong");
  await lead.getByLabel("Døgnåben").check();
  await lead.getByRole("button", { name: "Gem", exact: true }).click();
  await saved(lead);
  await lead.getByText("Rettet: telefon").waitFor();
  await lead.getByText("Skriv under for København", { exact: false }).first().click();
  await lead.getByRole("button", { name: "Skriv under for København" }).click();
  await lead.getByText(/København: underskrevet af Lis Holm/).waitFor();
  await expectFits(lead, "set-up-signed");

  await lead.goto("/adgang");
  const worker = await invite(lead, { name: "Bo Lund", email: "bo@example.dk", role: "Medarbejder" });
  const name = aName();
  await worker.goto("/nogen-staar-her");
  await openCourse(worker, { name, needs: ["Sår eller sygepleje"] });
  await worker.getByLabel("Akutmodtagelsen", { exact: true }).waitFor();
  await worker
    .getByText(/33 12 34 57 · Sig, at I kommer fra Stafet/)
    .first()
    .waitFor();
  await askDoors(worker, ["Akutmodtagelsen"], "Kan I se på et sår?");
  await worker.goto("/adgang/organisationer");
  expect(await worker.getByText("Åkær Kommune").count()).toBe(0);
});
