import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { minutes } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { PersonFile } from "#modules/relay/index.ts";
import { aRegion, type Region } from "../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase, testDatabase } from "../../../test/db.ts";
import { aboutCitizens } from "../../../test/wall/catalogue.ts";
import { personReport } from "./index.ts";
import { COLUMNS_LEFT_OUT, TABLES_LEFT_OUT, whyLeftOut } from "./leftOut.ts";
import { da } from "./words/da.ts";
import { en } from "./words/en.ts";

const languages = [da, en] as const;
const ABOUT_NOBODY = ["relay.need_kind", "consent.law"];

describe("the report and the database's own catalogue", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => database.close());

  const tables = async (): Promise<string[]> => {
    const rows = await database.owner(`${aboutCitizens} select oid::regclass::text as name from about`);
    return [...rows.map(({ name }) => String(name)), "directory.gap"].sort();
  };
  const columns = async (): Promise<string[]> => {
    const rows = await database.owner(
      `select attrelid::regclass::text || '.' || attname as name from pg_attribute
        where attnum > 0 and not attisdropped and attrelid::regclass::text = any($1)`,
      [Object.keys(da.tables)],
    );
    return rows.map(({ name }) => String(name));
  };

  test("every table that leads to a citizen is read, or says why not", async () => {
    const known = new Set([...Object.keys(da.tables), ...Object.keys(TABLES_LEFT_OUT), ...ABOUT_NOBODY]);
    expect((await tables()).filter((name) => !known.has(name))).toEqual([]);
  });

  test("every column has a label in both languages, or says why it is not shown", async () => {
    const split = (name: string): [string, string] => [
      name.slice(0, name.lastIndexOf(".")),
      name.split(".").at(-1) ?? "",
    ];
    const unlabelled = (await columns()).filter((name) => {
      const [table, column] = split(name);
      const labels = (words: (typeof languages)[number]) =>
        (words.tables as Record<string, { columns: Record<string, string> }>)[table]?.columns ?? {};
      return whyLeftOut(table, column) === null && languages.some((words) => !labels(words)[column]);
    });
    expect(unlabelled).toEqual([]);
  });

  test("no label and no reason outlives its column", async () => {
    const there = new Set(await columns());
    const named = Object.entries(da.tables).flatMap(([table, { columns: labels }]) =>
      Object.keys(labels).map((column) => `${table}.${column}`),
    );
    expect(named.filter((name) => !there.has(name))).toEqual([]);
    const anywhere = new Set([...there].map((name) => `*.${name.split(".").at(-1)}`));
    expect(COLUMNS_LEFT_OUT.filter((name) => !there.has(name) && !anywhere.has(name))).toEqual([]);
  });

  test("every code the database allows has words in both languages", async () => {
    const rows = await database.owner(
      `select k.conrelid::regclass::text || '.' || a.attname as name, pg_get_constraintdef(k.oid) as def
         from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'c' and cardinality(k.conkey) = 1 and pg_get_constraintdef(k.oid) ~ 'ANY \\(ARRAY|<@'
          and k.conrelid::regclass::text = any($1)`,
      [Object.keys(da.tables)],
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const { name, def } of rows) {
      const text = String(def);
      const set = /<@ '\{(.*?)\}'/.exec(text)?.[1];
      const allowed = set
        ? set.split(",")
        : [...text.matchAll(/'([^']+)'::text/g)].map((match) => match[1] ?? "");
      for (const { codes } of languages) {
        const words = (codes as Record<string, Record<string, string>>)[String(name)] ?? {};
        expect(
          allowed.filter((code) => !words[code]),
          String(name),
        ).toEqual([]);
      }
    }
  });
});

