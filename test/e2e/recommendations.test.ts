import type { Page } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

/** How many sheets of A4 a page is, as the browser prints it. */
async function sheets(page: Page): Promise<number> {
  const paper = await page.pdf({ preferCSSPageSize: true, format: "A4" });
  const { numPages } = await getDocumentProxy(new Uint8Array(paper));
  return numPages;
}

const NIGHT = /én dør, som er åben hele natten/;

test("a health council answers late, and everybody can see that it was late", async () => {
  const anybody = await openPage({ width: PHONE, javaScript: false, path: "/raad/venter-paa-svar" });
  const row = anybody.locator("li.row-item", { hasText: NIGHT });
  await row.getByText(/^Over tid: \d+ arbejdsdage for sent$/).waitFor();
  // What was noted stands above it, as noted: that is no answer.
  const first = anybody.locator("li.row-item").first();
  await first.getByText(/^Meget over tid/).waitFor();
  await first.getByText(/^Noteret .* – det er ikke et svar$/).waitFor();
  await expectAccessible(anybody);
  await expectNoSidewaysScroll(anybody);
  await screenshot(anybody, "recommendations-waiting-390");

  const keeper = await openPage({
    as: "agnete-lundtofte",
    javaScript: false,
    path: "/raad/sundhedsraadet-storvang/svar",
    expectStatus: [400],
  });
  await keeper.getByRole("heading", { name: "Anbefalinger, der venter på jer" }).waitFor();
  await expectAccessible(keeper);
  await screenshot(keeper, "recommendations-asked-1280");
  await keeper
    .locator("li.row-item", { hasText: NIGHT })
    .getByRole("link", { name: "Svar", exact: true })
    .click();
  await keeper.getByRole("heading", { name: "Svar på anbefaling 2" }).waitFor();
  await expectAccessible(keeper);
  await screenshot(keeper, "recommendations-answer-1280");
  await keeper.getByLabel("Følges delvist").check();
  await keeper.getByLabel("Hvem svarer?").fill("Sundhedsrådets møde i går");
  await keeper.getByRole("button", { name: "Send svaret" }).click();
  // In part, and nobody has said why: nothing is lost, and it is asked for.
  expect(await keeper.getByLabel("Hvem svarer?").inputValue()).toBe("Sundhedsrådets møde i går");
  await keeper.getByLabel("Begrundelse").fill("Døren åbner til vinter. Skiltet må vente.");
  await keeper.getByText("Hvad gør I?").first().click();
  await keeper
    .getByRole("group", { name: "Handling 1" })
    .getByLabel("Hvad gør I?")
    .fill("Åbne døren ved havnen");
  await keeper
    .getByRole("group", { name: "Handling 1" })
    .getByLabel("Hvem står for det?")
    .fill("Centerchefen");
  await keeper.getByRole("button", { name: "Send svaret" }).click();
  await keeper.getByText("Svaret er sendt. Alle kan se det nu.").waitFor();
  const address = new URL(keeper.url()).pathname;

  const everybody = await openPage({ width: PHONE, javaScript: false, path: address });
  await everybody
    .getByText(/^Svarede \d+ arbejdsdage for sent$/)
    .first()
    .waitFor();
  await everybody.getByText("Sundhedsrådet i Storvang svarede: Følges delvist").waitFor();
  await everybody.getByText("Fristen gik, uden at Sundhedsrådet i Storvang havde svaret").waitFor();
  await everybody.getByText("Døren åbner til vinter. Skiltet må vente.").first().waitFor();
  await everybody.getByText("Åbne døren ved havnen").waitFor();
  await expectAccessible(everybody);
  await expectNoSidewaysScroll(everybody);
  await screenshot(everybody, "recommendation-390");
  await everybody.goto("/raad/venter-paa-svar");
  expect(await everybody.getByText(NIGHT).count()).toBe(0);
});

