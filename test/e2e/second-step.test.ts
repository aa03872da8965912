import { expect, test } from "vitest";
import { codeFor } from "../builders/totp.ts";
import { expectAccessible, expectNoSidewaysScroll, PHONE, screenshot } from "./harness.ts";
import { newcomer, password, signInWith } from "./newcomer.ts";

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
