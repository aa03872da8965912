import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, expectHeading, openCourse } from "./steps.ts";

const NARROW = 320;
const SLEEP = "Et sted at sove i nat";
const HOME = "Et sted at bo";

/** A course of the emergency nurse's with one need; returns where it is, and where an action about the need is. */
async function aCourse(page: Page, need: string, consent?: RegExp) {
  page.setDefaultTimeout(4000);
  await openCourse(page, { name: aName(), needs: [need], ...(consent ? { consent } : {}) });
  const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
  await page.goto(course);
  const link = await page.locator('a[href*="/spoerg?behov="]').first().getAttribute("href");
  const about = (action: string) => `${course}/${action}?${link?.split("?")[1]}`;
  return { course, about };
}

/** Chooses "Ja" to whether it is agreed with the citizen. */
const agree = (page: Page) =>
  page.getByRole("group", { name: "Er det aftalt med borgeren?" }).getByLabel("Ja", { exact: true }).check();

test.each([NARROW, PHONE, DESKTOP])(
  "every page of a course's actions is whole and accessible at %i px",
  async (width) => {
    const page = await openPage({ as: "sara-mikkelsen", width, javaScript: width !== NARROW });
    const { course, about } = await aCourse(page, SLEEP, /De, der er på stafetten/);
    const pages = {
      ask: about("spoerg"),
      baton: `${course}/spoerg`,
      call: about("ring"),
      link: about("link"),
      passOn: about("fast-modtager"),
      addNeed: `${course}/nyt-behov?soeg=tandpine`,
      close: `${course}/luk`,
      merge: `${course}/saml`,
      callTable: about("faelles-bord"),
    };
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path);
      expect(new URL(page.url()).pathname, name).toBe(path.split("?")[0]);
      if (width !== NARROW) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `course-${name}-${width}`);
    }
  },
);

test("the pages are complete in English", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const { course, about } = await aCourse(page, SLEEP);
  await page.context().addCookies([{ name: "sprog", value: "en", url: page.url() }]);
  await page.goto(about("spoerg"));
  await expectHeading(page, "Ask a door: Somewhere to sleep tonight");
  await page.goto(`${course}/luk`);
  await page.getByText("Need with Akutmodtagelsen").waitFor();
});

test("a door is found by everyday words and asked, seeing what it will see; nothing typed is lost on the way", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false, width: PHONE, expectStatus: [400] });
  const { about } = await aCourse(page, SLEEP, /Kun jer her/);
  await page.goto(about("spoerg"));
  await page.getByText("De ser ikke navnet. Borgeren har ikke sagt ja til at dele det.").waitFor();
  await page.getByLabel("Søg efter en dør").fill("nordlys");
  await page.getByRole("button", { name: "Søg", exact: true }).click();
  await page.waitForURL(/soeg=nordlys/);
  expect(await page.locator('input[name="toUnitIds"]').count()).toBe(1);

  await page.getByLabel("Herberget Nordlys", { exact: true }).check();
  await page.getByLabel("Besked til dem").fill("En seng med plads til en hund");
  await page.getByRole("button", { name: "Spørg", exact: true }).click();
  await page.getByRole("link", { name: "Vælg en af mulighederne" }).waitFor();
  expect(await page.getByLabel("Herberget Nordlys", { exact: true }).isChecked()).toBe(true);
  expect(await page.getByLabel("Besked til dem").inputValue()).toBe("En seng med plads til en hund");
  await expectAccessible(page);
  await screenshot(page, "course-ask-again");

  await agree(page);
  await page.getByRole("button", { name: "Spørg", exact: true }).click();
  await page.getByText("Der er spurgt.").waitFor();
  await page.getByText("Herberget Nordlys er spurgt").waitFor();

  // The same door is not offered twice.
  await page.goto(about("spoerg"));
  await page.getByText("Spurgt og ikke svaret endnu: Herberget Nordlys").waitFor();
  expect(await page.getByLabel("Herberget Nordlys", { exact: true }).count()).toBe(0);
});

test("words that mean something lead to doors that do not carry them in their name", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const { about } = await aCourse(page, SLEEP);
  await page.goto(`${about("spoerg")}&soeg=natvarmestue`);
  expect(await page.getByLabel("Natcaféen Månen", { exact: true }).count()).toBe(1);
  await page.goto(`${about("spoerg")}&soeg=rumskib`);
  await page.getByText("Ingen fundet på ”rumskib”").waitFor();
});

