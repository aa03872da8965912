import { expect, inject, test } from "vitest";
import { base64, requestIn, samlProvider } from "../builders/samlIdp.ts";
import { expectAccessible, openPage, PHONE, screenshot } from "./harness.ts";

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
    await page.getByRole("button", { name: "Videre" }).click();
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
  await page.getByRole("button", { name: "Videre" }).click();
  await page.waitForURL("**/kort-kontakt");
  await page.goBack();
  await page.getByRole("button", { name: "Videre" }).click();
  await page.getByRole("heading", { name: "Du kom ikke ind" }).waitFor();
  await page.getByText("Siv Krag stadig logget ind").waitFor();
  await expectAccessible(page);
  await screenshot(page, "provider-again");
  await page.getByRole("link", { name: "Gå til Min vagt" }).click();
  await page.waitForURL("**/min-vagt");
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
  const response = await mine.locator("input[name=SAMLResponse]").getAttribute("value");
  const theirs = await openPage({ path: "/log-ind/hos/storvang", expectStatus: [400] });
  await theirs.locator("input[name=SAMLResponse]").evaluate((field, value) => {
    (field as HTMLInputElement).value = value ?? "";
  }, response);
  await theirs.getByRole("button", { name: "Videre" }).click();
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
