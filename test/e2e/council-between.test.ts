import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";
const SECRETARY = "ulla-ravnholt";

async function looked(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** The agenda of the council's own called meeting, found by an item of its. */
async function toAgenda(page: Page): Promise<void> {
  await page.goto(COUNCIL);
  await page
    .getByRole("link", { name: /\d{4}$/ })
    .first()
    .waitFor();
  for (const row of await page.locator("li.row-item", { hasText: "Indkaldt" }).all())
    if ((await row.getByText("Varmestuen på havnen").count()) > 0) {
      await row.getByRole("link").first().click();
      break;
    }
  await page.getByRole("link", { name: "Dagsorden", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /^Dagsorden/ }).waitFor();
}

test("a dialogue is begun from an item of the agenda, written in by a member, and what came of an earlier one is put into the item", async () => {
  const page = await openPage({ as: SECRETARY, javaScript: false, path: COUNCIL });
  await toAgenda(page);
  await page.getByRole("link", { name: "Besøg i varmestuen" }).click();
  const title = `Hvad tager vi med? ${Date.now()}`;
  await page.getByText("Begynd en drøftelse").click();
  await page.getByLabel("Om hvad").fill(title);
  await page.getByLabel("Spørgsmål til rådet").fill("Skal vi tage noget med, når vi kommer på besøg?");
  const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Sidste dag").fill(inTenDays);
  await page.getByRole("button", { name: "Begynd", exact: true }).click();
  await page.getByRole("link", { name: title }).waitFor();
  await looked(page, "council-item-dialogue-1280");

  const member = await openPage({
    as: "line-asferg",
    width: PHONE,
    javaScript: false,
    path: `${COUNCIL}/droeftelser`,
  });
  await looked(member, "council-dialogues-390");
  await member.getByRole("link", { name: title }).click();
  await member.getByText(/^Det er om et punkt på dagsordenen/).waitFor();
  await member.getByLabel("Dine ord").fill("Kaffe, og tid.");
  await member.getByRole("button", { name: "Skriv", exact: true }).click();
  await member.getByText("Dit bidrag står der nu.").waitFor();
  await looked(member, "council-dialogue-on-item-390");

  await toAgenda(page);
  await page.getByRole("link", { name: "Valg til følgegruppen" }).click();
  await page.getByText("Den bliver aldrig offentlig.").waitFor();
  await page.getByRole("link", { name: "Før mødet: hvad skal vi nå?" }).click();
  const summary = `Én, der kender natten. ${Date.now()}`;
  await page.getByRole("textbox", { name: "Det kom der ud af det" }).fill(summary);
  await page.getByRole("button", { name: "Gem opsamlingen" }).click();
  await page.getByText("Opsamlingen er gemt.").waitFor();
  expect(await page.getByRole("button", { name: "Gør offentlig" }).count()).toBe(0);
  await page.getByRole("button", { name: "Sæt opsamlingen ind i sagsfremstillingen" }).click();
  await page.getByText("Opsamlingen står nu i punktet.").waitFor();
  await looked(page, "council-dialogue-taken-1280");
  await page.getByRole("link", { name: /^punkt \d+, Valg til følgegruppen/ }).click();
  await page.getByRole("textbox", { name: "Sagsfremstilling" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Sagsfremstilling" }).inputValue()).toContain(summary);
});

test("everybody reads what came of a dialogue beside its open item, and nothing of one about a closed item", async () => {
  const page = await openPage({ width: PHONE, javaScript: false, path: `${COUNCIL}/droeftelser` });
  await page.getByRole("link", { name: "Før mødet: hvad skal vi nå?" }).waitFor();
  expect(await page.getByRole("link", { name: "Før mødet: hvad skal vi nå?" }).count()).toBe(1);
  expect(await page.getByText("Valg til følgegruppen").count()).toBe(0);
  await page.getByRole("link", { name: /^punkt \d+, Natten på havnen/ }).click();
  await page.getByText("Skriftlig drøftelse:").waitFor();
  await looked(page, "council-agenda-dialogue-390");
  await page.getByRole("link", { name: "Før mødet: hvad skal vi nå?" }).click();
  await page.getByText("hvem der har ansvaret for døren hver nat").waitFor();
  await looked(page, "council-dialogue-public-390");
});

test.each([PHONE, DESKTOP])(
  "a joint meeting is found at the body that comes to it, and leads to the one meeting, at %i px",
  async (width) => {
    const path = "/raad/sundhedsraadet-storvang";
    const page = await openPage({ width, javaScript: false, path });
    const row = page.locator("li.row-item", {
      hasText: "Fælles møde, som Udsatterådet i Region Havlund holder",
    });
    await row.waitFor();
    await looked(page, `council-guest-${width}`);
    await row.getByRole("link").click();
    await page.getByText("Hvem passer på om natten?").waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/raad\/udsatteraadet-havlund\//);
    const day = /(\d{4})-\d\d-\d\d/.exec(page.url())?.[1];
    await page.goto(`${path}/aarsplan?aar=${day}`);
    await row.getByRole("link").waitFor();
    await looked(page, `council-guest-plan-${width}`);
    const calendar = await page.request.get(`${path}/moeder.ics`);
    expect([calendar.status(), calendar.headers()["content-type"]]).toEqual([
      200,
      "text/calendar; charset=utf-8",
    ]);
    expect(await calendar.text()).toContain("Udsatterådet i Region Havlund");
  },
);

test("an administrator makes a council with its first secretary, who keeps its papers; the administrator does not", async () => {
  const page = await openPage({
    ...{ as: "palle-rosenvang", javaScript: false, path: "/adgang/organisationer" },
    expectStatus: [400, 404],
  });
  await page.getByRole("link", { name: "Nyt råd" }).click();
  const slug = `udvalget-${Date.now()}`;
  await page.getByLabel("Navn", { exact: true }).fill(`Udvalget ${slug}`);
  await page.getByLabel("Navn i adressen").fill(slug);
  await page.getByLabel("Slags").selectOption({ label: "Udvalg" });
  await page.getByLabel("Region", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Sekretærens navn").fill("Nina Ny");
  await page.getByLabel("E-mailadressen, sekretæren logger ind med").fill("ingen@eksempel.dk");
  await page.getByRole("button", { name: "Opret rådet" }).click();
  await page.getByText("Vi kender ingen med den e-mailadresse").first().waitFor();
  await looked(page, "council-new-body-1280");
  await page.getByLabel("Sekretærens navn").fill("");
  await page.getByLabel("E-mailadressen, sekretæren logger ind med").fill("");
  await page.getByRole("button", { name: "Opret rådet" }).click();
  await page.waitForURL((url) => url.pathname === `/raad/${slug}/medlemmer`);
  await page.getByRole("heading", { level: 1, name: /Udvalget/ }).waitFor();
  expect(await page.getByText("Skriv et nyt medlem på").count()).toBe(0);
});
