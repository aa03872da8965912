import { mkdtempSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openPage, PHONE } from "./harness.ts";

const EDITOR = "agnete-lundtofte";
const folder = mkdtempSync(join(tmpdir(), "stafet-e2e-import-"));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function send(
  page: Page,
  source: string,
  path: string,
  format: "HSDS" | "CSV" = "HSDS",
): Promise<void> {
  await page.goto("/tilbud/import");
  await page.getByLabel("Hvor listen holdes ved lige").fill(source);
  await page.getByLabel(format === "CSV" ? "En anden tabel (CSV)" : /^HSDS/).check();
  await page.getByLabel("Filen", { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: "Send listen" }).click();
}

test.each([
  [PHONE, false],
  [DESKTOP, true],
] as const)(
  "a list is sent in, looked through and taken, at %i px, with scripts: %s",
  async (width, javaScript) => {
    const page = await openPage({ as: EDITOR, width, javaScript, path: "/tilbud/import" });
    await expectAccessible(page);
    const name = `Natvarmen ${width}`;
    const list = [
      {
        id: `a${width}`,
        name,
        status: "active",
        url: "natvarmen.example",
        organization: { id: `o${width}`, name: "Varmen", description: "x" },
      },
      {
        id: `b${width}`,
        name: "<i>Uden status</i>",
        organization: { id: `o${width}`, name: "Varmen", description: "x" },
      },
      { id: `c${width}`, name: "Ingens", status: "active", organization_id: "findes-ikke" },
    ];
    await send(page, `prøve ${width}`, await file(`liste-${width}.json`, JSON.stringify(list)));
    // The page comes again by itself until there is something to decide.
    await page.getByRole("button", { name: "Tag listen" }).waitFor();
    const would = await page.locator("main").innerText();
    expect(would).toContain("https:// er sat foran");
    expect(would).toContain("Ingen status; regnet for aktiv");
    expect(would).toContain("Det, den hører til, er ikke i listen og ikke her");
    // What stood there is quoted, and is text.
    expect(would).toContain("<i>Uden status</i>");
    expect(await page.locator("main i").count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Tag listen" }).click();
    await page.getByText("Listen er taget").waitFor();
    const services = await (
      await fetch(new URL(`/hsds/services?search=${encodeURIComponent(name)}`, inject("address")))
    ).json();
    expect(services.contents[0]).toMatchObject({ name, url: "https://natvarmen.example" });
    const report = await page.context().request.get(`${page.url()}/rapport.csv`);
    expect(report.headers()["content-type"]).toContain("text/csv");
    expect((await report.text()).split("\r\n")).toHaveLength(1 + 4 + 1);
  },
);

test("what is not what it was said to be is refused in words, and nothing of it is kept", async () => {
  const page = await openPage({ as: EDITOR, path: "/tilbud/import" });
  const lists = () => page.getByRole("row").count();
  const before = await lists();
  await send(page, "falsk", await file("falsk.json", Buffer.from("%PDF-1.4 \0 ikke JSON")));
  await page.getByText("Det er en anden slags fil").waitFor();
  expect(await lists()).toBe(before);
  await send(page, "falsk", await file("tom.json", ""));
  await page.getByText("Der var ingen fil").waitFor();
});

test("is for the region's editor: nobody else may see it or send to it", async () => {
  const page = await openPage({ as: "mette-kaas", path: "/min-vagt" });
  const answer = await page.context().request.post("/tilbud/import/fil", {
    headers: { origin: inject("address") },
    multipart: {
      source: "x",
      format: "hsds",
      file: { name: "a.json", mimeType: "application/json", buffer: Buffer.from("[]") },
    },
    maxRedirects: 0,
  });
  expect([answer.status(), answer.headers().location]).toEqual([303, "/tilbud/import?fejl=forbidden"]);
  const nobody = await fetch(new URL("/tilbud/import/fil", inject("address")), {
    method: "POST",
    redirect: "manual",
    body: new FormData(),
  });
  expect(nobody.headers.get("location")).toContain("/log-ind");
  const foreign = await page.context().request.post("/tilbud/import/fil", {
    headers: { origin: "https://elsewhere.example" },
    multipart: { source: "x" },
    maxRedirects: 0,
  });
  expect(foreign.status()).toBeGreaterThanOrEqual(400);
});
