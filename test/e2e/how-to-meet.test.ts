import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, askDoors, formWith, openAnswer, openCourse } from "./steps.ts";

// How the citizen wants to be met, under its headings, and a day that was hard: from helper to helper, and with the citizen.

const NEED = "Et sted at sove i nat";
const PIN = "482913";
const CONSENT = /De, der er på stafetten/;

const staff = (as: string, width?: number) =>
  openPage({
    as,
    javaScript: false,
    expectStatus: [400, 403, 404, 409],
    ...(width === undefined ? {} : { width }),
  });

/** A course of the shelter's, where those on the relay may know; where it is, and whose. */
async function aCourse(page: Page): Promise<{ name: string; path: string }> {
  const name = aName();
  await openCourse(page, { name, needs: [NEED], consent: CONSENT });
  const path = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
  return { name, path };
}

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

const save = (page: Page) => page.getByRole("button", { name: "Gem", exact: true }).click();

/** The citizen's own pages, on a narrow phone without script. */
async function withCard(helper: Page, path: string): Promise<Page> {
  await helper.goto(`${path}/kort`);
  await helper.getByLabel("PIN, seks cifre").fill(PIN);
  await helper.getByRole("button", { name: "Giv et kort" }).click();
  await helper.getByText("Kortet er klar.").waitFor();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await helper.locator("main").innerText())?.[0] ?? "";
  const page = await openPage({
    width: 320,
    javaScript: false,
    path: `/kort/${code}`,
    expectStatus: [400, 409],
  });
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Vis min side" }).click();
  await page.waitForURL("**/min-stafet");
  return page;
}

test("two helpers write at once: the second is told, sees both, and loses nothing; then the citizen says that it fits", async () => {
  const [mette, other] = [await staff("mette-kaas"), await staff("mette-kaas", PHONE)];
  const { path } = await aCourse(mette);
  for (const page of [mette, other]) await page.goto(`${path}/moed-mig`);
  await whole(other, "moed-mig-390");
  await mette.getByLabel(/^Det hjælper mig/).fill("En kop te først");
  await save(mette);
  await mette.getByText("Skrevet ned.").first().waitFor();
  await mette.getByText(/ikke set af borgeren endnu/).waitFor();

  await other.getByLabel(/^Det gør mig bange/).fill("Lukkede døre");
  await save(other);
  await other
    .getByText(/En anden har rettet det imens/)
    .first()
    .waitFor();
  await other.getByText("En kop te først").first().waitFor();
  expect(await other.getByLabel(/^Det gør mig bange/).inputValue()).toBe("Lukkede døre");
  await whole(other, "moed-mig-meanwhile-390");
  expect(await other.getByLabel(/^Det hjælper mig/).inputValue()).toBe("En kop te først");
  await save(other);
  await other.getByText("Skrevet ned.").first().waitFor();
  await whole(other, "forloeb-moed-mig-390");
  for (const words of ["En kop te først", "Lukkede døre"]) await other.getByText(words).waitFor();

  await mette.goto(path);
  await mette.getByText("Har borgeren sagt, at det passer?").click();
  await mette.getByLabel("Hvem hørte det?").fill("Amin, herberget");
  await mette.getByRole("button", { name: "Borgeren siger, at det passer" }).click();
  await mette.getByText(/hørt af Amin, herberget/).waitFor();
  await whole(mette, "forloeb-moed-mig");

  const citizen = await withCard(mette, path);
  await citizen.goto("/min-stafet/moed-mig");
  await citizen.getByText("Amin, herberget hørte det.").waitFor();
  await citizen.getByLabel("Det er jeg god til").fill("At lave mad til mange");
  await citizen.getByRole("button", { name: "Gem", exact: true }).click();
  await citizen.getByText("Det er gemt.").waitFor();
  await citizen.getByText("Det har du selv skrevet:").waitFor();
  await whole(citizen, "min-stafet-moed-mig-320");
  await mette.goto(path);
  await mette.getByText("At lave mad til mange").waitFor();
  await mette.getByText(/Skrevet af borgeren selv/).waitFor();

  await mette.getByRole("link", { name: "Skriv nyt" }).click();
  await mette.getByRole("link", { name: "Tidligere udgaver" }).click();
  await mette.getByRole("heading", { name: "Som det står nu" }).waitFor();
  expect(await mette.getByText("En kop te først").count()).toBe(3);
  await whole(mette, "moed-mig-udgaver");
  await mette.goto(`${path}/moed-mig/ark`);
  await mette.getByRole("heading", { name: "Det er jeg god til" }).waitFor();
  await whole(mette, "moed-mig-ark");
}, 60_000);