test("a council's secretary drafts, adopts, sends, follows and closes a recommendation, without JavaScript", async () => {
  const page = await openPage({
    as: "ulla-ravnholt",
    javaScript: false,
    path: "/raad/udsatteraadet-havlund/anbefalinger",
    expectStatus: [400, 409],
  });
  await page.getByRole("link", { name: "Ny anbefaling" }).click();
  await page.getByLabel("Anbefaling", { exact: true }).fill("Rådet anbefaler bade, der er åbne om søndagen.");
  await page.getByLabel(/^Uddybning/).fill("Ét sted i hver by\n– også de små\nHåndklæder følger med");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Gemt.").waitFor();
  const work = new URL(page.url()).pathname;
  const anybody = await openPage({
    javaScript: false,
    path: work.replace("/arbejde", ""),
    expectStatus: [404],
  });
  expect(await anybody.getByText("søndagen").count()).toBe(0);

  await page.getByLabel("Hvilket møde?").fill("Mødet i torsdags");
  await page.getByRole("button", { name: "Rådet har vedtaget den" }).click();
  await page.getByRole("heading", { name: "Send den til nogen, der skal svare" }).waitFor();
  await page.getByRole("checkbox", { name: "Regionsrådet i Havlund" }).check();
  await page.getByRole("radio", { name: "Skal svare" }).check();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page
    .getByText(/Skriv, hvilken beslutning der forpligter dem/)
    .first()
    .waitFor();
  await page.getByLabel("Hvilken beslutning forpligter dem?").fill("Regionsrådets møde i maj");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Skal svare ifølge: Regionsrådets møde i maj.").waitFor();
  await expectAccessible(page);
  await screenshot(page, "recommendation-work-1280");
  await page.getByText("Følg op", { exact: true }).click();
  await page.getByLabel("Hvad så I?").fill("Badet på torvet var lukket");
  const form = page.locator("form.command").filter({ has: page.getByLabel("Hvad så I?") });
  await form.getByRole("button", { name: "Gem" }).click();
  await page.getByText("Gemt.").waitFor();
  await page.getByText("Afslut anbefalingen").first().click();
  const ending = page
    .locator("form.command")
    .filter({ has: page.getByRole("button", { name: "Afslut anbefalingen" }) });
  await ending.getByLabel("Hvorfor?").fill("Badene er åbnet");
  await ending.getByRole("button").click();
  await page.getByText("Gemt.").waitFor();
  await anybody.goto(work.replace("/arbejde", ""));
  await anybody.getByText("Badet på torvet var lukket").waitFor();
  await anybody.getByText("Blev aldrig besvaret").first().waitFor();
  await anybody.getByText("Badene er åbnet").first().waitFor();
});

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)("what a council recommends is for everybody, at %i px in %s", async (width, lang) => {
  const page = await openPage({ width, lang, path: "/raad/udsatteraadet-havlund/anbefalinger" });
  await page.getByText("enhver dør i sundhedsvæsenet").waitFor();
  expect(await page.getByText("akut tandpine").count()).toBe(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `recommendations-${width}-${lang}`);
  await page.getByRole("link", { name: /den, der går med en borger/ }).click();
  await page.locator(".timeline").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `recommendation-answered-${width}-${lang}`);
  await page.goto("/raad/sundhedsraadet-storvang/svar");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a brief is one sheet of paper, and slides one for each recommendation", async () => {
  const page = await openPage({ path: "/raad/udsatteraadet-havlund/anbefalinger" });
  await page.getByRole("link", { name: /enhver dør i sundhedsvæsenet/ }).click();
  // A figure it rests on is as new as the page.
  await page
    .getByText(/[1-4]\. kvartal 20\d\d: \d+ %/)
    .first()
    .waitFor();
  await page.getByRole("link", { name: "Udskriv på ét ark" }).click();
  await page.locator(".brief").waitFor();
  await page.getByText(/Læs det nyeste på https?:\/\/.*\/anbefalinger\/[^/]+\.$/).waitFor();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await screenshot(page, "recommendation-brief-print");
  expect(await page.locator("header").first().isVisible()).toBe(false);
  expect(await sheets(page)).toBe(1);
  await page.emulateMedia({ media: "screen" });
  await page.goto("/raad/udsatteraadet-havlund/anbefalinger/dias");
  await page.getByText(/Læs det nyeste på https?:\/\/.*\/anbefalinger\.$/).waitFor();
  const slides = await page.locator(".slide").count();
  expect(slides).toBeGreaterThan(3);
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await screenshot(page, "recommendation-slides-print");
  expect(await sheets(page)).toBe(slides);
});

test("no two pages about recommendations are called the same in a browser's tabs", async () => {
  const list = "/raad/udsatteraadet-havlund/anbefalinger";
  const page = await openPage({ path: list });
  const hrefs = await page
    .locator(`a[href^="${list}/2"]`)
    .evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
  const ones = [...new Set(hrefs.map((href) => href.replace(/[#?].*/, "")))];
  // Two of them have the number 1, in periods of their own.
  expect(ones.filter((path) => path.endsWith("-1")).length).toBeGreaterThan(1);
  const pages = [list, `${list}/dias`, ...ones, ...ones.map((path) => `${path}/ark`)];
  const titles = await Promise.all(
    pages.map(async (path) => /<title>(.*?)<\/title>/.exec(await (await page.request.get(path)).text())?.[1]),
  );
  expect(new Set(titles).size).toBe(pages.length);
});

test("what everybody may read is to be had as data; drafts are not", async () => {
  const page = await openPage({ path: "/raad/udsatteraadet-havlund/anbefalinger" });
  const answer = await page.request.get("/raad/udsatteraadet-havlund/anbefalinger.json");
  expect(answer.headers()["content-type"]).toContain("application/json");
  const data = (await answer.json()) as {
    newest: string;
    recommendations: { standing: string; text: string; sent: unknown[] }[];
  };
  expect(data.newest).toBe(answer.url());
  expect(data.recommendations.length).toBeGreaterThan(3);
  expect(new Set(data.recommendations.map(({ standing }) => standing)).has("draft")).toBe(false);
  expect(JSON.stringify(data)).not.toMatch(/tandpine|personId/);
});