describeOnEngine("the report on one person", (open) => {
  let database: TestDatabase;
  let region: Region;
  let course: BuiltCourse;
  const PURPOSE = "Borgeren har bedt om indsigt, sag 26/1";
  const EVIL = `<script>alert("1")</script><img src=x onerror='alert(2)'>`;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    course = await aCourse(region, {
      needs: [{ kind: "sleepTonight", citizensWords: EVIL, note: "Sover på stationen" }],
      citizen: { knownAs: "Bo <b>", fullName: "Bo Bang", birthYear: 1980, phone: "+4520000009" },
      consent: "relay",
      meetMe: "Sig, hvad du gør.",
    });
    await region.relay.noteNumber(
      await region.actor("emergency"),
      { courseId: course.id, number: "010280-1234" },
      region.now(),
    );
    await (await course.asked("shelter", { need: 0 })).redirected();
    region.clock.advance(minutes(5));
    const other = await aCourse(region, {
      at: "nursing",
      citizen: { knownAs: "Bo B." },
      needs: ["woundCare"],
    });
    const actor = await region.actor("emergency");
    await database.app.write(SYSTEM, (tx) =>
      region.citizens.linkSamePerson(tx, {
        kept: course.citizenId,
        other: other.citizenId,
        basis: "name",
        actor,
        now: region.now(),
      }),
    );
  });
  afterAll(() => database.close());

  const fileOf = (): Promise<PersonFile> => region.views.personFile(course.id, PURPOSE, region.now());
  const rows = (file: PersonFile, table: string) =>
    file.tables.find(({ name }) => name === table)?.rows ?? [];

  it("holds all records of the person, readable, and nobody else's", async () => {
    await aCourse(region, { at: "doctor", citizen: { knownAs: "En helt anden" } });
    const file = await fileOf();
    expect(rows(file, "citizen.citizen").map((row) => row.known_as)).toEqual(["Bo <b>", "Bo B."]);
    expect(rows(file, "citizen.citizen")[0]).toMatchObject({ phone_sealed: "+4520000009" });
    expect(rows(file, "citizen.identifier")).toMatchObject([{ sealed: "0102801234" }]);
    expect(
      rows(file, "relay.need")
        .map((row) => row.kind)
        .sort(),
    ).toEqual(["sleepTonight", "woundCare"]);
    expect(rows(file, "relay.handover").length).toBeGreaterThan(0);
    expect(JSON.stringify(file.tables)).not.toContain("En helt anden");
  });

  it("is one page in Danish, with words for codes and doors, in Danish time", async () => {
    const { html, report } = personReport(await fileOf(), PURPOSE, "da");
    for (const shown of [
      "Det står der om dig i Stafet",
      "Et sted at sove i nat",
      "Sover på stationen",
      "Vist videre",
      "Dem på min stafet",
      "0102801234",
      "+4520000009",
    ])
      expect(html).toContain(shown);
    expect(html).toContain("2. juni 2026 kl. 08.30");
    expect(html).not.toMatch(/\b(?:redirected|noCapacity|sleepTonight|known_as)\b/);
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(report.sections.map(({ name }) => name)).toEqual(Object.keys(da.tables));
    const english = personReport(await fileOf(), PURPOSE, "en").html;
    expect(english).toContain("Somewhere to sleep tonight");
    expect(english).toContain("2 June 2026 at 08:30");
  });

  it("runs no markup, whoever wrote it", async () => {
    const { html } = personReport(await fileOf(), `${EVIL} indsigt`, "da");
    expect(html).not.toMatch(/<script|<img|<b>|onerror='/);
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
    expect(html).not.toMatch(/<[^>]*\b(?:src|href)=/);
  });

  it("tells who looked by door and day, without the names of staff", async () => {
    const { html, report } = personReport(await fileOf(), PURPOSE, "da");
    expect(report.log.length).toBeGreaterThan(0);
    const staff = await database.owner("select name from identity.person where not technical");
    const called = html.replaceAll(/<dt>Kontaktperson<\/dt><dd>[^<]*<\/dd>/g, "");
    for (const { name } of staff) expect(called.includes(String(name)), String(name)).toBe(false);
    expect(called).not.toBe(html);
  });

  it("is logged for every record, with the purpose; nobody gets it without one", async () => {
    await fileOf();
    const logged = await database.owner(
      "select distinct citizen_id, purpose from identity.audit_entry where action = 'citizen.reported'",
    );
    expect(logged).toHaveLength(2);
    for (const { purpose } of logged) expect(purpose).toBe(PURPOSE);
    await expect(region.views.personFile(course.id, "  ", region.now())).rejects.toMatchObject({
      code: "sayPurpose",
    });
    await expect(region.views.personFile(course.needId(0), PURPOSE, region.now())).rejects.toMatchObject({
      code: "notFound",
    });
  });
});
