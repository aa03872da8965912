import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeOnBoth, type TestDatabase } from "../../test/db.ts";
import { encode } from "./db/values.ts";
import { FOREVER, jsonb, systemActor } from "./db.ts";

/** [expression, what it comes back as] – the same on both engines, or the code would behave differently on each. */
const results: readonly (readonly [string, unknown])[] = [
  ["null::text", null],
  ["true", true],
  ["array[true, false, null]", [true, false, null]],
  ["1::int2", 1],
  ["(-2147483648)::int4", -2147483648],
  ["9007199254740991::int8", Number.MAX_SAFE_INTEGER],
  ["(select count(*) from generate_series(1, 3))", 3],
  ["(select sum(n) from generate_series(1, 3) n)", 6],
  ["array[1, null, 3]::int8[]", [1, null, 3]],
  ["1.5::float8", 1.5],
  ["'NaN'::float8", Number.NaN],
  ["12345678901234567890.10::numeric", "12345678901234567890.10"],
  ["array[1.50]::numeric[]", ["1.50"]],
  ["'Æblegrød \"æ\"'::text", 'Æblegrød "æ"'],
  [`array['a,b', 'c"d', null, '', 'e\\f']`, ["a,b", 'c"d', null, "", "e\\f"]],
  ["array[['a', 'b'], ['c', 'd']]", [["a", "b"], ["c", "d"]]], // biome-ignore format: a square
  ["'{}'::text[]", []],
  ["date '2026-03-29'", "2026-03-29"],
  ["array[date '2026-03-29']", ["2026-03-29"]],
  ["timestamptz '2026-03-29 03:30:00.123456+02'", new Date("2026-03-29T01:30:00.123Z")],
  ["timestamptz '0099-01-01 00:00:00+00'", new Date("0099-01-01T00:00:00Z")],
  ["timestamptz '12026-01-01 00:00:00+00'", new Date("+012026-01-01T00:00:00Z")],
  ["timestamptz '0044-03-15 00:00:00+00 BC'", new Date("-000043-03-15T00:00:00Z")],
  ["array[timestamptz '2026-01-01 00:00:00+00', 'infinity']", [new Date("2026-01-01T00:00:00Z"), FOREVER]],
  ["'infinity'::timestamptz", FOREVER],
  ["'-infinity'::timestamptz", new Date(-8_640_000_000_000_000)],
  ["timestamp '2026-01-01 12:00:00'", "2026-01-01 12:00:00"],
  ["interval '1 day 02:03:04'", "P1DT2H3M4S"],
  ['\'{"a": [1, null, "x"]}\'::jsonb', { a: [1, null, "x"] }],
  ["'[]'::json", []],
  ["'null'::jsonb", null],
  ["array['{\"a\": 1}'::jsonb]", [{ a: 1 }]],
  ["'\\x00ff10'::bytea", Buffer.from([0, 255, 16])],
  ["'0198c000-0000-7000-8000-000000000001'::uuid", "0198c000-0000-7000-8000-000000000001"],
  ["tstzrange('2026-01-01 00:00:00+00', null)", '["2026-01-01 00:00:00+00",)'],
];

/** [type, parameter, what the database then holds, as text]. */
const parameters: readonly (readonly [string, unknown, string | null])[] = [
  ["text", null, null],
  ["text", undefined, null],
  ["text", 'it\'s \\ "this"', 'it\'s \\ "this"'],
  ["boolean", false, "false"],
  ["int", 42, "42"],
  ["bigint", 9007199254740993n, "9007199254740993"],
  ["float8", 0.1, "0.1"],
  ["numeric", "1.50", "1.50"],
  ["date", "2026-03-29", "2026-03-29"],
  ["timestamptz", new Date("2026-03-29T01:30:00.123Z"), "2026-03-29 01:30:00.123+00"],
  ["timestamptz", FOREVER, "infinity"],
  ["bytea", new Uint8Array([0, 255]), "\\x00ff"],
  ["jsonb", { a: 1, b: [null, "æ"] }, '{"a": 1, "b": [null, "æ"]}'],
  ["jsonb", [{ a: 1 }, { a: 2 }], '[{"a": 1}, {"a": 2}]'],
  ["text[]", ["a,b", 'c"d\\', "", null], '{"a,b","c\\"d\\\\","",NULL}'],
  ["uuid[]", [], "{}"],
  ["int[]", [[1, 2], [3, 4]], "{{1,2},{3,4}}"], // biome-ignore format: a square
  ["timestamptz[]", [new Date("2026-01-01T00:00:00Z")], '{"2026-01-01 00:00:00+00"}'],
];

describeOnBoth("values", (open) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  const value = async (expression: ReturnType<typeof sql>): Promise<unknown> =>
    db.app.read(systemActor, async (handle) => {
      const { rows } = await sql<{ v: unknown }>`select ${expression} as v`.execute(handle);
      return rows[0]?.v;
    });

  test.each(results)("%s", async (expression, expected) => {
    expect(await value(sql.raw(expression))).toEqual(expected);
  });

  test.each(parameters)("as %s: %o", async (type, parameter, expected) => {
    expect(await value(sql`${parameter}::${sql.raw(type)}::text`)).toBe(expected);
  });

  test("plain arrays and empty ones go to jsonb by name", async () => {
    expect(await value(jsonb(["a", "b"]))).toEqual(["a", "b"]);
    expect(await value(jsonb([]))).toEqual([]);
    expect(await value(jsonb("text"))).toBe("text");
    await expect(value(sql`${["a", "b"]}::jsonb`)).rejects.toMatchObject({ code: "22P02" });
  });

  test("a number too large to be one is an error, not another number", async () => {
    await expect(value(sql.raw("9007199254740993::int8"))).rejects.toThrow(RangeError);
    expect(await value(sql.raw("9007199254740993::int8::text"))).toBe("9007199254740993");
  });
});

describe("parameters that are refused", () => {
  test.each([[new Date(Number.NaN)], [() => {}], [Symbol("x")]])("%s", (parameter) => {
    expect(() => encode(parameter)).toThrow(TypeError);
  });
});
