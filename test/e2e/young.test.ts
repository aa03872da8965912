import type { Page } from "playwright-core";
import { test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName } from "./steps.ts";

// Young people, without JavaScript: the plan for turning 18, answered; the duty to notify; rights for young readers.

async function whole(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** A course about somebody of 16. */
async function aYoungOne(width: number): Promise<{ page: Page; course: string }> {
  const page = await openPage({
    as: "mette-kaas",
    javaScript: false,
    width,
    path: "/nogen-staar-her",
    expectStatus: [400],
  });
  const name = aName();
  await page.getByLabel("Navn, eller hvad personen kendes som").fill(name);
  await page.getByLabel(/^Fødselsår/).fill(String(new Date().getFullYear() - 17));
  await page.getByLabel("Et sted at sove i nat", { exact: true }).check();
  await page.getByRole("button", { name: "Gem – vi har stafetten" }).click();
  const known = page.getByRole("heading", { name: "Er det en, I kender?" });
  const open = page.getByRole("heading", { level: 1, name: `${name}: I har stafetten` });
  await open.or(known).waitFor();
  if (await known.isVisible())
    await page.getByRole("button", { name: "Nej, det er en anden – gem" }).last().click();
  await open.waitFor();
  return { page, course: `/forloeb/${new URL(page.url()).pathname.split("/").at(-1)}` };
}

test.each([
  ["on a phone", PHONE],
  ["at a desk", DESKTOP],
])("a notification is one tap away, and that it was sent is noted – %s", async (where, width) => {
  const { page, course } = await aYoungOne(width);
  await page.goto(course);
  await page.getByRole("link", { name: "Underretning", exact: true }).click();
  await page.getByText(/har du pligt til at underrette kommunen/).waitFor();
  await whole(page, `underret-${where}`);
  await page.getByLabel("Sendt til").fill("");
  await page.getByRole("button", { name: "Notér, at den er sendt" }).click();
  await page.getByRole("alert").first().waitFor();
  await page.getByLabel("Sendt til").fill("Familieafdelingen");
  await page.getByRole("button", { name: "Notér, at den er sendt" }).click();
  await page.getByText("Det er noteret, at underretningen er sendt.").waitFor();
  await page.getByText("Underretning sendt").first().waitFor();
});

test("the plan for turning 18 stands on the course, and is answered by who has it", async () => {
  const page = await openPage({
    as: "camilla-nordstrand",
    javaScript: false,
    width: PHONE,
    path: "/min-vagt",
    expectStatus: [400],
  });
  await page
    .getByRole("link", { name: /Villads/ })
    .first()
    .click();
  await page.getByText("Plan for at blive 18").waitFor();
  await whole(page, "forloeb-alder");
  await page.getByRole("link", { name: "Se planen" }).click();
  await page.getByRole("heading", { level: 1, name: "Plan for at blive 18" }).waitFor();
  const line = page.locator("section.sheet").filter({ hasText: "Voksentilbud, der tager over" });
  await line.locator("summary").click();
  await line.getByRole("button").click();
  await page.getByRole("alert").first().waitFor();
  await line.getByRole("radio", { name: "Aftalt" }).check();
  await line.getByRole("textbox").fill("Nordlys tager over den 1. marts");
  await line.getByRole("button").click();
  await page.getByText("Svaret er gemt.").waitFor();
  await page.getByText("1 af 6 linjer er svaret").waitFor();
  await page.getByText("Nordlys tager over den 1. marts").first().waitFor();
  await whole(page, "alder-svaret");
});
