import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { asked, askRow, formWith, openAnswer } from "./steps.ts";

const WOUND = "Sår eller sygepleje";
const HOME_NURSING = "Akutteamet i hjemmesygeplejen";
const STREET = "Gadeteamet med gadesygeplejerske";

let waiting: Promise<string> | undefined;
/** One ask for all looks at the page. */
const somebodyWaits = () => (waiting ??= asked(WOUND, [HOME_NURSING], /De, der er på stafetten/));

test.each([
  [320, "da"],
  [PHONE, "en"],
  [DESKTOP, "da"],
] as const)("Svar is whole and accessible at %i px in %s", async (width, lang) => {
  const message = await somebodyWaits();
  const page = await openPage({ as: "amina-soerup", width, lang, path: "/min-vagt" });
  await askRow(page, message).getByRole("link").first().click();
  await page.waitForURL(/\/svar\//);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `answer-${width}-${lang}`);
});

test("before the answer only what it needs is shown: no name without consent, and no button that says no", async () => {
  const message = await asked(WOUND, [HOME_NURSING], /Kun jer her/);
  const page = await openPage({ as: "amina-soerup", javaScript: false });
  await openAnswer(page, message);
  const words = await page.locator("main").innerText();
  expect(words).toContain("40–59 år. Navnet vises, når I har taget imod");
  expect(await page.getByRole("button").allInnerTexts()).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/afvis|nej/i)]),
  );
});

test("of two who were asked the first has it; the other is told who, and loses nothing", async () => {
  const message = await asked(WOUND, [HOME_NURSING, STREET]);
  const first = await openPage({ as: "amina-soerup", javaScript: false });
  const second = await openPage({ as: "troels-hammer", javaScript: false, expectStatus: [409] });
  await openAnswer(first, message);
  await openAnswer(second, message);
  await first.getByRole("button", { name: "Tag imod" }).click();
  await first.waitForURL(/\/forloeb\//);
  await second.getByLabel("Næste skridt").fill("Vi ser til såret ved broen");
  await second.getByRole("button", { name: "Tag imod" }).click();
  await second.getByText("Vi ser til såret ved broen").waitFor();
  await second.getByText(`${HOME_NURSING} tog imod først. I skal ikke gøre mere.`).waitFor();
  await expectAccessible(second);
  await screenshot(second, "answer-overtaken");
});

test("a question stops one clock and starts the other; its answer comes back", async () => {
  const message = await asked(WOUND, [HOME_NURSING]);
  const receiver = await openPage({ as: "amina-soerup", javaScript: false });
  await openAnswer(receiver, message);
  await receiver.getByLabel("Hvad mangler I at vide?").fill(`Hvor sover han? ${message}`);
  await receiver.getByRole("button", { name: "Send spørgsmålet" }).click();
  const sender = await openPage({ as: "sara-mikkelsen", javaScript: false, path: "/min-vagt" });
  await sender.getByRole("link", { name: "Svar på det" }).first().waitFor();
  for (const link of await sender.getByRole("link", { name: "Svar på det" }).all()) {
    const page = await openPage({
      as: "sara-mikkelsen",
      javaScript: false,
      path: (await link.getAttribute("href")) ?? "",
    });
    if ((await page.getByText(`Hvor sover han? ${message}`).count()) === 0) continue;
    await expectAccessible(page);
    await page.getByLabel("Jeres svar").fill("Under broen, han ved det");
    await page.getByRole("button", { name: "Send svaret" }).click();
    await page.waitForURL(/min-vagt/);
  }
  await openAnswer(receiver, message);
  await receiver.getByText("Under broen, han ved det").waitFor();
});

test("showing the way on: a door is searched for without JavaScript and without losing a word", async () => {
  const message = await asked(WOUND, [HOME_NURSING]);
  const page = await openPage({ as: "amina-soerup", javaScript: false, expectStatus: [400] });
  await openAnswer(page, message);
  const form = formWith(page, "Vis videre");
  await form.getByLabel("Fortæl kort").fill("Han er flyttet til en anden by");
  await form.getByRole("button", { name: "Vis videre" }).click();
  await form.getByRole("link", { name: "Vælg en af mulighederne" }).waitFor();
  await form.getByLabel("Hvorfor kan I ikke?").selectOption({ label: "Uden for vores område" });
  await form.getByLabel("Søg efter en anden dør").fill("findes slet ikke");
  await form.getByRole("button", { name: "Søg" }).click();
  await form.getByText("Ingen dør passer på ”findes slet ikke”", { exact: false }).waitFor();
  await form.getByLabel("Søg efter en anden dør").fill("birkemose");
  await form.getByRole("button", { name: "Søg" }).click();
  expect(await form.getByLabel("Fortæl kort").inputValue()).toBe("Han er flyttet til en anden by");
  expect(page.url()).not.toContain("flyttet");
  await form.getByLabel(/^Hjemmesygeplejen.*Birkemose/).check();
  await expectAccessible(page);
  await screenshot(page, "answer-redirect");
  await form.getByRole("button", { name: "Vis videre" }).click();
  await page.waitForURL(/min-vagt/);
  expect(await askRow(page, message).count()).toBe(0);

  const sender = await openPage({ as: "sara-mikkelsen", javaScript: false, path: "/min-vagt" });
  await sender.getByRole("link", { name: "Se og send" }).first().click();
  await sender.waitForURL(/\/svar\//);
  await expectAccessible(sender);
  await screenshot(sender, "answer-prepared");
  await sender.getByLabel("Ja", { exact: true }).check();
  await sender.getByRole("button", { name: "Send", exact: true }).click();
  await sender.waitForURL(/min-vagt/);
});

test("what nobody here may see is a page that is not there", async () => {
  await openPage({
    as: "mette-kaas",
    path: "/svar/00000000-0000-7000-8000-0000000000ff",
    expectStatus: [404],
  });
});
