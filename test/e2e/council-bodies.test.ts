import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";
const inDays = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

async function looked(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

test("the secretary writes who sits, gives somebody another role, and everybody sees it by day", async () => {
  const page = await openPage({
    ...{ as: "ulla-ravnholt", javaScript: false, path: `${COUNCIL}/medlemmer` },
    expectStatus: [409],
  });
  await page.getByText("Skriv et nyt medlem på").click();
  const form = page.locator("form.command");
  await form.getByLabel("Navn").fill("Bodil Enghave");
  await form.getByLabel("Rolle").selectOption({ label: "Medlem" });
  await form.getByLabel("For hvem").fill("Gadens Venner");
  await form.getByLabel("Fra og med").fill(inDays(-10));
  await page.getByRole("button", { name: "Skriv på" }).click();
  await page.getByText("Medlemmet er skrevet på.").waitFor();
  await looked(page, "council-members-1280");
  await page.getByRole("link", { name: "Ret eller afslut: Bodil Enghave" }).click();
  await looked(page, "council-seat-1280");
  const move = page.locator("form", { has: page.locator('input[value="move"]') });
  await move.getByLabel("Rolle").selectOption({ label: "Formand" });
  await move.getByLabel("Fra og med").fill(inDays(-3));
  await move.getByRole("button", { name: "Gem den nye rolle" }).click();
  await page.getByText("Kurt Bro er formand i den tid").first().waitFor();
  await move.getByLabel("Rolle").selectOption({ label: "Næstformand" });
  await move.getByRole("button", { name: "Gem den nye rolle" }).click();
  await page.getByText("Den nye rolle er skrevet på.").waitFor();

  const anybody = await openPage({ width: PHONE, javaScript: false, path: `${COUNCIL}/medlemmer` });
  const row = (role: string) =>
    anybody.locator("li.row-item", { hasText: "Bodil Enghave" }).filter({ hasText: role });
  await row("Næstformand").waitFor();
  await anybody.getByLabel("Dag", { exact: true }).fill(inDays(-5));
  await anybody.getByRole("button", { name: "Vis", exact: true }).click();
  await row("Medlem").first().waitFor();
  expect(await anybody.getByText("Kan logge ind").count()).toBe(0);
  await looked(anybody, "council-members-390");
});

test("days become meetings, and a member's topic an item on an agenda", async () => {
  const page = await openPage({
    ...{ as: "ulla-ravnholt", javaScript: false, path: `${COUNCIL}/aarsplan` },
    expectStatus: [400],
  });
  await page.getByText("Planlæg dage").click();
  await page.getByLabel("Dage og tider").fill(`${inDays(41)} 9.00-12.00\nsnart`);
  await page.getByRole("button", { name: "Planlæg", exact: true }).click();
  await page.getByText("Skriv en dag og et klokkeslæt").first().waitFor();
  await page.getByLabel("Dage og tider").fill(`${inDays(41)} 9.00-12.00`);
  await page.getByRole("button", { name: "Planlæg", exact: true }).click();
  await page.getByText("Dagene er planlagt.").waitFor();
  const year = inDays(41).slice(0, 4);
  await page.goto(`${COUNCIL}/aarsplan?aar=${year}`);
  await looked(page, "council-plan-1280");
  await page
    .getByRole("button", { name: /^Lav mødet/ })
    .first()
    .click();
  await page.getByText("Mødet er lavet.").waitFor();

  const member = await openPage({
    as: "line-asferg",
    width: PHONE,
    javaScript: false,
    path: `${COUNCIL}/emner`,
  });
  expect(await member.getByRole("button", { name: /^Læg til side/ }).count()).toBe(0);
  await member.getByLabel("Emne", { exact: true }).fill("Ventetid på afrusning");
  await member.getByLabel("Fra hvem").fill("Rusmiddelcentret");
  await member.getByRole("button", { name: "Foreslå" }).click();
  await member.getByText("Emnet er sat på listen.").waitFor();
  await looked(member, "council-topics-390");

  await page.goto(`${COUNCIL}/emner`);
  const topic = page.locator("li.row-item", { hasText: "Ventetid på afrusning" });
  await topic.getByText("Sæt på et møde").click();
  await topic.getByLabel("Møde").selectOption({ index: 1 });
  await topic.getByRole("button", { name: /^Sæt på dagsordenen/ }).click();
  await page.getByText("Emnet er sat på dagsordenen.").waitFor();
  await looked(page, "council-topics-1280");
});

test("a member writes in the dialogue and takes it back; names are chosen; everybody reads what was decided", async () => {
  const member = await openPage({
    as: "line-asferg",
    width: PHONE,
    javaScript: false,
    path: `${COUNCIL}/droeftelser`,
  });
  await member.getByRole("link", { name: "Hvordan måler vi tryghed?" }).click();
  await member.getByLabel("Dine ord").fill("Et ord, jeg fortryder");
  await member.getByRole("button", { name: "Skriv", exact: true }).click();
  await member.getByText("Dit bidrag står der nu.").waitFor();
  await looked(member, "council-dialogue-390");
  await member
    .getByRole("button", { name: /^Tag tilbage: dit/ })
    .last()
    .click();
  await member.getByText("Dit bidrag er taget tilbage.").waitFor();
  expect(await member.getByText("Et ord, jeg fortryder").count()).toBe(0);

  await member.goto(`${COUNCIL}/input`);
  await member.getByRole("link", { name: "Input til den regionale sundhedsplan" }).click();
  await member.getByLabel("Fra hvem").fill("Rusmiddelcentret");
  await member.getByLabel("Input", { exact: true }).fill("Én indgang, der altid svarer.");
  await member.getByRole("button", { name: "Send" }).click();
  await member.getByText("Tak. Dit input står der nu.").waitFor();
  await looked(member, "council-input-390");

  const page = await openPage({ as: "ulla-ravnholt", javaScript: false, path: `${COUNCIL}/udpegninger` });
  await page.getByRole("link", { name: "Møde om den regionale sundhedsplan" }).click();
  const decide = page.locator("form", { has: page.locator('input[value="decide"]') });
  for (const box of await decide.getByRole("checkbox").all()) await box.check();
  await decide.getByLabel("Dag", { exact: true }).fill(inDays(0));
  await decide.getByLabel("Hvilket møde").fill("Mødet i dag");
  await looked(page, "council-nomination-1280");
  await decide.getByRole("button", { name: "Gem beslutningen" }).click();
  await page.getByText("Beslutningen er gemt.").waitFor();
  await page.goto(`${COUNCIL}/input`);
  await page.getByRole("link", { name: "Input til den regionale sundhedsplan" }).click();
  await looked(page, "council-input-1280");
  await page.goto(`${COUNCIL}/afslutning`);
  await looked(page, "council-ending-1280");
  await page.goto(`${COUNCIL}/regler`);
  await page.getByText("Skriv nye regler").click();
  await looked(page, "council-rules-1280");

  const anybody = await openPage({ width: PHONE, javaScript: false, path: `${COUNCIL}/udpegninger` });
  await anybody.getByText(/^Rådet valgte/).waitFor();
  await looked(anybody, "council-nominations-390");
  await anybody.goto(`${COUNCIL}/droeftelser`);
  expect(await anybody.getByText("Hvordan måler vi tryghed?").count()).toBe(0);
  await anybody.getByRole("link", { name: "Må hunden komme med?" }).click();
  await anybody.getByText("mindst ét rum, hvor en hund kan være med").waitFor();
  expect(await anybody.getByText("Hos os har vi to rum").count()).toBe(0);
  await expectAccessible(anybody);
});

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("what everybody may read of a council, at %i px in %s", async (width, lang) => {
  const page = await openPage({ width, lang, javaScript: false, path: `${COUNCIL}/regler` });
  await looked(page, `council-rules-public-${width}-${lang}`);
  for (const [path, name] of [
    ["aarsplan", "plan"],
    ["droeftelser", "dialogues"],
    ["input", "inputs"],
    ["udpegninger", "nominations"],
  ] as const) {
    await page.goto(`${COUNCIL}/${path}`);
    await looked(page, `council-${name}-public-${width}-${lang}`);
  }
});
