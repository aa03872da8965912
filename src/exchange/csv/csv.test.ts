import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decoded, encodingOf } from "./encoding.ts";
import { mapping, mapSchema } from "./map.ts";
import { type CsvBreak, type CsvRow, parseCsv } from "./parse.ts";
import { csvLine, guardedCell, plainCell } from "./write.ts";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(text: string | Uint8Array, size = 7): Promise<(CsvRow | CsvBreak)[]> {
  const rows: (CsvRow | CsvBreak)[] = [];
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for await (const row of parseCsv(inPieces(bytes, size))) rows.push(row);
  return rows;
}
const cells = async (text: string | Uint8Array, size?: number) =>
  (await read(text, size)).map((row) => ("cells" in row ? row.cells : row.broken));

describe("a table", () => {
  it.each([
    ["commas in quotes", 'navn,by\n"Hus, ved havnen",Øby\n', [{ navn: "Hus, ved havnen", by: "Øby" }]],
    ["quotes in quotes", 'a,b\n1,"sagde ""ja"" til"\n', [{ a: "1", b: 'sagde "ja" til' }]],
    [
      "empty cells",
      'a,b,c\n1,"",""\n,,3\n',
      [
        { a: "1", b: "", c: "" },
        { a: "", b: "", c: "3" },
      ],
    ],
    ["lines in cells", 'a,b\r\n1,"to\r\nlinjer"\r\n', [{ a: "1", b: "to\r\nlinjer" }]],
    ["JSON in cells", 'a,b\n1,"{""x"": ""y"", ""z"": [1,2]}"\n', [{ a: "1", b: '{"x": "y", "z": [1,2]}' }]],
    ["semicolons", "a;b\n1,5;2\n", [{ a: "1,5", b: "2" }]],
    ["tabs", "a\tb\n1\t2\n", [{ a: "1", b: "2" }]],
    ["a delimiter only inside quotes of the heading", '"a;b;c",d\n1,2\n', [{ "a;b;c": "1", d: "2" }]],
    ["leading zeros and signs", "cpr,f\n0101,=1+1\n", [{ cpr: "0101", f: "=1+1" }]],
    ["a mark in front", "\uFEFFa,b\n1,2\n", [{ a: "1", b: "2" }]],
    ["the same name twice, and none", "a,a,\n1,2,3\n", [{ a: "1", "a 2": "2", column: "3" }]],
    ["a quote in the middle of a cell", 'a,b\n5" bræt,2\n', [{ a: '5" bræt', b: "2" }]],
    [
      "old Mac lines",
      "a,b\r1,2\r3,4\r",
      [
        { a: "1", b: "2" },
        { a: "3", b: "4" },
      ],
    ],
    ["no last line break", "a\n1", [{ a: "1" }]],
    ["nothing", "", []],
    [
      "a name in danger",
      "__proto__,constructor\n1,2\n",
      [
        Object.fromEntries([
          ["__proto__", "1"],
          ["constructor", "2"],
        ]),
      ],
    ],
  ])("with %s", async (_, text, expected) => {
    for (const size of [1, 5, 1000]) expect(await cells(text, size)).toEqual(expected);
  });

  it("tells rows that are too long or too short, and on which line each begins", async () => {
    expect(await read('a,b\n\n1\n"x\ny",2\n1,2,3\n')).toEqual([
      { line: 3, cells: { a: "1", b: "" }, fault: "tooFewCells" },
      { line: 4, cells: { a: "x\ny", b: "2" }, fault: null },
      { line: 6, cells: { a: "1", b: "2" }, fault: "tooManyCells" },
    ]);
  });

  it("gives what stands before a quotation mark that is never closed, and stops", async () => {
    expect(await read('a,b\n1,2\n3,"4\n5,6\n')).toEqual([
      { line: 2, cells: { a: "1", b: "2" }, fault: null },
      { line: 3, broken: "quoteNotClosed" },
    ]);
    const endless = `a\n1\n"${"x".repeat(3 * 1024 * 1024)}`;
    expect((await read(endless, 65536)).at(-1)).toEqual({ line: 3, broken: "rowTooLong" });
  });

  it.each(["utf-8", "utf-16le", "latin1"] as const)("in %s, without saying so", async (encoding) => {
    const text = `${encoding === "utf-16le" ? "\uFEFF" : ""}navn;by\nÆblegården;Ærø – nej\n`.replaceAll(
      "–",
      "-",
    );
    expect(await cells(Buffer.from(text, encoding), 3)).toEqual([{ navn: "Æblegården", by: "Ærø - nej" }]);
  });

  it("that is Windows-1252 only far down loses no letter", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`a\n${"x\n".repeat(50_000)}`),
      Buffer.from("æ€\n", "latin1").fill(0x80, 1, 2),
    ]);
    const rows = await cells(bytes, 8192);
    expect(rows.length).toBe(50_001);
    expect(rows.at(-1)).toEqual({ a: "æ€" });
    expect(encodingOf(Buffer.from([0x61, 0xc3]))).toBe("utf-8");
  });
});

