import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { inviteAs, lead, newcomer, password, signInWith } from "./newcomer.ts";

/** Passkeys are bound to a name, and an address in numbers is none. */
const named = (path: string): string =>
  new URL(path, inject("address").replace("127.0.0.1", "localhost")).href;

/** A telephone that says yes when its owner's finger is on it. */
async function withDevice(page: Page) {
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    finger: (isUserVerified: boolean) =>
      device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

const signOut = async (page: Page): Promise<void> => {
  await page.locator(".who > summary").click();
  await page.getByRole("button", { name: "Log ud" }).click();
  await page.waitForURL(/\/log-ind/);
};

/** Somebody new whose device has made a passkey. */
async function withPasskey(email: string) {
  await newcomer(email);
  const page = await openPage({ path: named("/log-ind"), width: PHONE, expectStatus: [400, 401] });
  const device = await withDevice(page);
  await signInWith(page, email, password);
  await page.waitForURL("**/min-vagt");
  await page.goto(named("/adgangsnoegler"));
  await page.getByLabel("Navn").fill("min telefon");
  await page.getByRole("button", { name: "Lav adgangsnøgle" }).click();
  await page.getByText("Adgangsnøglen er klar").waitFor();
  return { page, device };
}

test("a passkey is made, signs one in without a word typed, proves one again, and is removed", async () => {
  const { page } = await withPasskey("key@example.dk");
  expect(await page.getByRole("rowheader", { name: "min telefon" }).count()).toBe(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "passkeys");
  await signOut(page);
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.waitForURL("**/min-vagt");
  await page.goto(named("/bekraeft?videre=/adgangsnoegler"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bekræft med adgangsnøgle" }).click();
  await page.waitForURL("**/adgangsnoegler");
  await page.getByRole("button", { name: "Fjern" }).click();
  await page.getByText("Du har ingen endnu.").waitFor();
  await signOut(page);
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.getByText("Adgangsnøglen passede ikke her").waitFor();
});

test("without its owner's finger the device says no, and the page that it did not work", async () => {
  const { page, device } = await withPasskey("finger@example.dk");
  await signOut(page);
  await device.finger(false);
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.getByText("Det lykkedes ikke, eller du fortrød").waitFor();
  await expectAccessible(page);
  expect(new URL(page.url()).pathname).toBe("/log-ind");
});

test("an answer seen on its way opens nothing a second time", async () => {
  const { page } = await withPasskey("replay@example.dk");
  await signOut(page);
  await page.getByText("Log ind med din egen adgang").click();
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  const body = (await sent).postData() ?? "";
  await page.waitForURL("**/min-vagt");
  const again = await fetch(named("/log-ind"), {
    method: "POST",
    body,
    redirect: "manual",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  expect(again.status).toBe(400);
  expect(again.headers.get("set-cookie")).toBeNull();
});

test("where the browser runs no scripts, the other ways in stand there and no dead button", async () => {
  const page = await openPage({ javaScript: false, path: "/log-ind" });
  await page.getByText("Log ind med din egen adgang").click();
  expect(await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).count()).toBe(0);
  await page.getByLabel("Adgangskode").waitFor();
});

test("a volunteer answers an invitation with a passkey alone, and the next one with the same", async () => {
  const email = "passkey-alone@example.dk";
  const link = await inviteAs(await openPage({ as: lead }), email);
  const page = await openPage({ path: named(new URL(link, inject("address")).pathname), width: PHONE });
  await withDevice(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Brug en adgangsnøgle" }).click();
  await page.waitForURL("**/min-vagt");
  expect(await page.locator(".who-name").textContent()).toBe("Ida Holm");
  await signOut(page);
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.waitForURL("**/min-vagt");

  const next = await inviteAs(await openPage({ as: "anders-bjerregaard" }), email);
  await page.goto(named(new URL(next, inject("address")).pathname));
  await page.getByRole("button", { name: "Brug din adgangsnøgle" }).click();
  await page.getByRole("heading", { name: "Hvor er du på vagt?" }).waitFor();
});

test("a passkey of somebody else answers nobody's invitation", async () => {
  const { page } = await withPasskey("other-key@example.dk");
  await newcomer("invited-again@example.dk");
  const link = await inviteAs(await openPage({ as: "anders-bjerregaard" }), "invited-again@example.dk");
  await page.goto(named(new URL(link, inject("address")).pathname));
  await page.getByRole("button", { name: "Brug din adgangsnøgle" }).click();
  await page.getByText("Adgangsnøglen passede ikke her").waitFor();
  await expectAccessible(page);
  await page.getByLabel("Din adgangskode").waitFor();
});

test("what was written when the session ended comes back after a passkey", async () => {
  const { page } = await withPasskey("key-kept@example.dk");
  const words = "Hun vil gerne ringes op i morgen";
  await page.goto(named("/kort-kontakt"));
  await page.locator("textarea").first().fill(words);
  const clock = await openPage({ as: lead, javaScript: false });
  await clock.getByRole("button", { name: "1 time" }).click();
  await page.locator("form.command button[type=submit]").last().click();
  await page.getByText("Du var væk for længe").waitFor();
  await page.getByText("Log ind med din egen adgang").click();
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.getByRole("heading", { name: "Du er logget ind igen" }).waitFor();
  expect(await page.locator(".typed").allTextContents()).toEqual([words]);
});
