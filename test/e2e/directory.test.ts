import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse, tabTo } from "./steps.ts";

// The directory: what everybody may read, with and without JavaScript, and what its editors do.

const looksGood = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `directory-${name}-${page.viewportSize()?.width}`);
};

/** The page of an offer, found as people find it. */
async function toOffer(page: Page, name: string): Promise<void> {
  await page.goto(`/find?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

const SHELTER = "Herberget Nordlys";
const EDITOR = { as: "mette-kaas" };

test("somebody in a doorway finds a bed: a small phone, no JavaScript, no sign-in", async () => {
  const page = await openPage({ width: 320, javaScript: false, path: "/find" });
  await page.getByLabel("Hvad er der brug for?").fill("sted at sove med hund");
  await page.getByRole("button", { name: "Søg", exact: true }).click();
  await page.getByRole("heading", { name: /\d+ tilbud/ }).waitFor();
  await looksGood(page, "find");
  await page.getByText("Vælg det, der skal passe").click();
  await page.getByLabel(/^Hund må komme med/).check();
  await page.getByRole("button", { name: "Brug valgene" }).click();
  await page.getByRole("link", { name: SHELTER, exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.getAll("krav")).toEqual(["dogs"]);
  await page.getByRole("link", { name: SHELTER, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: SHELTER }).waitFor();
  const told = await page.locator("main").innerText();
  expect(told.indexOf("Sådan kommer du ind")).toBeLessThan(told.indexOf("Her er det"));
  expect(await page.locator("main a[href^='tel:']").count()).toBeGreaterThan(0);
  await looksGood(page, "offer");
});

describe.each([PHONE, DESKTOP])("at %i pixels", (width) => {
  test.each(["da", "en"] as const)("public pages are readable by everybody: %s", async (lang) => {
    const page = await openPage({ width, lang, path: "/find?q=tandpine", expectStatus: [] });
    await looksGood(page, `find-${lang}`);
    await page.locator(".hit a").first().click();
    await page.locator(".let-in").waitFor();
    await looksGood(page, `offer-${lang}`);
    await page.locator("a[href*='/tilbud/organisation/']").first().click();
    await page.waitForURL(/organisation/);
    await looksGood(page, `organisation-${lang}`);
    await page.goto("/find?krav=womenOnly&krav=menOnly");
    await looksGood(page, `nothing-${lang}`);
    for (const form of ["poster", "pocket", "text"]) {
      await page.goto(`/find/plakat/0881?form=${form}`);
      await looksGood(page, `${form}-${lang}`);
    }
  });

  test("what editors work with is readable by everybody", { timeout: 60_000 }, async () => {
    const page = await openPage({ ...EDITOR, width, path: "/find" });
    await toOffer(page, SHELTER);
    await looksGood(page, "own-offer");
    await page.getByRole("link", { name: "Ret det, der står her" }).click();
    for (const part of await page.locator("details.section > summary").all()) await part.click();
    await looksGood(page, "edit");
    await page.goto(`${new URL(page.url()).pathname.replace("/ret", "/udgaver")}`);
    await looksGood(page, "history");
  });
});

test("from a need to two asked doors in five interactions", async () => {
  const page = await openPage({ as: "sara-mikkelsen", path: "/min-vagt" });
  const name = aName();
  await openCourse(page, { name, needs: ["Et sted at sove i nat"] });
  await page.getByRole("link", { name: "Gå til forløbet" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  let interactions = 0;
  const step = async (done: Promise<void>): Promise<void> => {
    interactions += 1;
    await done;
  };
  await step(page.getByRole("link", { name: "Spørg en dør (Et sted at sove i nat)" }).click());
  await step(page.getByLabel(SHELTER, { exact: true }).check());
  await step(page.getByLabel("Natcaféen Månen", { exact: true }).check());
  await looksGood(page, "ask");
  await step(page.getByRole("radio", { name: "Ja", exact: true }).check());
  await step(page.getByRole("button", { name: "Spørg", exact: true }).click());
  await page.getByText(`${SHELTER} er spurgt`).first().waitFor();
  expect(await page.locator("main").innerText()).toContain("Natcaféen Månen er spurgt");
  expect(interactions).toBeLessThanOrEqual(6);
});

test("from an offer to asking it, its door ticked", async () => {
  const page = await openPage({ as: "sara-mikkelsen", path: "/min-vagt" });
  const name = aName();
  await openCourse(page, { name, needs: ["Et sted at sove i nat"] });
  await toOffer(page, SHELTER);
  await page.getByRole("link", { name: "Spørg for en, I har stafetten for" }).click();
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { name: /Spørg en dør/ }).waitFor();
  expect(await page.getByLabel(SHELTER, { exact: true }).isChecked()).toBe(true);
});

test("Find en dør is walked with the keyboard alone", async () => {
  const page = await openPage({ path: "/find" });
  await tabTo(page, /^Hvad er der brug for/);
  await page.keyboard.type("tandpine");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /\d+ tilbud/ }).waitFor();
  const first = (await page.locator(".hit a").first().textContent()) ?? "";
  await tabTo(page, new RegExp(`^${first}$`));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: first }).waitFor();
});

/** The form of an offer, with its parts unfolded. */
async function toForm(page: Page, name: string): Promise<void> {
  await toOffer(page, name);
  await page.getByRole("link", { name: "Ret det, der står her" }).click();
  await page.getByRole("heading", { level: 1, name: `Ret: ${name}` }).waitFor();
}

test("an editor repairs an entry: looks before saving, says all of it is right, and finds the edition before", async () => {
  const page = await openPage({ as: "agnete-lundtofte", path: "/find" });
  const word = `Ring på ${aName()}.`;
  await page.goto("/tilbud/pleje");
  await page
    .getByRole("link", { name: /^Ret (?!mange)/ })
    .first()
    .click();
  await page.waitForURL(/\/ret$/);
  const form = page.url();
  await page.getByText("Sådan kommer man ind", { exact: true }).first().click();
  await page.getByRole("textbox", { name: "Sådan kommer man ind" }).fill(word);
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("heading", { name: "Sådan bliver det" }).waitFor();
  expect(await page.locator("#preview .fact").allInnerTexts()).toEqual([expect.stringContaining(word)]);
  await looksGood(page, "preview");
  await page.getByLabel("Jeg har set det hele igennem. Det passer.").check();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Gemt.").waitFor();
  const shown = await page.locator("main").innerText();
  expect(shown).toContain(word);
  expect(shown).toContain("har sagt, at det passer. Det var i dag.");
  await page.goto(form.replace(/\/ret.*/, "/udgaver"));
  expect(await page.locator("main").innerText()).toContain(word);
});

test("two editors at once: both see what both wrote, and nothing is lost", async () => {
  const mine = await openPage({ ...EDITOR, expectStatus: [409] });
  const theirs = await openPage(EDITOR);
  await toForm(mine, SHELTER);
  await toForm(theirs, SHELTER);
  const [myAlert, theirAlert, theirFees] = [`Mit ${aName()}`, `Deres ${aName()}`, `Gratis ${aName()}`];
  await theirs.getByLabel(/^Det skal man vide lige nu/).fill(theirAlert);
  await theirs.getByText("Pris og papirer", { exact: true }).click();
  await theirs.getByLabel(/^Pris/).fill(theirFees);
  await theirs.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await theirs.getByRole("button", { name: "Gem", exact: true }).click();
  await theirs.getByText("Gemt.").waitFor();

  await mine.getByLabel(/^Det skal man vide lige nu/).fill(myAlert);
  await mine.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  mine.on("response", () => {});
  await mine.getByRole("button", { name: "Gem", exact: true }).click();
  await mine.getByRole("heading", { name: "En anden har rettet imens" }).waitFor();
  const told = await mine.locator("#meanwhile").innerText();
  expect([told.includes(myAlert), told.includes(theirAlert), told.includes(theirFees)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(await mine.getByLabel(/^Det skal man vide lige nu/).inputValue()).toBe(myAlert);
  await looksGood(mine, "meanwhile");
  await mine.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await mine.getByRole("button", { name: "Gem", exact: true }).click();
  await mine.getByText("Gemt.").waitFor();
  const kept = await mine.locator("main").innerText();
  expect([kept.includes(myAlert), kept.includes(theirFees)]).toEqual([true, true]);
});

test("the region's editor changes many offers at once, and sees each before and after", async () => {
  const page = await openPage({ as: "agnete-lundtofte", path: "/find" });
  await page.getByRole("link", { name: "Ret mange tilbud" }).click();
  await page.getByLabel("Slags").selectOption({ label: "Værested" });
  await page.getByLabel("Hvad skal ændres?").selectOption({ label: "En betingelse er ja" });
  await page.getByRole("button", { name: "Find tilbud" }).click();
  await page.getByRole("link", { name: /^Sæt hak ved alle \d+$/ }).click();
  await page.getByLabel("En betingelse er ja").selectOption({ label: "Tolk" });
  const offers = page.getByRole("group", { name: "Hvilke tilbud?" }).getByRole("checkbox");
  for (const offer of (await offers.all()).slice(2)) await offer.uncheck();
  await page.getByRole("button", { name: "Se ændringerne" }).click();
  await page.getByRole("heading", { name: "Sådan bliver hvert tilbud" }).waitFor();
  await looksGood(page, "bulk");
  await page.getByRole("button", { name: "Gem 2 tilbud" }).click();
  await page.getByRole("heading", { name: "Det er gjort" }).waitFor();
  expect(
    (await page.locator("ul[role=status] li").allInnerTexts()).every((line) => line.endsWith("ændret")),
  ).toBe(true);
});

test("what anybody may read may be kept for a minute, and nothing of who is signed in", async () => {
  // The demonstration's clock is wound, so that nothing of it is kept: the real house is asked in real-house.test.ts.
  const answer = await fetch(new URL("/find?q=seng", inject("address")));
  expect([answer.status, answer.headers.get("cache-control"), answer.headers.get("vary")]).toEqual([
    200,
    "no-store",
    expect.stringContaining("Cookie"),
  ]);
});

test("a page of the directory is light: no more than a later page of the staff's", async () => {
  for (const path of ["/find?q=seng", "/find/plakat/0881", "/find/plakat/0881?form=text"]) {
    const answer = await fetch(new URL(path, inject("address")));
    const html = await answer.text();
    expect([path, gzipSync(html).length < 30_000]).toEqual([path, true]);
  }
});

test("a poster is read in the order it stands, and aloud where the browser has a voice", async () => {
  const page = await openPage({ path: "/find/plakat/0881?form=text" });
  expect(await page.locator("#poster section h2").count()).toBeGreaterThan(10);
  expect(await page.locator("#poster").getAttribute("lang")).toBe("da");
  const silent = await openPage({ path: "/find/plakat/0881?form=text", javaScript: false });
  expect(await silent.getByRole("button", { name: "Læs højt" }).count()).toBe(0);
});

test("a new place and a new offer: the postcode gives town and municipality, and the offer stands there", async () => {
  const page = await openPage({ ...EDITOR, path: "/tilbud/nyt", expectStatus: [400] });
  const [where, what] = [`Hus ${aName()}`, `Kaffe ${aName()}`];
  await page.getByRole("link", { name: "Foreningen Nordlys" }).click();
  await page.goto(page.url().replace("/tilbud/nyt", "/tilbud/sted/nyt"));
  await page.getByLabel(/^Navn/).fill(where);
  await page.getByLabel(/^Postnummer/).fill("4700");
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("heading", { name: "Sådan bliver det" }).waitFor();
  const changes = (await page.locator("#preview .fact").allInnerTexts()).join("\n");
  expect(changes).toMatch(/By[\s\S]*Næstved[\s\S]*Kommune[\s\S]*Næstved/);
  await looksGood(page, "new-place");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Gemt.").waitFor();

  await page.getByRole("link", { name: "Nyt tilbud" }).click();
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await page.getByLabel("Navn", { exact: true }).fill(what);
  await page.getByLabel("Slags", { exact: true }).selectOption({ label: "Værested" });
  await page.getByText("Åbningstid", { exact: true }).click();
  await page.locator('[name="hours"]').fill("man-fre 8-15, lør 10-12");
  await page.getByText("Steder", { exact: true }).click();
  await page.locator('[name="place.0.location"]').selectOption({ label: `${where}, 4700 Næstved` });
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: what }).waitFor();
  const told = await page.locator("main").innerText();
  expect([told.includes(where), told.includes("8–15"), told.includes("Ingen har sagt endnu")]).toEqual([
    true,
    true,
    true,
  ]);
  await toOffer(page, what);
});

test("hours nobody can read, and a number without digits, are said at their fields; the rest is kept", async () => {
  const page = await openPage({ ...EDITOR, javaScript: false, expectStatus: [400] });
  await toForm(page, SHELTER);
  await page.getByText("Åbningstid", { exact: true }).click();
  await page.locator('[name="hours"]').fill("altid");
  await page.locator('[name="alert"]').fill("Skal stå her endnu");
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("link", { name: /^Skriv dage og tider/ }).waitFor();
  expect(await page.locator('[name="alert"]').inputValue()).toBe("Skal stå her endnu");
  expect(await page.locator('[name="hours"]').isVisible()).toBe(true);
  await looksGood(page, "wrong");
});

test("an entry that is another's is not there to be corrected", async () => {
  const page = await openPage({ as: "sara-mikkelsen", path: "/find", expectStatus: [403] });
  await toOffer(page, SHELTER);
  expect(await page.getByRole("link", { name: "Ret det, der står her" }).count()).toBe(0);
  await page.goto(`${page.url()}/ret`);
  await page.getByRole("heading", { name: "Det har du ikke adgang til" }).waitFor();
});

test.each([
  ["poster", 718],
  ["pocket", 1060],
])("the %s is one sheet of paper", async (form, width) => {
  const page = await openPage({ width, path: `/find/plakat/0881?form=${form}` });
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1);
});