test("of two who ask where one at a time is asked, the second reads why, and keeps what was written", async () => {
  const first = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const { about, course } = await aCourse(first, HOME);
  const second = await openPage({
    as: "sara-mikkelsen",
    javaScript: false,
    path: about("spoerg"),
    expectStatus: [409],
  });
  await first.goto(about("spoerg"));
  for (const page of [first, second]) {
    await page.locator('input[name="toUnitIds"]').first().check();
    await page.getByLabel("Besked til dem").fill("Han vil helst bo på landet");
    await agree(page);
    await page.getByRole("button", { name: "Spørg", exact: true }).click();
  }
  await expectHeading(second, "Det kan ikke længere gøres");
  await second.getByText("kun én dør spørges om ad gangen").waitFor();
  await second.getByText("Han vil helst bo på landet").waitFor();
  await expectAccessible(second);
  await screenshot(second, "course-over");

  // Merely going there leads back to the course.
  await second.goto(about("spoerg"));
  expect(new URL(second.url()).pathname).toBe(course);
});

test("ring og notér: who said yes is asked for, and the baton stays", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false, width: PHONE, expectStatus: [400] });
  const { about } = await aCourse(page, SLEEP);
  await page.goto(about("ring"));
  await page.getByText("Stafetten bliver hos jer").waitFor();
  await page.getByLabel("Hvem ringede du til?").fill("Natcaféen ved havnen");
  await page.getByLabel("Ja, de tager imod").check();
  await agree(page);
  await page.getByRole("button", { name: "Gem opkaldet" }).click();
  await page.getByRole("link", { name: "Skriv, hvem der sagde ja" }).waitFor();
  expect(await page.getByLabel("Hvem ringede du til?").inputValue()).toBe("Natcaféen ved havnen");
  await expectAccessible(page);
  await screenshot(page, "course-call-again");

  await page.getByLabel("Hvem sagde ja?").fill("Kim");
  await page.getByLabel("Deres rolle").fill("nattevagt");
  await page.getByRole("button", { name: "Gem opkaldet" }).click();
  await page.getByText("Opkaldet er noteret.").waitFor();
  await page.getByText("Natcaféen ved havnen sagde ja ved Kim").waitFor();
  await page.getByLabel("Hvem har stafetten").getByText("Akutmodtagelsen").first().waitFor();
});

test("a one-time link is shown once, answered without an account, and says nothing of who it is", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const { about, course } = await aCourse(page, SLEEP, /De, der er på stafetten/);
  await page.goto(about("link"));
  await page.getByLabel("Hvem skal svare?").fill("Natcaféen ved havnen");
  await page.getByLabel("Besked til dem").fill("Har I en seng i nat?");
  await agree(page);
  await page.getByRole("button", { name: "Lav linket" }).click();
  const link = await page.getByLabel("Linket", { exact: true }).inputValue();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "course-link-made");
  await page.goto(course);
  expect(await page.content()).not.toContain(new URL(link).pathname);

  const { pathname } = new URL(link);
  const outside = await openPage({ javaScript: false, width: PHONE, path: pathname, expectStatus: [400] });
  await expectHeading(outside, /spørger jer om noget/);
  expect(await outside.locator("main").innerText()).not.toMatch(/Prøve-/);
  expect(await outside.locator('meta[name="robots"]').getAttribute("content")).toContain("noindex");
  await outside.getByLabel("Ja, vi tager imod").check();
  await outside.getByRole("button", { name: "Send svaret" }).click();
  await outside.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await expectAccessible(outside);
  await screenshot(outside, "outside-again");
  await outside.getByLabel("Dit navn").fill("Kim");
  await outside.getByRole("button", { name: "Send svaret" }).click();
  await expectHeading(outside, "Tak for svaret");
  await expectAccessible(outside);
  await screenshot(outside, "outside-thanks");

  await page.goto(course);
  await page.getByText("Natcaféen ved havnen sagde ja ved Kim").waitFor();
});

test("a link nobody made is met calmly", async () => {
  const page = await openPage({ path: "/svar-udefra/findes-ikke", expectStatus: [404], width: PHONE });
  await expectHeading(page, "Vi kender ikke linket");
  await page.getByText("1-1-2").first().waitFor();
  await expectAccessible(page);
  await screenshot(page, "outside-unknown");
});

