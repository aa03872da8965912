import { expect, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { lead, newcomer } from "./newcomer.ts";

const pin = "739150";

test("at a shared workstation one switches with a PIN; the one before leaves nothing behind", async () => {
  const colleague = await newcomer("colleague@example.dk", { javaScript: false });
  await colleague.goto("/min-pin");
  await expectAccessible(colleague);
  await colleague.getByLabel("Ny PIN").fill(pin);
  await colleague.getByRole("button", { name: "Gem PIN" }).click();
  await colleague.getByText("Du har en PIN.").waitFor();

  const desk = await openPage({ as: lead, javaScript: false, width: PHONE, expectStatus: [400] });
  await desk.goto("/adgang");
  await desk.getByRole("link", { name: "Fælles arbejdspladser" }).click();
  await desk.getByLabel("Navn på den her computer").fill("Vagtstuen");
  await desk.getByRole("button", { name: "Gør den her computer" }).click();
  await desk.getByRole("button", { name: "Tag ud af brug" }).first().waitFor();
  await expectAccessible(desk);
  await expectNoSidewaysScroll(desk);

  await desk.locator(".who > summary").click();
  await desk.getByRole("button", { name: "Skift person" }).click();
  await desk.waitForURL("**/skift");
  expect(await desk.locator(".who").count()).toBe(0);
  await expectAccessible(desk);
  await screenshot(desk, "switch");
  await desk.getByLabel("Ida Holm").first().check();
  await desk.getByLabel("PIN").fill("402863");
  await desk.getByRole("button", { name: "Gå på vagt" }).click();
  await desk.getByText("PIN-koden passer ikke").waitFor();
  await desk.getByLabel("PIN").fill(pin);
  await desk.getByRole("button", { name: "Gå på vagt" }).click();
  await desk.waitForURL("**/min-vagt");
  expect(await desk.locator(".who-name").textContent()).toBe("Ida Holm");
  await desk.goto("/min-pin");
  await desk.getByRole("heading", { name: "Er det stadig dig?" }).waitFor();
});

test("elsewhere there is nobody to switch to", async () => {
  const page = await openPage({ javaScript: false, path: "/skift" });
  await page.getByText("ikke sat op som fælles arbejdsplads").waitFor();
  await expectAccessible(page);
});
