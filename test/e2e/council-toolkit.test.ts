import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const TOOLKIT = "/raad/udsatteraadet-havlund/vaerktoejer";

test("a visit is planned, answered on a phone without script, read, and shown to everybody", async () => {
  const desk = await openPage({ as: "ulla-ravnholt", javaScript: false, path: `${TOOLKIT}/besoeg/nyt` });
  await expectAccessible(desk);
  await desk.getByLabel("Hvor?").fill("Caféen ved banegården");
  await desk.getByRole("button", { name: "Gem, og få et link" }).click();
  await desk.getByText("Besøget er klar.").waitFor();
  await expectAccessible(desk);
  await screenshot(desk, "council-visit-desk-1280");
  const link = (await desk.getByRole("link", { name: /\/raad\/besoeg\// }).getAttribute("href")) ?? "";
  await desk.getByRole("link", { name: "Print et ark" }).click();
  await desk.waitForURL(/\/ark$/);
  await expectAccessible(desk);
  await screenshot(desk, "council-visit-sheet-1280");

  const phone = await openPage({ width: PHONE, javaScript: false, path: link, expectStatus: [400] });
  await expectAccessible(phone);
  await expectNoSidewaysScroll(phone);
  await screenshot(phone, "council-survey-390");
  await phone
    .getByRole("group", { name: /Har du en læge/ })
    .getByLabel("Nej")
    .check();
  await phone
    .getByRole("group", { name: /Hvordan blev du mødt/ })
    .getByLabel("Meget dårligt")
    .check();
  await phone.getByLabel(/Hvad mangler/).fill("Et sted om natten <b>");
  await phone.getByRole("button", { name: "Send svaret" }).click();
  await phone.getByRole("heading", { name: "Tak for dit svar" }).waitFor();
  await expectAccessible(phone);
  expect(await phone.context().cookies()).toEqual([]);
  await phone.getByRole("link", { name: "Næste, der vil svare" }).click();
  await phone.getByRole("button", { name: "Send svaret" }).click();
  await phone.getByText("Svar på mindst ét spørgsmål.").first().waitFor();

  await desk.goBack();
  await desk.reload();
  await desk.getByRole("button", { name: "Luk for svar" }).click();
  await desk.getByText("Der er lukket for svar.").first().waitFor();
  await desk.getByText("Et sted om natten <b>").waitFor();
  await desk.getByRole("button", { name: "Vis det sådan" }).click();
  await desk.getByLabel("Hvad kom der ud af besøget?").fill("Rådet skrev til kommunen");
  await desk.getByRole("button", { name: "Vis det for alle" }).click();
  await desk.getByText("Alle kan se resultatet nu.").waitFor();

  const anybody = await openPage({ width: PHONE, path: TOOLKIT });
  await anybody.getByRole("link", { name: "Caféen ved banegården" }).click();
  await anybody.getByText("Færre end 5 har svaret.").waitFor();
  await anybody.getByText("Et sted om natten <b>").waitFor();
  await expectAccessible(anybody);
  const late = await openPage({ path: link, expectStatus: [410] });
  await late.getByRole("heading", { name: "Der er lukket for svar" }).waitFor();
});

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("the toolkit is for everybody to read, at %i px in %s", async (width, lang) => {
  const page = await openPage({ width, lang, path: TOOLKIT });
  await page.getByText(lang === "da" ? /\d+ dage over tiden/ : /\d+ days over time/).waitFor();
  await page.getByText(lang === "da" ? "under 5" : "under 5", { exact: true }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `council-toolkit-${width}-${lang}`);
  await page.getByRole("link", { name: "Varmestuen på havnen" }).click();
  await page.waitForURL(/besoeg/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `council-visit-${width}-${lang}`);
});

test("figures are asked for with a letter, sent, answered and shown", async () => {
  const page = await openPage({
    ...{ as: "ulla-ravnholt", javaScript: false, expectStatus: [400] },
    path: `${TOOLKIT}/tal/ny`,
  });
  await expectAccessible(page);
  await page.getByLabel("Kommune", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Hvem får brevet?").fill("Sundhedsforvaltningen");
  await page.getByRole("button", { name: "Gem brevet" }).click();
  await page.getByRole("button", { name: "Brevet er sendt" }).click();
  await page.getByText("Venter på svar").waitFor();
  await page.getByLabel("De sendte tal").check();
  await page.getByRole("textbox", { name: /^Tallene/ }).fill("2025 mange");
  await page.getByRole("button", { name: "Gem svaret" }).click();
  await page.getByText("Skriv hver linje som: år; hvad; hvor mange.").first().waitFor();
  await page.getByRole("textbox", { name: /^Tallene/ }).fill("2025; fik hjælp; 17");
  await page.getByRole("button", { name: "Gem svaret" }).click();
  await page.getByText("Tallene er kommet").waitFor();
  await page.getByRole("button", { name: "Vis det for alle" }).click();
  await page.getByRole("button", { name: "Vis det kun for rådet" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "council-figures-1280");
});

test("meetings, budget days and the council's look at itself", async () => {
  const page = await openPage({ as: "ulla-ravnholt", javaScript: false, path: `${TOOLKIT}/moeder` });
  await expectAccessible(page);
  await page.getByLabel("Hvad var det?").selectOption({ label: "Oplægsholder" });
  await page.getByLabel("Med hvem?").fill("En tandlæge");
  await page.getByLabel("Om hvad?").fill("Tandhjælp på gaden");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Gemt.").waitFor();
  await page.goto(`${TOOLKIT}/selv`);
  await expectAccessible(page);
  await page.getByRole("group", { name: "Vi tager de rigtige emner op" }).getByLabel("4").check();
  await page.getByRole("button", { name: "Gem mit svar" }).click();
  await page.getByText("Dit svar er gemt.").waitFor();
  await screenshot(page, "council-self-1280");
  const anybody = await openPage({ javaScript: false, path: `${TOOLKIT}/selv` });
  await anybody.getByRole("columnheader", { name: /^20\d\d$/ }).waitFor();
  await anybody.getByRole("row", { name: /^Vi tager de rigtige emner op [1-5],\d$/ }).waitFor();
  expect(await anybody.getByRole("button", { name: "Gem mit svar" }).count()).toBe(0);
});
