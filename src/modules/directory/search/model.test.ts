import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstOf } from "./first.ts";
import { WIDTH } from "./marks.ts";
import { createModel, eachLexeme, type SearchableRow } from "./model.ts";
import { ANYWHERE, has, type Look, servicesWith, withAnyOf } from "./postings.ts";

const row = (serviceId: string, words: string, hours: number[] | null = null): SearchableRow => ({
  serviceId,
  words,
  marks: Buffer.alloc(WIDTH, serviceId.charCodeAt(0)),
  nameWords: 2,
  sortName: `name of ${serviceId}`,
  shown: true,
  closed: false,
  absent: false,
  latitude: serviceId.length,
  longitude: null,
  morePlaces: serviceId.length > 1 ? [55, 12] : null,
  minimumAge: null,
  maximumAge: null,
  hours,
  believedUntil: null,
  free: null,
  unknownAt: null,
});
const look = (lexemes: readonly string[], places = ANYWHERE, begins = false): Look => ({
  lexemes,
  places,
  begins,
});

describe("a model of the services", () => {
  const filled = () => {
    const model = createModel();
    model.put([
      row("a", "'dog':1A 'dogs':1 'sleep':1B"),
      row("b", "'dog':1C 'sleep':1"),
      row("c", "'doing':1B 'sleep':1A"),
    ]);
    const ids = (of: Look): string[] => [...withAnyOf([model.seek(of)], model.size())].map(model.idOf).sort();
    return { model, ids };
  };

  it("finds by one word, by all of several, by where they stand and by how they begin", () => {
    const { ids } = filled();
    expect(ids(look(["dog"]))).toEqual(["a", "b"]);
    expect(ids(look(["dog"], 1))).toEqual(["a"]);
    expect(ids(look(["sleep"], 4 | 8))).toEqual(["b"]);
    expect(ids(look(["sleep", "dogs"]))).toEqual(["a"]);
    expect(ids(look(["do"], ANYWHERE, true))).toEqual(["a", "b", "c"]);
    expect(ids(look(["do"], 2, true))).toEqual(["c"]);
    expect(ids(look(["cat"]))).toEqual([]);
    expect(ids(look(["dog", "cat"]))).toEqual([]);
  });

  it("says of each service what the list of all says", () => {
    const { model } = filled();
    for (const of of [look(["dog"], 1), look(["sleep"], 8), look(["do"], 2, true), look(["sleep", "dog"])]) {
      const sought = model.seek(of);
      const listed = new Set(servicesWith(sought));
      for (let number = 0; number < model.size(); number++)
        expect(has(sought, number)).toBe(listed.has(number));
    }
  });

  it("holds what was said last, however often it changes", () => {
    const ids = Array.from({ length: 150 }, (_, at) => `s${at}`);
    const changes = fc.array(
      fc.tuple(
        fc.constantFrom(...ids),
        fc.constantFrom("dog", "cat", "sleep"),
        fc.integer({ min: 0, max: 9 }),
      ),
      { minLength: 2000, maxLength: 2500 },
    );
    fc.assert(
      fc.property(changes, (all) => {
        const model = createModel();
        const last = new Map<string, readonly [word: string, opens: number]>();
        for (const [id, word, opens] of all) {
          model.put([row(id, `'${word}':1A`, [opens, opens + 60])]);
          last.set(id, [word, opens]);
        }
        expect(model.size()).toBeLessThan(1001);
        for (const word of ["dog", "cat", "sleep"]) {
          const sought = model.seek(look([word]));
          for (const [id, [own, opens]] of last) {
            const number = model.numberOf(id) ?? -1;
            expect(has(sought, number)).toBe(own === word);
            expect(model.idOf(number)).toBe(id);
            expect(model.sortName(number)).toBe(`name of ${id}`);
            expect(model.columns().latitude[number]).toBe(id.length);
            expect(model.morePlaces(number)).toEqual([55, 12]);
            expect([...(model.hours()[model.columns().hours[number] ?? -1] ?? [])]).toEqual([
              opens,
              opens + 60,
            ]);
            expect(model.columns().marks[number * WIDTH + WIDTH - 1]).toBe("s".charCodeAt(0));
          }
        }
      }),
      { numRuns: 3 },
    );
  });

  it("reads every lexeme there can be", () => {
    const weight = fc.constantFrom("A", "B", "C", "");
    const lexeme = fc.string({
      minLength: 1,
      unit: fc.constantFrom("a", "ø", "'", "\\", " ", ":", "§", "1"),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(lexeme, weight), { minLength: 1 }), (all) => {
        const text = all.map(([word, at]) => `'${word.replace(/['\\]/g, (sign) => sign + sign)}':1${at}`);
        const read: [string, string][] = [];
        eachLexeme(text.join(" "), (word, at) => read.push([word, ["A", "B", "C", ""][at] ?? "?"]));
        expect(read).toEqual(all);
      }),
    );
  });
});

it("takes the first of many as if all were in order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 300 }), fc.integer({ min: 1, max: 20 }), (all, count) => {
      const order = (a: number, b: number): number => a - b;
      expect(firstOf(all, order, count)).toEqual([...all].sort(order).slice(0, count));
    }),
  );
});
