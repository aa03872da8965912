import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Answers, FOLLOW_UP, MATTERS, TONIGHT } from "#modules/discharge/index.ts";
import { linesFor } from "../../src/modules/discharge/rules.ts";
import { DESKTOP, openPage, PHONE } from "./harness.ts";
import { admitted, lineOf, NURSE, rowOf, toLeaving, whole } from "./wardSteps.ts";

// The ward nurse, without JavaScript: somebody comes in, five things are seen to, and they leave – with everything in place, with nowhere
// to go, before time, and in again.

/** Presses and choices so far: what a ward that knows the answers has to do. */
function counting() {
  let presses = 0;
  return {
    press: async (page: Page, name: string | RegExp) => {
      presses += 1;
      await page.getByRole("button", { name }).click();
    },
    choose: async (page: Page, label: string) => {
      presses += 1;
      await page.getByRole("radio", { name: label, exact: true }).check();
    },
    count: () => presses,
  };
}

test.each([
  ["phone", PHONE],
  ["desk", DESKTOP],
])("in, five things, everything in place, and out with a sheet – %s", async (where, width) => {
  const page = await openPage({ as: NURSE, javaScript: false, width, expectStatus: [400] });
  const { name, course } = await admitted(page);
  await whole(page, `ankomst-${where}`);
  for (const line of ["Abstinenser og substitution", "Smerter", "Krop og psyke", "Den, der følges med"]) {
    await page.getByRole("button", { name: `Gjort: ${line}` }).click();
    await page.getByText("Gemt.", { exact: true }).waitFor();
  }
  await rowOf(page, "Socialsygeplejersken ved det")
    .locator("summary")
    .filter({ hasText: /^Spurgt/ })
    .click();
  await page.getByRole("button", { name: "Spurgt: Socialsygeplejersken ved det" }).click();
  await page.getByText("Alle fem er der svaret på.").waitFor();
  await whole(page, `ankomst-svaret-${where}`);
  await page.goto(course);
  await page.getByRole("heading", { name: "Indlagt på Medicinsk afsnit M2" }).waitFor();
  await whole(page, `forloeb-indlagt-${where}`);
  await page.goto("/min-vagt");
  await rowOf(page, name).getByText("De to spørgsmål før hjemturen er ikke besvaret").waitFor();
  await whole(page, `min-vagt-afdeling-${where}`);
  await page.goto(course);
  await page.getByRole("link", { name: "Før de går" }).click();
  await page.getByRole("heading", { level: 1, name: "Før de går" }).waitFor();
  await whole(page, `udskrivning-tom-${where}`);

  const hand = counting();
  await hand.choose(page, "I eget hjem");
  await hand.choose(page, "Egen læge");
  expect(await lineOf(page, "place").isVisible()).toBe(false);
  expect(await lineOf(page, "told").isVisible()).toBe(true);
  await lineOf(page, "followUp").getByLabel("Det er på plads").check();
  await lineOf(page, "followUp").getByLabel("Hvem sørger for det?").fill("Lægerne på Torvet");
  await lineOf(page, "information").getByLabel("På papir med korte sætninger").check();
  await lineOf(page, "told").getByLabel("Egen læge").check();
  await whole(page, `udskrivning-fyldt-${where}`);
  await hand.press(page, "Gem det hele");
  await page.getByText("Alt er på plads.").waitFor();
  await whole(page, `udskrivning-klar-${where}`);
  await hand.press(page, "De er udskrevet");
  await page.getByText("De er udskrevet. Giv dem arket med.").waitFor();
  await whole(page, `udskrivning-ude-${where}`);
  // Besides these: one choice for who follows up, its name, and a tick for each of the two last lines.
  expect(hand.count() + 4).toBeLessThanOrEqual(8);

  const leaving = new URL(page.url()).pathname;
  await page.goto(`${leaving}/ark`);
  await page.getByText("Du sover hjemme hos dig selv.").waitFor();
  await whole(page, `udskrivning-ark-${where}`);
  await page.goto(`${leaving}/overlevering`);
  await page.getByRole("heading", { level: 1, name: "Overlevering efter udskrivning" }).waitFor();
  await whole(page, `udskrivning-overlevering-${where}`);
});

/** As operations read it: so many went with nowhere to be. */
async function withoutPlace(page: Page): Promise<number> {
  await page.goto("/drift");
  const fact = page.locator(".fact").filter({ hasText: "Gik uden et sted at være" });
  return Number(await fact.locator("dd").innerText());
}

