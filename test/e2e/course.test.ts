import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, askDoors, askRow, expectHeading, formWith, openCourse } from "./steps.ts";

const NARROW = 320;
const NURSE = "sara-mikkelsen";
const SHELTER = "mette-kaas";
const SLEEP = "Et sted at sove i nat";
const TEETH = "Tænder";
const ON_THE_RELAY = /De, der er på stafetten/;

interface Begun {
  page: Page;
  name: string;
  /** The course's own address. */
  course: string;
}

/** The emergency nurse has opened a course and stands on its page. */
async function begun(
  needs: readonly string[] = [SLEEP],
  visit: Partial<Parameters<typeof openPage>[0]> & { consent?: RegExp } = {},
): Promise<Begun> {
  const { consent = ON_THE_RELAY, ...how } = visit;
  const page = await openPage({ as: NURSE, javaScript: false, ...how });
  const name = aName();
  await openCourse(page, { name, needs, consent });
  const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
  await page.goto(course);
  return { page, name, course };
}

/** The nurse has asked Herberget Nordlys; gives the words it was asked with. */
async function askedShelter({ page, course }: Begun): Promise<string> {
  const message = `Besked ${aName()}`;
  await page.goto(course.replace("/forloeb/", "/nogen-staar-her/"));
  await askDoors(page, ["Herberget Nordlys"], message);
  await page.goto(course);
  return message;
}

const shelterPage = (visit: Partial<Parameters<typeof openPage>[0]> = {}) =>
  openPage({ as: SHELTER, javaScript: false, path: "/min-vagt", ...visit });

const accept = (page: Page, message: string) =>
  askRow(page, message)
    .getByRole("button", { name: /^Tag imod/ })
    .click();

const done = (page: Page, words: string) => page.getByRole("alert").filter({ hasText: words }).waitFor();

test.each([
  [NARROW, "da"],
  [PHONE, "en"],
  [DESKTOP, "da"],
] as const)(
  "every course of those on duty is whole and accessible at %i px in %s",
  { timeout: 120_000 },
  async (width, lang) => {
    for (const as of [SHELTER, "hanne-ravnkilde", "troels-hammer"]) {
      const page = await openPage({ as, width, lang, path: "/min-vagt" });
      const links = await page
        .locator('a[href^="/forloeb/"]')
        .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("href") ?? ""))]);
      expect(links.length).toBeGreaterThan(0);
      for (const [n, path] of links.slice(0, 4).entries()) {
        await page.goto(path);
        if (n < 2) await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await screenshot(page, `course-${as}-${n}-${width}-${lang}`);
      }
    }
  },
);

test.each([
  [NARROW, "da"],
  [DESKTOP, "en"],
] as const)(
  "every small page around a course is whole and accessible at %i px in %s",
  async (width, lang) => {
    const { page, course } = await begun([SLEEP], { width });
    await page.context().addCookies([{ name: "sprog", value: lang, url: page.url() }]);
    const link = await page.locator('a[href*="/naeste-skridt?behov="]').first().getAttribute("href");
    const need = link?.split("?")[1];
    const pages = ["naeste-skridt", "afslut", "mangler-tilbud"].map((name) => `${name}?${need}`);
    for (const path of [...pages, "kontakt", "moed-mig", "samtykke", "journal"]) {
      await page.goto(`${course}/${path}`);
      expect(page.url(), "the page is offered").toContain(path);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `course-${path.split("?")[0]}-${width}-${lang}`);
    }
  },
);

test("who has the baton, their phone and what comes next stand first; one press is the main one", async () => {
  const { page } = await begun();
  const strip = page.getByLabel("Hvem har stafetten");
  expect(await strip.textContent()).toMatch(/Stafetten er hos Akutmodtagelsen.*åbent nu.*siden i dag/);
  expect(await strip.locator('a[href^="tel:"]').count()).toBe(1);
  expect(await page.locator(".button-primary").count()).toBe(1);
  await page.getByText(`${SLEEP}: ingen dør er spurgt endnu.`).waitFor();
  await page.getByLabel("Det næste").getByRole("link", { name: "Spørg en dør" }).click();
  await expectHeading(page, /Spørg en dør/);
});

