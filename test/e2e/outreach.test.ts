import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// The street nurse, out at night with the phone in one hand and no JavaScript: a round is planned and gone, people are met and not found,
// somebody new begins a course, and somebody who wants help is asked for at a door straight from the street.

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

const CONSENT = /De, der er på stafetten/;
const rowOf = (page: Page, text: string) => page.locator("li.row-item").filter({ hasText: text });
const stopOf = (page: Page, place: string) =>
  page.locator("section.sheet").filter({ has: page.getByRole("heading", { level: 2, name: place }) });

/** A round of one's own today, and its name. */
async function plan(page: Page): Promise<{ name: string; stops: [string, string] }> {
  const name = `Runden ${aName().slice(0, 8)}`;
  const stops: [string, string] = [`Broen ${aName().slice(0, 6)}`, `Kiosken ${aName().slice(0, 6)}`];
  await page.goto("/runder/ny/plan");
  await page.getByLabel("Rundens navn").fill(name);
  for (const day of ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"])
    await page.getByLabel(day).check();
  await page.getByLabel("Stop, ét på hver linje").fill(`21:30 ${stops[0]}\n${stops[1]}`);
  await page.getByRole("button", { name: "Gem runden" }).click();
  await page.getByText("Runden er planlagt.").waitFor();
  return { name, stops };
}

/** A course the team has, looked for at a stop of a round. */
async function lookedFor(page: Page, round: string, stop: string): Promise<string> {
  const name = aName();
  await openCourse(page, { name, needs: ["Sår eller sygepleje"], consent: CONSENT });
  const courseId = new URL(page.url()).pathname.split("/").at(-1);
  await page.goto(`/forloeb/${courseId}/kontakt`);
  await page.getByRole("link", { name: "Sæt borgeren på en runde" }).click();
  await page.getByLabel("Ved hvilket stop?").selectOption({ label: `${round}: ${stop}` });
  await page.getByLabel("Hvor findes borgeren tit?").fill("Trappen");
  await page.getByRole("button", { name: "Led efter" }).click();
  await page.getByText("I leder efter borgeren på en runde.").waitFor();
  return name;
}

test("a night round on the phone: not found, met, somebody new, a stop, and what is left the day after", async () => {
  const page = await openPage({ as: "troels-hammer", javaScript: false, width: PHONE, expectStatus: [400] });
  const { name, stops } = await plan(page);
  await whole(page, "runder-phone");
  const [one, two] = [await lookedFor(page, name, stops[0]), await lookedFor(page, name, stops[0])];
  await whole(page, "runder-led-phone");

  await page.goto("/min-vagt");
  await whole(page, "min-vagt-runder-phone");
  await rowOf(page, name).getByRole("link", { name: "Gå runden" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await whole(page, "runde-phone");

  // One tap; said again by the other phone, it is one.
  await rowOf(page, one)
    .getByRole("button", { name: `Ikke fundet i dag: ${one}` })
    .click();
  await page.getByText("Skrevet: ikke fundet i dag. I leder videre.").waitFor();
  await rowOf(page, one).getByText("Ikke fundet i dag. Skrevet af").waitFor();

  // Two taps, and words.
  await rowOf(page, two).getByText("Mødt", { exact: true }).click();
  await whole(page, "runde-moedt-phone");
  await rowOf(page, two).getByLabel("Ord, der hjælper den næste").fill("Vil gerne ses på trappen");
  await rowOf(page, two).getByRole("button", { name: "Vi talte sammen" }).click();
  await page.getByText("Skrevet: I mødtes.").waitFor();
  await rowOf(page, two).getByText("Mødt i dag af").waitFor();

  // Seen, and not met: no number; and then met, and a course begins.
  const coat = `Grøn frakke ${aName().slice(0, 6)}`;
  await page.getByText("Set en, vi ikke har mødt").click();
  await page.getByLabel("Hvordan kender vi dem igen?").fill(`${coat} 20 00 00 31`);
  await page.getByRole("button", { name: "Skriv det" }).click();
  await page.getByText("Skriv ikke telefonnummer, bilnummer").first().waitFor();
  await whole(page, "runde-set-fejl-phone");
  await page.getByLabel("Hvordan kender vi dem igen?").fill(coat);
  await page.getByLabel("Hvor?").selectOption({ label: stops[1] });
  await page.getByRole("button", { name: "Skriv det" }).click();
  await page.getByText("Ordene forsvinder af sig selv.").first().waitFor();
  await stopOf(page, stops[1]).getByRole("link", { name: "Mødt: start et forløb" }).click();
  const met = aName();
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(met);
  await page.getByLabel("Mad, tøj, bad", { exact: true }).check();
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  await page
    .getByRole("heading", { level: 1, name: `${met}: I har stafetten` })
    .or(page.getByRole("heading", { name: "Er det en, I kender?" }))
    .waitFor();
  if (await page.getByRole("heading", { name: "Er det en, I kender?" }).isVisible())
    await page.getByRole("button", { name: "Nej, det er en anden – gem" }).last().click();
  await page.goto("/runder");
  await page.getByRole("link", { name, exact: true }).first().click();
  expect(await page.getByText(coat).count()).toBe(0);

  // One stop done; the rest is left for a reason.
  await stopOf(page, stops[0])
    .getByRole("button", { name: /^Vi har været her/ })
    .click();
  await stopOf(page, stops[0])
    .getByText(/^Været her/)
    .waitFor();
  await page.getByText("Vi går ikke resten").click();
  await page.getByRole("button", { name: "Vejret" }).last().click();
  await page.getByText("Det, der mangler, vises i morgen.").waitFor();
  await stopOf(page, stops[1]).getByText("Mangler: Vejret").waitFor();
  await whole(page, "runde-faerdig-phone");
});

test("straight from the street into assessment: a door is asked, and the team has the baton until it says yes", async () => {
  const page = await openPage({ as: "troels-hammer", javaScript: false, width: PHONE, expectStatus: [400] });
  const { name, stops } = await plan(page);
  const who = await lookedFor(page, name, stops[0]);
  await page.goto("/runder");
  await page.getByRole("link", { name, exact: true }).first().click();
  await rowOf(page, who).getByText("Mødt", { exact: true }).click();
  await rowOf(page, who).getByRole("button", { name: "Vil have hjælp nu" }).click();
  await page.getByRole("heading", { level: 1, name: `Spørg en dør for ${who}` }).waitFor();
  await whole(page, "runde-henvis-phone");
  await page.getByRole("button", { name: "Spørg", exact: true }).click();
  await page.getByRole("alert").first().waitFor();
  await page
    .getByLabel(/^Behandling for rusmidler: /)
    .first()
    .check();
  await page.getByLabel("Ja", { exact: true }).check();
  await page.getByRole("button", { name: "Spørg", exact: true }).click();
  await page.getByText("Døren er spurgt. I har stafetten, til de siger ja.").waitFor();
  await rowOf(page, who).getByRole("link", { name: who }).click();
  await page.getByText("Behandling for rusmidler").first().waitFor();
  await page
    .getByText(/^Stafetten er hos Gadeteamet/)
    .first()
    .waitFor();
  await whole(page, "forloeb-fra-gaden-phone");
});

test("the round of the demonstration is whole on the narrowest phone", async () => {
  const page = await openPage({ as: "troels-hammer", javaScript: false, width: 320, path: "/runder" });
  await whole(page, "runder-320");
  await page.getByRole("link", { name: "Aftenrunden", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Aftenrunden" }).waitFor();
  await whole(page, "runde-320");
  // What was left yesterday can be done today.
  await page.goto("/runder");
  await page.getByRole("link", { name: /^Aftenrunden: mangler fra sidst/ }).click();
  await page.getByText("Du kan stadig notere det, I ikke nåede.").waitFor();
  await stopOf(page, "Vaskeriet i Smedestræde")
    .getByRole("button", { name: /^Vi har været her/ })
    .click();
  await stopOf(page, "Vaskeriet i Smedestræde")
    .getByText(/^Været her/)
    .waitFor();
  await page.goto("/runder");
  expect(await page.getByRole("link", { name: /^Aftenrunden: mangler fra sidst/ }).count()).toBe(0);
});

test("a round is planned, changed by two at once and ended at a desk, in English too", async () => {
  const page = await openPage({ as: "troels-hammer", width: DESKTOP, expectStatus: [400, 409] });
  const { name, stops } = await plan(page);
  await page.context().addCookies([{ name: "sprog", value: "en", url: page.url() }]);
  await page.goto("/runder");
  await page.getByRole("heading", { level: 1, name: "Rounds on the street" }).waitFor();
  await whole(page, "runder-en-desk");
  await page.getByRole("link", { name, exact: true }).first().click();
  const round = new URL(page.url()).pathname;
  await page.goto(`${round}/plan`);
  const other = await page.context().newPage();
  await other.goto(`${round}/plan`);
  await whole(page, "runde-plan-en-desk");
  await page.getByLabel("Stops, one on each line").fill(`22:15 ${stops[1]}\nThe laundry`);
  await page.getByRole("button", { name: "Save the round" }).click();
  await page.getByText("The round is changed.").waitFor();
  await page.goto(round);
  await page.getByRole("heading", { level: 2, name: "The laundry" }).waitFor();
  expect(await page.getByRole("heading", { level: 2, name: stops[0] }).count()).toBe(0);
  // Read before that: said, also where something else was wrong in between – and nothing is written over.
  await other.getByLabel("The round's name").fill("");
  await other.getByRole("button", { name: "Save the round" }).click();
  await other.getByRole("alert").first().waitFor();
  await other.getByLabel("The round's name").fill(`${name} II`);
  await other.getByRole("button", { name: "Save the round" }).click();
  await other
    .getByRole("alert")
    .getByText(/meanwhile|in the meantime/i)
    .waitFor();
  expect(await other.getByLabel("The round's name").inputValue()).toBe(`${name} II`);
  await page.goto(`${round}/plan`);
  await page.getByRole("button", { name: "End the round" }).click();
  await page.getByText("The round has ended.").waitFor();
  expect(await page.getByRole("link", { name, exact: true }).count()).toBe(0);
});
