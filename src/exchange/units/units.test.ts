import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createIdentity, type Identity } from "#modules/identity/index.ts";
import { build } from "../../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../../test/db.ts";
import { COLUMNS, importUnits } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const head =
  "organisation_id;organisation_name;sector;municipality;cvr;unit_id;unit_name;kind;phone;hours;standing_receiver_for";
const kommune = "cvr:1;Åkær Kommune;municipality;0101;12345674";
const file = (...rows: string[]) => [head, ...rows].join("\r\n");
const bytes = async function* (text: string | Uint8Array) {
  yield typeof text === "string" ? new TextEncoder().encode(text) : text;
};

let database: TestDatabase;
let identity: Identity;
const take = (text: string | Uint8Array, dryRun = false) =>
  importUnits(identity.setUp, bytes(text), { dryRun, now });
const outcomes = async (text: string | Uint8Array, dryRun = false) =>
  (await take(text, dryRun)).map(({ line, outcome, problems }) => [
    line,
    outcome,
    ...problems.map(({ column, code }) => `${column} ${code}`),
  ]);
const entries = async () =>
  Number((await database.owner("select count(*) as n from identity.audit_entry"))[0]?.n);

beforeEach(async () => {
  database = await testDatabase({ engine: "postgres" });
  identity = createIdentity({ db: database.app });
});
afterEach(() => database.close());

const shelter = `${kommune};p:1;Herberget Åhuset;shelter;33 12 34 56;always;0101`;
const nurses = `${kommune};p:2;Sygeplejen;homeNursing;33 12 34 57;man-fre 8-15;`;
const ward = "sor:9;Sygehuset;region;0101;;sor:10;Afsnit 1;ward;33 12 34 58;always;";

it("takes a region's organisations and units, and the same file again changes nothing", async () => {
  const all = file(shelter, nurses, ward);
  expect(await outcomes(all)).toEqual([
    [2, "added"],
    [3, "added"],
    [4, "added"],
  ]);
  const { organisations, units, receivers } = await identity.setUp.allWritten("commandLine");
  expect([organisations.length, units.length, receivers]).toMatchObject([2, 3, [{ area: "0101" }]]);
  expect(units.find(({ externalId }) => externalId === "p:1")).toMatchObject({
    name: "Herberget Åhuset",
    slug: "herberget-aahuset",
    phone: "+4533123456",
    area: "0101",
    region: "DK-84",
    openingHours: { always: true },
    standingReceiver: false,
  });
  const before = await entries();
  expect((await outcomes(all)).map(([, outcome]) => outcome)).toEqual([
    "unchanged",
    "unchanged",
    "unchanged",
  ]);
  expect(await entries()).toBe(before);
});

it("a row that says something else changes it; what a row says nothing of stays", async () => {
  await take(file(shelter, nurses));
  const [first, second] = (await identity.setUp.allWritten("commandLine")).units;
  const rows = [`cvr:1;;;;;p:2;;;33 12 34 99;;`, `cvr:1;;;;;p:1;Nyt navn;;;;`];
  expect(await outcomes(file(...rows))).toEqual([
    [2, "changed"],
    [3, "changed"],
  ]);
  const units = new Map((await identity.setUp.allWritten("commandLine")).units.map((u) => [u.externalId, u]));
  expect(units.get("p:2")).toMatchObject({ name: "Sygeplejen", phone: "+4533123499", kind: "homeNursing" });
  expect(units.get("p:1")).toMatchObject({
    name: "Nyt navn",
    phone: "+4533123456",
    slug: "herberget-aahuset",
  });
  expect([first, second].map((unit) => unit?.id).sort()).toEqual(
    [...units.values()].map(({ id }) => id).sort(),
  );
});

it("a dry run says the same, and writes nothing", async () => {
  const all = file(shelter, "cvr:1;;;;;p:3;Uden telefon;team;;always;", nurses, ward);
  const before = await entries();
  const dry = await outcomes(all, true);
  expect([await entries(), (await identity.setUp.allWritten("commandLine")).organisations]).toEqual([
    before,
    [],
  ]);
  expect(await outcomes(all)).toEqual(dry);
  expect(dry.map(([, outcome]) => outcome)).toEqual(["added", "heldBack", "added", "added"]);
});

