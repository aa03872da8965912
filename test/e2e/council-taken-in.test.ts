import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";
const SECRETARY = "ulla-ravnholt";
const MONTHS = "januar februar marts april maj juni juli august september oktober november december".split(
  " ",
);

/** A day long ago that no other try has a meeting on. */
function aDay(): { key: string; written: string; numbers: string } {
  const day = new Date(Date.UTC(1990, 0, 1) + Math.floor(Math.random() * 8000) * 86_400_000);
  const [date, month, year] = [day.getUTCDate(), day.getUTCMonth(), day.getUTCFullYear()];
  const two = (n: number) => String(n).padStart(2, "0");
  return {
    key: `${year}-${two(month + 1)}-${two(date)}-1400`,
    written: `${date}. ${MONTHS[month]} ${year}`,
    numbers: `${two(date)}-${two(month + 1)}-${year}`,
  };
}

const document = (
  numbers: string,
  title: string,
): string => `REFERAT Udsatterådet i Region Havlund d. ${numbers}

Mødedato kl. 14:00

1 (Åben) ${title}

Sagsfremstilling

Rådet talte om skiltene ved døren.

Økonomi

.

Beslutning

Rådet tog det til efterretning.

2 (Lukket) Et menneskes sag

Beslutning

Drøftet bag lukkede døre.
`;

async function send(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel("Filer", { exact: true })
    .setInputFiles([{ name, mimeType: "text/plain", buffer: Buffer.from(text) }]);
  await page.getByRole("button", { name: "Læs filerne" }).click();
}

test("what was read is seen beside the document, put right, and only then becomes minutes", async () => {
  const { key, written, numbers } = aDay();
  const page = await openPage({ as: SECRETARY, javaScript: false, path: `${COUNCIL}/hent` });
  const title = `Skiltene ved dren ${key}`;
  await send(page, "referat.txt", document(numbers, title));
  await page.getByRole("heading", { name: `Se efter: Udsatterådet i Region Havlund, ${written}` }).waitFor();
  await page.getByText("Tomt afsnit (Økonomi, linje 11)").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "council-reading-1280");
  const at = page.url();

  // Nobody else sees any of it, and no meeting is there.
  const anybody = await openPage({ path: `${COUNCIL}/${key}`, expectStatus: [404] });
  await anybody.getByRole("heading").first().waitFor();
  const other = await openPage({ as: "mette-kaas", path: new URL(at).pathname, expectStatus: [403] });
  await other.getByRole("heading").first().waitFor();
  expect(await other.content()).not.toContain(title);

  await page.getByRole("link", { name: `Ret 1. ${title}` }).click();
  await page.getByRole("heading", { name: "Ret punkt 1" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "council-reading-item-1280");
  await page.getByLabel("Titel").fill(`Skiltene ved døren ${key}`);
  await page.getByRole("button", { name: "Gem rettelsen" }).click();
  await page.getByText("Rettet.").waitFor();
  await page.getByRole("link", { name: "Ret mødets dag, tid og sted" }).click();
  await page.getByLabel("Sted (frivilligt)", { exact: true }).fill("Salen");
  await page.getByRole("button", { name: "Gem rettelsen" }).click();
  await page.getByText("Rettet.").waitFor();

  await page.getByRole("group", { name: "Tomt afsnit" }).getByLabel("Rigtigt, som det står").check();
  await page.getByRole("button", { name: "Gem, hvad du har set" }).click();
  await page.getByText("Gemt. Det er stadig ikke et referat.").waitFor();
  await page.getByText("2 punkter gemmes som en kladde. Kun I ser den.").waitFor();
  await page.getByRole("button", { name: "Gem som kladde" }).click();
  await page.getByText("Gemt som kladde.", { exact: false }).waitFor();
  await page.getByText("Tomt afsnit (Økonomi, linje 11) – Rigtigt, som det står").waitFor();
  await expectAccessible(page);
  await screenshot(page, "council-taken-in-review-1280");

  // Sent again it is recognised, and what waited is gone.
  const again = await openPage({ as: SECRETARY, path: `${COUNCIL}/hent` });
  await send(again, "referat.txt", document(numbers, title));
  await again.getByText("Var her i forvejen").waitFor();
  const gone = await openPage({ as: SECRETARY, path: new URL(at).pathname, expectStatus: [404] });
  await gone.getByRole("heading").first().waitFor();

  // Public, and put right where everybody sees it.
  await page.getByRole("button", { name: "Gør offentligt" }).click();
  await page.getByText("Nu kan alle læse referatet.").waitFor();
  await page.getByRole("link", { name: `Ret 1. Skiltene ved døren ${key}` }).click();
  await page.getByRole("heading", { name: `Ret punkt 1: ${written}` }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Beslutning (frivilligt)", { exact: true }).fill("Rådet ønsker nye skilte.");
  await page.getByLabel("Hvorfor rettes det?").fill("Beslutningen var ikke hel");
  await page.getByRole("button", { name: "Gem som ny udgave" }).click();
  await page.getByText("Rettet. Alle ser nu den nye udgave.").waitFor();
  const seen = await openPage({ width: PHONE, javaScript: false, path: `${COUNCIL}/${key}` });
  await seen.getByText("fordi: Beslutningen var ikke hel", { exact: false }).waitFor();
  await seen.getByText("Rådet ønsker nye skilte.").waitFor();
  expect(await seen.content()).not.toContain("Et menneskes sag");
  await expectAccessible(seen);
  await screenshot(seen, "council-corrected-390");
  await page
    .getByRole("link", { name: /^Udgave \d+$/ })
    .first()
    .click();
  await page.getByText("Rådet tog det til efterretning.").waitFor();
  await page.getByRole("link", { name: "Gennemse referatet" }).click();
  await page.getByLabel("Hvorfor?").fill("Prøven er slut");
  await page.getByRole("button", { name: "Tag det ned" }).click();
  await page.getByText("Referatet er taget ned.").waitFor();
});

test("one of two meetings in a file is thrown away, on a phone", async () => {
  const [one, two] = [aDay(), aDay()];
  const page = await openPage({ as: SECRETARY, width: PHONE, path: `${COUNCIL}/hent` });
  const file = `${one.key}.txt`;
  await send(page, file, document(one.numbers, "Varmen") + document(two.numbers, "Kulden"));
  const rows = page.locator("li.row-item", { hasText: file });
  await rows.nth(1).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "council-readings-390");
  await rows.filter({ hasText: two.written }).getByRole("link").click();
  await page
    .getByRole("heading", { name: `Se efter: Udsatterådet i Region Havlund, ${two.written}` })
    .waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "council-reading-390");
  await page.locator("summary", { hasText: "Kassér det læste" }).click();
  await page.getByRole("button", { name: "Ja, kassér det læste" }).click();
  await page.getByText("Det læste er kasseret.", { exact: false }).waitFor();
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toHaveLength(1);
});

test("what waits reads in English, too", async () => {
  const { numbers } = aDay();
  const page = await openPage({ as: SECRETARY, width: DESKTOP, path: `${COUNCIL}/hent` });
  await send(page, "minutes.txt", document(numbers, "Døren"));
  await page.getByText("Det læste").first().waitFor();
  const english = await openPage({ as: SECRETARY, lang: "en", path: new URL(page.url()).pathname });
  await english.getByText("What was read").first().waitFor();
  await expectAccessible(english);
});
