import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeFor } from "../builders/totp.ts";
import { expectAccessible, openPage, screenshot } from "./harness.ts";
import { password } from "./newcomer.ts";

// A house that is no demonstration: the first administrator comes from the command line, and nobody else gets in.
let folder: string;
let server: ReturnType<typeof start>;
let address: string;

const settings = () => ({
  PATH: process.env.PATH,
  PORT: "0",
  STAFET_DATA: join(folder, "data"),
  STAFET_DEMO: "off",
  STAFET_SECOND_STEP: "staff",
  STAFET_LOG_LEVEL: "info",
});
const said: string[] = [];
const start = () =>
  spawn(process.execPath, ["build/server/index.js"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: settings(),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-real-"));
  server = start();
  const lines = createInterface(server.stdout);
  address = await new Promise((resolve) => {
    lines.on("line", (line) => {
      said.push(line);
      const found = /^Stafet: (http\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
});
afterAll(async () => {
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  await gone;
  await rm(folder, { recursive: true, force: true });
});

const run = promisify(execFile);
const at = (path: string): string => new URL(path, address).href;

test("the first administrator: a link from the command line, a password, a code app, and the people", async () => {
  const words = ["admin", "create", "--email", "ada@example.dk", "--name", "Ada Bro", "--json"];
  const { stdout } = await run(process.execPath, ["src/cli.ts", ...words], { env: settings() });
  const { link } = JSON.parse(stdout) as { link: string };
  const path = new URL(link).pathname;

  const page = await openPage({ path: at(path), javaScript: false });
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
  expect(said.join("\n")).not.toContain(path.split("/").at(-1));
});

test("nobody is chosen to be, and no letters are read, in a house that is no demonstration", async () => {
  const page = await openPage({ path: at("/log-ind"), javaScript: false });
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
