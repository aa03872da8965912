import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aCard, enter, whole as ownWhole } from "./cardSteps.ts";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// The shelter's leader, without JavaScript: a bed is written in, promised to somebody, taken, kept on and left – also with nowhere to go.

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

const rowOf = (page: Page, text: string) => page.locator("li.row-item").filter({ hasText: text });

/** The lead writes a bed in, and gives its name. */
async function aBed(page: Page): Promise<string> {
  const bed = `Seng ${aName().slice(0, 8)}`;
  await page.goto("/pladser/steder");
  await page.getByLabel("Hører til tilbuddet").selectOption({ index: 1 });
  await page.getByLabel("Hvad er det?").selectOption("bed");
  await page.getByLabel("Navn", { exact: true }).last().fill(bed);
  await page.getByRole("button", { name: "Skriv pladsen ind" }).click();
  await page.getByText("Pladsen er skrevet ind.").waitFor();
  return bed;
}

/** A course with a need of a bed, and the place found and held from there. */
async function held(page: Page, bed: string): Promise<{ name: string; course: string }> {
  const name = aName();
  await openCourse(page, { name, needs: ["Et sted at sove i nat"], consent: /De, der er på stafetten/ });
  const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
  await page.goto(course);
  await page.getByRole("link", { name: /^Find en plads/ }).click();
  await page.getByRole("heading", { level: 1, name: /^Find en plads/ }).waitFor();
  const house = page
    .locator("section.sheet")
    .filter({ has: page.getByRole("heading", { name: "Herberget Nordlys" }) });
  await house.getByLabel("Hvilken?").selectOption({ label: bed });
  await house.getByRole("button", { name: /^Hold en plads/ }).click();
  await page.getByText("Pladsen holdes. Ring til huset").waitFor();
  return { name, course };
}

test.each([
  ["phone", PHONE],
  ["desk", DESKTOP],
])("a bed is written in, held, taken, kept on and left – %s", async (where, width) => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width, expectStatus: [400] });
  const bed = await aBed(page);
  await whole(page, `pladser-steder-${where}`);
  const { name, course } = await held(page, bed);
  await whole(page, `forloeb-plads-${where}`);
  await page.goto(course);
  await page.getByText(`Holdes: Herberget Nordlys, ${bed}`).waitFor();
  await whole(page, `forloeb-med-plads-${where}`);
  await page.goto("/pladser");
  await whole(page, `pladser-${where}`);
  await rowOf(page, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).click();
  await page.getByText("De er kommet. Pladsen er deres.").waitFor();
  const kept = rowOf(page, `${bed}: ${name}`);
  const lastNight = /Sidste nat: ([^·\n]+)/;
  const before = lastNight.exec(await kept.innerText())?.[1];
  await kept.getByRole("button", { name: "En nat mere" }).click();
  await page.getByText("Opholdet er forlænget.").waitFor();
  expect(before).toBeTruthy();
  expect(lastNight.exec(await kept.innerText())?.[1]).not.toBe(before);
  await rowOf(page, `${bed}: ${name}`).getByRole("link", { name: "Forlæng eller slut" }).click();
  await page.getByRole("heading", { level: 1, name: `Ophold: ${bed}` }).waitFor();
  await whole(page, `pladser-ophold-${where}`);
  await page.getByLabel("Eget hjem").check();
  await page.getByRole("button", { name: "Afslut opholdet" }).click();
  await page.getByText("Opholdet er slut. Pladsen er ledig.").waitFor();
  expect(await rowOf(page, `${bed}: ${name}`).count()).toBe(0);
});

test("the same check as before a discharge, begun by the house: what it says stands where the stay is ended", async () => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width: PHONE });
  const bed = await aBed(page);
  const { name } = await held(page, bed);
  await page.goto("/pladser");
  await rowOf(page, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).click();
  await rowOf(page, `${bed}: ${name}`).getByRole("link", { name: "Forlæng eller slut" }).click();
  await page.getByRole("button", { name: "Tjek, før de går" }).click();
  await page.getByRole("heading", { level: 1, name: "Før opholdet slutter" }).waitFor();
  await page.getByRole("radio", { name: "I eget hjem" }).check();
  await page.getByRole("radio", { name: "Den, der har stafetten" }).check();
  await page.getByRole("button", { name: "Gem det hele" }).click();
  await page.getByText("Alt er på plads.").waitFor();
  await whole(page, "pladser-tjek-phone");
  await page.getByRole("link", { name: "Til husets side" }).click();
  await rowOf(page, `${bed}: ${name}`).getByRole("link", { name: "Forlæng eller slut" }).click();
  expect(await page.getByRole("radio", { name: "Eget hjem" }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Afslut opholdet" }).click();
  await page.getByText("Opholdet er slut. Pladsen er ledig.").waitFor();
});