test("by keyboard alone: to the main action, and a next step written", async () => {
  const { page } = await begun([SLEEP], { javaScript: true });
  const press = async (name: string) => {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
      if (focused.startsWith(name)) return page.keyboard.press("Enter");
    }
    throw new Error(`No way to ${name} by keyboard`);
  };
  await press("Næste skridt");
  await page.waitForURL(/naeste-skridt/);
  await page.getByLabel("Hvad sker der?").focus();
  await page.keyboard.type("Ringer til natcaféen");
  await page.keyboard.press("Enter");
  await done(page, "Næste skridt er skrevet ned.");
  await page.getByText("Ringer til natcaféen").first().waitFor();
});

test("mød mig sådan: written in the citizen's words, and read by the next door, which says so", async () => {
  const start = await begun([SLEEP], { expectStatus: [400] });
  const { page } = start;
  await page.getByRole("link", { name: "Skriv det ned" }).click();
  await page.getByRole("button", { name: "Gem" }).click();
  await page.getByText("Skriv noget i mindst ét felt.").first().waitFor();
  await page.getByLabel(/^Det hjælper mig/).fill("Lad døren stå åben.\nKaren må komme med.");
  await page.getByRole("button", { name: "Gem" }).click();
  await done(page, "Skrevet ned.");

  const message = await askedShelter(start);
  const shelter = await shelterPage({ width: PHONE });
  await accept(shelter, message);
  await shelter.getByText("Lad døren stå åben.").waitFor();
  await shelter.getByRole("button", { name: "Vi har læst det" }).click();
  await done(shelter, "Noteret, at I har læst det.");
  await shelter.getByText("I har læst det · læst af 2 døre").waitFor();
  expect(await shelter.getByRole("button", { name: "Vi har læst det" }).count()).toBe(0);
}, 60_000);

test("a question is answered on the course page; of two who answer, the second keeps what was written", async () => {
  const start = await begun([SLEEP], { expectStatus: [400, 409] });
  const message = await askedShelter(start);
  const shelter = await shelterPage();
  const row = askRow(shelter, message);
  await row.locator("summary").click();
  await row.getByLabel("Hvad vil I spørge om?").fill("Har han en hund med?");
  await row.getByRole("button", { name: "Send spørgsmålet" }).click();

  const { page, course } = start;
  const colleague = await openPage({ as: NURSE, javaScript: false, path: course, expectStatus: [409] });
  await page.goto(course);
  await page.getByLabel("Det næste").getByRole("link", { name: "Svar" }).click();
  await page.getByRole("button", { name: "Send svaret" }).click();
  await page.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Jeres svar").fill("Ja, en lille en");
  await page.getByRole("button", { name: "Send svaret" }).click();
  await done(page, "Svaret er sendt.");

  await colleague.getByLabel("Jeres svar").fill("Nej, men en kat");
  await colleague.getByRole("button", { name: "Send svaret" }).click();
  await colleague.getByText("Det kunne ikke lade sig gøre. Intet er gået tabt.").waitFor();
  await colleague.getByText("Nej, men en kat").waitFor();
  await expectAccessible(colleague);
  await screenshot(colleague, "course-answered-first");
}, 60_000);

test("shown on: the next door is ready to send in one press; another is thrown away", async () => {
  const start = await begun();
  const message = await askedShelter(start);
  const shelter = await shelterPage();
  await askRow(shelter, message)
    .getByRole("link", { name: /^Vis videre/ })
    .click();
  await shelter.getByLabel("Hvorfor kan I ikke?").selectOption("noCapacity");
  const doors = shelter.locator('input[name="nextDoors"]');
  for (const n of [0, 1]) await doors.nth(n).check();
  await shelter.getByRole("button", { name: "Vis videre" }).click();
  await shelter.waitForURL(/min-vagt/);

  const { page, course } = start;
  await page.goto(course);
  await page.getByText("Herberget Nordlys viste videre").waitFor();
  const drafts = page.locator(".ask-draft");
  expect(await drafts.count()).toBe(2);
  await expectAccessible(page);
  await screenshot(page, "course-drafts");
  await drafts
    .first()
    .getByRole("button", { name: /^Send til/ })
    .click();
  await done(page, "Sendt.");
  await drafts.first().locator("summary").click();
  await drafts.first().getByRole("button", { name: "Ja, smid væk" }).click();
  await done(page, "Kladden er smidt væk.");
  expect(await drafts.count()).toBe(0);
}, 60_000);

