import { expect, test } from "vitest";
import { expectAccessible, openPage, PHONE, screenshot } from "./harness.ts";

test("one comes in by one's own organisation's provider, on duty, where one was going", async () => {
  const page = await openPage({ javaScript: false, path: "/kort-kontakt" });
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("link", { name: "Log ind med Nordlys" }).click();
  await page.waitForURL("**/kort-kontakt");
  expect(await page.locator(".who-name").textContent()).toBe("Bo Lund");
  expect(await page.locator(".who-unit").textContent()).toBe("Herberget Nordlys");
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("stafet-asked");
});

test("a provider that does not answer is named, and the other ways in stand beside", async () => {
  const page = await openPage({ width: PHONE, path: "/log-ind", expectStatus: [503] });
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("link", { name: "Log ind med Den stille kommune" }).click();
  await page.getByText("Den stille kommune svarer ikke lige nu").waitFor();
  await expectAccessible(page);
  await screenshot(page, "provider-down");
  await page.getByRole("link", { name: "Log ind på en anden måde" }).click();
  await page.waitForURL("**/log-ind");
});

test("who does not read Danish is told in English whose fault it is, and how else to come in", async () => {
  const page = await openPage({ lang: "en", path: "/log-ind/hos/stille", expectStatus: [503] });
  await page.getByText("Den stille kommune does not answer right now. It is not your fault.").waitFor();
  expect(await page.content()).not.toMatch(/127\.0\.0\.1:9|ECONNREFUSED|fetch failed/);
  await page.getByRole("link", { name: "Sign in another way" }).click();
  await page.getByText("Sign in with your own access").waitFor();
});

test("an answer nobody asked for lets nobody in", async () => {
  const path = "/log-ind/hos/nordlys/svar?code=made-up&state=made-up";
  const page = await openPage({ path, expectStatus: [400] });
  await page.getByRole("heading", { name: "Du kom ikke ind" }).waitFor();
  expect(await page.getByRole("main").innerHTML()).not.toMatch(/made-up|state|Error/);
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("stafet");
});
