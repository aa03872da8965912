import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

const COUNCIL = "/raad/udsatteraadet-havlund";

test("a stranger finds by searching what is public, and reads it where it stands", async () => {
  const page = await openPage({ width: PHONE, javaScript: false, path: "/raad" });
  await page.getByRole("link", { name: "Søg i det offentlige" }).click();
  await page.getByRole("searchbox", { name: "Hvad leder du efter?" }).fill("ledsager skadestue");
  await page.getByRole("button", { name: "Søg" }).click();
  const first = page.locator("li.row-item").first();
  await first.getByRole("link", { name: /Ledsagere på skadestuen/ }).waitFor();
  expect(await first.locator("mark").count()).toBeGreaterThan(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "council-search-390");
  await first.getByRole("link").click();
  await page.waitForURL(/#punkt-2$/);
  await page.goto("/raad/soeg?q=repr%C3%A6sentant");
  expect(await page.getByText("Rådet pegede på to navne").count()).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
});

test("somebody asks for letters, says yes by the link, and stops them by another", async () => {
  const page = await openPage({
    width: PHONE,
    javaScript: false,
    path: `/raad/foelg?raad=udsatteraadet-havlund`,
    expectStatus: [404],
  });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "council-follow-390");
  await page.getByLabel("E-mailadresse").fill("journalist@example.dk");
  await page.getByLabel("Med det samme").check();
  await page.getByRole("button", { name: "Send mig et link" }).click();
  await page.getByText("Se i din indbakke.").waitFor();
  expect(await page.context().cookies()).toEqual([]);
  const outbox = await openPage({ path: "/demo/breve" });
  const letter = outbox.locator("section", { hasText: "journalist@example.dk" });
  const link = /\/raad\/foelg\/ja\/[\w-]+/.exec(await letter.first().innerText())?.[0] ?? "";
  await page.goto(link);
  await page.getByText("Med det samme").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ja, send mig breve" }).click();
  await page.getByText("Det er på plads").first().waitFor();
  await expectAccessible(page);
  await page.goto("/raad/foelg/slut/0197c6a0-0000-7000-8000-000000000001.x");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop brevene" }).click();
  await page.getByText("Linket virker ikke").first().waitFor();
});

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)(
  "what a council says of itself is for everybody, version by version, at %i px in %s",
  async (width, lang) => {
    const page = await openPage({ width, lang, path: `${COUNCIL}/om` });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `council-about-${width}-${lang}`);
    await page.getByRole("link", { name: "Kommissorium for Udsatterådet" }).click();
    await page.waitForURL(/kommissorium/);
    await expectAccessible(page);
    await screenshot(page, `council-about-page-${width}-${lang}`);
    await page.goto(`${COUNCIL}/om/kommissorium?udgave=2&sammenlign=1`);
    await page.locator("ins").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // What is recommended hangs on what the council says it works for.
    await page.goto(`${COUNCIL}/om/ingen-slippes-ved-doeren`);
    await page.getByRole("link", { name: /^1\. / }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  },
);

test("whoever keeps the papers writes a new text, and it is there for everybody", async () => {
  const page = await openPage({ as: "ulla-ravnholt", javaScript: false, path: `${COUNCIL}/om/ny` });
  await expectAccessible(page);
  await page.getByLabel("Hvad er det?").selectOption({ label: "Fokusområde" });
  await page.getByLabel("Overskrift").fill("Tænder");
  await page
    .getByLabel("Tekst", { exact: true })
    .fill("## Mål\n\n- Ingen går med tandpine\n\n<script>alert(1)</script>");
  await page.getByRole("button", { name: "Gem, så alle kan læse det" }).click();
  await page.getByText("Gemt. Alle kan læse det nu.").waitFor();
  const anybody = await openPage({ path: `${COUNCIL}/om/taender` });
  await anybody.getByRole("heading", { name: "Mål" }).waitFor();
  await anybody.getByText("<script>alert(1)</script>").waitFor();
  await page.goto(`${COUNCIL}/om/taender/ret`);
  await expectAccessible(page);
  await screenshot(page, "council-about-edit-1280");
});