describe("a row is held back whole, and the rest taken:", () => {
  it.each([
    ["no organisation", ";;;;;p:9;X;team;33123456;always;", ["organisation_id required"]],
    [
      "an organisation nobody has told of",
      "cvr:7;;;;;p:9;X;team;33123456;always;",
      ["organisation_name required", "sector chooseOne", "region chooseOne"],
    ],
    [
      "a CVR number that is none",
      "cvr:7;X;municipality;0101;12345675;p:9;X;team;33123456;always;",
      ["cvr notACvr"],
    ],
    ["no identifier", `${kommune};;X;team;33123456;always;`, ["unit_id required"]],
    [
      "wrong in several places",
      `${kommune};p:9;;<b>;112;25-26;`,
      ["unit_name required", "kind chooseOne", "phone notAPhone", "hours notHours"],
    ],
    [
      "a receiver that may not be",
      "x:1;Klub;civilSociety;0101;;p:9;X;dropIn;33123456;always;0101",
      ["standing_receiver_for notStandingReceiver"],
    ],
    [
      "a receiver in another region",
      `${kommune};p:9;X;team;33123456;always;0851`,
      ["standing_receiver_for areaInAnotherRegion"],
    ],
    ["the same unit twice", shelter.replace("always;0101", "always;"), ["unit_id twiceInFile"]],
    ["a cell too many", `${nurses};;;x`, [" tooManyCells"]],
  ])("%s", async (_, row, problems) => {
    expect(await outcomes(file(shelter, row, ward))).toEqual([
      [2, "added"],
      [3, "heldBack", ...problems],
      [4, "added"],
    ]);
    const { units } = await identity.setUp.allWritten("commandLine");
    expect(units.map(({ externalId }) => externalId).sort()).toEqual(["p:1", "sor:10"]);
  });

  it("its organisation with it", async () => {
    await take(file("cvr:7;Ny;municipality;0147;;p:9;X;team;112;always;"));
    expect((await identity.setUp.allWritten("commandLine")).organisations).toEqual([]);
  });

  it("what binds the units of an organisation, and a closed unit", async () => {
    await take(file(shelter));
    expect(await outcomes(file("cvr:1;;;0147;;;;;;;"))).toEqual([
      [2, "heldBack", "sector organisationHasUnits"],
    ]);
    const other = "sor:9;Sygehuset;region;0101;;p:1;X;ward;33123456;always;";
    expect(await outcomes(file(other))).toEqual([[2, "heldBack", "unit_id unitOfAnother"]]);
    const [unit] = (await identity.setUp.allWritten("commandLine")).units;
    await build(database.app, (tx) => identity.closeUnit(tx, unit?.id ?? "", now));
    expect(await outcomes(file(shelter))).toEqual([[2, "heldBack", "unit_id unitClosed"]]);
  });
});

it("a file with columns that are none of ours is not begun", async () => {
  expect(await outcomes("organisation_id,unit_nam\ncvr:1,X")).toEqual([
    [2, "heldBack", "unit_nam unknownColumn"],
  ]);
  expect(await outcomes("unit_id\np:1")).toEqual([[2, "heldBack", "organisation_id missingColumn"]]);
});

it.each<[string, (text: string) => Uint8Array | string]>([
  ["Windows-1252", (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))],
  ["UTF-8 with a mark", (text) => `\uFEFF${text}`],
  ["commas", (text) => text.replaceAll(",", ".").replaceAll(";", ",")],
])("as desks write it: %s", async (_, written) => {
  expect(await outcomes(written(file(shelter)))).toEqual([[2, "added"]]);
  expect((await identity.setUp.allWritten("commandLine")).units[0]?.name).toBe("Herberget Åhuset");
});

it("a quotation mark that is never closed ends the reading and is said; markup and formulas are only words", async () => {
  const odd = `${kommune};p:4;"=HYPERLINK(""x"") <b>";team;33123456;always;`;
  expect(await outcomes(file(odd, `${kommune};"p:5`))).toEqual([
    [2, "added"],
    [3, "heldBack", expect.stringMatching(/quoteNotClosed|rowTooLong/)],
  ]);
  expect((await identity.setUp.allWritten("commandLine")).units[0]?.name).toBe('=HYPERLINK("x") <b>');
});

it("every column is read", () => expect(new Set(COLUMNS).size).toBe(19));
