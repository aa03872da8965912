import { afterAll, beforeAll, expect, test } from "vitest";
import { codeFor } from "../builders/totp.ts";
import { expectAccessible, openPage, screenshot } from "./harness.ts";
import { password } from "./newcomer.ts";
import { openRealHouse, type RealHouse } from "./realHouse.ts";

// A house that is no demonstration: the first administrator comes from the command line, and nobody else gets in.
let house: RealHouse;
beforeAll(async () => {
  house = await openRealHouse({ STAFET_SECOND_STEP: "staff" });
});
afterAll(() => house.close());

const at = (path: string): string => house.at(path);

test("the first administrator: a link from the command line, a password, a code app, and the people", async () => {
  const words = ["admin", "create", "--email", "ada@example.dk", "--name", "Ada Bro", "--json"];
  const stdout = await house.stafet(...words);
  const { link } = JSON.parse(stdout) as { link: string };
  const path = new URL(link).pathname;

  const page = await openPage({ path: at("/log-ind"), javaScript: false });
  await page.getByText("stafet admin create").waitFor();
  await page.goto(at(path));
  await page.getByRole("heading", { name: "Velkommen som administrator" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Vælg en adgangskode").fill(password);
  await page.getByRole("button", { name: "Tag imod" }).click();
  await page.getByText("Det kræves hos jer").waitFor();
  await page.goto(at("/adgang"));
  expect(new URL(page.url()).pathname).not.toBe("/adgang");
  await page.goto(at("/to-trin"));
  await page.getByLabel("Din adgangskode").fill(password);
  await page.getByRole("button", { name: "Sæt op" }).click();
  const secret = (await page.locator("code").first().textContent()) ?? "";
  await page.getByLabel("Koden i appen").fill(codeFor(secret));
  await page.getByRole("button", { name: "Slå til" }).click();
  await page.getByRole("heading", { name: "Dine nødkoder" }).waitFor();
  await page.goto(at("/adgang"));
  await page.getByRole("heading", { name: "Mennesker og adgang" }).waitFor();
  await expectAccessible(page);
  await screenshot(page, "administrator");
  await page.goto(at("/min-vagt"));
  expect(new URL(page.url()).pathname).toBe("/adgang");
  expect(house.said.join("\n")).not.toContain(path.split("/").at(-1));
});

test("nobody is chosen to be, and no letters are read, in a house that is no demonstration", async () => {
  const page = await openPage({ path: at("/log-ind"), javaScript: false });
  expect(await page.getByText("stafet admin create").count()).toBe(0);
  await page.getByRole("heading", { name: "Log ind" }).waitFor();
  expect(await page.locator("button[data-person]").count()).toBe(0);
  await expectAccessible(page);
  await screenshot(page, "real-sign-in");
  const body = new URLSearchParams({ as: "00000000-0000-7000-8000-000000000001/0" });
  const chosen = await fetch(at("/log-ind"), { method: "POST", body, redirect: "manual" });
  expect([chosen.status, chosen.headers.get("set-cookie")]).toEqual([404, null]);
  expect((await fetch(at("/demo/breve"))).status).toBe(404);
  expect((await fetch(at("/demo/dele"))).status).toBe(404);
  expect((await fetch(at("/metrics"))).status).toBe(404);
});

test("anybody may look for a door, and whoever carries the page may keep it a minute – never a signed-in person's", async () => {
  const answer = await fetch(at("/find?q=seng"));
  expect([answer.status, answer.headers.get("cache-control"), answer.headers.get("vary")]).toEqual([
    200,
    "public, max-age=60",
    expect.stringContaining("Cookie"),
  ]);
});
