import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { base64, requestIn, samlProvider } from "../builders/samlIdp.ts";
import { expectAccessible, expectNoSidewaysScroll, openPage, PHONE, screenshot } from "./harness.ts";
import { inviteAs, lead } from "./newcomer.ts";

// A provider that speaks SAML, on another site: its page's form carries none of our cookies.

const to = (path: string): URL => new URL(path, inject("address"));
const answerPath = "/log-ind/hos/storvang/svar";
const foreign = { Origin: "https://idp.example", "Sec-Fetch-Site": "cross-site" };
const post = (path: string, form: Record<string, string>) =>
  fetch(to(path), { method: "POST", body: new URLSearchParams(form), headers: foreign, redirect: "manual" });

test.each([true, false])(
  "one comes in by a provider's form, on duty, where one was going; JavaScript: %s",
  async (javaScript) => {
    const page = await openPage({ javaScript, path: "/kort-kontakt" });
    await page.getByText("Log ind med din egen adgang").click();
    await page.getByRole("link", { name: "Log ind med Storvang" }).click();
    expect(new URL(page.url()).hostname).toBe("localhost");
    await page.getByRole("button", { name: "Siv Krag" }).click();
    await page.waitForURL("**/kort-kontakt");
    expect(await page.locator(".who-name").textContent()).toBe("Siv Krag");
    expect(await page.locator(".who-unit").textContent()).toBe("Herberget Nordlys");
    const names = (await page.context().cookies()).map(({ name }) => name);
    expect(names).toContain("stafet");
    expect(names.filter((name) => /asked|answered/.test(name))).toEqual([]);
  },
);

test("going back and sending the form again lets nobody in anew, and says who is in already", async () => {
  const page = await openPage({
    width: PHONE,
    path: "/log-ind/hos/storvang?videre=/kort-kontakt",
    expectStatus: [400],
  });
  await page.getByRole("button", { name: "Siv Krag" }).click();
  await page.waitForURL("**/kort-kontakt");
  await page.goBack();
  await page.getByRole("button", { name: "Siv Krag" }).click();
  await page.getByRole("heading", { name: "Du kom ikke ind" }).waitFor();
  await page.getByText("Siv Krag stadig logget ind").waitFor();
  await expectAccessible(page);
  await screenshot(page, "provider-again");
  await page.getByRole("link", { name: "Gå til Min vagt" }).click();
  await page.waitForURL("**/min-vagt");
});

test("who came in by a provider proves it again there, where that is asked for", async () => {
  const page = await openPage({ javaScript: false, path: "/log-ind/hos/storvang?videre=/kort-kontakt" });
  await asSiv(page);
  await page.waitForURL("**/kort-kontakt");
  await page.goto("/bekraeft?videre=/adgangsnoegler");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Bekræft med Storvang" }).click();
  expect(requestIn(new URL(page.url())).anew).toBe(true);
  await asSiv(page);
  await page.waitForURL("**/adgangsnoegler");
});

test("another site's form reaches that one address, and no other", async () => {
  expect((await post(answerPath, { SAMLResponse: "" })).status).toBe(303);
  for (const path of [
    "/log-ind",
    "/log-ud",
    "/kort-kontakt",
    "/log-ind/hos/storvang",
    `${answerPath}/`,
    `${answerPath}.data`,
  ])
    expect((await post(path, { SAMLResponse: "" })).status, path).toBe(403);
  expect((await post("/log-ind/hos/nordlys/svar", { SAMLResponse: "" })).status).toBe(404);
  expect((await post("/log-ind/hos/nobody/svar", { SAMLResponse: "" })).status).toBe(404);
});

test("what it sends signs nobody in: a browser that did not ask is shown the door, whatever is answered", async () => {
  const stranger = samlProvider();
  const request = {
    id: "_made-up",
    at: to(answerPath).href,
    issuer: to("/log-ind/hos/storvang/metadata").href,
  };
  const answer = await post(answerPath, { SAMLResponse: base64(stranger.answer(request)) });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, answerPath]);
  expect(answer.headers.get("set-cookie")).toMatch(/^stafet-answered=;.*Max-Age=0/);
  const page = await openPage({ path: answerPath, lang: "en", expectStatus: [400] });
  await page.getByText("Storvang did not confirm who you are").waitFor();
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("stafet");
});

