import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// Cards beside the work: read by anybody on a cheap phone, offered where they fit, kept by the region's editor.

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("the shelf and a card are whole and accessible at %i px in %s", async (width, lang) => {
  const page = await openPage({ width, lang, path: "/viden?hvornaar=painRelief" });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `viden-${width}-${lang}`);
  await page.getByRole("link", { name: /Smerter, når der|Pain, when there/ }).click();
  await page.getByText(lang === "da" ? /Følg regionens egen vejledning/ : /Follow the region/).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `viden-kort-${width}-${lang}`);
});

test("without scripts on a small phone: sought in everyday words, and old is said to be old", async () => {
  const page = await openPage({ width: 320, javaScript: false, path: "/viden" });
  await page.getByLabel("Søg").fill("telefon adresse");
  await page.getByRole("button", { name: "Vis" }).click();
  const [only] = await page.locator(".shelf a").all();
  expect(await page.locator(".shelf a").count()).toBe(1);
  await only?.click();
  await page.getByRole("heading", { level: 1, name: "Når der ingen telefon er" }).waitFor();
  await page.getByText("Skulle være set efter:").waitFor();
  expect(await page.getByRole("link", { name: "Ret kortet" }).count()).toBe(0);
  await expectNoSidewaysScroll(page);
});

test("one quiet line beside the work, by what is open and what is done", async () => {
  const nurse = await openPage({ as: "sara-mikkelsen", path: "/nogen-staar-her" });
  await nurse.getByText(/^Kort at læse:/).waitFor();
  await openCourse(nurse, { name: aName(), needs: ["Smertelindring"] });
  await nurse.getByRole("link", { name: "Smerter, når der er anden medicin" }).waitFor();
  const courseId = /nogen-staar-her\/([0-9a-f-]{36})/.exec(nurse.url())?.[1] ?? "";
  await nurse.goto(`/forloeb/${courseId}`);
  const line = nurse.getByText(/^Kort at læse:/);
  const [what, always, ...more] = await line.getByRole("link").allTextContents();
  expect([what, ...more]).toEqual(["Smerter, når der er anden medicin"]);
  // Which of the two is the house's: by night another than by day.
  expect(always).toMatch(/^(Mød mennesket først|De første fem minutter om natten)$/);
  await screenshot(nurse, "viden-forloeb");
  await nurse.goto(`/forloeb/${courseId}/luk`);
  await nurse.getByRole("link", { name: "Giv videre, så den næste kan begynde" }).waitFor();
  for (const [page, card] of [
    ["foelges", "Når nogen har en med"],
    ["naa", "Når der ingen telefon er"],
    ["tryghed", "Når stemmerne stiger"],
    ["kontakt", "Når nogen går, før de er færdige"],
  ] as const) {
    await nurse.goto(`/forloeb/${courseId}/${page}`);
    await nurse.getByRole("link", { name: card }).waitFor();
  }
  await nurse.goto("/afvist");
  await nurse.getByRole("link", { name: "Når nogen kommer påvirket" }).waitFor();
});

test("the editor looks before saving, and what it said is still there", async () => {
  const page = await openPage({
    as: "agnete-lundtofte",
    javaScript: false,
    expectStatus: [400],
    path: "/viden?q=venter+i+regnen",
  });
  await page.getByRole("link", { name: "Skriv et nyt kort" }).click();
  const title = `Når nogen venter ${aName()}`;
  await page.getByLabel("Titel", { exact: true }).fill(title);
  await page.getByLabel("Tekst", { exact: true }).fill("Hent en stol.\n\n- Sig, hvor længe det varer.");
  await page.getByText("Hvor det hører til").click();
  await page.getByLabel("Det første møde").check();
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await page.getByLabel("Kilder").fill("En samtale i venteværelset");
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByText("Intet er gemt endnu.").waitFor();
  await page.getByText("Siden, som andre ser den").click();
  await page.getByRole("listitem").filter({ hasText: "Sig, hvor længe det varer." }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "viden-ret");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Gemt.").waitFor();

  await page.getByRole("link", { name: "Ret kortet" }).click();
  await page.getByText("Kilder og ansvar").click();
  await page.getByLabel("Tag kortet ned").check();
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Kortet er taget ned.").waitFor();
  const card = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Tidligere udgaver" }).click();
  await page.getByRole("heading", { name: "Udgave 1" }).waitFor();
  await expectAccessible(page);

  const stranger = await openPage({ expectStatus: [404], path: card });
  await stranger.getByRole("heading", { level: 1, name: /findes ikke|fandt/i }).waitFor();
});

test("the Danish is changed: the editor says whether the English must follow, and the list says that it has not", async () => {
  const page = await openPage({
    as: "agnete-lundtofte",
    javaScript: false,
    expectStatus: [400],
    path: "/tilbud/pleje",
  });
  await page.getByRole("navigation").getByRole("link", { name: "Kort at læse" }).first().click();
  await page.locator(".shelf a").first().click();
  const card = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Ret kortet" }).click();
  const words = page.getByLabel("Tekst", { exact: true });
  await words.fill(`${await words.inputValue()}\n\nHav god tid.`);
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("link", { name: /Sig, om den engelske tekst/ }).waitFor();
  await expectAccessible(page);
  await page.getByLabel(/^Ja\. Til det er gjort/).check();
  await page.getByRole("button", { name: "Se, hvordan det bliver" }).click();
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Gemt.").waitFor();
  await page.goto("/viden");
  const shelf = page.locator("li", { has: page.locator(`a[href='${card}']`) });
  await shelf.getByText("Engelsk er ældre").waitFor();
  await expectAccessible(page);
  await screenshot(page, "viden-engelsk");
});
