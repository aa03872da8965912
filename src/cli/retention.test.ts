import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose } from "#compose.ts";
import { main } from "./main.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stafet-retention-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function stafet(...words: string[]) {
  let [stdout, stderr] = ["", ""];
  const code = await main(words, {
    env: { STAFET_DATA: folder, STAFET_DEMO: "off", STAFET_LOG_LEVEL: "silent" },
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    open: (config) => compose(config, "command"),
    work: () => Promise.reject(new Error("no work here")),
  });
  return { code, stdout, stderr };
}

it("says how long each kind is kept, on what ground, and what would go", async () => {
  const shown = await stafet("retention", "--dry-run", "--json");
  expect(shown).toMatchObject({ code: 0, stderr: "" });
  const kinds = JSON.parse(shown.stdout) as {
    what: string;
    days: number | null;
    lapsed: number;
    basis: string;
  }[];
  expect(kinds.map(({ what }) => what)).toContain("courses");
  expect(kinds.find(({ what }) => what === "log")?.days).toBeNull();
  for (const { lapsed, basis } of kinds) {
    expect(lapsed).toBe(0);
    expect(basis).not.toBe("");
  }
  const done = await stafet("retention");
  expect(done.code).toBe(0);
  expect(done.stdout).toMatch(/^courses +1827 days +0 forgotten +Lov om klage/m);
  expect(done.stdout).toMatch(/^log +kept /m);
  expect((await stafet("retention", "--what", "mail")).code).toBe(2);
});
