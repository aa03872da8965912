import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  DESKTOP,
  expectAccessible,
  expectNoSidewaysScroll,
  openPage,
  PHONE,
  screenshot,
  signIn,
} from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";
const SECRETARY = "ulla-ravnholt";

let planned = 9;

/** Plans a meeting in a month so far ahead that nobody else's is there, on a day of its own. Gives its address. */
async function planMeeting(page: Page, month: string): Promise<string> {
  planned += 1;
  const day = `${month}-${planned}`;
  await page.goto(`${COUNCIL}/nyt-moede`);
  await page.getByLabel("Dag", { exact: true }).fill(day);
  await page.getByLabel("Begynder").fill("10:00");
  await page.getByLabel("Slutter").fill("12:00");
  await page.getByLabel("Sted", { exact: false }).first().fill("Salen i Havlund");
  await page.getByRole("button", { name: "Planlæg mødet" }).click();
  await page.getByRole("heading", { level: 1, name: /^Dagsorden/ }).waitFor();
  return new URL(page.url()).pathname.replace(/\/dagsorden$/, "");
}

async function addItem(page: Page, title: string, closedBecause = ""): Promise<void> {
  const form = page.locator("#nyt form");
  await form.getByLabel("Titel").fill(title);
  if (closedBecause !== "") {
    await form.getByRole("radio", { name: "Lukket" }).check();
    await form.getByLabel("Hvorfor er det lukket?").fill(closedBecause);
  }
  await form.getByRole("button", { name: "Sæt på dagsordenen" }).click();
  await page.getByRole("link", { name: title }).waitFor();
}

const decision = (page: Page, title: string) =>
  page.getByRole("region", { name: title }).getByLabel("Beslutning", { exact: true });
const status = (page: Page, title: string) =>
  page.getByRole("region", { name: title }).locator("[data-status]");

/** Nothing gets through from here on, as when the network is gone; the function given back ends it. */
async function cutNetwork(page: Page): Promise<() => Promise<void>> {
  await page.context().route("**/*", (route) => route.abort("aborted"));
  return () => page.context().unroute("**/*");
}