test("somebody who leaves with nowhere to go is seen: a leader answers, and the leaders are called", async () => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width: PHONE, expectStatus: [400] });
  const bed = await aBed(page);
  const { name, course } = await held(page, bed);
  await page.goto("/pladser");
  await rowOf(page, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).click();
  await rowOf(page, `${bed}: ${name}`).getByRole("link", { name: "Forlæng eller slut" }).click();
  await page.getByLabel("Intet sted at gå hen").check();
  await page.getByRole("button", { name: "Afslut opholdet" }).click();
  await page.getByRole("alert").waitFor();
  await whole(page, "pladser-ingen-steder-phone");
  await page.getByLabel("Leder, der svarer for det").fill("Mette Kaas");
  await page.getByLabel("Hvorfor slutter det nu?").fill("Slog på døren");
  await page.getByLabel("Hvilken kommune blev spurgt om en plads?").selectOption({ index: 1 });
  await page.getByLabel("Hvad svarede den?").fill("Ingen pladser");
  await page.getByRole("button", { name: "Afslut opholdet" }).click();
  await page.getByText("Lederne er kaldt til fælles bord").waitFor();
  await page.goto(course);
  await page
    .getByRole("link", { name: /fælles bord/i })
    .first()
    .waitFor();
});

test("who dies in the house: nobody is asked for anything, the bed is free, and it is said first on the course", async () => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width: PHONE });
  const bed = await aBed(page);
  const { name, course } = await held(page, bed);
  await page.goto("/pladser");
  await rowOf(page, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).click();
  await rowOf(page, `${bed}: ${name}`).getByRole("link", { name: "Forlæng eller slut" }).click();
  await page.getByLabel("Borgeren er død").check();
  await page.getByRole("button", { name: "Afslut opholdet" }).click();
  await page.getByText("Det er skrevet. Alt er stoppet, og ingen bliver mindet om noget.").waitFor();
  expect(await rowOf(page, `${bed}: ${name}`).count()).toBe(0);
  await whole(page, "pladser-doed-phone");
  await page.goto(course);
  await page.getByRole("heading", { name: "Borgeren er død" }).waitFor();
  expect(await page.getByText(`${bed}`).count()).toBe(0);
  await page.getByRole("link", { name: "Det, der blev skrevet" }).click();
  await page.getByRole("heading", { level: 1, name: "Opholdet er stoppet" }).waitFor();
  await whole(page, "doed-huset-phone");
});

test("somebody on their way stands on the house's page and on Min vagt by themselves, and is read out", async () => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width: PHONE, expectStatus: [400] });
  const bed = await aBed(page);
  const house = await openPage({ as: "mette-kaas", width: PHONE, path: "/pladser" });
  const shift = await openPage({ as: "mette-kaas", width: DESKTOP, path: "/min-vagt" });
  const { name } = await held(page, bed);
  await rowOf(house, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).waitFor();
  await house.locator("#live-news:not([hidden])").waitFor();
  await shift.getByRole("link", { name: `${bed}: ${name}` }).waitFor();
  await whole(shift, "min-vagt-huset-desk");
  await rowOf(house, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).click();
  await house.getByText("De er kommet. Pladsen er deres.").waitFor();
});

test.each([
  ["da", "holder en plads til dig", "Den er din til"],
  ["en", "holds a place for you", "It is yours until"],
] as const)("the citizen reads where their place is, and until when – %s", async (lang, promised, theirs) => {
  const { helper, name, code } = await aCard();
  const bed = await aBed(helper);
  await helper.goto("/min-vagt");
  await helper.getByRole("link", { name, exact: true }).first().click();
  await helper.getByRole("link", { name: /^Find en plads/ }).click();
  const house = helper
    .locator("section.sheet")
    .filter({ has: helper.getByRole("heading", { name: "Herberget Nordlys" }) });
  await house.getByLabel("Hvilken?").selectOption({ label: bed });
  await house.getByRole("button", { name: /^Hold en plads/ }).click();
  const own = await enter(code, lang);
  await own.getByText(promised).waitFor();
  await ownWhole(own, `min-stafet-plads-holdt-${lang}`);
  await helper.goto("/pladser");
  await rowOf(helper, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).click();
  await own.reload();
  await own.getByText(bed).waitFor();
  await own.getByText(theirs).waitFor();
});

// Not pressed: the house is everybody's in this run. What the press does is tried beside the rules (stays/ending.test.ts).
test("a house that is to close is told who is there and how many are promised a place", async () => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, width: PHONE, path: "/stigen" });
  const [bed, other] = [await aBed(page), await aBed(page)];
  const house = page.locator("section.sheet").filter({ has: page.getByRole("heading", { name: "Huset" }) });
  const promised = async (): Promise<number> => {
    await page.goto("/stigen");
    await page.getByRole("link", { name: /Luk/ }).first().click();
    return Number(/(\d+) er lovet en plads/.exec(await house.innerText())?.[1] ?? 0);
  };
  const before = await promised();
  const { name } = await held(page, bed);
  await held(page, other);
  expect(await promised()).toBe(before + 2);
  await page.goto("/pladser");
  await rowOf(page, `${bed}: ${name}`).getByRole("button", { name: "De er kommet" }).click();
  expect(await promised()).toBe(before + 1);
  await house.getByRole("link", { name: `${bed}: ${name}` }).waitFor();
  await house.getByRole("button", { name: "Giv alle lovede pladser tilbage" }).waitFor();
  await whole(page, "stigen-luk-hus-phone");
});

test("the house reads in English too", async () => {
  const page = await openPage({ as: "mette-kaas", width: PHONE, path: "/pladser", lang: "en" });
  await page.getByRole("heading", { level: 1, name: "Places tonight" }).waitFor();
  await whole(page, "pladser-en-phone");
});
