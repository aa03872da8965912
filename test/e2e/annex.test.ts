import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";
const FILE = { name: "tal.txt", mimeType: "text/plain", buffer: Buffer.from("Ti sov ude i nat.\n") };

test("a file lies with an item: everybody takes it along once the agenda is sent, and nobody that of a closed one", async () => {
  const page = await openPage({ as: "ulla-ravnholt", javaScript: false, path: `${COUNCIL}/nyt-moede` });
  await page.getByLabel("Dag", { exact: true }).fill("2031-09-11");
  await page.getByLabel("Begynder").fill("10:00");
  await page.getByRole("button", { name: "Planlæg mødet" }).click();
  await page.getByRole("heading", { level: 1, name: /^Dagsorden/ }).waitFor();
  const agenda = new URL(page.url()).pathname;
  const meeting = agenda.replace(/\/dagsorden$/, "");
  for (const [title, closed] of [
    ["Natten i tal", ""],
    ["Valg bag døre", "Der tales om en person"],
  ] as const) {
    await page.goto(agenda);
    const form = page.locator("#nyt form");
    await form.getByLabel("Titel").fill(title);
    if (closed !== "") {
      await form.getByRole("radio", { name: "Lukket" }).check();
      await form.getByLabel("Hvorfor er det lukket?").fill(closed);
    }
    await form.getByRole("button", { name: "Sæt på dagsordenen" }).click();
    await page.getByRole("link", { name: title }).click();
    await page.getByLabel("Læg en fil på").setInputFiles(FILE);
    await page.getByRole("button", { name: "Læg filen på" }).click();
    await page.getByRole("link", { name: /tal\.txt/ }).waitFor();
    for (const width of [PHONE, DESKTOP]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `council-annex-${closed === "" ? "open" : "closed"}-${width}`);
    }
  }
  const secret = await page.getByRole("link", { name: /tal\.txt/ }).getAttribute("href");
  await page.goto(`${meeting}/moede`);
  await page.getByRole("button", { name: "Send indkaldelsen" }).click();
  await page.getByText("Indkaldelsen er sendt.").waitFor();
  const anybody = await openPage({ path: meeting });
  await expectAccessible(anybody);
  const link = anybody.getByRole("link", { name: /tal\.txt/ });
  expect(await link.count()).toBe(1);
  const sent = await anybody.request.get((await link.getAttribute("href")) ?? "");
  expect([sent.status(), await sent.text()]).toEqual([200, "Ti sov ude i nat.\n"]);
  expect(sent.headers()).toMatchObject({
    "content-disposition": expect.stringContaining("attachment"),
    "x-content-type-options": "nosniff",
  });
  const closed = await anybody.request.get(secret ?? "");
  expect([closed.status(), (await closed.text()).includes("Ti sov ude")]).toEqual([404, false]);
});