test("who is asked reads how to meet them before answering, where the citizen lets them, and first of all afterwards", async () => {
  for (const consent of [CONSENT, /Kun jer her/]) {
    const nurse = await staff("sara-mikkelsen");
    const [name, message] = [aName(), `Besked ${aName()}`];
    await openCourse(nurse, { name, needs: [NEED], consent });
    await askDoors(nurse, ["Herberget Nordlys"], message);
    await nurse.goto(`/forloeb/${new URL(nurse.url()).pathname.split("/").at(-1)}/moed-mig`);
    await nurse.getByLabel(/^Sådan kan I tale med mig/).fill("Stille, én ad gangen");
    await save(nurse);
    const shelter = await staff("mette-kaas", PHONE);
    await openAnswer(shelter, message);
    const shared = consent === CONSENT;
    expect(await shelter.getByText("Stille, én ad gangen").count()).toBe(shared ? 1 : 0);
    if (!shared) continue;
    await whole(shelter, "svar-moed-mig-390");
    await shelter.getByRole("button", { name: /^Tag imod/ }).click();
    await shelter.waitForURL("**/forloeb/**");
    await shelter.getByText("Stille, én ad gangen").waitFor();
    await shelter.getByRole("button", { name: "Vi har læst det" }).click();
    await shelter
      .getByText(/I har læst det/)
      .first()
      .waitFor();
  }
}, 60_000);

test("a hard day: written without labels, read and answered by the citizen, put right, and ended by the leader", async () => {
  const mette = await staff("mette-kaas", PHONE);
  const { path } = await aCourse(mette);
  await mette.goto(path);
  await mette.getByRole("link", { name: "Skriv en tryghedsnote" }).click();
  await mette.getByLabel("Hvad skete der?").fill("Han var voldelig ved døren");
  await save(mette);
  await mette.getByRole("link", { name: /Skriv, hvad der gav ro/ }).waitFor();
  await mette.getByRole("link", { name: "Vælg en af mulighederne" }).waitFor();
  await mette
    .getByText(/Skriv hellere, hvad der blev gjort/)
    .first()
    .waitFor();
  await whole(mette, "tryghed-hint-390");
  await mette.getByLabel(/^Hvad gav ro/).fill("Døren blev åbnet");
  await mette.getByLabel("Ja", { exact: true }).check();
  await mette.getByLabel("Hvad siger borgeren selv?").fill("Jeg kunne ikke komme ud");
  await mette.getByLabel("Hvad skete der?").fill("Han slog på døren, da den blev låst");
  await save(mette);
  await mette.getByText("Skrevet ned. Borgeren kan læse det og svare.").first().waitFor();
  await mette.getByRole("heading", { name: "Hvis det bliver svært" }).waitFor();
  await whole(mette, "forloeb-tryghed-390");

  const citizen = await withCard(mette, path);
  await citizen.goto("/min-stafet/moed-mig");
  await citizen.getByRole("link", { name: "Om en svær dag" }).click();
  await citizen.getByText("Han slog på døren, da den blev låst").waitFor();
  await citizen.getByRole("button", { name: "Send mit svar" }).click();
  await citizen.getByRole("alert").waitFor();
  await citizen.getByLabel("Hvad siger du til det?").fill("<b>Der var ild</b> i gangen");
  await citizen.getByRole("button", { name: "Send mit svar" }).click();
  await citizen.getByText("Det er gemt.").waitFor();
  await citizen.getByText("<b>Der var ild</b> i gangen").waitFor();
  await whole(citizen, "min-stafet-tryghed-320");

  await mette.goto(path);
  await mette.getByText("<b>Der var ild</b> i gangen").waitFor();
  await mette.getByRole("link", { name: "Ret, afslut eller skriv borgerens svar" }).click();
  await whole(mette, "tryghedsnote-390");
  const correct = formWith(mette, "Gem det rettede");
  await correct.getByLabel("Hvad skete der?").fill("Han slog på døren. Alarmen var gået.");
  await correct.getByRole("button", { name: "Gem det rettede" }).click();
  await mette.getByText("Han slog på døren. Alarmen var gået.").waitFor();
  await mette.getByText("<b>Der var ild</b> i gangen").waitFor();
  await mette.getByRole("link", { name: "Ret, afslut eller skriv borgerens svar" }).click();
  const end = formWith(mette, "Afslut noten");
  await end.getByLabel("Hvorfor?").fill("Døren låses ikke mere");
  await end.getByRole("button", { name: "Afslut noten" }).click();
  await mette.getByText("Noten er afsluttet og vises ikke mere.").first().waitFor();
  expect(await mette.getByRole("heading", { name: "Hvis det bliver svært" }).count()).toBe(0);
  await citizen.goto("/min-stafet/tryghed");
  await citizen.getByText("Der er ikke skrevet noget.").waitFor();
}, 60_000);
