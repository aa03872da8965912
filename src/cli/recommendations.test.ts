import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose, type Services } from "#compose.ts";
import { loadConfig } from "#config.ts";
import { runWorker } from "#worker.ts";
import { main } from "./main.ts";

/** Our own document in the layout councils use: no council has said this. */
const DOCUMENT = `Havneby, den 2. marts 2026

## Anbefalinger fra Rådet i Havneby 2024-2027

### 2.1 Rådets anbefalinger

1. Rådet anbefaler, at der altid er varme i huset.
2. Rådet anbefaler, at ingen går alene hjem om natten.

## KAPITEL 3

### 3.1 Borgerhistorier og udsagn

### 3.2 Varmen

Der er koldt om natten.

## KAPITEL 4

### 4.1 Huset

*Rådet anbefaler, at der altid er varme i huset.*

- Også om søndagen.
`;

let folder: string;
let services: Services;
const env = () => ({
  ...{ STAFET_DATA: join(folder, "data"), STAFET_DEMO: "off", STAFET_WORKER: "off" },
  ...{ STAFET_LOG_LEVEL: "silent", INIT_CWD: folder },
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-recommendations-"));
  services = await compose(loadConfig(env()));
  await writeFile(join(folder, "anbefalinger.txt"), DOCUMENT);
  await writeFile(join(folder, "andet.txt"), "Her står ingenting.");
  const body = { region: "DK-84", slug: "raadet", name: "Rådet i Havneby", kind: "council" } as const;
  await services.council.addBody(null, body, services.clock.now());
});
afterAll(async () => {
  await services.close();
  await rm(folder, { recursive: true, force: true });
});

async function stafet(...words: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await main(words, {
    env: env(),
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    open: (config) => compose(config, "command"),
    work: runWorker,
  });
  return { code, stdout, stderr };
}

const take = (...more: string[]) =>
  stafet("import", "recommendations", join(folder, "anbefalinger.txt"), "--body", "raadet", ...more);
const drafts = async () => {
  const { clock, council, db } = services;
  const rows = await db.plain("select number, state from council.recommendation order by number");
  return [rows, (await council.recommendations("raadet", null, clock.now()))?.recommendations.length];
};

it("a dry run says what was read, and keeps nothing", async () => {
  const { code, stdout } = await take("--dry-run");
  expect(code).toBe(0);
  expect(stdout).toContain("1. Rådet anbefaler, at der altid er varme i huset. (1 points)\n");
  expect(stdout).toContain("1 stories and statements.\n! notElaborated 2 line 8\n");
  expect(await drafts()).toEqual([[], 0]);
});

it("recommendations become drafts in the document's period, and stories drafts nobody sees; the same again changes nothing", async () => {
  const { code, stdout } = await take("--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ period: "2024-2027", date: "2026-03-02", storiesRefused: [] },
    taken: {
      known: false,
      numbers: [
        { number: 1, taken: "new" },
        { number: 2, taken: "new" },
      ],
    },
  });
  const made = [
    [
      { number: 1, state: "draft" },
      { number: 2, state: "draft" },
    ],
    0,
  ];
  expect(await drafts()).toEqual(made);
  const stories = () =>
    services.db.plain("select count(*)::int as n from council.story where edition is null");
  expect(await stories()).toEqual([{ n: 1 }]);
  const again = await take();
  expect([again.code, again.stdout.includes("nothing is changed")]).toEqual([0, true]);
  expect(await drafts()).toEqual(made);
  expect(await stories()).toEqual([{ n: 1 }]);
});

it("what cannot be taken in says why", async () => {
  const none = await stafet("import", "recommendations", join(folder, "andet.txt"), "--body", "raadet");
  expect([none.code, none.stdout.includes("noRecommendations")]).toEqual([1, true]);
  const unknown = await stafet("import", "recommendations", join(folder, "anbefalinger.txt"), "--body", "x");
  expect([unknown.code > 0, unknown.stderr.includes("unknownBody")]).toEqual([true, true]);
  const gone = await stafet("import", "recommendations", join(folder, "intet.txt"), "--body", "raadet");
  expect(gone.stderr).toContain("There is no file");
  expect((await take("--period", "nu")).code).toBeGreaterThan(0);
});