test("with nowhere to go a leader answers, and the leaders are called – nothing typed is lost on the way", async () => {
  const page = await openPage({ as: NURSE, javaScript: false, width: PHONE, expectStatus: [400, 409] });
  const counted = await withoutPlace(page);
  await admitted(page);
  await toLeaving(page);
  await page.getByLabel("De har intet sted", { exact: true }).check();
  await page.getByLabel("Ingen endnu", { exact: true }).check();
  await page.getByLabel("Ny eller ændret medicin", { exact: true }).check();
  await lineOf(page, "medicine").getByLabel("De har medicinen med").check();
  await lineOf(page, "place").getByLabel("Ikke nødvendigt").check();
  await page.getByRole("button", { name: "Gem det hele" }).click();
  await page.getByRole("alert").waitFor();
  await whole(page, "udskrivning-fejl-phone");
  expect(await page.getByLabel("De har intet sted", { exact: true }).isChecked()).toBe(true);
  expect(await lineOf(page, "medicine").getByLabel("De har medicinen med").isChecked()).toBe(true);
  await lineOf(page, "place").getByLabel("Gør det til et behov").check();
  await lineOf(page, "medicine").getByLabel("Gør det til et behov").check();
  await page.getByRole("button", { name: "Gem det hele" }).click();
  await page.getByText("bliver lederne kaldt til fælles bord med det samme").waitFor();
  await whole(page, "udskrivning-mangler-phone");
  await page.getByRole("button", { name: "De går alligevel" }).click();
  await page.getByText("Skriv, hvilken leder der svarer for det").first().waitFor();
  await page.getByLabel("Leder, der svarer for det").fill("Jette Skovgaard");
  await page.getByLabel("Hvorfor går de nu?").fill("Vil ikke vente længere");
  await page.getByLabel("Hvilken kommune blev spurgt om en plads?").selectOption({ index: 1 });
  await page.getByLabel("Hvad svarede den?").fill("Ingen pladser før mandag");
  await page.getByRole("button", { name: "De går alligevel" }).click();
  await page.getByText("lederne er kaldt til fælles bord").waitFor();
  await whole(page, "udskrivning-uden-sted-phone");
  await page.getByRole("link", { name: "Se det fælles bord" }).waitFor();
  expect(await withoutPlace(page)).toBe(counted + 1);
});

test("who went before time is looked for; and who comes in again is met by what was missing", async () => {
  const page = await openPage({ as: NURSE, javaScript: false, width: PHONE, expectStatus: [400] });
  const { course } = await admitted(page);
  await toLeaving(page);
  await page.getByText("Gik før tid", { exact: true }).click();
  await page.getByLabel("Hvad skete der?").fill("Gik ud at ryge kl. 4 og kom ikke igen");
  await page.getByRole("button", { name: "De gik før tid" }).click();
  await page.getByText("Skrevet: gik før tid.").waitFor();
  await page.getByRole("heading", { name: "Tre ting at gøre nu" }).waitFor();
  await whole(page, "gik-foer-tid-phone");
  await page.getByRole("button", { name: "Gjort: Ved nogen, hvor de er?" }).click();
  await page.getByText("Gemt.", { exact: true }).waitFor();
  await page.goto(`${course}/luk`);
  await page.getByText("De har været inde for nylig").waitFor();
  expect(await page.getByRole("button", { name: "Luk forløbet" }).count()).toBe(0);
  await whole(page, "forloeb-luk-fulgt-phone");
  await page.goto(course);
  await page.getByRole("link", { name: "Skriv en indlæggelse" }).click();
  await page.getByLabel("Kroppen", { exact: true }).check();
  await page.getByRole("button", { name: "Skriv indlæggelsen" }).click();
  await page.getByRole("heading", { name: "De var her også tidligere i dag" }).waitFor();
  await page.getByText("Sidst gik de før tid.").waitFor();
  await whole(page, "genindlagt-phone");
});

test("the pages read in English too", async () => {
  const page = await openPage({ as: NURSE, javaScript: false, width: PHONE });
  await admitted(page);
  await page.context().addCookies([{ name: "sprog", value: "en", url: new URL("/", page.url()).href }]);
  await page.goto(new URL(page.url()).pathname);
  await page.getByRole("heading", { level: 1, name: "The arrival" }).waitFor();
  await whole(page, "ankomst-en-phone");
  await page.goto(`/udskrivning/${new URL(page.url()).pathname.split("/")[2]}`);
  await page.getByRole("heading", { level: 1, name: "Before they leave" }).waitFor();
  await whole(page, "udskrivning-en-phone");
});

/** In the page: chooses these answers, one after the other, and reads which lines stand there each time. */
function opened({ all, subject }: { all: readonly Answers[]; subject: string }): string[][] {
  const form = document.querySelector<HTMLElement>(".leaving-form");
  if (form) form.dataset.subject = subject;
  const boxes = [
    ...document.querySelectorAll<HTMLInputElement>("[name=tonight], [name=followUp], [name=matters]"),
  ];
  const lines = [...document.querySelectorAll<HTMLElement>("[data-line]")];
  return all.map(({ tonight, followUp, matters }) => {
    const chosen: readonly string[] = [tonight, followUp, ...matters];
    for (const box of boxes) box.checked = chosen.includes(box.value);
    return lines.flatMap((line) =>
      getComputedStyle(line).display === "none" ? [] : [String(line.dataset.line)],
    );
  });
}

test("the page opens its lines by style alone: the same lines as the rule calls for, whatever is answered", async () => {
  const page = await openPage({ as: NURSE });
  await admitted(page);
  await toLeaving(page);
  const some = [[], ...MATTERS.map((matter) => [matter]), [...MATTERS]];
  const all = TONIGHT.flatMap((tonight) =>
    FOLLOW_UP.flatMap((followUp) => some.map((matters): Answers => ({ tonight, followUp, matters }))),
  );
  for (const [subject, care] of [
    ["admission", "somatic"],
    ["stay", null],
  ] as const)
    expect(await page.evaluate(opened, { all, subject })).toEqual(
      all.map((answers) => linesFor(answers, care)),
    );
});
