import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addDays, dayOf } from "#kernel/time.ts";
import { openPage, PHONE } from "./harness.ts";
import { aName, openCourse, tabTo } from "./steps.ts";
import { inBoth, whole } from "./wardSteps.ts";

// One appointment, and several who have it open at once: nobody writes over what they have not read, and nothing typed is lost.

const today = dayOf(new Date());
const CHANGED = "En anden har ændret aftalen imens.";

/** The same page, opened by a colleague. */
async function beside(page: Page, path: string): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(path);
  return other;
}

async function move(page: Page, time: string, place: string): Promise<void> {
  await page.getByLabel("Dag", { exact: true }).fill(addDays(today, 5));
  await page.getByLabel("Klokken", { exact: false }).first().fill(time);
  await page.getByLabel("Nyt sted").fill(place);
  await page.getByLabel("Stedet flyttede den").check();
  await page.getByLabel("Ja, det er aftalt").check();
  await page.getByRole("button", { name: "Flyt aftalen" }).click();
}

test("an appointment is put right, moved by two at once and called off meanwhile", {
  timeout: 60_000,
}, async () => {
  const page = await openPage({
    as: "mette-kaas",
    javaScript: false,
    width: PHONE,
    expectStatus: [400, 409],
  });
  await openCourse(page, {
    ...{ name: aName(), needs: ["Et sted at sove i nat"], consent: /De, der er på stafetten/ },
  });
  await page.goto(`/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}/aftaler/ny`);
  await page.getByLabel("Hvad er det?").fill("Blodprøve");
  await page.getByLabel("Dag", { exact: true }).fill(addDays(today, 3));
  await page.getByLabel("Klokken", { exact: false }).first().fill("10:00");
  await page.getByLabel("Hvor er det?").selectOption("hospital");
  await page.getByLabel("Sted", { exact: true }).fill("Indgang 4");
  await page.getByLabel("Ja, det er aftalt med borgeren").check();
  await page.getByRole("button", { name: "Gem aftalen" }).click();
  await page.getByText("Aftalen er gemt.").waitFor();
  await page
    .getByRole("link", { name: /kl\. 10/ })
    .first()
    .click();
  const one = new URL(page.url()).pathname;

  // With the keyboard alone: what stood there stands there still.
  await tabTo(page, /^Ret resten/);
  await page.keyboard.press("Enter");
  await inBoth(page, "aftale-ret");
  await tabTo(page, /^Hvad skal med/);
  await page.keyboard.type("Briller");
  await tabTo(page, /^Gem$/);
  await page.keyboard.press("Enter");
  await page.getByText("Aftalen er rettet.").waitFor();
  await page.getByText("Sygehus: Indgang 4").waitFor();

  await page.goto(`${one}/ret`);
  const [first, second] = [await beside(page, one), await beside(page, one)];
  for (const colleague of [first, second]) await colleague.getByText("Flyt", { exact: true }).click();
  await move(first, "11:00", "Indgang 9");
  await first.getByText("Aftalen er flyttet.").waitFor();
  await move(second, "12:15", "Indgang 7");
  await second.getByText(CHANGED, { exact: false }).waitFor();
  await second.getByText("Sygehus: Indgang 9").waitFor();
  expect(await second.getByLabel("Klokken", { exact: false }).first().inputValue()).toBe("12:15");
  expect(await second.getByLabel("Nyt sted").inputValue()).toBe("Indgang 7");
  expect(await second.getByLabel("Stedet flyttede den").isChecked()).toBe(true);
  await inBoth(second, "aftale-flyttet-imens");

  // Put right by somebody who read it before that: also where something else was wrong in between.
  await page.getByLabel("Hvad er det?").fill("Blodprøve og vægt");
  await page.getByLabel("En enhed i Stafet").fill("Findes ikke");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByRole("alert").getByText("Ingen enhed hedder det.", { exact: false }).waitFor();
  await page.getByLabel("En enhed i Stafet").fill("medicinsk afsnit m2");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText(CHANGED, { exact: false }).waitFor();
  await page.getByRole("heading", { name: "Sådan står den nu" }).waitFor();
  await page.getByText("Sygehus: Indgang 9").waitFor();
  expect(await page.getByLabel("Hvad er det?").inputValue()).toBe("Blodprøve og vægt");
  await inBoth(page, "aftale-ret-imens");

  // Called off while it is written in: both are told, and both have their words.
  await first.goto(one);
  await first.getByText("Aflys", { exact: true }).click();
  await first.getByLabel("Stedet aflyste").check();
  await first.getByRole("button", { name: "Aflys aftalen" }).click();
  await first.getByText("Aftalen er aflyst.").waitFor();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Aflyst: Stedet aflyste").waitFor();
  await page.getByText("Blodprøve og vægt").waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(/agreed|nobodyYet/);
  await page.getByRole("link", { name: "Se aftalen" }).waitFor();
  await inBoth(page, "aftale-ret-aflyst");
  await second.getByRole("button", { name: "Flyt aftalen" }).click();
  await second.getByText("Det, du sendte, er ikke gemt:", { exact: false }).waitFor();
  await second.getByText("Indgang 7").waitFor();
  await whole(second, "aftale-flyt-aflyst");
  await second.getByText("Aflyst: Stedet aflyste").waitFor();
});
