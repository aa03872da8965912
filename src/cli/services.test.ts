import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose, type Services } from "#compose.ts";
import { loadConfig } from "#config.ts";
import { FIRST_SET } from "#exchange/guidance/index.ts";
import { runWorker } from "#worker.ts";
import { main } from "./main.ts";

// Lists go through the server that has the embedded database open: by path, from the folder where they were typed.
let folder: string;
let services: Services;
const env = () => ({
  ...{ STAFET_DATA: join(folder, "data"), STAFET_DEMO: "off", STAFET_WORKER: "off" },
  ...{ STAFET_LOG_LEVEL: "silent", INIT_CWD: folder },
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-services-"));
  services = await compose(loadConfig(env()));
  await writeFile(join(folder, "liste.csv"), "Navn;Forening;Hjemmeside\nØen;Folket;oen.example\n;Folket;\n");
  await writeFile(
    join(folder, "kolonner.json"),
    JSON.stringify({
      columns: { Navn: "service.name", Forening: "organisation.name", Hjemmeside: "service.url" },
    }),
  );
});
afterAll(async () => {
  await services.close();
  await rm(folder, { recursive: true, force: true });
});

async function stafet(...words: string[]) {
  const said = { stdout: "", stderr: "" };
  const code = await main(words, {
    env: env(),
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    open: (config) => compose(config, "command"),
    work: runWorker,
  });
  return { code, ...said };
}
const list = [
  "import",
  "services",
  "liste.csv",
  "--format",
  "csv",
  "--map=kolonner.json",
  "--source",
  "liste",
];

it("a dry run says what would be, and changes nothing", async () => {
  const { code, stdout } = await stafet(...list, "--dry-run");
  expect(code).toBe(0);
  expect(stdout).toContain("liste.csv:2  service  new: url: schemeAdded (oen.example)\n");
  expect(stdout).toContain("liste.csv:3  service  heldBack: name: nameMissing\n");
  expect(stdout).toContain(
    "Would be: 3 rows: 2 new, 0 changed, 0 the same, 1 held back, 0 not used; 1 mended",
  );
  expect((await stafet("export", "services", "--format", "hsds-json")).stdout).toBe("[\n]\n");
});

it("a list is taken, told of row by row, and is the same the next time", async () => {
  const first = JSON.parse((await stafet(...list, "--json", "--report", "rapport.csv")).stdout);
  expect(first).toMatchObject({
    ...{ source: "liste", dryRun: false, whole: true, absent: 0, leftOff: 0 },
    counts: { rows: 3, new: 2, changed: 0, same: 0, heldBack: 1, unused: 0, mended: 1 },
  });
  const report = (await readFile(join(folder, "rapport.csv"), "utf8")).trimEnd().split("\r\n");
  expect(report).toHaveLength(4);
  expect(report[0]).toBe("\uFEFFfile;line;table;id;outcome;findings");
  expect(JSON.parse((await stafet(...list, "--json")).stdout).counts).toMatchObject({ same: 2, heldBack: 1 });
});

it("goes out in each form, to a path or to the terminal", async () => {
  const json = JSON.parse((await stafet("export", "services", "--format", "hsds-json")).stdout);
  expect(json).toMatchObject([{ name: "Øen", url: "https://oen.example", organization: { name: "Folket" } }]);
  expect(await stafet("export", "services", "--format", "csv", "--out", "ud.csv")).toMatchObject({
    code: 0,
    stdout: "",
  });
  expect(await readFile(join(folder, "ud.csv"), "utf8")).toMatch(
    /^\uFEFFTilbuds-id;Tilbud;[^\n]+\r\n[^\n]+;Øen;other;active;/,
  );
  expect(await stafet("export", "services", "--format", "hsds-csv", "--out", "pakke")).toMatchObject({
    code: 0,
  });
  const tables = JSON.parse(await readFile(join(folder, "pakke", "datapackage.json"), "utf8"));
  expect(tables.resources.map(({ name }: { name: string }) => name)).toContain("service");
});

it.each([
  [["import", "services", "findes-ikke.json"], 1, /There is no file at/],
  [["import", "services", "liste.csv"], 1, /Nothing in it is HSDS/],
  [["import", "services", "liste.csv", "--map", "kolonner.json"], 1, /A mapping is for --format csv/],
  [
    ["import", "services", "liste.csv", "--format", "csv", "--map", "liste.csv"],
    1,
    /The mapping is not JSON/,
  ],
  [["import", "services", "liste.csv", "--format", "csv"], 1, /has no column called "Tilbuds-id"/],
  [["import", "services"], 2, /Say which: <file>/],
  [["import", "services", "liste.csv", "--format", "xml"], 2, /--format is one of/],
  [["export", "services"], 2, /--format is missing/],
  [["export", "services", "--format", "hsds-csv"], 1, /--out/],
] as const)("says what is wrong: %j", async (words, code, message) => {
  const said = await stafet(...words);
  expect(said).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(message) });
  expect(said.stderr.trimEnd().split("\n")).toHaveLength(1);
});

it("knowledge cards are taken in once, for one region; a file that does not fit is said to be so, and where", async () => {
  await copyFile(FIRST_SET, join(folder, "kort.json"));
  await writeFile(join(folder, "halv.json"), '{"cards":[{"code":"En Kode"}]}');
  expect((await stafet("import", "cards", "kort.json", "--region", "Jylland")).code).toBe(2);
  const wrong = await stafet("import", "cards", "halv.json", "--region", "DK-82");
  expect(wrong).toMatchObject({ code: 1, stdout: "" });
  expect(wrong.stderr).toContain("cards.0.");
  expect((await stafet("import", "cards", "ingen.json", "--region", "DK-82")).stderr).toContain("no file");
  const taken = await stafet("import", "cards", "kort.json", "--region", "DK-82", "--json");
  expect(JSON.parse(taken.stdout)).toEqual({ added: 15, left: 0 });
  const again = await stafet("import", "cards", "kort.json", "--region", "DK-82");
  expect(again.stdout).toBe("0 cards taken in; 15 were there already and left as they are.\n");
  expect(await services.guidance.cards("DK-81")).toEqual([]);
});
