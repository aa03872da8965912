import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose, type Services } from "#compose.ts";
import { loadConfig } from "#config.ts";
import { runWorker } from "#worker.ts";
import { main } from "./main.ts";

// A house set up by a script, while its server runs: what was typed is answered by it, files named as they were typed.
let folder: string;
let services: Services;
const env = () => ({
  STAFET_DATA: join(folder, "data"),
  STAFET_DEMO: "off",
  STAFET_WORKER: "off",
  STAFET_LOG_LEVEL: "silent",
  INIT_CWD: folder,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-set-up-"));
  services = await compose(loadConfig(env()));
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
const answer = async (...words: string[]) => JSON.parse((await stafet(...words, "--json")).stdout) as unknown;

const kommune = ["--name", "Åkær Kommune", "--sector", "municipality", "--municipality", "0101"];
const shelter = [
  "--organisation",
  "aakaer",
  "--name",
  "Herberget",
  "--kind",
  "shelter",
  "--phone",
  "33 12 34 56",
];

it("an organisation is made once, however often it is told, and changed by its own identifier", async () => {
  const told = ["organisation", "create", ...kommune, "--slug", "aakaer", "--external-id", "cvr:1"];
  const made = await answer(...told);
  expect(made).toMatchObject({ outcome: "added", slug: "aakaer" });
  expect(await answer(...told)).toEqual({ ...(made as object), outcome: "unchanged" });
  expect(await answer(...told, "--cvr", "12345674")).toEqual({ ...(made as object), outcome: "changed" });
  expect(await answer("organisation", "list", "--search", "åkær")).toMatchObject([
    { slug: "aakaer", cvr: "12345674", region: "DK-84" },
  ]);
  expect((await stafet("organisation", "list", "--search", "ukendt")).stdout).toBe("No organisation fits.\n");
});

it("a unit is made once, set by what is said, and offered a duty that its leader has yet to sign", async () => {
  const told = ["unit", "create", ...shelter, "--external-id", "p:1", "--standing-receiver-for", "0101"];
  expect(await answer(...told)).toMatchObject({ outcome: "added", slug: "herberget" });
  expect(await answer(...told)).toMatchObject({ outcome: "unchanged", slug: "herberget" });
  const set = await answer(
    "unit",
    "set",
    "--unit",
    "p:1",
    "--hours",
    "man-søn 8-22 +helligdage",
    "--contact",
    "Bank på",
  );
  expect(set).toMatchObject({ unit: "herberget", changed: ["contactNote", "openingHours"] });
  expect((await stafet("unit", "set", "--unit", "herberget")).stdout).toBe("herberget: unchanged.\n");
  expect(await answer("unit", "list")).toMatchObject([
    { slug: "herberget", standingReceiver: false, area: "0101" },
  ]);
  const { receivers } = await services.identity.setUp.allWritten("commandLine");
  expect(receivers).toMatchObject([{ area: "0101" }]);
});

it.each([
  [["organisation", "create", ...kommune, "--cvr", "1"], 1, "stafet: cvr is not a CVR number.\n"],
  [["organisation", "create", ...kommune, "--slug", "aakaer"], 1, "stafet: another has that slug.\n"],
  [["organisation", "create", "--name", "X", "--sector", "region"], 2, /^stafet: --region is missing\./],
  [
    ["organisation", "leader", "--organisation", "aakaer", "--email", "x@y.dk"],
    1,
    "stafet: nobody signs in with that address; invite them first.\n",
  ],
  [
    ["unit", "create", "--organisation", "nej", "--name", "X"],
    1,
    'stafet: There is no organisation called "nej".\n',
  ],
  [["unit", "create", "--organisation", "aakaer", "--name", "X"], 2, /^stafet: --kind is missing\./],
  [["unit", "create", ...shelter, "--area", "0851"], 0, ""],
  [["unit", "set", "--unit", "herberget", "--area", "0851"], 1, "stafet: lies in another region.\n"],
  [["unit", "set", "--unit", "herberget", "--hours", "altid"], 2, /^stafet: --hours is not /],
  [["units", "import", "nej.csv"], 1, /^stafet: There is no file .*nej\.csv\.\n$/],
])("stafet %j ends with %i: %s", async (words, code, said) => {
  const ended = await stafet(...words);
  expect([ended.code, ended.stderr]).toEqual([
    code,
    typeof said === "string" ? said : expect.stringMatching(said),
  ]);
});

it("a file is read from where it was named, again and again, and each row accounted for", async () => {
  const rows = [
    "organisation_id;organisation_name;sector;municipality;unit_id;unit_name;kind;phone;hours",
    "cvr:2;Foreningen;civilSociety;;v:1;Værestedet;dropIn;33 12 34 60;always",
    "cvr:3;Bæk Kommune;municipality;0147;p:7;Hjemmesygeplejen;homeNursing;33 12 34 61;man-fre 8-15",
    "cvr:3;;;;p:8;Uden telefon;team;;always",
  ];
  await writeFile(join(folder, "enheder.csv"), rows.join("\r\n"));
  const dry = await stafet("units", "import", "enheder.csv", "--dry-run");
  expect(dry).toMatchObject({ code: 1, stderr: "" });
  expect(dry.stdout).toBe(
    [
      "line 2  held back  v:1: region is none of what it may be",
      "line 3  added  p:7",
      "line 4  held back  p:8: phone is missing",
      "Nothing is written. 1 added, 0 changed, 0 unchanged, 2 held back.\n",
    ].join("\n"),
  );
  expect(await services.identity.unitBySlug("hjemmesygeplejen")).toBeNull();
  expect(await answer("units", "import", "enheder.csv")).toMatchObject({
    added: 1,
    heldBack: 2,
    dryRun: false,
  });
  expect(await services.identity.unitBySlug("hjemmesygeplejen")).toMatchObject({
    area: "0147",
    region: "DK-84",
  });
  expect(await answer("units", "import", "enheder.csv")).toMatchObject({
    added: 0,
    unchanged: 1,
    heldBack: 2,
  });
});
