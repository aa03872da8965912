import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { asked, askRow } from "./steps.ts";

const NARROW = 320;

let waiting: Promise<string> | undefined;
/** One ask for all looks at the page. */
const somebodyWaits = () => (waiting ??= asked("Et sted at sove i nat", ["Herberget Nordlys"]));

test.each([
  [NARROW, "da"],
  [PHONE, "en"],
  [DESKTOP, "da"],
] as const)("Min vagt is whole and accessible at %i px in %s, with work and without", async (width, lang) => {
  await somebodyWaits();
  for (const as of ["mette-kaas", "lone-bastholm"]) {
    const page = await openPage({ as, width, lang, path: "/min-vagt" });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `shift-${as}-${width}-${lang}`);
  }
});

test("a new ask comes by itself, is read out, and is accepted in one press", async () => {
  const shelter = await openPage({ as: "mette-kaas", path: "/min-vagt" });
  const message = await asked("Et sted at sove i nat", ["Herberget Nordlys"]);
  await askRow(shelter, message).waitFor();
  const news = shelter.locator("#live-news");
  await news.waitFor({ state: "visible" });
  expect(await news.textContent()).toContain("Ny forespørgsel fra Akutmodtagelsen: Et sted at sove i nat.");
  await askRow(shelter, message)
    .getByRole("button", { name: /^Tag imod/ })
    .click();
  await shelter.waitForURL(/\/forloeb\//);
});

test("a question is asked from the row, without JavaScript; empty, it says so in the row", async () => {
  const message = await asked("Et sted at sove i nat", ["Herberget Nordlys"]);
  const shelter = await openPage({
    as: "mette-kaas",
    javaScript: false,
    path: "/min-vagt",
    expectStatus: [400],
  });
  const row = askRow(shelter, message);
  await row.locator("summary").click();
  await row.getByRole("button", { name: "Send spørgsmålet" }).click();
  await row.getByText("Feltet skal udfyldes").first().waitFor();
  await row.getByLabel("Hvad vil I spørge om?").fill("Har han en hund med?");
  await row.getByRole("button", { name: "Send spørgsmålet" }).click();
  await row.getByText("I har spurgt om noget. Jeres ur står stille, til de svarer.").waitFor();
});

test("somebody was first: it is said on Min vagt, though the row is gone", async () => {
  const doors = ["Akutteamet i hjemmesygeplejen", "Gadeteamet med gadesygeplejerske"];
  const message = await asked("Sår eller sygepleje", doors);
  const first = await openPage({ as: "amina-soerup", javaScript: false, path: "/min-vagt" });
  const second = await openPage({
    as: "troels-hammer",
    javaScript: false,
    path: "/min-vagt",
    expectStatus: [409],
  });
  await askRow(first, message)
    .getByRole("button", { name: /^Tag imod/ })
    .click();
  await first.waitForURL(/\/forloeb\//);
  await askRow(second, message)
    .getByRole("button", { name: /^Tag imod/ })
    .click();
  await second.getByText(`Der er allerede svaret. Det ligger hos ${doors[0]} nu.`).waitFor();
  expect(await askRow(second, message).count()).toBe(0);
  await expectAccessible(second);
});

test("without JavaScript there is a quiet way to see whether there is news", async () => {
  const page = await openPage({ as: "mette-kaas", javaScript: false, path: "/min-vagt" });
  await page.getByRole("link", { name: "Opdatér siden" }).click();
  expect(new URL(page.url()).pathname).toBe("/min-vagt");
});

test.each(["venter-paa-os", "vi-har", "vi-venter", "i-dag"])(
  "the list %s has a page of its own",
  async (list) => {
    const page = await openPage({ as: "mette-kaas", path: `/min-vagt/${list}?efter=nonsens` });
    await expectAccessible(page);
  },
);

test("a list that is not there is a page that is not there", async () => {
  await openPage({ as: "mette-kaas", path: "/min-vagt/andet", expectStatus: [404] });
});
