import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { lix } from "../lix.ts";
import { aCard, enter, type GivenCard, OWN_PAGES, onPhone, whole } from "./cardSteps.ts";
import { expectNoSidewaysScroll, openPage, screenshot } from "./harness.ts";

// Borgerens side, every page of it, with something on each: on a narrow phone, without JavaScript, in both languages.

/** A nurse at night, whose department takes the baton. */
const TAKER = "sara-mikkelsen";

interface Full extends GivenCard {
  readonly course: string;
  readonly phone: string;
}

/** Somebody with something on every page: reached by SMS, written to, and whose baton another unit took just now. */
async function aFullPerson(): Promise<Full> {
  const card = await aCard();
  const { helper, code } = card;
  const course = new URL(helper.url()).pathname.replace(/\/kort$/, "");
  await helper.goto(`${course}/naa`);
  await helper.getByLabel("SMS til egen telefon", { exact: true }).check();
  const phone = `2${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  await helper.getByLabel("Nummer eller adresse").fill(phone);
  await helper.getByLabel(/må spørge her, hvordan det gik/).check();
  await helper.getByRole("button", { name: "Gem" }).click();
  await helper.getByText("Vejen er skrevet ned.").waitFor();
  await helper.getByText("Må spørge, hvordan det gik").waitFor();
  await helper.getByRole("link", { name: "Skriv en besked" }).click();
  await helper.getByLabel("Ring til os", { exact: true }).check();
  await helper.getByRole("button", { name: "Send" }).click();
  await helper.getByText("Beskeden er lagt til afsendelse.").waitFor();
  await takenOver(code, course);
  return { ...card, course, phone };
}

/** They let those on the relay know, and turn up at another door, which takes the baton. */
async function takenOver(code: string, course: string): Promise<void> {
  const page = await enter(code);
  await page.goto("/min-stafet/hvem-maa-vide");
  await page.locator("input[value=relay]").check();
  await page.locator("form:has(input[value=say]) button").click();
  await page.getByText("Det er gemt.").waitFor();
  const door = await openPage({ as: TAKER, javaScript: false, path: course });
  await door.getByRole("button", { name: "Borgeren står her nu" }).click();
  await door.getByRole("button", { name: "Borgeren er her" }).click();
  await door.getByRole("link", { name: "Tag over" }).click();
  await door.getByLabel("Hvorfor tager I over?").fill("Er hos os nu");
  await door
    .getByRole("group", { name: "Er det aftalt med borgeren?" })
    .getByLabel("Ja", { exact: true })
    .check();
  await door.getByRole("button", { name: "Vi tager over" }).click();
}

/** The house asks soon after; the page is drawn again until it does. */
async function asked(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto("/min-stafet/tryg");
        return page.locator("input[name=face]").count();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(5);
}

/** What a screen reader goes by: one h1 first in main, no level left out, and the landmarks in their order. */
async function expectReadingOrder(page: Page): Promise<void> {
  const { headings, landmarks, order, first } = await page.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>("h1, h2, h3, h4")];
    const tops = [...document.querySelectorAll("main > *, main > section > *")]
      .map((one) => one.getBoundingClientRect())
      .filter(({ height }) => height > 0)
      .map(({ top }) => top);
    return {
      headings: seen.map(({ tagName }) => Number(tagName.slice(1))),
      landmarks: [...document.body.children].map(({ tagName }) => tagName),
      // As it stands in the document, so it stands on the screen.
      order: tops.every((top, n) => top >= (tops[n - 1] ?? 0)),
      first: document.querySelector("main")?.firstElementChild?.tagName,
    };
  });
  expect(landmarks, page.url()).toEqual(["HEADER", "MAIN", "FOOTER"]);
  expect(first, page.url()).toBe("H1");
  expect(
    headings.filter((level) => level === 1),
    page.url(),
  ).toHaveLength(1);
  for (const [n, level] of headings.entries())
    expect(level, page.url()).toBeLessThanOrEqual((headings[n - 1] ?? 0) + 1);
  expect(order, page.url()).toBe(true);
}

/** No two of a page have one id, so that every label and every link to a field is about one thing; and every form is marked. */
async function expectOneOfEach(page: Page): Promise<void> {
  const { ids, unmarked } = await page.evaluate(() => ({
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    unmarked: [...document.querySelectorAll("main form")].filter((form) => !form.querySelector("[name=mark]"))
      .length,
  }));
  expect(
    ids.filter((id, n) => ids.indexOf(id) !== n),
    page.url(),
  ).toEqual([]);
  expect(unmarked, page.url()).toBe(0);
}

/** Letters twice as large, as somebody with poor sight has them: nothing runs out of the window, and nothing is covered. */
async function expectRoomForLargeLetters(page: Page): Promise<void> {
  const size = (percent: string) =>
    page.evaluate((wanted) => {
      document.documentElement.style.fontSize = wanted;
    }, percent);
  await size("200%");
  await expectNoSidewaysScroll(page);
  await size("");
}

/** What a page weighs on a poor line: itself and its sheet, and nothing else is fetched. */
async function weightOf(page: Page, path: string): Promise<number> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
  const answer = await fetch(new URL(path, inject("address")), { headers: { cookie } });
  const html = Buffer.from(await answer.arrayBuffer());
  const sheet = /href="([^"]+\.css)"/.exec(html.toString())?.[1] ?? "";
  const css = Buffer.from(await (await fetch(new URL(sheet, inject("address")))).arrayBuffer());
  expect(html.toString().match(/<(?:link|img|script|iframe)\b/g)?.length, path).toBe(2);
  expect(answer.headers.get("cache-control"), path).toBe("no-store");
  return gzipSync(html).length + gzipSync(css).length;
}

test.each(["da", "en"] as const)(
  "every page of theirs, with something on it, is whole, light and easy to read (%s)",
  async (lang) => {
    const { code, name } = await aFullPerson();
    const page = await enter(code, lang);
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await asked(page);
    const cookies = await page.context().cookies();
    expect(cookies.find((one) => one.name.endsWith("stafet-kort"))).toMatchObject({
      httpOnly: true,
      sameSite: "Strict",
      expires: -1,
    });
    await page.goto("/min-stafet/hvem-maa-vide");
    await page.locator("input[value=relay]").check();
    await page.locator("form:has(input[value=say]) button").click();
    await page.goto("/min-stafet/moed-mig");
    await page
      .locator("textarea")
      .first()
      .fill(lang === "da" ? "Sæt dig ned." : "Sit down.");
    await page.locator("form:has(input[value=write]) button").click();
    expect(OWN_PAGES.length).toBeGreaterThan(12);
    for (const path of OWN_PAGES) {
      await page.goto(path);
      await whole(page, `${path.slice(1).replaceAll("/", "-")}-${lang}`);
      await expectReadingOrder(page);
      await expectOneOfEach(page);
      await expectRoomForLargeLetters(page);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      expect(await weightOf(page, path), path).toBeLessThan(45 * 1024);
      // Names of people and places are not ours to choose.
      const names = path.endsWith("hvem-har-set") ? await page.locator("h3").allInnerTexts() : [];
      const read = [name, ...names].reduce(
        (text, one) => text.replaceAll(one, "Bo"),
        await page.locator("main").innerText(),
      );
      expect(lix(read), `${path}: ${read}`).toBeLessThanOrEqual(30);
      await page.keyboard.press("Tab");
      expect(await page.locator(":focus").innerText()).toBe(
        lang === "da" ? "Luk siden nu" : "Close the page now",
      );
    }
  },
  120_000,
);

test("how it felt: a face and a sentence with the card; the unit cannot read it, until the citizen shows it", async () => {
  const { code, course } = await aFullPerson();
  const page = await enter(code);
  await asked(page);
  await page.goto("/min-stafet");
  await page.getByRole("link", { name: "Må vi spørge, hvordan det føltes?" }).click();
  await page.getByRole("button", { name: "Svar", exact: true }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: /Vælg en af dem/ })
    .waitFor();
  await whole(page, "min-stafet-tryg-none");
  await page.getByLabel("Ikke så tryg").check();
  await page.getByLabel(/Vil du sige mere/).fill("<b>De talte</b> hen over hovedet på mig");
  await page.getByRole("button", { name: "Svar", exact: true }).click();
  await page.getByText("Tak. Det er gemt.").waitFor();
  expect(await page.locator("main b").count()).toBe(0);
  await whole(page, "min-stafet-tryg-answered");
  const door = await openPage({
    as: TAKER,
    javaScript: false,
    width: 390,
    path: `${course}/tryg`,
  });
  await door.getByText("Der er ikke noget at spørge om lige nu.").waitFor();
  await door.getByText("Borgeren har ikke vist jer noget.").waitFor();
  expect(await door.content()).not.toContain("De talte");
  await page.getByRole("button", { name: "Vis det til dem, der har stafetten" }).click();
  await page.getByText("De, der har stafetten, kan læse det.").waitFor();
  await door.reload();
  await door.getByText("hen over hovedet på mig").waitFor();
  await screenshot(door, "forloeb-tryg-shown");
  await page.getByRole("button", { name: "Vis det ikke mere" }).click();
  await door.reload();
  await door.getByText("Borgeren har ikke vist jer noget.").waitFor();
  await door.goto("/tryghed");
  await door.getByText(/^Færre end 5 borgere har svaret: 3. kvartal/).waitFor();
  await screenshot(door, "tryghed");
});

test.each(["da", "en"] as const)(
  "by a one-time link: whoever has the phone learns nothing, and it answers once (%s)",
  async (lang) => {
    const { code, phone, name } = await aFullPerson();
    const own = await enter(code);
    await asked(own);
    // It lies in the outbox until tomorrow; in a demonstration one may read along.
    const letters = await openPage({ javaScript: false, path: "/demo/breve" });
    const letter = await letters
      .locator("section", { hasText: `Til +45${phone}` })
      .filter({ hasText: "hvordan-gik-det" })
      .innerText();
    const link = /\/hvordan-gik-det\/[\w-]+/.exec(letter)?.[0] ?? "";
    expect(letter).toContain("Hvordan gik det? Svar, hvis du har lyst.");
    const page = await onPhone(link, lang);
    await whole(page, `hvordan-gik-det-${lang}`);
    await expectReadingOrder(page);
    expect(lix(await page.locator("main").innerText())).toBeLessThanOrEqual(30);
    expect(await page.content()).not.toMatch(new RegExp(`${name}|Akutmodtagelsen|Nordlys`));
    await page.locator("form:has(input[value=answer]) button").click();
    await page.getByRole("alert").waitFor();
    await page.locator("input[value='3']").check();
    await page.locator("form:has(input[value=answer]) button").click();
    await page
      .getByRole("heading", { level: 1, name: lang === "da" ? "Tak. Det er gemt." : /Thank you/ })
      .waitFor();
    await page.goto(link);
    await page
      .getByRole("heading", { level: 1, name: lang === "da" ? "Linket gælder ikke mere" : /does not count/ })
      .waitFor();
    await whole(page, `hvordan-gik-det-over-${lang}`);
    await own.goto("/min-stafet/tryg");
    await own.getByText("Midt imellem").waitFor();
  },
);

test("asked by a worker; and 'ikke nu' is an answer, on the phone too", async () => {
  const { code, course } = await aFullPerson();
  const page = await enter(code);
  await asked(page);
  const door = await openPage({
    as: TAKER,
    javaScript: false,
    path: `${course}/tryg`,
    expectStatus: [400, 409],
  });
  await door.getByRole("button", { name: "Gem svaret" }).click();
  await door.getByRole("link", { name: "Vælg en af mulighederne" }).waitFor();
  await screenshot(door, "forloeb-tryg");
  await page.getByRole("button", { name: "Ikke nu" }).click();
  await page.getByText("Det er i orden. Du behøver ikke svare.").waitFor();
  await door.getByLabel("Tryg", { exact: true }).check();
  await door.getByRole("button", { name: "Gem svaret" }).click();
  await door.getByText("Der er ikke noget at svare på nu.").first().waitFor();
});

test("messages: what was sent and how it went; an answer in their words becomes a task with the words", async () => {
  const { code, helper, course, name } = await aFullPerson();
  const page = await enter(code);
  await page.getByRole("link", { name: "Beskeder til mig" }).click();
  await page.getByText(/Vil du ringe til os\?/).waitFor();
  await page.getByText("Svar med dine egne ord").first().click();
  await page.locator("details[open] textarea").fill("Jeg har ingen telefon");
  await page.getByRole("button", { name: "Send svar" }).click();
  await page.getByText("De har fået dit svar.").waitFor();
  const door = await openPage({ as: TAKER, javaScript: false, path: "/min-vagt" });
  expect(await door.locator("main").innerText()).toMatch(
    new RegExp(`Borgeren har svaret på en besked[\\s\\S]*${name}`),
  );
  await door.goto(`${course}/naa`);
  await door.getByText("Jeg har ingen telefon").waitFor();
  await screenshot(door, "naa-replied");
  await helper.close();
});

test("chosen line by line: one kind to one door, stopped again; somebody with the page open loses it at the next click", async () => {
  const { code, name } = await aCard();
  const page = await enter(code);
  await page.goto("/min-stafet/hvem-maa-vide");
  await page.getByLabel("De, der hjælper mig på stafetten, må vide det").check();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  const door = await openPage({
    as: "lone-bastholm",
    javaScript: false,
    path: `/kort/${code}/her`,
    expectStatus: [404],
  });
  await door.getByRole("link", { name: "Åbn forløbet" }).click();
  await door.getByRole("button", { name: "Borgeren står her nu" }).click();
  await door.getByText(`Kendes som ${name}`).first().waitFor();
  await page.getByRole("link", { name: "Vælg selv, hvem der må vide hvad" }).click();
  await page.getByText("Vælg noget andet").click();
  const line = page.locator("details[open]");
  await line.getByLabel("Hvordan de får fat i mig").uncheck();
  await line.getByLabel("Rusmidler").uncheck();
  await line.getByRole("button", { name: "Gem" }).click();
  await page.getByText("Det er gemt.").waitFor();
  const first = page.locator("section").first();
  expect(await first.locator("ul").innerText()).not.toMatch(/Rusmidler|får fat i mig/);
  expect(await first.locator("ul").innerText()).toContain("Mød mig sådan");
  await door.reload();
  expect(await door.content()).not.toContain(name);
  // Whoever may know already is not offered a line more.
  expect(await page.getByText("Lad flere vide noget").count()).toBe(0);
  await page.getByText("Vælg noget andet").click();
  for (const kind of await line.locator("input[type=checkbox]").all()) await kind.uncheck();
  await line.getByRole("button", { name: "Gem" }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: /^Hvad må de vide\? Vælg en af dem/ })
    .waitFor();
  expect(await line.locator("[aria-invalid=true]").count()).toBe(1);
  await whole(page, "min-stafet-valg-wrong");
  await page.getByRole("button", { name: "Stop: De, der er på stafetten" }).click();
  await page.getByText("Der er ikke nogen, der må vide noget nu.").waitFor();
});

test("on paper: by themselves and by a helper, the same words in the same order", async () => {
  const { code, helper, name } = await aCard();
  const course = new URL(helper.url()).pathname.replace(/\/kort$/, "");
  const page = await enter(code);
  await page.goto("/min-stafet/moed-mig");
  await page.locator("textarea").first().fill("Sæt dig ned først");
  await page.locator("form:has(input[value=write]) button").click();
  await page.goto("/min-stafet");
  await page.getByRole("link", { name: "Få det på papir" }).click();
  const headings = await page.locator("main h2").allInnerTexts();
  expect(headings).toEqual([
    "Hvem har stafetten?",
    "Hvad sker der nu?",
    "Hvem må vide hvad?",
    "Mød mig sådan",
    "Hvem følges med mig?",
    "Rettigheder og hjælp",
  ]);
  const says = await page.locator(".paper").innerText();
  expect(says).toContain("Herberget Nordlys passer på din stafet.");
  for (const sentence of await page.locator(".paper p:not(.words)").allInnerTexts())
    expect(sentence, sentence).toMatch(/[.:!?]$/);
  await helper.goto(`${course}/kort`);
  await helper.getByRole("link", { name: "Skriv det hele ud, eller læs det højt" }).click();
  await helper.getByRole("heading", { level: 1, name: `Papir til ${name}` }).waitFor();
  expect(await helper.locator(".paper").innerText()).toBe(says);
  await helper.emulateMedia({ media: "print" });
  await screenshot(helper, "papir-print");
  const stranger = await openPage({ as: "lone-bastholm", javaScript: false, expectStatus: [404] });
  await stranger.goto(`${course}/kort/papir`);
  expect(new URL(stranger.url()).pathname).not.toContain("papir");
  expect(await stranger.locator("body").innerText()).not.toContain("Sæt dig ned");
});
