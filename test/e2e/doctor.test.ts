import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { aName, openCourse } from "./steps.ts";

// A doctor of one's own, and what was begun: written down by whoever has the baton, read by the citizen with their card.

test.each([
  [PHONE, "da"],
  [DESKTOP, "en"],
] as const)(
  "a doctor far away is a need, and doors for it, at %i px in %s",
  async (width, lang) => {
    const page = await openPage({ as: "mette-kaas", width, expectStatus: [400], path: "/nogen-staar-her" });
    await openCourse(page, { name: aName(), needs: ["Tænder"] });
    const id = /nogen-staar-her\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
    await page.goto(`/forloeb/${id}/laege`);
    await page.getByLabel("Har ingen læge").check();
    await page.getByLabel("Læge eller lægehus").fill("Lægehuset");
    await page.getByRole("button", { name: "Gem", exact: true }).click();
    await page.getByRole("link", { name: /Vælg, at der er en læge/ }).waitFor();
    await page.getByLabel("Læge eller lægehus").fill("");
    await page.getByRole("button", { name: "Gem", exact: true }).click();
    await page.getByText("Gemt. Det, der stod før, er beholdt.").waitFor();
    await page.getByRole("heading", { name: "En læge at gå til" }).waitFor();
    if (lang === "en") {
      await page.context().addCookies([{ name: "sprog", value: "en", url: page.url() }]);
      await page.reload();
    }
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `laege-${width}-${lang}`);
    await page.getByRole("button", { name: /Tilføj behovet|Add the need/ }).click();
    await page
      .getByRole("heading", { name: /En læge at gå til|A doctor of one's own/ })
      .first()
      .waitFor();
    await page.getByText(/Læge: Har ingen læge|Doctor: Has no doctor/).waitFor();
    await screenshot(page, `laege-forloeb-${width}-${lang}`);
  },
  60_000,
);

test("what was begun is written, waits for something, is finished – and the citizen reads it", async () => {
  const page = await openPage({
    as: "mette-kaas",
    javaScript: false,
    expectStatus: [400],
    path: "/nogen-staar-her",
  });
  await openCourse(page, { name: aName(), needs: ["Tænder"] });
  const id = /nogen-staar-her\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const path = `/forloeb/${id}/laege`;
  await page.goto(path);
  await page.getByLabel("Hvad bliver undersøgt?").fill("Hoste og vægttab");
  await page.getByLabel("Hvor begyndte den?").fill("Lungeambulatoriet");
  await page
    .getByLabel(/Hvad ventes der på\?/)
    .last()
    .fill("Svar på scanning");
  await page.getByRole("button", { name: "Gem udredningen" }).click();
  await page.getByText("Udredningen er gemt. Den følger borgeren.").waitFor();
  await expectAccessible(page);

  await page.goto(`/forloeb/${id}/kort`);
  await page.getByLabel("PIN, seks cifre").fill("482913");
  await page.getByRole("button", { name: "Giv et kort" }).click();
  await page.getByText("Kortet er klar.").waitFor();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator("main").innerText())?.[0] ?? "";
  const citizen = await openPage({ width: 320, javaScript: false, path: `/kort/${code}` });
  await citizen.getByLabel("PIN", { exact: true }).fill("482913");
  await citizen.getByRole("button", { name: "Vis min side" }).click();
  await citizen.getByRole("heading", { name: "Min læge" }).waitFor();
  await citizen.getByText("Det venter på: Svar på scanning.").waitFor();
  await expectNoSidewaysScroll(citizen);
  await expectAccessible(citizen);
  await screenshot(citizen, "laege-borger-320");

  await page.goto(path);
  await page.getByText("Afslut", { exact: true }).click();
  await page.getByLabel("Den blev opgivet").check();
  await page.getByRole("button", { name: "Afslut udredningen" }).click();
  await page.getByRole("link", { name: "Skriv hvorfor" }).waitFor();
  await page.getByLabel("Den er færdig").check();
  await page.getByRole("button", { name: "Afslut udredningen" }).click();
  await page.getByText("Udredningen er afsluttet.").waitFor();
  await page.goto(`/forloeb/${id}`);
  expect(await page.getByText("udredning i gang").count()).toBe(0);
}, 60_000);
