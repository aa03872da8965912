import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

// Stigen: a lead sees whose step it is and acts with one press; and closes a unit without leaving anybody behind.
test.each([
  [PHONE, "da"],
  [PHONE, "en"],
  [DESKTOP, "da"],
  [DESKTOP, "en"],
] as const)("Stigen is whole and accessible at %i px in %s", async (width, lang) => {
  const page = await openPage({ as: "hanne-ravnkilde", width, lang, path: "/stigen" });
  expect(await page.locator('[id^="step-"]').count()).toBeGreaterThan(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `ladder-${width}-${lang}`);
});

test("it is for leads: others are told so, calmly", async () => {
  const page = await openPage({ as: "line-asferg", path: "/stigen", expectStatus: [403] });
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Det har du ikke adgang til");
  await expectAccessible(page);
});

test("what our own unit was asked is one press from its answer", async () => {
  const page = await openPage({ as: "gitte-overby", width: PHONE, javaScript: false, path: "/stigen" });
  await page
    .getByRole("link", { name: /^Svar nu: / })
    .first()
    .click();
  await page.waitForURL("**/svar/*");
  await page.getByRole("button", { name: "Tag imod" }).first().waitFor();
});

test("a lead closes only their own units", async () => {
  const page = await openPage({ as: "gitte-overby", path: "/stigen", expectStatus: [404] });
  await page.goto("/stigen/luk/00000000-0000-7000-8000-000000000099");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Siden findes ikke");
});

test("a unit closes in two steps, without script, and leaves nobody behind", async () => {
  const page = await openPage({
    width: PHONE,
    javaScript: false,
    path: "/log-ind?videre=/stigen",
    expectStatus: [400],
  });
  const clinic = page.getByRole("button", { name: "Vær Gitte Overby, Sygeplejeklinikken i Storvang" });
  await clinic.click();
  await page.getByRole("link", { name: "Luk Sygeplejeklinikken i Storvang …" }).click();
  await page.getByText("Enheden kan lukkes, når listen ovenfor er tom.").waitFor();
  expect(await page.locator(".to-hand-over > li").count()).toBeGreaterThan(0);
  expect(await page.getByText("Luk enheden …").count()).toBe(0);
  await expectAccessible(page);

  const send = async () => {
    await page.getByText("Send alt til områdets faste modtager …").click();
    await page.getByRole("button", { name: "Ja, send det hele nu" }).click();
  };
  await send();
  await page.getByRole("link", { name: "Feltet skal udfyldes" }).waitFor();
  await page
    .getByLabel("Hvorfor? Den faste modtager læser det først")
    .fill("Klinikken lukker ved årets udgang.");
  await send();
  await page.getByText("Alt er sendt til områdets faste modtager.").waitFor();
  await expectAccessible(page);
  await screenshot(page, "ladder-close-ready");

  await page.getByText("Luk enheden …").click();
  await page.getByRole("button", { name: "Ja, luk enheden" }).click();
  await page.getByText("Enheden er lukket, og du er logget ud af den.").waitFor();
  expect(await clinic.count()).toBe(0);
  await expectAccessible(page);
});
