import { expect, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";

import { inviteAs, lead, newcomer, password, signInWith } from "./newcomer.ts";

// Real sign-in, in the demonstration's house: invited by a lead, in with a password, out when nobody is there.
test.each([
  [PHONE, false],
  [DESKTOP, true],
])("at %i px, JavaScript %s: invited, in, out and in again", async (width, javaScript) => {
  const email = `ida${width}@example.dk`;
  const leader = await openPage({ as: lead, width, javaScript });
  const link = await inviteAs(leader, email);
  await leader.goto("/adgang");
  await expectAccessible(leader);
  await expectNoSidewaysScroll(leader);
  await screenshot(leader, `access-${width}`);

  const page = await openPage({ width, javaScript, path: link, expectStatus: [400] });
  await expectAccessible(page);
  await page.getByLabel("Vælg en adgangskode").fill("passwordpassword");
  await page.getByRole("button", { name: "Tag imod" }).click();
  await page.getByText("Den adgangskode er let at gætte").waitFor();
  await expectAccessible(page);
  await screenshot(page, `invitation-${width}`);
  await page.getByLabel("Vælg en adgangskode").fill(password);
  await page.getByRole("button", { name: "Tag imod" }).click();
  await page.waitForURL("**/min-vagt");

  await page.goto("/mine-indlogninger");
  await page.getByText("denne her").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `sessions-${width}`);
  await page.locator(".who > summary").click();
  await page.getByRole("button", { name: "Log ud" }).click();
  await page.waitForURL(/\/log-ind/);

  await signInWith(page, email, "not the right one");
  await page.getByText("passer ikke sammen").waitFor();
  await page.getByLabel("Adgangskode").fill(password);
  await page.locator("form").getByRole("button", { name: "Log ind", exact: true }).click();
  await page.waitForURL("**/min-vagt");
});

test("a link that is used says so, and tells nothing of who it was for", async () => {
  const link = await inviteAs(await openPage({ as: lead }), "used@example.dk");
  const first = await openPage({ path: link });
  await first.getByLabel("Vælg en adgangskode").fill(password);
  await first.getByRole("button", { name: "Tag imod" }).click();
  await first.waitForURL("**/min-vagt");
  const second = await openPage({ path: link, expectStatus: [409] });
  expect(await second.getByRole("main").textContent()).toContain("Linket er brugt");
  expect(await second.content()).not.toContain("used@example.dk");
});

test("what is written when the session has ended comes back after signing in, and only to them", async () => {
  const email = "kept@example.dk";
  const page = await newcomer(email, { javaScript: false, expectStatus: [401, 400] });
  await page.goto("/kort-kontakt");
  const words = "Han fik kaffe og et par tørre sokker";
  await page.locator("textarea").first().fill(words);
  const clock = await openPage({ as: lead, javaScript: false });
  await clock.getByRole("button", { name: "1 time" }).click();
  await page.locator("form.command button[type=submit]").last().click();
  await page.getByText("Du var væk for længe").waitFor();
  expect(await page.content()).not.toContain(words);
  expect(page.url()).not.toContain("sokker");
  await expectAccessible(page);
  await signInWith(page, email, "not the right one");
  await page.getByLabel("Adgangskode").fill(password);
  await page.locator("form").getByRole("button", { name: "Log ind", exact: true }).click();
  await page.getByRole("heading", { name: "Du er logget ind igen" }).waitFor();
  expect(await page.locator(".typed").allTextContents()).toEqual([words]);
  await expectAccessible(page);
  await screenshot(page, "kept");
  await page.getByRole("button", { name: "Send det nu" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/log-ind"));
});

test("somebody else who signs in there does not see what was written", async () => {
  const page = await newcomer("leaves@example.dk", { javaScript: false, expectStatus: [401] });
  await newcomer("comes@example.dk");
  await page.goto("/kort-kontakt");
  await page.locator("textarea").first().fill("Det er kun mit");
  const clock = await openPage({ as: lead, javaScript: false });
  await clock.getByRole("button", { name: "1 time" }).click();
  await page.locator("form.command button[type=submit]").last().click();
  await signInWith(page, "comes@example.dk", password);
  await page.waitForURL("**/kort-kontakt");
  expect(await page.content()).not.toContain("Det er kun mit");
});
