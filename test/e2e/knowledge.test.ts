import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// What a sister knows: from the helper's link through her telephone and the citizen's card to the door it helps, without JavaScript.

const PIN = "482913";
const NARROW = 320;
const WORDS = `<b>Lukkede døre</b> gør ham bange.\nSpørg, før I rører ved ham.`;

const onPhone = (path: string, lang: "da" | "en" = "da") =>
  openPage({ width: NARROW, javaScript: false, lang, path, expectStatus: [400, 404, 409] });

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
  expect(await page.locator("script").count()).toBe(0);
}

/** A course at the shelter with a card given out, and its page on what others have told. */
async function aCourse() {
  const name = aName();
  const helper = await openPage({ as: "mette-kaas", javaScript: false, expectStatus: [400, 404, 409] });
  await openCourse(helper, { name, needs: ["Et sted at sove i nat"] });
  const course = `/forloeb/${new URL(helper.url()).pathname.split("/").at(-1)}`;
  await helper.goto(`${course}/kort`);
  await helper.getByLabel("PIN, seks cifre").fill(PIN);
  await helper.getByRole("button", { name: "Giv et kort" }).click();
  await helper.getByText("Kortet er klar.").waitFor();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await helper.locator("main").innerText())?.[0] ?? "";
  await helper.goto(course);
  await helper.getByRole("link", { name: "Skriv ned, hvad nogen fortæller" }).click();
  return { name, helper, course, code };
}

async function enter(code: string): Promise<Page> {
  const page = await onPhone(`/kort/${code.replace("-", "")}`);
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Vis min side" }).click();
  await page.waitForURL("**/min-stafet");
  return page;
}

async function aLink(helper: Page, shownName: string): Promise<string> {
  const form = helper.locator("form.command").filter({ has: helper.getByLabel(/^Navn, de må se/) });
  await helper.locator("summary", { hasText: "Lad en anden fortælle" }).click();
  await form.getByLabel(/^Navn, de må se/).fill(shownName);
  await form.getByRole("button", { name: "Lav et link" }).click();
  await helper.getByText("Linket er lavet.").waitFor();
  const url = await helper.getByLabel("Linket", { exact: true }).inputValue();
  return new URL(url).pathname;
}

