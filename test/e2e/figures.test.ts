import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";
const DOOR = /enhver dør i sundhedsvæsenet hjælper videre/;
const NAME = "Kom ikke til aftalen, Region Hovedstaden";
/** "3. kvartal 2026: 36 %" */
const NEWEST = /^(\d)\. kvartal (\d{4}): (\d+) %$/;

test("a secretary rests a recommendation on a figure from a list, and everybody sees its newest number, also in the table", async () => {
  const keeper = await openPage({
    as: "ulla-ravnholt",
    javaScript: false,
    path: `${COUNCIL}/anbefalinger`,
  });
  await keeper.getByRole("link", { name: DOOR }).first().click();
  await keeper.getByRole("link", { name: "Arbejd med anbefalingen" }).click();
  await keeper.getByText("Tilføj et tal, der er levende").click();
  await keeper.getByLabel("Hvilket tal?").selectOption({ label: NAME });
  await keeper.getByLabel("Et par ord om, hvorfor").fill("De fleste siger, at der ikke var nogen at gå med.");
  await expectAccessible(keeper);
  await keeper
    .locator("details", { hasText: "Tilføj et tal, der er levende" })
    .getByRole("button", { name: "Gem" })
    .click();
  await keeper.waitForURL(/\?gemt$/);
  await keeper.getByText(`Tal: ${NAME}`).first().waitFor();
  const address = new URL(keeper.url()).pathname.replace(/\/arbejde$/, "");

  const anybody = await openPage({ width: PHONE, javaScript: false, path: address });
  const line = anybody.locator("li", { has: anybody.getByRole("link", { name: NAME }) }).first();
  const newest = await line.getByText(NEWEST).textContent();
  const [, quarter = "", year = "", share = ""] = NEWEST.exec(newest ?? "") ?? expect.fail(`${newest}`);
  await line.getByText(/end kvartalet før – det går/).waitFor();
  // A gap of one kind of need, and a share: both stood there before.
  await anybody.getByRole("link", { name: /^Her mangler et tilbud: / }).waitFor();
  await screenshot(anybody, "figures-evidence-390");

  await line.getByRole("link", { name: NAME }).click();
  await anybody.getByRole("heading", { name: "Kom ikke til aftalen" }).waitFor();
  const first = anybody.locator("tr", { hasText: `${quarter}. kvartal ${year}` }).first();
  await first.getByText(`${share} %`).waitFor();
  await expectAccessible(anybody);
  await expectNoSidewaysScroll(anybody);
  await screenshot(anybody, "figures-one-390");

  const download = anybody.getByRole("link", { name: "Hent som tabel (CSV)" });
  const table = await anybody.request.get((await download.getAttribute("href")) ?? "");
  expect(table.headers()["content-type"]).toContain("text/csv");
  expect(table.headers()["set-cookie"]).toBeUndefined();
  expect(await table.text()).toContain(
    `Kom ikke til aftalen;Region Hovedstaden;;;${year};${quarter};${share};procent;`,
  );
  for (const [shown, says] of [
    [`${address}/ark`, `${share} %`],
    [`${COUNCIL}/anbefalinger/dias`, `${quarter}. kvartal ${year}: `],
    [`${COUNCIL}/anbefalinger.json`, `"value":${share}`],
  ] as const)
    expect(await (await anybody.request.get(shown)).text(), shown).toContain(says);
});

test("gaps are told by need and municipality, and what is held back is said", async () => {
  const anybody = await openPage({ width: DESKTOP, javaScript: false, path: "/raad" });
  await anybody.getByRole("contentinfo").getByRole("link", { name: "Tal" }).click();
  await anybody.getByRole("heading", { name: "Tal", exact: true }).waitFor();
  await anybody
    .getByText(/^\d\. kvartal \d{4}: /)
    .first()
    .waitFor();
  await screenshot(anybody, "figures-1280");
  await anybody.getByRole("link", { name: /^Her mangler et tilbud: / }).click();
  const byNeed = anybody.getByRole("region", { name: /^Efter behov/ });
  await byNeed.getByRole("link", { name: "et sted at sove i nat", exact: false }).waitFor();
  await anybody.getByText("Hvad der er holdt tilbage, og hvorfor").waitFor();
  await screenshot(anybody, "figures-gaps-1280");
  await byNeed.getByRole("link", { name: "et sted at sove i nat", exact: false }).click();
  const byArea = anybody.getByRole("region", { name: /^Kommunerne/ });
  await byArea.locator("tbody tr").first().waitFor();
  await expectAccessible(anybody);
  await anybody.setViewportSize({ width: PHONE, height: 900 });
  await expectNoSidewaysScroll(anybody);
  await screenshot(anybody, "figures-gap-390");
  expect(await anybody.context().cookies()).toEqual([]);
});