test("a need is added, the table called, and the baton given to the standing receiver", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false, expectStatus: [400] });
  const { course, about } = await aCourse(page, SLEEP);
  await page.goto(`${course}/nyt-behov`);
  await page.getByLabel("Borgerens egne ord").fill("Jeg har ondt i en tand");
  await page.getByRole("button", { name: "Skriv behovet på" }).click();
  await page.getByRole("link", { name: /Vælg et behov/ }).waitFor();
  expect(await page.getByLabel("Borgerens egne ord").inputValue()).toBe("Jeg har ondt i en tand");
  await page.getByLabel("Tænder", { exact: true }).check();
  await page.getByLabel("Venter det på et andet behov?").selectOption({ label: SLEEP });
  await page.getByRole("button", { name: "Skriv behovet på" }).click();
  await page.getByText("Jeg har ondt i en tand").waitFor();
  await page.getByText(`Venter på: ${SLEEP}`).waitFor();

  await page.goto(about("faelles-bord"));
  await page.getByLabel("Hvad ønsker borgeren selv?").fill("Et sted med ro");
  await page.getByRole("button", { name: "Indkald" }).click();
  await page.getByText("Et sted med ro").first().waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/faelles-bord\//);

  await page.goto(`${course}/fast-modtager`);
  await page.getByLabel("Besked til dem").fill("Ringet tre steder i nat");
  await agree(page);
  await page.getByRole("button", { name: /^Giv det til/ }).click();
  await page.waitForURL((url) => url.pathname === course);
  await page.goto(`${course}/luk`);
  expect(new URL(page.url()).pathname).toBe(course);
});

test("a course closes when all has landed, and opens again where it left off", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false, expectStatus: [400] });
  const { course, about } = await aCourse(page, SLEEP);
  await page.goto(about("afslut"));
  await page.getByLabel("Behovet er mødt").check();
  await page.getByRole("button", { name: "Afslut behovet" }).click();
  await page.goto(`${course}/luk`);
  await page.getByLabel("Borgeren er landet").check();
  await page.getByRole("button", { name: "Luk forløbet" }).click();
  await page.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await page.getByLabel("Hvordan har borgeren fået det at vide?").fill("Sagt ved døren i morges");
  await page.getByRole("button", { name: "Luk forløbet" }).click();
  await page.getByText("Sagt ved døren i morges").waitFor();

  await page.goto(`${course}/genaabn`);
  await expectAccessible(page);
  await screenshot(page, "course-reopen");
  await page.getByLabel("Hvad er nyt?").fill("Står her igen");
  await page.getByLabel("Mad, tøj, bad", { exact: true }).check();
  await page.getByRole("button", { name: "Åbn igen – vi har stafetten" }).click();
  await page.getByText("Forløbet er åbent igen, og I har stafetten.").waitFor();
});

test("two courses of one person are joined, also when one goes by another name", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const other = aName();
  await openCourse(page, { name: other, needs: [HOME] });
  const { course } = await aCourse(page, SLEEP);
  await page.goto(`${course}/saml`);
  await page.getByLabel("Kendes borgeren også som noget andet?").fill(other);
  await page.getByRole("button", { name: "Led efter det navn" }).click();
  await page.getByLabel(other, { exact: true }).waitFor();
  expect(page.url()).not.toContain(encodeURIComponent(other));
  await expectAccessible(page);
  await screenshot(page, "course-merge-found");
  await page.getByLabel(other, { exact: true }).check();
  await page.getByRole("button", { name: "Læg dem sammen" }).click();
  await page.getByText("De to forløb er lagt sammen her.").waitFor();
  await page.getByRole("heading", { name: HOME }).waitFor();
});

test("a need is taken over by the unit that has the baton", async () => {
  const page = await openPage({ as: "sara-mikkelsen", javaScript: false });
  const { about, course } = await aCourse(page, SLEEP);
  await page.goto(about("fast-modtager"));
  await page.getByLabel("Besked til dem").fill("Vi prøver jer først");
  await agree(page);
  await page.getByRole("button", { name: /^Giv det til/ }).click();
  await page.goto(about("tag-over"));
  await expectHeading(page, `Tag over: ${SLEEP}`);
  await expectAccessible(page);
  await screenshot(page, "course-takeOver");
  await page.getByLabel("Hvorfor tager I over?").fill("Han er hos os endnu");
  await agree(page);
  await page.getByRole("button", { name: "Vi tager over" }).click();
  await page.getByText("I har taget over.").waitFor();
  expect(new URL(page.url()).pathname).toBe(course);
});