test("a door outside is heard from again: not yet needs a day, received ends the need", async () => {
  const { page } = await begun([TEETH], { expectStatus: [400] });
  await page.getByRole("link", { name: `Ring og notér (${TEETH})` }).click();
  await page.getByLabel("Hvem ringede du til?").fill("Tandlægerne på torvet");
  await page.getByLabel("Ja, de tager imod").check();
  await page.getByLabel("Hvem sagde ja?").fill("Hanne");
  await page
    .getByRole("group", { name: "Er det aftalt med borgeren?" })
    .getByLabel("Ja", { exact: true })
    .check();
  await page.getByRole("button", { name: "Gem opkaldet" }).click();
  await page.getByText("Tandlægerne på torvet sagde ja ved Hanne").waitFor();

  await page.getByRole("link", { name: "Notér, hvad de siger: Tandlægerne på torvet" }).click();
  await page.getByLabel("Ikke endnu").waitFor();
  await expectAccessible(page);
  await page.getByLabel("Ikke endnu").check();
  await page.getByLabel("Hvornår hører I igen?").fill("");
  await page.getByRole("button", { name: "Notér svaret" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Ikke endnu").isChecked()).toBe(true);

  await page.getByLabel("Borgeren er modtaget").check();
  await page.getByRole("button", { name: "Notér svaret" }).click();
  await done(page, "Noteret.");
  await page.getByText("Alle behov er landet.").waitFor();
  await page.getByText("Afsluttede behov (1)").click();
  await page.getByRole("link", { name: `Åbn behovet igen (${TEETH})` }).click();
  await page.getByLabel("Hvad er nyt?").fill("Fyldningen er faldet ud");
  await page.getByRole("button", { name: "Åbn behovet igen" }).click();
  await done(page, "Behovet er åbent igen.");
}, 60_000);

test("a contact is a dot on the line; a need ends for a reason that lands, or rests while an offer is missing", async () => {
  const { page } = await begun([SLEEP, TEETH], { expectStatus: [400] });
  await page.getByRole("link", { name: "Notér en kontakt" }).last().click();
  await page.getByLabel("Vi ledte, men fandt ikke borgeren").check();
  await page.getByRole("button", { name: "Notér" }).click();
  await done(page, "Kontakten er noteret.");
  expect(await page.locator(".relay-way").textContent()).toContain("ledt efter 1 gang");

  const need = page.locator("article.need").filter({ hasText: SLEEP });
  await need.locator("details.more > summary").click();
  await need.getByRole("link", { name: "Her mangler et tilbud" }).click();
  await page.getByLabel("Hvad mangler?").fill("Et sted, hvor en hund må sove med");
  await page.getByLabel("Hvad gør I imens?").fill("En stol i venteværelset");
  await page.getByRole("button", { name: "Skriv det på kortet" }).click();
  await done(page, "Det er registreret, at der mangler et tilbud.");
  await need.getByText("Der mangler et tilbud. Ses på igen:").waitFor();

  const teeth = page.locator("article.need").filter({ hasText: TEETH });
  await teeth.locator("details.more > summary").click();
  await teeth.getByRole("link", { name: "Afslut behovet" }).click();
  await page.getByLabel("Det er ikke længere aktuelt").check();
  await page.getByRole("button", { name: "Afslut behovet" }).click();
  await page.getByRole("alert").waitFor();
  await expectAccessible(page);
  await page.getByLabel("Fortæl kort").fill("Er trukket ud på sygehuset");
  await page.getByRole("button", { name: "Afslut behovet" }).click();
  await done(page, "Behovet er afsluttet.");
  expect(await page.locator("article.need").count()).toBe(1);
}, 60_000);

test("what the citizen lets others know is said in three sentences, and taken back in one step", async () => {
  const { page, name, course } = await begun([SLEEP], { consent: /Ikke nu/ });
  await page.getByText("Ikke nu. Borgeren vil ikke have, at der deles.").waitFor();
  const stranger = await openPage({ as: "lone-bastholm", javaScript: false, path: course });
  await expectHeading(stranger, "Forløbet er ikke åbent for jer");
  expect(await stranger.locator("main").textContent()).not.toContain(name);
  await expectAccessible(stranger);
  await screenshot(stranger, "course-closed-nothing");

  await page.getByRole("link", { name: "Skriv, hvad borgeren siger" }).click();
  const sentences = formWith(page, "Skriv det ned");
  await sentences.getByLabel("De, der er på stafetten, må vide det").check();
  await sentences.getByLabel("Mundtligt").check();
  await sentences.getByLabel("Hvem hørte det?").fill("Karen fra varmestuen");
  await sentences.getByRole("button", { name: "Skriv det ned" }).click();
  await done(page, "Skrevet ned. Det gælder fra nu.");
  await stranger.goto(course);
  await stranger.getByRole("button", { name: "Borgeren har ringet eller skrevet" }).click();
  await expectHeading(stranger, `Kendes som ${name}`);

  await page.getByRole("link", { name: "Skriv, hvad borgeren siger" }).click();
  await page.getByText("Tag det tilbage …").click();
  await page.getByRole("button", { name: "Ja, det er taget tilbage" }).click();
  await done(page, "Borgeren har taget det tilbage.");
  await stranger.goto(course);
  await expectHeading(stranger, "Forløbet er ikke åbent for jer");
}, 60_000);

test("the citizen came to another door: it says so, sees whom to ring, and may then take over", async () => {
  const { course, name } = await begun();
  const page = await openPage({ as: SHELTER, javaScript: false, width: PHONE, path: course });
  await page.getByRole("button", { name: "Borgeren står her nu" }).click();
  await expectHeading(page, `Kendes som ${name}`);
  await page.getByLabel("Hvem har stafetten").locator('a[href^="tel:"]').waitFor();
  expect(await page.getByRole("link", { name: "Tag over" }).count()).toBe(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "course-closed-door");
  await page.getByLabel(/Vil du skrive noget til dem/).fill("Sidder i køkkenet");
  await page.getByRole("button", { name: "Borgeren er her" }).click();
  await done(page, "Noteret. Den, der har stafetten, har fået det at vide.");
  await page.getByRole("link", { name: "Tag over" }).click();
  await page.getByLabel("Hvorfor tager I over?").fill("Bor hos os nu");
  await page
    .getByRole("group", { name: "Er det aftalt med borgeren?" })
    .getByLabel("Ja", { exact: true })
    .check();
  await page.getByRole("button", { name: "Vi tager over" }).click();
  await expectHeading(page, name);
  expect(await page.getByLabel("Hvem har stafetten").textContent()).toContain("Herberget Nordlys");
}, 60_000);

test("one text for the record, in both languages, whole on paper", async () => {
  const { page, name, course } = await begun();
  await page.getByRole("link", { name: "Kopiér til journal" }).click();
  const field = page.getByLabel("Tekst til journal");
  expect(await field.inputValue()).toContain(`Borger: ${name}`);
  expect(await field.getAttribute("readonly")).not.toBeNull();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("main").innerText()).toContain("Stafetten flytter ikke myndighed");
  await page.context().addCookies([{ name: "sprog", value: "en", url: page.url() }]);
  await page.goto(`${course}/journal`);
  expect(await page.getByLabel("Text for the record").inputValue()).toContain(`Citizen: ${name}`);
});

test("a course nobody has looks like one that is not open to the reader", async () => {
  const path = "/forloeb/01900000-0000-7000-8000-000000000000";
  const page = await openPage({ as: NURSE, javaScript: false, path });
  await expectHeading(page, "Forløbet er ikke åbent for jer");
});