// The public collection of awkward tables, where it lies beside the project.
const spectrum =
  process.env.STAFET_CSV_SPECTRUM ?? join(import.meta.dirname, "../../../../shared/data/csv-spectrum");
describe.runIf(existsSync(spectrum))("every table of the public collection", () => {
  const names = existsSync(spectrum)
    ? readdirSync(join(spectrum, "csvs")).map((name) => name.replace(/\.csv$/, ""))
    : [];
  it.each(names)("%s", async (name) => {
    const said: unknown = JSON.parse(readFileSync(join(spectrum, "json", `${name}.json`), "utf8"));
    const read_ = await cells(readFileSync(join(spectrum, "csvs", `${name}.csv`)));
    // One of them gives its only row bare, and with another number than the table's own.
    if (Array.isArray(said)) expect(read_).toEqual(said);
    else
      expect(read_).toEqual([
        { ...(said as object), "Contact Phone Number": expect.stringMatching(/^\d{10}$/) },
      ]);
  });
});

describe("whatever is in it", () => {
  it("nothing throws, and each line belongs to a row, a heading or a break", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 50 }),
        async (bytes, size) => {
          const rows = await read(bytes, size);
          const broken = rows.filter((row) => "broken" in row);
          expect(broken.length).toBeLessThan(2);
          expect(rows.map(({ line }) => line)).toEqual(
            rows.map(({ line }) => line).toSorted((a, b) => a - b),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("what is written is read back to the letter, formulas unarmed on the way", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "Ø", '"', ";", ",", "\n", "\r\n", "=", "+", "-", "@", "'", " ", "\t", "0"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(";" as const, "," as const),
        async (rows, delimiter) => {
          const text =
            csvLine(["a", "b"], delimiter) +
            rows.map((row) => csvLine(["x", ...row].slice(1).map(guardedCell), delimiter)).join("");
          for (const one of rows)
            expect(one.map(guardedCell).every((written) => !/^[=+\-@\t\r]/.test(written))).toBe(true);
          const back = (await cells(text)).map((row) =>
            Object.values(row).map((one) => plainCell(String(one))),
          );
          const empty = ([a, b]: readonly [string, string]) => a === "" && b === "";
          expect(back.filter(([a, b]) => a !== "" || b !== "")).toEqual(rows.filter((row) => !empty(row)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("text is the same in pieces as in one", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          let back = "";
          for await (const piece of decoded(inPieces(Buffer.from(text), size))) back += piece;
          expect(back).toBe(new TextDecoder().decode(Buffer.from(text)));
        },
      ),
    );
  });
});

describe("a mapping", () => {
  it.each([
    [{ columns: { A: "service.nothing" } }],
    [{ columns: { A: { to: "service.name", more: 1 } } }],
    [{ columns: [] }],
    [{ delimiter: "#", columns: {} }],
    [null],
  ])("that is wrong is refused: %j", (map) => expect(mapSchema.safeParse(map).success).toBe(false));

  it("takes words, lists, fixed values and several columns to one field", () => {
    const map = mapping({
      columns: {
        Navn: "service.name",
        Om: "service.description",
        Mere: "service.description",
        Målgruppe: { to: "service.meets", values: { hund: "dogs", par: "couples" } },
        Status: { to: "service.status", values: { Lukket: "inactive" }, otherwise: "active" },
      },
      always: { "organisation.name": "Kommunen" },
    });
    const { service, organisation, findings } = map.row(
      { Navn: "Hus", Om: "En", Mere: "To", Målgruppe: "Hund, PAR", Status: "" },
      "x",
    );
    expect(organisation).toMatchObject({ name: "Kommunen" });
    expect(service).toMatchObject({ name: "Hus", description: "En\nTo", status: "active" });
    const said = (service.attributes as { taxonomy_term: { code: string }; value?: string }[]).map(
      (one) => `${one.taxonomy_term.code} ${one.value ?? ""}`,
    );
    expect(said).toEqual(["condition:dogs yes", "condition:couples yes", "complete "]);
    expect(findings).toEqual([]);
    expect(map.row({ Målgruppe: "kat" }, "x").findings).toEqual([
      { code: "unknownWord", column: "Målgruppe", value: "kat" },
    ]);
    expect(map.missing(["Navn", "Om", "Mere", "Status"])).toEqual(["Målgruppe"]);
  });
});