test("the secretary builds an agenda, calls, minutes it with the network cut, has it approved, and makes it public", async () => {
  const page = await openPage({ as: SECRETARY, javaScript: false, path: COUNCIL });
  const address = await planMeeting(page, "2031-05");
  await addItem(page, "Varmen om natten");
  await addItem(page, "Valg af Ida Hemmelig", "Der tales om en person");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Flyt op: Varmen om natten" }).click();
  await page.getByRole("button", { name: "Flyt op: Varmen om natten" }).click();
  expect(await page.locator(".agenda-title").allInnerTexts()).toEqual([
    "1. Varmen om natten",
    "2. Velkomst",
    "3. Godkendelse af referat fra sidst",
    "4. Valg af Ida Hemmelig",
    "5. Næste møde",
  ]);
  await screenshot(page, "meeting-agenda-1280");
  await page.getByRole("link", { name: "Varmen om natten" }).click();
  await page.getByLabel("Sagsfremstilling").fill("Varmestuen lukker klokken ti.");
  await page.getByRole("button", { name: "Gem teksterne" }).click();
  await page.getByLabel("Bilagets titel").fill("Varmestuens tider");
  await page.getByLabel("Link til bilaget").fill("https://havlund.example/tider");
  await page.getByRole("button", { name: "Læg bilag på" }).click();
  await page.getByRole("link", { name: "Varmestuens tider" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "meeting-item-1280");

  await page.goto(`${address}/moede`);
  await expectAccessible(page);
  const everybodys = page.getByRole("link", { name: "Det, alle ser" });
  expect(await everybodys.count()).toBe(0);
  await page.getByRole("button", { name: "Send indkaldelsen" }).click();
  await page.getByText("Indkaldelsen er sendt.").waitFor();
  await everybodys.waitFor();
  await screenshot(page, "meeting-called-1280");
  const anybody = await openPage({ width: PHONE, javaScript: false, path: address });
  await anybody.getByRole("heading", { name: "1. Varmen om natten" }).waitFor();
  await anybody.getByText("Varmestuen lukker klokken ti.").waitFor();
  expect(await anybody.content()).not.toMatch(/Hemmelig|tales om en person/);
  await expectAccessible(anybody);
  await expectNoSidewaysScroll(anybody);
  await screenshot(anybody, "meeting-agenda-public-390");

  await page.goto(`${address}/fremmoede`);
  await page
    .getByRole("group", { name: /Line Asferg/ })
    .getByLabel("Til stede")
    .check();
  await page
    .getByRole("group", { name: /Kurt Bro/ })
    .getByLabel("Afbud")
    .check();
  await page.getByRole("button", { name: "Gem fremmøde" }).click();
  await page.getByText("1 med stemme er til stede", { exact: false }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "meeting-attendance-1280");
  await page.goto(`${address}/moede`);
  await page.getByRole("button", { name: "Begynd mødet" }).click();
  await page.getByRole("heading", { level: 1, name: /^Referat/ }).waitFor();

  const writing = await openPage({ as: SECRETARY, path: `${address}/skriv` });
  await expectAccessible(writing);
  await expectNoSidewaysScroll(writing);
  await decision(writing, "Varmen om natten").fill("Rådet spørger");
  await status(writing, "Varmen om natten").getByText("Gemt").waitFor();
  const restore = await cutNetwork(writing);
  await decision(writing, "Varmen om natten").fill("Rådet spørger kommunen, hvor døren er.");
  await status(writing, "Varmen om natten")
    .getByText(/Ingen forbindelse/)
    .waitFor();
  await screenshot(writing, "meeting-writing-cut-1280");
  await restore();
  await status(writing, "Varmen om natten").getByText("Gemt").waitFor();
  await decision(writing, "Valg af Ida Hemmelig").fill("Ida Hemmelig blev valgt.");
  await status(writing, "Valg af Ida Hemmelig").getByText("Gemt").waitFor();

  await page.goto(`${address}/skriv`);
  await page.getByText("Rådet spørger kommunen, hvor døren er.").waitFor();
  await page.getByRole("button", { name: "Skriv referatet færdigt" }).click();
  await page.getByRole("button", { name: "Send til godkendelse" }).click();
  await page.getByRole("button", { name: "Referatet er godkendt" }).click();
  await page.getByText("Punkt 4 er lukket og vises ikke.").waitFor();
  await expectAccessible(page);
  await screenshot(page, "meeting-approved-1280");
  await page.getByRole("button", { name: "Gør offentligt" }).click();
  await page.getByText("Referatet er offentligt.").waitFor();

  await anybody.goto(address);
  await anybody.getByText("Rådet spørger kommunen, hvor døren er.").waitFor();
  await anybody.getByRole("heading", { name: "4. Lukket punkt" }).waitFor();
  expect(await anybody.content()).not.toContain("Hemmelig");
  await expectAccessible(anybody);

  await page.goto(`${address}/skriv`);
  await decision(page, "Varmen om natten").fill("Rådet spørger kommunen, hvor døren er i juni.");
  // Without scripts each item has a button of its own.
  await page
    .getByRole("region", { name: "Varmen om natten" })
    .getByRole("button", { name: "Gem punktet" })
    .click();
  await page.goto(`${address}/moede`);
  await page.getByLabel("Hvorfor rettes det?").fill("Måneden manglede");
  await page.getByRole("button", { name: "Gør rettelsen gældende" }).click();
  await anybody.goto(address);
  await anybody.getByText(/Rettet den .* fordi: Måneden manglede/).waitFor();
  await anybody.getByText("hvor døren er i juni.", { exact: false }).waitFor();
  await screenshot(anybody, "meeting-minutes-public-390");

  // On paper and in files the same: everybody's edition without what was closed, and the whole for those who sit there.
  for (const file of ["udskrift", "som/fil", "som/word", "som/tekst", "kalender.ics"]) {
    const got = await anybody.request.get(`${address}/${file}`);
    expect(got.status(), file).toBe(200);
    expect(await got.text(), file).not.toMatch(/Hemmelig/);
    const asked = await anybody.request.get(`${address}/${file}?alt=ja`, { maxRedirects: 0 });
    if (file !== "kalender.ics") expect(asked.status(), file).toBe(302);
  }
  await page.goto(`${address}/udskrift?alt=ja`);
  await page.getByRole("heading", { name: "Punkt 4: Valg af Ida Hemmelig" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "meeting-paper-1280");
}, 60_000);

test("what is typed outlives an answer that was lost, the page being closed, and somebody else writing in the same field", async () => {
  const page = await openPage({ as: SECRETARY, path: COUNCIL });
  const address = await planMeeting(page, "2031-06");
  await page.goto(`${address}/skriv`);
  const other = await openPage({ as: SECRETARY, path: `${address}/skriv`, width: PHONE });

  // The words came through; the answer did not. Writing on is no second writer.
  await page.context().route("**/gem", async (route) => {
    await route.fetch();
    await route.abort("aborted");
  });
  await decision(page, "Velkomst").fill("Formanden bød");
  await status(page, "Velkomst")
    .getByText(/Ingen forbindelse/)
    .waitFor();
  await page.context().unroute("**/gem");
  await decision(page, "Velkomst").fill("Formanden bød velkommen.");
  await status(page, "Velkomst").getByText("Gemt").waitFor();

  // The other has not seen that yet, and writes in the same field.
  const restore = await cutNetwork(page);
  await decision(page, "Næste møde").fill("Den første torsdag i maj.");
  await status(page, "Næste møde")
    .getByText(/Ingen forbindelse/)
    .waitFor();
  await decision(other, "Næste møde").fill("Den anden torsdag i maj.");
  await status(other, "Næste møde").getByText("Gemt").waitFor();
  await restore();
  await status(page, "Næste møde")
    .getByText(/samtidig/)
    .waitFor();
  await screenshot(page, "meeting-two-1280");
  await page
    .getByRole("region", { name: "Næste møde" })
    .getByRole("link", { name: "Vælg, hvad der skal stå" })
    .click();
  await page.getByText("Den første torsdag i maj.").waitFor();
  await page.getByRole("button", { name: "Sæt dem efter hinanden" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "meeting-two-settling-1280");
  await page.getByRole("button", { name: "Sæt dem efter hinanden" }).click();
  await page.getByText("Valgt.").waitFor();
  expect(await decision(page, "Næste møde").inputValue()).toBe(
    "Den anden torsdag i maj.\n\nDen første torsdag i maj.",
  );
  await expectNoSidewaysScroll(other);
  await screenshot(other, "meeting-writing-390");

  // Closed while the network was gone: it is there when the page is opened again, and is sent.
  const cut = await cutNetwork(page);
  await decision(page, "Velkomst").fill("Formanden bød velkommen til alle.");
  await status(page, "Velkomst")
    .getByText(/Ingen forbindelse/)
    .waitFor();
  await cut();
  await page.context().route("**/gem", (route) => route.abort("aborted"));
  await page.reload();
  expect(await decision(page, "Velkomst").inputValue()).toBe("Formanden bød velkommen til alle.");
  await page.context().unroute("**/gem");
  await status(page, "Velkomst").getByText("Gemt").waitFor();
});

test("what is typed outlives a session that ends in mid-meeting, and is not sent under somebody else's name", async () => {
  const page = await openPage({ as: SECRETARY, path: COUNCIL, expectStatus: [401, 403, 404] });
  const address = await planMeeting(page, "2031-08");
  await page.goto(`${address}/skriv`);
  const signedOut = () =>
    status(page, "Velkomst")
      .getByText(/Du er logget ud/)
      .waitFor();
  await page.context().clearCookies();
  await decision(page, "Velkomst").fill("Formanden bød velkommen.");
  await signedOut();

  // Somebody else signs in beside.
  const beside = await page.context().newPage();
  const refused = page.waitForResponse((answer) => answer.url().endsWith("/gem") && answer.status() === 401);
  await signIn(beside, "sara-mikkelsen", COUNCIL);
  await refused;
  await signedOut();

  // Whoever wrote signs in again in the other tab: it is sent by itself.
  await page.context().clearCookies();
  await signIn(beside, SECRETARY, `${address}/skriv`);
  await status(page, "Velkomst").getByText("Gemt", { exact: true }).waitFor();
  await beside.reload();
  expect(await decision(beside, "Velkomst").inputValue()).toBe("Formanden bød velkommen.");
}, 60_000);

test("what is typed while somebody else finishes the minutes is shown afterwards: copied, or saved by writing on", async () => {
  const page = await openPage({ as: SECRETARY, path: COUNCIL, expectStatus: [409, 422] });
  const address = await planMeeting(page, "2031-09");
  await page.goto(`${address}/moede`);
  await page.getByRole("button", { name: "Begynd mødet" }).click();
  await page.getByRole("heading", { level: 1, name: /^Referat/ }).waitFor();
  const other = await openPage({ as: SECRETARY, path: `${address}/skriv` });
  await other.getByRole("button", { name: "Skriv referatet færdigt" }).click();
  await other.getByRole("button", { name: "Send til godkendelse" }).waitFor();
  await decision(page, "Velkomst").fill("Formanden bød velkommen.");
  await status(page, "Velkomst")
    .getByText(/Kopiér teksten/)
    .waitFor();

  await page.reload();
  const unsaved = page.getByRole("region", { name: "Det her blev ikke gemt" });
  expect(await unsaved.count()).toBe(1);
  expect(await unsaved.getByRole("textbox").inputValue()).toBe("Beslutning\nFormanden bød velkommen.");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "meeting-unsaved-1280");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await unsaved.getByRole("button", { name: "Kopiér" }).click();
  await unsaved.getByText("Kopieret.").waitFor();
  await unsaved.getByRole("button", { name: "Skriv videre, og gem det" }).click();
  await status(page, "Velkomst").getByText("Gemt", { exact: true }).waitFor();
  await other.goto(`${address}/skriv`);
  expect(await decision(other, "Velkomst").inputValue()).toBe("Formanden bød velkommen.");
}, 60_000);

test.each([PHONE, DESKTOP])(
  "what is typed in an item while somebody else takes it off the agenda is shown afterwards, and put under another, at %i px",
  async (width) => {
    const page = await openPage({ as: SECRETARY, path: COUNCIL, width, expectStatus: [404, 409, 422] });
    const address = await planMeeting(page, "2031-10");
    await addItem(page, "Bussen");
    await page.goto(`${address}/moede`);
    await page.getByRole("button", { name: "Begynd mødet" }).click();
    await page.getByRole("heading", { level: 1, name: /^Referat/ }).waitFor();
    const other = await openPage({ as: SECRETARY, javaScript: false, path: `${address}/dagsorden` });
    await other.getByRole("link", { name: "Bussen" }).click();
    await other.getByText("Tag punktet af dagsordenen").first().click();
    await other.getByRole("button", { name: /^Ja/ }).click();
    await other.getByText("Gemt.").waitFor();
    await decision(page, "Bussen").fill("Rådet vil se en køreplan.");
    await status(page, "Bussen")
      .getByText(/Kopiér teksten/)
      .waitFor();

    await page.reload();
    const unsaved = page.getByRole("region", { name: "Det her blev ikke gemt: Bussen" });
    await unsaved.waitFor();
    expect(await unsaved.getByRole("textbox").inputValue()).toBe("Beslutning\nRådet vil se en køreplan.");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `meeting-unsaved-off-${width}`);
    await unsaved.getByLabel("Sæt ind under").selectOption({ label: "1. Velkomst" });
    await unsaved.getByRole("button", { name: "Sæt ordene ind" }).click();
    await status(page, "Velkomst").getByText("Gemt", { exact: true }).waitFor();
    await other.goto(`${address}/skriv`);
    expect(await decision(other, "Velkomst").inputValue()).toBe("Rådet vil se en køreplan.");
    await page.reload();
    await decision(page, "Velkomst").waitFor();
    expect(await unsaved.count()).toBe(0);
  },
  60_000,
);

/** Minutes in the layout of the councils' own systems, by day. */
const document = (day: string, title: string) => `REFERAT Udsatterådet d. ${day}

Mødedato kl. 14:00

Punkt 1: ${title}

Sagsfremstilling

Rådet talte om det.

Beslutning

Rådet tog det til efterretning.
`;

test("minutes are taken in by the file: two meetings in one, and one that is no document is said to be none", async () => {
  const page = await openPage({ as: SECRETARY, javaScript: false, path: `${COUNCIL}/hent` });
  await expectAccessible(page);
  const two = document("07-03-2019", "Skilte ved døren") + document("04-04-2019", "Bussens tider");
  await page.getByLabel("Filer", { exact: true }).setInputFiles([
    { name: "to møder.txt", mimeType: "text/plain", buffer: Buffer.from(two) },
    { name: "scannet.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 ikke mere") },
  ]);
  await page.getByRole("button", { name: "Læs filerne" }).click();
  await page.getByText("scannet.pdf: Det er ikke en hel PDF.", { exact: false }).waitFor();
  const rows = page.locator("li.row-item", { hasText: "to møder.txt" });
  await rows.nth(1).waitFor();
  expect(await rows.allInnerTexts()).toHaveLength(2);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "council-taken-in-1280");
  await page.getByRole("link", { name: "4. april 2019" }).click();
  await page.getByText("Bussens tider").first().waitFor();
});

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("a body's meetings, agendas and tasks are readable, at %i px in %s", async (width, lang) => {
  const page = await openPage({ as: SECRETARY, width, lang, path: COUNCIL });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `council-body-${width}-${lang}`);
  await page.goto(`${COUNCIL}/opgaver`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `council-tasks-${width}-${lang}`);
  await page.goto(`${COUNCIL}/nyt-moede`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
