import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { askedAbout, formWith, openAnswer } from "./steps.ts";

const WOUND = "Sår eller sygepleje";
const HOME_NURSING = "Akutteamet i hjemmesygeplejen";
const STREET = "Gadeteamet med gadesygeplejerske";

/** Shows the way on to a door of ours, without JavaScript. */
async function showOn(as: string, message: string, door: string): Promise<void> {
  const page = await openPage({ as, javaScript: false });
  await openAnswer(page, message);
  const form = formWith(page, "Vis videre");
  await form.getByLabel("Hvorfor kan I ikke?").selectOption({ label: "Vi har ikke plads" });
  await form.getByLabel(door, { exact: true }).check();
  await form.getByRole("button", { name: "Vis videre" }).click();
  await page.waitForURL(/min-vagt/);
}

/** Two doors point at each other; the table is called by itself. Returns where it is. */
async function ring(): Promise<{ path: string; name: string }> {
  const { name, message, nurse } = await askedAbout(WOUND, [HOME_NURSING]);
  await showOn("amina-soerup", message, STREET);
  await nurse.goto("/min-vagt");
  const prepared = nurse
    .locator("li.row-item")
    .filter({ hasText: name })
    .filter({ hasText: "Klar til at sende" });
  await prepared.getByRole("link", { name: "Se og send" }).click();
  await nurse.getByLabel("Besked til dem").fill(message);
  await nurse.getByLabel("Ja", { exact: true }).check();
  await nurse.getByRole("button", { name: "Send", exact: true }).click();
  await nurse.waitForURL(/min-vagt/);
  await showOn("troels-hammer", message, HOME_NURSING);
  await nurse.goto("/min-vagt");
  await nurse.getByRole("link", { name, exact: true }).first().click();
  const path = await nurse.locator('a[href^="/faelles-bord/"]').first().getAttribute("href");
  return { path: path ?? "", name };
}

test("a ring calls the table: written down by who convenes it, taken by a lead who sits there, seen by no others", async () => {
  const { path, name } = await ring();
  const convener = await openPage({ as: "sara-mikkelsen", width: PHONE, javaScript: false, path });
  await convener.getByText("Det går i ring").waitFor();
  await convener
    .getByText(`${HOME_NURSING} spurgte`, { exact: false })
    .or(convener.getByText(HOME_NURSING))
    .first()
    .waitFor();
  await convener
    .getByLabel("Borgerens ønske, med borgerens egne ord")
    .fill("Jeg vil have den samme hver gang");
  await convener.getByLabel("Hvad blev sagt?").fill("Begge døre kan, hvis de deles om ugen.");
  await convener.getByRole("button", { name: "Gem referatet" }).click();
  await convener.getByText("Jeg vil have den samme hver gang").first().waitFor();
  await expectAccessible(convener);
  await expectNoSidewaysScroll(convener);
  await screenshot(convener, "table-convener");
  await convener.emulateMedia({ media: "print" });
  expect(await convener.getByRole("heading", { name: "Borgerens ønske", exact: true }).isVisible()).toBe(
    true,
  );
  expect(await convener.getByRole("heading", { name: "Skriv mødet ned" }).isVisible()).toBe(false);
  await screenshot(convener, "table-print");

  const lead = await openPage({
    as: "gitte-overby",
    width: DESKTOP,
    javaScript: false,
    path,
    expectStatus: [400],
  });
  expect(await lead.locator("main").innerText()).not.toContain(name);
  await lead.getByRole("button", { name: "Tag over" }).click();
  await lead.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await expectAccessible(lead);
  await lead.getByLabel("Hvem betaler, til det er på plads?").first().fill("Kommunen");
  await lead.getByRole("button", { name: "Tag over" }).click();
  await lead.getByText(`${HOME_NURSING} tager over`).waitFor();
  await screenshot(lead, "table-settled");

  const others = await openPage({ as: "mette-kaas", path, expectStatus: [404] });
  await others.getByRole("heading", { level: 1, name: "Siden findes ikke" }).waitFor();
});