test("a sister tells by a link, the citizen shares it with their card, and the door says that it helped", async () => {
  const { name, helper, course, code } = await aCourse();
  await expectAccessible(helper);
  const path = await aLink(helper, "Bo");
  await expectAccessible(helper);
  await screenshot(helper, "viden-helper-link");
  await helper.getByRole("button", { name: "Udskriv et ark med linket på" }).click();
  await helper.locator(".address", { hasText: path }).waitFor();
  // Told once: afterwards that it is there, and a sheet without it. Opened by its maker, it says whose it is.
  await helper.goto(`${course}/viden`);
  expect(await helper.content()).not.toContain(path.split("/").at(-1));
  await helper.getByText("Viser navnet Bo").waitFor();
  await screenshot(helper, "viden-helper-links");
  await helper.getByRole("link", { name: "Udskriv et ark at skrive på" }).click();
  await helper.getByRole("heading", { name: "Skriv her" }).waitFor();
  expect(await helper.content()).not.toContain(path);
  await helper.goto(path);
  await helper.getByRole("heading", { level: 1, name: "Det er jeres eget link" }).waitFor();
  await screenshot(helper, "viden-own-link");

  const giver = await onPhone(path);
  await giver.getByRole("heading", { level: 1, name: "Fortæl det, du ved om Bo" }).waitFor();
  await whole(giver, "viden-giver");
  expect(await giver.content()).not.toMatch(new RegExp(`${name}|Nordlys`));
  await giver.getByLabel(/^Hvad skal den næste/).fill(WORDS);
  await giver.getByLabel("Må vi sige til, hvis det hjælper?").fill("ring til mig");
  await giver.getByRole("button", { name: "Send" }).click();
  await giver.getByRole("alert").waitFor();
  expect(await giver.getByLabel(/^Hvad skal den næste/).inputValue()).toBe(WORDS);
  expect(await giver.getByLabel("Må vi sige til, hvis det hjælper?").inputValue()).toBe("ring til mig");
  await whole(giver, "viden-giver-again");
  await giver.getByLabel("Hvem er du?").fill("Birthe");
  await giver.getByLabel("Hvordan kender I hinanden?").fill("Jeg er hans søster");
  await giver.getByLabel("Ja", { exact: true }).check();
  await giver.getByLabel("Må vi sige til, hvis det hjælper?").fill("20 00 00 88");
  await giver.getByRole("button", { name: "Send" }).click();
  await giver.getByRole("heading", { level: 1, name: "Tak. Vi har det." }).waitFor();
  await giver.getByRole("heading", { name: "Dine rettigheder" }).waitFor();
  await whole(giver, "viden-receipt");
  const reference = /V [0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await giver.locator("main").innerText())?.[0] ?? "?";
  expect(await giver.content()).not.toMatch(/Birthe|Lukkede/);

  // Forwarded, it opens nothing; what somebody else had written is theirs to keep.
  const other = await onPhone(path);
  await other.getByRole("heading", { level: 1, name: "Linket er brugt" }).waitFor();
  await other.getByRole("heading", { name: "Du kan også ringe" }).waitFor();
  await whole(other, "viden-used");
  await helper.goto(path);
  await helper.getByRole("heading", { level: 1, name: "Det er jeres eget link" }).waitFor();

  await helper.goto(course);
  expect(await helper.content()).not.toContain("Lukkede døre");
  await helper.goto(`${course}/viden`);
  expect(await helper.content()).not.toMatch(/Lukkede døre|Birthe/);

  const citizen = await enter(code);
  await citizen.getByRole("link", { name: "Det, andre har fortalt" }).click();
  await citizen.getByRole("heading", { name: "Birthe – Jeg er hans søster" }).waitFor();
  await citizen.locator("summary", { hasText: "Læs ordene" }).click();
  expect(await citizen.locator("main b").count()).toBe(0);
  expect(await citizen.locator(".words").first().innerText()).toBe(WORDS);
  expect(await citizen.locator("main").innerText()).toContain(reference);
  await whole(citizen, "min-stafet-viden");
  await citizen.getByRole("button", { name: "Gem", exact: true }).click();
  await citizen.getByRole("alert").waitFor();
  await citizen.getByLabel("Del det", { exact: true }).check();
  await citizen.getByRole("button", { name: "Gem", exact: true }).click();
  await citizen.getByText("Lige nu kan det læses hos Herberget Nordlys.").waitFor();
  await whole(citizen, "min-stafet-viden-shared");

  await helper.goto(course);
  await helper.getByText("Lukkede døre").waitFor();
  await helper.getByText("Birthe (Jeg er hans søster)").waitFor();
  await screenshot(helper, "viden-course");
  await helper.getByRole("button", { name: "Det hjalp" }).click();
  await helper.getByText("Det er skrevet, at det hjalp.").waitFor();
  await expectAccessible(helper);
  await screenshot(helper, "viden-course-useful");
  await helper.goto(course);
  await helper.getByText("I har sagt, at det hjalp").waitFor();
  expect(await helper.getByRole("button", { name: "Det hjalp" }).count()).toBe(0);

  // Taken back, it is gone at once.
  await citizen.reload();
  await citizen.getByText("Det har hjulpet ét sted.").waitFor();
  await citizen.locator("summary", { hasText: "Vælg om" }).click();
  await citizen.getByLabel("Gem det for mig selv").check();
  await citizen.getByRole("button", { name: "Gem", exact: true }).click();
  await citizen.getByText("Kun du ser det.").waitFor();
  await helper.goto(course);
  expect(await helper.content()).not.toContain("Lukkede døre");
}, 90_000);

