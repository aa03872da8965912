import { expect, test } from "vitest";
import { codeFor } from "../builders/totp.ts";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { inviteAs, lead, newcomer, password, signInWith } from "./newcomer.ts";

test("a code app is set up, asked for, and stood in for by a recovery code; all without JavaScript", async () => {
  const email = "app@example.dk";
  const page = await newcomer(email, { javaScript: false, width: PHONE, expectStatus: [400] });
  await page.goto("/to-trin");
  await expectAccessible(page);
  await page.getByLabel("Din adgangskode").fill(password);
  await page.getByRole("button", { name: "Sæt op" }).click();
  const secret = (await page.locator("code").first().textContent()) ?? "";
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "second-step");
  await page.getByLabel("Koden i appen").fill(codeFor(secret, -1));
  await page.getByRole("button", { name: "Slå til" }).click();
  await page.getByRole("heading", { name: "Dine nødkoder" }).waitFor();
  await expectAccessible(page);
  const recovery = (await page.locator(".codes code").first().textContent()) ?? "";

  const signOut = async () => {
    await page.locator(".who > summary").click();
    await page.getByRole("button", { name: "Log ud" }).click();
  };
  await signOut();
  await signInWith(page, email, password);
  await page.getByRole("heading", { name: "Skriv koden" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Kode", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Fortsæt" }).click();
  await page.getByText("Koden passer ikke").waitFor();
  await page.getByLabel("Kode", { exact: true }).fill(codeFor(secret));
  await page.getByRole("button", { name: "Fortsæt" }).click();
  await page.waitForURL("**/min-vagt");

  await signOut();
  await signInWith(page, email, password);
  await page.getByLabel("Kode", { exact: true }).fill(recovery);
  await page.getByLabel("Jeg bruger en af mine nødkoder").check();
  await page.getByRole("button", { name: "Fortsæt" }).click();
  await page.waitForURL("**/min-vagt");
  await page.goto("/bekraeft?videre=/to-trin");
  await expectAccessible(page);
  await page.getByLabel("Adgangskode").fill(password);
  await page.getByRole("button", { name: "Bekræft" }).click();
  await page.getByLabel("Kode", { exact: true }).fill(codeFor(secret, 1));
  await page.getByRole("button", { name: "Bekræft" }).click();
  await page.waitForURL("**/to-trin");
  expect(await page.getByText("To-trins-login er slået til.").count()).toBe(1);
});

test("who has a code app and is invited to another unit accepts, types the code, and chooses where to be", async () => {
  const email = "two-units@example.dk";
  // The link is used up when the question for the code comes, and its page says so by its status.
  const page = await newcomer(email, { javaScript: false, expectStatus: [409] });
  await page.goto("/to-trin");
  await page.getByLabel("Din adgangskode").fill(password);
  await page.getByRole("button", { name: "Sæt op" }).click();
  const secret = (await page.locator("code").first().textContent()) ?? "";
  await page.getByLabel("Koden i appen").fill(codeFor(secret, -1));
  await page.getByRole("button", { name: "Slå til" }).click();
  await page.getByRole("heading", { name: "Dine nødkoder" }).waitFor();

  const link = await inviteAs(await openPage({ as: "anders-bjerregaard", javaScript: false }), email);
  await page.goto(link);
  await page.getByLabel("Din adgangskode").fill(password);
  await page.getByRole("button", { name: "Tag imod" }).click();
  await page.getByLabel("Kode", { exact: true }).fill(codeFor(secret));
  await page.getByRole("button", { name: "Fortsæt" }).click();
  await page.getByRole("heading", { name: "Hvor er du på vagt?" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "choose-unit");
  await page.getByRole("button", { name: "Herberget Nordlys" }).click();
  await page.waitForURL("**/min-vagt");
  expect(await page.locator(".who-unit").textContent()).toBe("Herberget Nordlys");
  await page.goto("/log-ind/enhed");
  await page.locator("main button").filter({ hasNotText: "Herberget Nordlys" }).first().click();
  await page.waitForURL("**/min-vagt");
  expect(await page.locator(".who-unit").textContent()).not.toBe("Herberget Nordlys");
});

test("who has lost telephone and codes is let in again by their lead, and told so in a letter", async () => {
  const email = "lost-phone@example.dk";
  const page = await newcomer(email, { javaScript: false }, "Per Havn");
  await page.goto("/to-trin");
  await page.getByLabel("Din adgangskode").fill(password);
  await page.getByRole("button", { name: "Sæt op" }).click();
  const secret = (await page.locator("code").first().textContent()) ?? "";
  await page.getByLabel("Koden i appen").fill(codeFor(secret));
  await page.getByRole("button", { name: "Slå til" }).click();
  await page.getByRole("heading", { name: "Dine nødkoder" }).waitFor();

  const leader = await openPage({
    as: lead,
    width: PHONE,
    javaScript: false,
    path: "/adgang",
    expectStatus: [400],
  });
  await leader.getByRole("link", { name: "Per Havn har mistet telefonen" }).click();
  await expectAccessible(leader);
  await expectNoSidewaysScroll(leader);
  await screenshot(leader, "lost-step");
  await leader.getByRole("button", { name: "Slå fra, og log dem ud" }).click();
  await leader.getByText("Feltet skal udfyldes").first().waitFor();
  await leader.getByLabel("Hvorfor, og hvordan ved du").fill("Tabte telefonen i havnen");
  await leader.getByRole("button", { name: "Slå fra, og log dem ud" }).click();
  await leader.getByText("To-trins-login er slået fra. De har fået et brev.").waitFor();
  await expectAccessible(leader);
  await leader.goto("/demo/breve");
  await leader.getByText("har slået dit to-trins-login i Stafet fra").first().waitFor();

  await page.goto("/min-vagt");
  await page.waitForURL(/\/log-ind/);
  await signInWith(page, email, password);
  await page.waitForURL("**/min-vagt");
});
