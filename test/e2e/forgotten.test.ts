import { expect, test } from "vitest";
import { expectAccessible, openPage, PHONE, screenshot } from "./harness.ts";
import { newcomer, password } from "./newcomer.ts";

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

test("who knows the old password chooses a new one, without JavaScript; a wrong one shows the form again, empty", async () => {
  const page = await newcomer("changes@example.dk", { javaScript: false, expectStatus: [400] });
  await page.goto("/min-adgangskode");
  await expectAccessible(page);
  await screenshot(page, "change-password");
  const now = page.getByLabel("Den, du har nu");
  const next = page.getByLabel("Den nye");
  const change = page.getByRole("button", { name: "Skift adgangskode" });
  await now.fill("ikke den rigtige");
  await next.fill("rød båd under broen");
  await change.click();
  await page.locator(".alert, .form-error-message, [role=alert]").first().waitFor();
  expect([await now.inputValue(), await next.inputValue()]).toEqual(["", ""]);
  await now.fill(password);
  await next.fill("  rød båd under broen ");
  await change.click();
  await page.getByText("Din nye adgangskode er gemt").waitFor();
  await page.goto("/mine-indlogninger");
  expect(await page.locator("tbody tr").count()).toBe(1);
});
