import { expect, test } from "vitest";
import { expectAccessible, openPage, PHONE, screenshot } from "./harness.ts";
import { newcomer } from "./newcomer.ts";

test("a forgotten password is replaced by way of the mailbox, without JavaScript", async () => {
  const email = "forgets@example.dk";
  await newcomer(email);
  const page = await openPage({ width: PHONE, javaScript: false, path: "/log-ind" });
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("link", { name: "Glemt adgangskoden?" }).click();
  await expectAccessible(page);
  await page.getByLabel("E-mailadresse").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByText("Kig i din indbakke").waitFor();
  await page.goto("/demo/breve");
  await page.locator(`section:has-text("Til ${email}"):has-text("Ny adgangskode") a`).first().click();
  await page.getByRole("heading", { name: "Vælg en ny adgangskode" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "new-password");
  await page.getByLabel("Vælg en ny adgangskode").fill("rød båd under broen");
  await page.getByRole("button", { name: "Gem den nye" }).click();
  await page.getByText("Din nye adgangskode er gemt").waitFor();
  await page.getByLabel("E-mailadresse").fill(email);
  await page.getByLabel("Adgangskode").fill("rød båd under broen");
  await page.getByRole("button", { name: "Log ind", exact: true }).click();
  await page.waitForURL("**/min-vagt");
  expect(await page.locator(".who-name").textContent()).toBe("Ida Holm");
});
