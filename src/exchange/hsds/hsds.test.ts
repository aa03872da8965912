import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type JsonBreak, type JsonElement, jsonElements } from "./json.ts";
import { bydayOf, countryOf, dayOf, emailOf, numberOf, textOf, timeOf, urlOf } from "./mend.ts";
import { openParts } from "./package.ts";
import { hsdsRows } from "./rows.ts";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(text: string | Uint8Array, size = 5): Promise<(JsonElement | JsonBreak)[]> {
  const elements: (JsonElement | JsonBreak)[] = [];
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for await (const element of jsonElements(inPieces(bytes, size))) elements.push(element);
  return elements;
}
const brief = async (text: string, size?: number) =>
  (await read(text, size)).map((one) =>
    "broken" in one ? [one.line, one.broken] : [one.line, one.list, one.value],
  );

describe("records in JSON", () => {
  it.each([
    [
      "a list",
      '[{"id":1,"a":[{}]},\n{"id":2}]',
      [
        [1, null, { id: 1, a: [{}] }],
        [2, null, { id: 2 }],
      ],
    ],
    ["one alone", '\uFEFF{"id":1,\n"services":[{"id":2}]}', [[1, null, { id: 1, services: [{ id: 2 }] }]]],
    [
      "an API's page",
      '{"total_items":2,\n"contents":[{"id":1},\n{"id":2}],"empty":false}',
      [
        [2, "contents", { id: 1 }],
        [3, "contents", { id: 2 }],
      ],
    ],
    [
      "lists by table",
      '{"organization":[{"id":1}],"service":[{"id":2}]}',
      [
        [1, "organization", { id: 1 }],
        [1, "service", { id: 2 }],
      ],
    ],
    ["tables by file", '{"services.csv":[{"id":1}],"phones.csv":[]}', [[1, "services.csv", { id: 1 }]]],
    [
      "one a line",
      '{"id":1}\n\n{"id":2}\n',
      [
        [1, null, { id: 1 }],
        [3, null, { id: 2 }],
      ],
    ],
    [
      "one a line, one of them wrong",
      '{"id":1}\n{"id":\n{"id":3}',
      [
        [1, null, { id: 1 }],
        [2, "notJson"],
        [3, null, { id: 3 }],
      ],
    ],
    [
      "something else in the list",
      '[1,"x",null,{"id":2}]',
      [
        [1, null, 1],
        [1, null, "x"],
        [1, null, null],
        [1, null, { id: 2 }],
      ],
    ],
    [
      "cut off",
      '[{"id":1},{"id":2',
      [
        [1, null, { id: 1 }],
        [1, "endsEarly"],
      ],
    ],
    [
      "no sign between",
      '[{"id":1}{"id":2}]',
      [
        [1, null, { id: 1 }],
        [1, "notJson"],
      ],
    ],
    [
      "a sign too many",
      '[{"id":1},]',
      [
        [1, null, { id: 1 }],
        [1, "notJson"],
      ],
    ],
    [
      "the wrong end",
      '[{"id":1}}',
      [
        [1, null, { id: 1 }],
        [1, "notJson"],
      ],
    ],
    ["too deep", "[".repeat(60), [[1, "tooDeep"]]],
    ["nothing", "  ", []],
  ])("as %s", async (_, text, expected) => {
    for (const size of [1, 7, 1000]) expect(await brief(text, size)).toEqual(expected);
  });

  it("too big a record is not read to its end", async () => {
    const huge = `[{"id":1},{"id":2,"a":"${"x".repeat(6 * 1024 * 1024)}`;
    expect((await brief(huge, 65536)).at(-1)).toEqual([1, "recordTooBig"]);
  });

  it("a name that would become the object's own kind does no harm", async () => {
    const [one] = await read('[{"__proto__":{"polluted":true},"id":1}]');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(one && "value" in one && Object.hasOwn(one.value as object, "__proto__")).toBe(true);
  });

  it("what JSON.parse reads is read the same, in whatever pieces", async () => {
    const record = fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(2),
        async (records, size, indent) => {
          const text = JSON.stringify(records, null, indent);
          expect((await read(text, size)).map((one) => ("value" in one ? one.value : one.broken))).toEqual(
            JSON.parse(text),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("cut anywhere or made wrong anywhere: it never throws, and gives no more than there is", async () => {
    const whole = JSON.stringify(
      Array.from({ length: 5 }, (_, id) => ({ id, name: "Ærø", phones: [{ n: "\u00e6" }] })),
    );
    const bytes = Buffer.from(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const broken = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
        if (!cut) broken[at] = byte;
        expect((await read(broken, 16)).length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 400 },
    );
  });
});

describe("values as people write them", () => {
  const said: string[] = [];
  const say = (code: string): void => void said.push(code);
  const mended = <T>(work: () => T): [T, string[]] => {
    said.length = 0;
    const value = work();
    return [value, [...said]];
  };

  it.each([
    ["07:30", "07:30", 0],
    ["07:30:00", "07:30", 0],
    ["07:30:00Z", "07:30", 0],
    ["7:30am", "07:30", 1],
    ["7:30 PM", "19:30", 1],
    ["12am", "00:00", 1],
    ["12:15 p.m.", "12:15", 1],
    ["07.30", "07:30", 1],
    ["0730", "07:30", 1],
    ["7", "07:00", 1],
    ["24:00", "24:00", 0],
    ["25:00", undefined, 1],
    ["13pm", undefined, 1],
    ["0am", undefined, 1],
    ["noon", undefined, 1],
  ])("the time %s is %s", (text, time, notes) => {
    const [value, notes_] = mended(() => timeOf(text, "t", say));
    expect([value, notes_.length]).toEqual([time, notes]);
  });
  it.each([
    ["2026-02-28", "2026-02-28"],
    ["2026-02-28T10:00:00Z", "2026-02-28"],
    ["1.3.2026", "2026-03-01"],
    ["01-03-2026", "2026-03-01"],
    ["2026-02-30", undefined],
    ["31/02/2026", undefined],
    ["i går", undefined],
  ])("the day %s is %s", (text, day) => expect(dayOf(text, "d", say)).toBe(day));
  it.each([
    ["example.org", "https://example.org"],
    ["//example.org/a", "https://example.org/a"],
    ["http://example.org", "http://example.org"],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["ingen", undefined],
    ["a b.dk", undefined],
  ])("the address %s is %s", (text, url) => expect(urlOf(text, "u", say)).toBe(url));
  it.each([
    ["<b>Kom</b> ind<br>Nu<script>alert(1)</script>", "Kom ind\nNu"],
    ["&lt;b&gt; &amp; &aelig; &#248;", "<b> & æ ø"],
    ["3 < 4 & 5 > 4", "3 < 4 & 5 > 4"],
    ["=1+1", "=1+1"],
    ["a\u0000b\uD800", "ab\uFFFD"],
    ["   ", undefined],
    [12, "12"],
    [{ a: 1 }, undefined],
  ])("the text %j is %j", (text, plain) => expect(textOf(text, "t", 100, say)).toBe(plain));
  it("other values", () => {
    expect(countryOf("  ", "c", say)).toBeUndefined();
    expect(countryOf("danmark", "c", say)).toBe("DK");
    expect(emailOf("mailto:a@b.dk", "e", say)).toBe("a@b.dk");
    expect(emailOf("a@b", "e", say)).toBeUndefined();
    expect(bydayOf("Monday; tue", "b", say)).toBe("MO,TU");
    expect(bydayOf("2MO,-1FR", "b", say)).toBe("2MO,-1FR");
    expect(numberOf("55,7", "n", say)).toBe(55.7);
    expect(numberOf("1e999", "n", say, { max: 10 })).toBeUndefined();
  });
  it("nothing makes them throw, and nothing comes out that cannot be stored", () => {
    const all = [textOf, urlOf, emailOf, timeOf, dayOf, countryOf, bydayOf, numberOf] as const;
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const one of all) {
          const out = one === textOf ? textOf(value, "x", 20, say) : (one as typeof urlOf)(value, "x", say);
          if (typeof out === "string") expect(out.isWellFormed() && !out.includes("\0")).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** A zip of one file, made by hand, that may lie about its size. */
function zipOf(name: string, content: Buffer, said = content.length): Buffer {
  const packed = deflateRawSync(content);
  const crc = crc32(content);
  const head = (signature: number, extra: number): Buffer => {
    const buffer = Buffer.alloc(extra);
    buffer.writeUInt32LE(signature, 0);
    return buffer;
  };
  const local = head(0x04034b50, 30);
  const central = head(0x02014b50, 46);
  for (const [buffer, at] of [
    [local, 4],
    [central, 6],
  ] as const) {
    buffer.writeUInt16LE(20, at);
    buffer.writeUInt16LE(8, at + 4);
    buffer.writeUInt32LE(crc, at + 10);
    buffer.writeUInt32LE(packed.length, at + 14);
    buffer.writeUInt32LE(said, at + 18);
    buffer.writeUInt16LE(name.length, at + 22);
  }
  const end = head(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe("files that come together", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stafet-zip-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const rowsIn = async (bytes: Buffer, bounds = { bytes: 10_000, files: 3 }) => {
    const path = join(folder, "x.zip");
    await writeFile(path, bytes);
    const { parts, close } = await openParts(path, bounds);
    try {
      const rows = [];
      for await (const row of hsdsRows(parts, "x")) rows.push(row);
      return rows;
    } finally {
      close();
    }
  };

  it("a zip is read by what is in it", async () => {
    const [row] = await rowsIn(zipOf("data/organizations.csv", Buffer.from("id,name\n1,Æ\n")));
    expect(row).toMatchObject({ table: "organization", sourceId: "1", value: { name: "Æ" }, line: 2 });
  });
  it("one that unfolds to too much is not unfolded", async () => {
    await expect(rowsIn(zipOf("services.csv", Buffer.alloc(20_000, "a")))).rejects.toMatchObject({
      code: "tooMuch",
    });
  });
  it("and one that lies about it is stopped on the way", async () => {
    const lying = zipOf(
      "services.csv",
      Buffer.concat([Buffer.from("id,name\n"), Buffer.alloc(200_000, "a")]),
      5000,
    );
    await expect(rowsIn(lying)).rejects.toMatchObject({ code: "damagedZip" });
  });
  it("a damaged one says so, wherever it is damaged", async () => {
    const whole = zipOf("services.csv", Buffer.from("id,name\n1,a\n2,b\n"));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(whole);
        broken[at] = byte;
        const outcome = await rowsIn(broken).then(
          (rows) => rows.length,
          (error: Error) => error.name,
        );
        expect(typeof outcome === "number" || outcome === "Unreadable").toBe(true);
      }),
      { numRuns: 150 },
    );
    expect((await readFile(join(folder, "x.zip"))).length).toBe(whole.length);
  });
});
