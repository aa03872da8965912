import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addDays, dayOf } from "#kernel/time.ts";
import { aCard, enter, whole as ownWhole } from "./cardSteps.ts";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// An appointment from both its sides, without JavaScript: the shelter worker's, and the citizen's with their card.

const today = dayOf(new Date());

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

const rowOf = (page: Page, text: string) => page.locator("li.row-item").filter({ hasText: text });

/** On the course's page: one is written, as little as it takes and one thing to bring. */
async function book(page: Page, course: string, on: string, purpose: string): Promise<void> {
  await page.goto(`${course}/aftaler/ny`);
  await page.getByLabel("Hvad er det?").fill(purpose);
  await page.getByLabel("Dag", { exact: true }).fill(on);
  await page.getByLabel("Klokken", { exact: false }).first().fill("10:00");
  await page.getByLabel("Hvor er det?").selectOption("hospital");
  await page.getByLabel("Sted", { exact: true }).fill("Ambulatoriet, indgang 4");
  await page.getByLabel("Ja, det er aftalt med borgeren").check();
  await page.getByText("Følge, transport og hvad der skal med").click();
  await page.getByLabel(/^Hvad skal med/).fill("Briller");
  await page.getByRole("button", { name: "Gem aftalen" }).click();
  await page.getByText("Aftalen er gemt.").waitFor();
}

test("the citizen sees what is next, says that they cannot come, and it is moved", {
  timeout: 90_000,
}, async () => {
  const { helper, name, code } = await aCard();
  await helper.goto("/min-vagt");
  const course = new URL(
    (await helper.getByRole("link", { name, exact: true }).first().getAttribute("href")) ?? "",
    helper.url(),
  ).pathname;
  await helper.goto(`${course}/aftaler/ny`);
  await whole(helper, "aftale-ny");
  await helper.getByRole("button", { name: "Gem aftalen" }).click();
  await helper.getByText("Vælg en af mulighederne").first().waitFor();
  await book(helper, course, addDays(today, 1), "Røntgen af foden");
  await whole(helper, "aftaler");
  await helper.goto(course);
  await helper.getByText("Røntgen af foden").waitFor();
  await whole(helper, "forloeb-med-aftale");

  const page = await enter(code);
  await page.getByRole("heading", { name: "Din næste aftale" }).waitFor();
  await page.getByText("Tag med: Briller").waitFor();
  await ownWhole(page, "min-stafet-med-aftale");
  await page.goto("/min-stafet/aftaler");
  await ownWhole(page, "min-stafet-aftaler");
  await page.getByRole("button", { name: "Jeg kan ikke komme" }).click();
  await page.getByText("Tak for at sige det.", { exact: false }).waitFor();
  await page.getByText("Du har sagt, at du ikke kan komme.", { exact: false }).waitFor();
  await page.getByLabel("En uge før").check();
  await page.getByLabel("To timer før").uncheck();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Det er gemt.").waitFor();
  expect(await page.getByLabel("To timer før").isChecked()).toBe(false);
  expect(await page.getByLabel("En uge før").isChecked()).toBe(true);
  await page.goto("/min-stafet/papir");
  await page.getByText("Røntgen af foden", { exact: false }).waitFor();
  await ownWhole(page, "min-stafet-papir-aftale");

  await helper.goto("/min-vagt");
  await rowOf(helper, "Borgeren siger, at de ikke kan komme").getByRole("link", { name }).click();
  await helper.getByText("Flyt", { exact: true }).click();
  await helper.getByLabel("Dag", { exact: true }).fill(addDays(today, 8));
  await helper.getByLabel("Klokken", { exact: false }).first().fill("13:30");
  await helper.getByLabel("Borgeren ville have en anden tid").check();
  await helper.getByLabel("Ja, det er aftalt med borgeren").check();
  await helper.getByRole("button", { name: "Flyt aftalen" }).click();
  await helper.getByText("Aftalen er flyttet.", { exact: false }).waitFor();
  await helper.getByText("Flyttet af Herberget Nordlys").waitFor();
  await whole(helper, "aftale-flyttet");
  await page.goto("/min-stafet/aftaler");
  await page.getByRole("button", { name: "Jeg kan ikke komme" }).waitFor();
});

test.each([
  ["phone", PHONE],
  ["desk", DESKTOP],
])(
  "nobody came: said in two taps, nothing closes, and it is booked again – %s",
  { timeout: 90_000 },
  async (where, width) => {
    const page = await openPage({ as: "mette-kaas", javaScript: false, width, expectStatus: [400, 409] });
    const name = aName();
    await openCourse(page, {
      name,
      needs: ["Et sted at sove i nat"],
      consent: /De, der er på stafetten/,
    });
    const course = `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}`;
    await book(page, course, addDays(today, -1), "Blodprøve");
    await page.goto("/min-vagt");
    await whole(page, `min-vagt-aftaler-${where}`);
    await rowOf(page, "Skriv, hvordan det gik").getByRole("link", { name }).click();
    await whole(page, `aftale-hvordan-${where}`);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await page.getByText("Kom ikke til aftalen", { exact: true }).click();
    await page.getByLabel("Ingen transport").check();
    await page.getByLabel("Var bange for det").check();
    await page.getByLabel(/^Hvad lærte I/).fill("Vil gerne have en med");
    await page.getByRole("button", { name: "Gem, og lav et næste skridt" }).click();
    await page.getByText("Det er skrevet. Næste skridt står på Min vagt.").waitFor();
    await whole(page, `aftale-kom-ikke-${where}`);
    const need = await page.context().newPage();
    await need.goto(course);
    await need.getByRole("heading", { name: "Et sted at sove i nat" }).waitFor();
    await need.close();
    // Somebody who had the page open from before is told what it is now.
    await other.getByRole("button", { name: "De kom", exact: true }).click();
    await other.getByText("En anden har ændret aftalen imens.", { exact: false }).first().waitFor();
    await page.goto("/min-vagt");
    await rowOf(page, "Kom ikke til aftalen. Aftal igen").getByRole("link", { name }).click();
    await page.getByRole("link", { name: "Aftal igen" }).click();
    expect(await page.getByLabel("Hvad er det?").inputValue()).toBe("Blodprøve");
    await page.getByLabel("Dag", { exact: true }).fill(addDays(today, 4));
    await page.getByRole("button", { name: "Gem aftalen" }).click();
    await page.getByText("Aftalen er gemt.").waitFor();
    await page.goto("/min-vagt");
    expect(await rowOf(page, "Kom ikke til aftalen. Aftal igen").filter({ hasText: name }).count()).toBe(0);
    await page.goto(`${course}/aftaler`);
    await page.getByText("Skriv en frist", { exact: true }).click();
    await page.getByLabel("Hvilken dag blev henvisningen modtaget?").fill(addDays(today, -12));
    await page.getByRole("button", { name: "Start fristen" }).click();
    // The house's clock may have been wound past midnight by others.
    await page.getByText(/1[78] dage tilbage/).waitFor();
    await whole(page, `aftaler-frist-${where}`);
  },
);