test("somebody rings: written down for the citizen, and shared when the citizen says so to the helper", async () => {
  const { helper, course } = await aCourse();
  await helper.locator("summary", { hasText: "Skriv ned, hvad nogen fortæller" }).click();
  const note = helper.locator("form.command").filter({ has: helper.getByLabel("Deres ord") });
  await note.getByLabel("Deres ord").fill("Han sover bedst med lyset tændt");
  await note.getByRole("button", { name: "Gem til borgeren" }).click();
  await helper.getByText("Der er noget at rette").or(helper.locator(".form-error-message")).first().waitFor();
  expect(await note.getByLabel("Deres ord").inputValue()).toBe("Han sover bedst med lyset tændt");
  await note.getByLabel(/^Hvem siger det/).fill("Støtte i Café Oasen");
  await note.getByLabel("Hvordan de kender borgeren").fill("Fra caféen");
  await note.getByLabel("Ja, siger de").check();
  await note.getByRole("button", { name: "Gem til borgeren" }).click();
  await helper.getByText("Det er skrevet ned og venter på borgeren.").waitFor();
  expect(await helper.content()).not.toContain("lyset tændt");
  await helper.getByText("Venter på borgeren", { exact: true }).waitFor();
  await screenshot(helper, "viden-helper-noted");
  await expectAccessible(helper);
  const row = helper.locator("li.row-item").filter({ hasText: "Støtte i Café Oasen" });
  await row.locator("summary", { hasText: "Borgeren har bestemt" }).click();
  await row.getByLabel("Det må deles med dem, der må læse det, andre har fortalt").check();
  await row.getByLabel("De må ikke se, hvem der siger det").check();
  await row.getByLabel("Mundtligt").check();
  await row.getByRole("button", { name: "Skriv det ned" }).click();
  await helper.getByText("Borgerens valg er skrevet ned.").waitFor();
  await helper.goto(course);
  await helper.getByText("Han sover bedst med lyset tændt").waitFor();
  await helper.getByText("En, der kender borgeren").waitFor();
  expect(await helper.locator("main").innerText()).not.toContain("Café Oasen");
});

test("a sheet to print, from the citizen's own page, and the giver's page in English", async () => {
  const { code, name } = await aCourse();
  const citizen = await enter(code);
  await citizen.goto("/min-stafet/viden");
  expect(await citizen.getByLabel(/^Hvilket navn må de se/).inputValue()).toBe(name);
  await citizen.getByLabel(/^Hvilket navn må de se/).fill("");
  await citizen.getByRole("button", { name: "Lav et link" }).click();
  await citizen.getByText("De ser ikke noget navn.").waitFor();
  await whole(citizen, "min-stafet-viden-link");
  const path = new URL(await citizen.locator(".address").innerText()).pathname;
  await citizen.getByRole("link", { name: "Et ark til at skrive på" }).click();
  await citizen.getByText("… eller skriv her").waitFor();
  await whole(citizen, "viden-sheet");
  expect(await citizen.locator("main").innerText()).not.toContain(name);
  expect(await citizen.content()).not.toContain("Nordlys");
  const paper = (await citizen.pdf({ format: "A4" })).toString("latin1");
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1);
  await citizen.setViewportSize({ width: 718, height: 1000 });
  await citizen.emulateMedia({ media: "print" });
  await screenshot(citizen, "viden-sheet-print");
  await citizen.setViewportSize({ width: NARROW, height: 800 });
  const giver = await onPhone(path, "en");
  await giver.getByRole("heading", { level: 1, name: "Tell what you know", exact: true }).waitFor();
  await whole(giver, "viden-giver-en");
  await citizen.emulateMedia({ media: "screen" });
  await citizen.goBack();
  await citizen.getByRole("button", { name: "Luk linket" }).click();
  await citizen.getByText("Det er gemt.").waitFor();
  await giver.getByLabel("Who are you?").fill("Birthe");
  await giver.getByLabel("How do you know each other?").fill("Sister");
  await giver.getByLabel(/^What should the next one/).fill("Keep the light on");
  await giver.getByLabel("I am not sure").check();
  await giver.getByRole("button", { name: "Send" }).click();
  await giver.getByRole("heading", { level: 1, name: "The link no longer works" }).waitFor();
  await giver.getByText("Keep the light on").waitFor();
  await whole(giver, "viden-over");
  for (const path of ["/fortael/gaet", "/fortael"]) {
    const page = await onPhone(path);
    await page.getByText("Linket passer ikke").waitFor();
    expect(await page.locator("a[href^='tel:']").count()).toBeGreaterThan(0);
  }
});
