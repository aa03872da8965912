import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, expectHeading, openCourse, tabTo } from "./steps.ts";

const SLEEP = "Et sted at sove i nat";
const FOUND = /De, der er på stafetten/;
const WHY = "Hvorfor åbner du dette?";

/** A course of the emergency department's that other doors may find, and its address. */
async function findable(): Promise<{ name: string; course: string }> {
  const name = aName();
  const page = await openPage({ as: "sara-mikkelsen" });
  await openCourse(page, { name, needs: [SLEEP], consent: FOUND });
  return { name, course: `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}` };
}

test.each([320, PHONE, DESKTOP])(
  "who is not on the course says why, once, and the citizen can read it, at %i px",
  async (width) => {
    const { name, course } = await findable();
    const outsider = await openPage({
      as: "lone-bastholm",
      path: course,
      width,
      javaScript: width === PHONE,
    });
    await expectHeading(outsider, WHY);
    expect(await outsider.content()).not.toContain(name);
    await expectAccessible(outsider);
    await expectNoSidewaysScroll(outsider);
    await screenshot(outsider, `why-${width}`);
    await outsider.getByRole("button", { name: "Borgeren har ringet eller skrevet" }).click();
    await outsider.getByRole("heading", { level: 1, name }).waitFor();
    // Not asked again.
    await outsider.goto(course);
    await outsider.getByRole("heading", { level: 1, name }).waitFor();
    const holder = await openPage({ as: "sara-mikkelsen", path: `${course}/log`, width });
    await holder.getByText("Borgeren har ringet eller skrevet").waitFor();
    await holder.getByText("Så, hvem der har stafetten").waitFor();
    await expectNoSidewaysScroll(holder);
    await screenshot(holder, `log-${width}`);
  },
);

test("in English, by keyboard alone, in one's own words; a number is no reason", async () => {
  const { name, course } = await findable();
  const page = await openPage({ as: "lone-bastholm", path: course, lang: "en", expectStatus: [400] });
  await expectHeading(page, "Why are you opening this?");
  await tabTo(page, /Something else/);
  await page.keyboard.type("About 010203-4567");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  await expectAccessible(page);
  await tabTo(page, /Something else/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("He called our door");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
});

test.each([PHONE, DESKTOP])(
  "a personal number in a text is said before it is saved, and may stay, at %i px",
  async (width) => {
    const { course } = await findable();
    const path = `${course}/kontakt`;
    const visit = { as: "sara-mikkelsen", path, width, javaScript: width === DESKTOP, expectStatus: [400] };
    const page = await openPage(visit);
    const note = page.locator("textarea[name=note]");
    await page.locator("form.command input[type=radio]").first().check();
    await note.fill("Talte med Bo, 010203-4567");
    await page.locator("form.command button").last().click();
    await page.getByText("Der står noget, der ligner et personnummer").waitFor();
    await page.getByRole("link", { name: "010203-••••" }).waitFor();
    expect(await note.inputValue()).toBe("Talte med Bo, 010203-4567");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `number-typed-${width}`);
    await page.getByRole("button", { name: "Gem alligevel" }).click();
    await page.waitForURL((url) => url.searchParams.has("gjort"));
    await page.goto(`${course}/ret`);
    await page.getByText("Talte med Bo, 010203-4567").first().waitFor();
  },
);

test("at the first door a parent says it for a child; the child alone does not", async () => {
  const name = aName();
  const page = await openPage({ as: "sara-mikkelsen", path: "/nogen-staar-her", expectStatus: [400] });
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(name);
  await page.getByLabel("under 15 år").check();
  await page.getByLabel(SLEEP, { exact: true }).check();
  await page.getByLabel(FOUND).check();
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  await page.getByRole("alert").waitFor();
  // What answers it stands open.
  await page.getByLabel("Den, der har forældremyndigheden").check();
  await page.getByLabel("Hvad hedder den, der siger det?").fill("Lis, mor");
  await expectAccessible(page);
  await screenshot(page, "start-for-a-child");
  await page.getByRole("button", { name: /gem/i }).last().click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
});
