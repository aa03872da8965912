import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// Who goes along, without JavaScript: written by a helper, seen on the course, and the citizen's own with their card at 320 px.

const PIN = "482913";

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** A course at the shelter, on its own page. */
async function aCourseAt(width: number): Promise<{ helper: Page; course: string }> {
  const helper = await openPage({ as: "mette-kaas", javaScript: false, width, expectStatus: [400] });
  await openCourse(helper, { name: aName(), needs: ["Et sted at sove i nat"] });
  const course = `/forloeb/${new URL(helper.url()).pathname.split("/").at(-1)}`;
  await helper.goto(course);
  return { helper, course };
}

const addForm = (page: Page) => page.locator("form:has(input[name=form][value=add])");

async function writeGuardian(page: Page): Promise<void> {
  await page.getByText("Skriv en, der følges med").click();
  const form = addForm(page);
  await form.getByRole("radio", { name: "Værge", exact: true }).check();
  await form.getByLabel("Navn", { exact: true }).fill("Ole Ravn");
  await form.locator("input[name=phone]").fill("20 00 00 51");
  await form.getByLabel("Mundtligt").check();
  await form.getByRole("button", { name: "Gem", exact: true }).click();
  // Who acts for another says in what.
  await page.getByRole("alert").waitFor();
  expect(await form.getByLabel("Navn", { exact: true }).inputValue()).toBe("Ole Ravn");
  await form.locator("input[name=remit]").fill("Økonomi");
}

test.each([
  ["on a phone", PHONE],
  ["at a desk", DESKTOP],
])("a helper writes who goes along, and what the citizen wants – %s", async (where, width) => {
  const { helper: page, course } = await aCourseAt(width);
  await page.getByRole("link", { name: "Skriv, hvem der følges med" }).click();
  await page.getByText("Ingen at følges med?").waitFor();
  await whole(page, `foelges-ingen-${where}`);
  await page.getByRole("button", { name: "Skriv behovet: nogen at gå sammen med" }).click();
  await page.getByText("Nogen at gå sammen med").first().waitFor();
  await page.goto(`${course}/foelges`);
  await page.getByText("Behovet står allerede på forløbet.").waitFor();
  await writeGuardian(page);
  const form = addForm(page);
  await form.getByLabel("Aftaler", { exact: true }).check();
  await form.getByLabel("Når det er alvorligt", { exact: true }).check();
  await form.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Det er gemt, hvem der følges med.").waitFor();
  await page.getByRole("heading", { name: "Ole Ravn – værge" }).waitFor();
  await page.getByText("En værge handler kun i det, værgemålet gælder").waitFor();
  await whole(page, `foelges-${where}`);
  await page.goto(course);
  await page.getByText("Ole Ravn (værge)").waitFor();
  await whole(page, `forloeb-foelges-${where}`);
});

test.each(["da", "en"] as const)(
  "the citizen says who comes, what they may, and who no more (%s)",
  async (lang) => {
    const { helper, course } = await aCourseAt(DESKTOP);
    await helper.goto(`${course}/foelges`);
    await writeGuardian(helper);
    await addForm(helper).getByRole("button", { name: "Gem", exact: true }).click();
    await helper.getByRole("heading", { name: "Ole Ravn – værge" }).waitFor();
    await helper.goto(`${course}/kort`);
    await helper.getByLabel("PIN, seks cifre").fill(PIN);
    await helper.getByRole("button", { name: "Giv et kort" }).click();
    await helper.getByText("Kortet er klar.").waitFor();
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await helper.locator("main").innerText())?.[0] ?? "";

    const page = await openPage({
      width: 320,
      javaScript: false,
      lang,
      path: `/kort/${code}`,
      expectStatus: [400],
    });
    await page.getByLabel("PIN", { exact: true }).fill(PIN);
    await page.getByRole("button", { name: lang === "da" ? "Vis min side" : "Show my page" }).click();
    await page
      .getByRole("link", { name: lang === "da" ? "Hvem følges med mig?" : "Who comes with me?" })
      .click();
    await page.getByRole("heading", { level: 2, name: "Ole Ravn" }).waitFor();
    await whole(page, `min-stafet-foelges-${lang}`);
    // A guardian is ended by others: there is nothing to press.
    expect(await page.getByRole("button", { name: /Ole Ravn/ }).count()).toBe(0);
    await page.locator("summary").click();
    await page.locator("input[name=phone]").fill("12");
    await page.locator("input[name=name]").fill("Bodil");
    await page.locator("form:has(input[value=add]) button").click();
    await page.getByRole("alert").waitFor();
    expect(await page.locator("input[name=name]").inputValue()).toBe("Bodil");
    await page.locator("input[name=phone]").fill("20 00 00 52");
    await page.locator("input[name=told][value=appointments]").check();
    await page.locator("input[name=phoned][value=emergency]").check();
    await page.locator("form:has(input[value=add]) button").click();
    await page.getByRole("heading", { level: 2, name: "Bodil" }).waitFor();
    await page
      .getByRole("link", { name: lang === "da" ? "Lav om, hvad Bodil må" : "Change what Bodil may" })
      .click();
    await page.locator("input[name=comes][value=askFirst]").check();
    await whole(page, `min-stafet-foelges-ret-${lang}`);
    await page.locator("form:has(input[value=wish]) button").click();
    await page
      .getByText(lang === "da" ? /Kun når jeg siger til/ : /Only when I say so/)
      .first()
      .waitFor();
    await helper.goto(course);
    await helper.getByText(/Bodil \(ledsager, spørg først\)/).waitFor();
    await page
      .getByRole("button", {
        name: lang === "da" ? "Bodil skal ikke med mere" : "Bodil should not come any more",
      })
      .click();
    await page.getByText(lang === "da" ? "Det er gemt." : "It is saved.").waitFor();
    expect(await page.getByRole("heading", { level: 2, name: "Bodil" }).count()).toBe(0);
    for (const path of ["foelges", "unge"]) {
      await page.goto(`/min-stafet/${path}`);
      await whole(page, `min-stafet-${path}-${lang}`);
      expect(await page.locator("script").count()).toBe(0);
      expect(gzipSync(await page.content()).length, path).toBeLessThan(20 * 1024);
    }
  },
);