test("the answer to one browser's request opens nothing in another's", async () => {
  const mine = await openPage({ javaScript: false, path: "/log-ind/hos/storvang" });
  const response = await mine.locator("input[name=SAMLResponse]").first().getAttribute("value");
  const theirs = await openPage({ path: "/log-ind/hos/storvang", expectStatus: [400] });
  await theirs
    .locator("input[name=SAMLResponse]")
    .first()
    .evaluate((field, value) => {
      (field as HTMLInputElement).value = value ?? "";
    }, response);
  await theirs.getByRole("button", { name: "Siv Krag" }).click();
  await theirs.getByRole("heading", { name: "Du kom ikke ind" }).waitFor();
  expect((await theirs.context().cookies()).map(({ name }) => name)).not.toContain("stafet");
});

test("the metadata is there for the provider's people, and names the address that takes answers", async () => {
  const answer = await fetch(to("/log-ind/hos/storvang/metadata"));
  expect(answer.headers.get("content-type")).toContain("application/samlmetadata+xml");
  expect(await answer.text()).toContain(`Location="${to(answerPath).href}"`);
  const asked = await fetch(to("/log-ind/hos/storvang"), { redirect: "manual" });
  expect(requestIn(new URL(asked.headers.get("location") ?? "")).at).toBe(to(answerPath).href);
});

test("whoever is invited answers at their own organisation, without a password, and comes in that way again", async () => {
  const link = await inviteAs(await openPage({ as: lead }), "tom@example.dk");
  const page = await openPage({ javaScript: false, width: PHONE, path: link, expectStatus: [400] });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, "invitation-ways");
  await page.getByRole("link", { name: "Tag imod med Storvang" }).click();
  await page.getByRole("button", { name: "Tom Lassen" }).click();
  await page.waitForURL("**/min-vagt");
  expect(await page.locator(".who-name").textContent()).toBe("Ida Holm");
  await page.locator(".who > summary").click();
  await page.getByRole("button", { name: "Log ud" }).click();
  await page.goto("/log-ind/hos/storvang");
  await page.getByRole("button", { name: "Tom Lassen" }).click();
  await page.waitForURL("**/min-vagt");
});

const words = "Han fik kaffe og et par tørre sokker";

/** Somebody in by a provider writes, and is away for so long that they are out when they send it. */
async function writesAndIsAway(provider: string, come: (page: Page) => Promise<void>): Promise<Page> {
  const path = `/log-ind/hos/${provider}?videre=/kort-kontakt`;
  const page = await openPage({ javaScript: false, path, expectStatus: [400, 401, 404] });
  await come(page);
  await page.waitForURL("**/kort-kontakt");
  await page.locator("textarea").first().fill(words);
  const clock = await openPage({ as: lead, javaScript: false });
  await clock.getByRole("button", { name: "1 time" }).click();
  await page.locator("form.command button[type=submit]").last().click();
  await page.getByText("Du var væk for længe").waitFor();
  await page.getByText("Log ind med din egen adgang").click();
  return page;
}

const asSiv = (page: Page) => page.getByRole("button", { name: "Siv Krag" }).click();

test.each<[string, string, (page: Page) => Promise<void>]>([
  ["SAML", "storvang", asSiv],
  ["OpenID Connect", "nordlys", async () => {}],
])(
  "what was written when the session ended comes back after a provider's sign-in by %s",
  async (_, provider, come) => {
    const page = await writesAndIsAway(provider, come);
    await page.getByRole("link", { name: new RegExp(`Log ind med ${provider}`, "i") }).click();
    await come(page);
    await page.getByRole("heading", { name: "Du er logget ind igen" }).waitFor();
    expect(await page.locator(".typed").allTextContents()).toEqual([words]);
    expect(page.url()).not.toContain("sokker");
    await expectAccessible(page);
    await page.reload();
    expect(await page.locator(".typed").allTextContents()).toEqual([words]);
    await page.getByRole("button", { name: "Send det nu" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/log-ind"));
  },
);

test("somebody else who comes in by that link does not see what was written, nor does its page open for them", async () => {
  const page = await writesAndIsAway("storvang", asSiv);
  const link = page.getByRole("link", { name: "Log ind med Nordlys" });
  const token = /gemt=([^&]+)/.exec((await link.getAttribute("href")) ?? "")?.[1];
  expect(token).toBeTruthy();
  await link.click();
  await page.waitForURL("**/kort-kontakt");
  expect(await page.locator(".who-name").textContent()).toBe("Bo Lund");
  await page.goto(`/log-ind/gemt/${token}`);
  expect(await page.content()).not.toContain("sokker");
  expect(await page.getByRole("button", { name: "Send det nu" }).count()).toBe(0);
});
