import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RelayLineData, UnitRef } from "#modules/relay/index.ts";
import { GAP, textWidth } from "./labels.ts";
import { miniLine } from "./mini.ts";
import { type Drawing, drawLine, type LineData, TYPE } from "./present.ts";
import { QUIET_MS, scaleOf } from "./scale.ts";
import { quietIn, wayOf } from "./way.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// A Wednesday at noon in Denmark.
const now = new Date("2025-10-15T10:00:00Z");
const ago = (hours: number): Date => new Date(now.getTime() - hours * HOUR);

const unit = (name: string, sector: UnitRef["sector"] = "region"): UnitRef => ({
  id: name,
  slug: name,
  name,
  sector,
  phone: "+4500000000",
  organisation: name,
});

/** Holders one after the other, each for so many hours; the last one still. */
function held(...spans: (readonly [string, number])[]): RelayLineData["holders"] {
  let at = now.getTime() - spans.reduce((sum, [, hours]) => sum + hours, 0) * HOUR;
  return spans.map(([name, hours], n) => {
    const since = new Date(at);
    at += hours * HOUR;
    return {
      unit: unit(name),
      since,
      until: n === spans.length - 1 ? null : new Date(at),
      spell: 1,
      by: n ? "ask" : null,
    };
  });
}

const aLine = (holders: RelayLineData["holders"], rest: Partial<LineData> = {}): LineData => ({
  begunAt: holders[0]?.since ?? now,
  closedAt: null,
  holders,
  asks: [],
  contacts: [],
  rungs: [],
  ...rest,
});

const anAsk = (to: string, hoursLeft: number, askedHoursAgo = 1): RelayLineData["asks"][number] => ({
  handoverId: `${to}${hoursLeft}`,
  needKind: null,
  from: unit("us"),
  to: unit(to),
  proposedAt: ago(askedHoursAgo),
  answerBy: ago(-hoursLeft),
  rung: 0,
});

const draw = (line: LineData, width = 860): Drawing =>
  drawLine(line, { now, lang: "da", width, timeLeft: (until) => (until < now ? "over tiden" : "tid endnu") });

describe("an ordinary course", () => {
  const line = aLine(held(["Akutmodtagelsen", 7], ["Socialsygeplejersken", 29], ["Herberget Nordlys", 20]), {
    contacts: [
      { at: ago(50), way: "met", unitId: "u" },
      { at: ago(2), way: "notFound", unitId: "u" },
    ],
    asks: [anAsk("Ambulatoriet", 2, 10)],
    rungs: [{ at: ago(1), step: "unitLead" }],
  });

  test("shows each holder by name, the present one in bold, and needs no numbers", () => {
    const { names, numbered, segments } = draw(line);
    expect(names.map(({ text, bold }) => [text, bold])).toEqual([
      ["Akutmodtagelsen", false],
      ["Socialsygeplejersken", false],
      ["Herberget Nordlys", true],
    ]);
    expect(numbered).toBe(false);
    expect(segments.some(({ showNumber }) => showNumber)).toBe(false);
  });

  test("gives time its share of the width", () => {
    const [first, second, third] = draw(line).segments.map(({ left, right }) => right - left);
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(29 / 7, 1);
    expect((second ?? 0) / (third ?? 1)).toBeCloseTo(29 / 20, 1);
  });

  test("joins the holders by a grip where the baton changed hands", () => {
    const { segments, grips } = draw(line);
    expect(grips).toEqual(segments.slice(1).map(({ left }) => left));
  });

  test("dates stand under the line", () => {
    expect(draw(line).ticks.map(({ text }) => text)).toEqual(["tir 14.10", "ons 15.10"]);
  });

  test("looked for and not found is another dot than met", () => {
    expect(draw(line).dots.map(({ found }) => found)).toEqual([true, false]);
  });

  test("an ask reaches ahead of now, to its deadline", () => {
    const { asks, now: nowX } = draw(line);
    expect(asks).toHaveLength(1);
    expect(asks[0]?.from).toBeLessThan(nowX);
    expect(asks[0]?.to).toBeGreaterThan(nowX);
    expect(asks[0]).toMatchObject({ name: "Ambulatoriet", when: "tid endnu", passed: false });
  });

  test("the same line is drawn the same", () => {
    expect(draw(line)).toEqual(draw(structuredClone(line)));
  });
});

test("a course begun this minute fills the line", () => {
  const { segments, now: nowX } = draw(aLine(held(["Akutmodtagelsen", 0])));
  expect(segments).toHaveLength(1);
  expect(segments[0]?.right).toBeCloseTo(nowX);
  expect((segments[0]?.right ?? 0) - (segments[0]?.left ?? 0)).toBeGreaterThan(700);
});

test("within a day and a half the hours are said", () => {
  expect(draw(aLine(held(["Akutmodtagelsen", 8]))).ticks.map(({ text }) => text)).toContain("kl. 9");
});

test("a deadline that has passed says so and stands close to now", () => {
  const { asks, now: nowX } = draw(
    aLine(held(["Herberget", 40]), { asks: [anAsk("A", 20), anAsk("B", -3)] }),
  );
  expect(asks.map(({ name, passed }) => [name, passed])).toEqual([
    ["B", true],
    ["A", false],
  ]);
  expect((asks[0]?.to ?? 0) - nowX).toBeLessThan((asks[1]?.to ?? 0) - nowX);
});

test("more asks than there is room for are counted", () => {
  const asks = Array.from({ length: 9 }, (_, n) => anAsk(`Dør ${n}`, n + 1));
  const drawing = draw(aLine(held(["Herberget", 40]), { asks }));
  expect(drawing.asks).toHaveLength(4);
  expect(drawing.moreAsks).toBe(5);
});

describe("a long course", () => {
  const line = aLine(held(["Akutmodtagelsen", 10], ["Herberget", 24 * 200], ["Lægehuset", 30]), {
    contacts: [{ at: ago(24 * 100), way: "met", unitId: "u" }],
  });

  test("its quiet weeks are drawn shorter and marked", () => {
    const { segments, breaks } = draw(line);
    const [first, long, last] = segments.map(({ left, right }) => right - left);
    expect(breaks).toHaveLength(2);
    expect((long ?? 0) / (first ?? 1)).toBeLessThan(20);
    expect(last).toBeGreaterThan(100);
  });

  test("and said in the text", () => {
    const quiet = quietIn(line, now);
    expect(quiet).toHaveLength(2);
    expect(quiet.every(({ from, until }) => until.getTime() - from.getTime() > QUIET_MS)).toBe(true);
    expect(quiet[0]?.until).toEqual(ago(24 * 100));
  });

  test("something happening every few days keeps its true length", () => {
    const contacts = Array.from({ length: 40 }, (_, n) => ({
      at: ago(30 + n * 120),
      way: "met" as const,
      unitId: "u",
    }));
    expect(draw({ ...line, contacts }).breaks).toHaveLength(0);
  });
});

describe("a course that closed", () => {
  const closing = ago(48);
  const periods = held(["Akutmodtagelsen", 60], ["Herberget", 70]).map((period, n) => ({
    ...period,
    since: n === 0 ? ago(178) : ago(118),
    until: n === 0 ? ago(118) : closing,
  }));
  const closed = aLine(periods, { closedAt: closing });

  test("ends before now, which is still in view", () => {
    const drawing = draw(closed);
    expect(drawing.end).toBe("closed");
    expect(drawing.segments.at(-1)?.right).toBeLessThan(drawing.now);
    expect(drawing.closed).toHaveLength(1);
    expect(drawing.names.some(({ bold }) => bold)).toBe(false);
  });

  test("ends in a ring while the citizen may return, and shut when that is over", () => {
    expect(draw({ ...closed, returnUntil: ago(-24) }).end).toBe("mayReturn");
    expect(draw({ ...closed, returnUntil: ago(1) }).end).toBe("closed");
    expect(wayOf({ ...closed, returnUntil: ago(-24) }, now)[0]).toMatchObject({ end: "mayReturn" });
  });

  test("opened again shows the time in between as closed, without a grip across it", () => {
    const again = {
      ...aLine([
        ...periods,
        { ...(held(["Lægehuset", 20])[0] ?? periods[0]), spell: 2 } as (typeof periods)[0],
      ]),
    };
    const { closed: between, grips, segments, end } = draw(again);
    expect(end).toBe("held");
    expect(between).toEqual([{ left: segments[1]?.right, right: segments[2]?.left }]);
    expect(grips).toEqual([segments[1]?.left]);
    expect(wayOf(again, now).map(({ kind }) => kind)).toEqual(["holder", "closed", "holder", "holder"]);
  });
});

test("the list tells newest first: the furthest deadline, then the nearest, then who has it and had it", () => {
  const line = aLine(held(["A", 10], ["B", 10]), {
    asks: [anAsk("Snart", 1), anAsk("Senere", 9)],
    contacts: [
      { at: ago(15), way: "met", unitId: "u" },
      { at: ago(10), way: "phone", unitId: "u" },
      { at: ago(5), way: "notFound", unitId: "u" },
    ],
    rungs: [{ at: ago(3), step: "unitLead" }],
  });
  const way = wayOf(line, now);
  expect(
    way.map((each) =>
      each.kind === "ask"
        ? each.ask.to.name
        : each.kind === "holder"
          ? `${each.number} ${each.holder.unit.name}`
          : "",
    ),
  ).toEqual(["Senere", "Snart", "2 B", "1 A"]);
  expect(way[2]).toMatchObject({ contacts: 1, notFound: 1, steps: [{ step: "unitLead" }] });
  expect(way[3]).toMatchObject({ contacts: 1, notFound: 0, steps: [] });
});

test("in miniature: the holders, at most three rings, whether a time has passed", () => {
  const asks = [5, -1, 9, 30].map((left) => anAsk(`Dør ${left}`, left));
  const mini = miniLine(aLine(held(["A", 10], ["B", 10]), { asks }), now);
  expect(mini.segments).toHaveLength(2);
  expect(mini.asks.map(({ passed }) => passed)).toEqual([true, false, false]);
  expect(mini.segments.at(-1)?.right).toBeCloseTo(mini.now);
});

const names = ["Akutmodtagelsen", "Herberget Nordlys", "Hjemmesygeplejen, Midtby", "Ø", "W".repeat(60)];

/** Any course there may be: 1–40 holders for seconds or years, closed times between, dots, steps and asks anywhere. */
const anyLine: fc.Arbitrary<LineData> = fc
  .record({
    spans: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        seconds: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 3 * 365 * 86_400 })),
        closedBefore: fc.oneof(
          { weight: 6, arbitrary: fc.constant(0) },
          fc.integer({ min: 1, max: 40 * 86_400 }),
        ),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    dots: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }),
    asks: fc.array(
      fc.record({ name: fc.constantFrom(...names), left: fc.integer({ min: -200, max: 400 }) }),
      {
        maxLength: 9,
      },
    ),
    ended: fc.boolean(),
    since: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ spans, dots, asks, ended, since }): LineData => {
    let at = 0;
    const periods = spans.map(({ name, seconds, closedBefore }, n) => {
      const from = at + (n === 0 ? 0 : closedBefore * 1000);
      at = from + seconds * 1000;
      return { name, from, to: at };
    });
    const end = now.getTime() - (ended ? since * DAY : 0);
    const moment = (ms: number): Date => new Date(end - at + ms);
    const holders = periods.map(({ name, from, to }, n) => ({
      unit: unit(name),
      since: moment(from),
      until: n === periods.length - 1 && !ended ? null : moment(to),
      spell: 1,
      by: null,
    }));
    const contacts = dots.map((share) => ({ at: moment(share * at), way: "met" as const, unitId: "u" }));
    return aLine(holders, {
      contacts,
      closedAt: ended ? moment(at) : null,
      asks: ended ? [] : asks.map(({ name, left }) => anAsk(name, left, 0)),
    });
  });

const anyWidth = fc.constantFrom(520, 860);

describe("whatever the course", () => {
  const holds = (check: (drawing: Drawing, line: LineData) => void): void =>
    fc.assert(
      fc.property(anyLine, anyWidth, (line, width) => check(draw(line, width), line)),
      { numRuns: 150 },
    );

  test("the holders and the closed times tile the line: no gap, no overlap, up to now", () => {
    holds(({ segments, closed, now: nowX }, line) => {
      const all = [...segments, ...closed].sort((a, b) => a.left - b.left || a.right - b.right);
      expect(segments).toHaveLength(line.holders.length);
      for (const [n, part] of all.entries()) {
        expect(part.right).toBeGreaterThan(part.left);
        if (n > 0) expect(part.left).toBeCloseTo(all[n - 1]?.right ?? -1, 6);
      }
      expect(all[0]?.left).toBe(10);
      expect(all.at(-1)?.right).toBeCloseTo(nowX, 6);
    });
  });

  test("no name covers another, or another's pointer, and all are in view", () => {
    holds(({ names, width }) => {
      for (const [n, a] of names.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.right).toBeLessThanOrEqual(width);
        for (const b of names.slice(n + 1)) {
          if (a.y === b.y) expect(Math.max(a.left - b.right, b.left - a.right)).toBeGreaterThanOrEqual(GAP);
          const [higher, lower] = a.y < b.y ? [a, b] : [b, a];
          if (a.y !== b.y)
            expect(higher.pointer.x > lower.left && higher.pointer.x < lower.right).toBe(false);
        }
      }
    });
  });

  test("the one who has it now is always named", () => {
    holds(({ names }, line) => {
      if (line.closedAt === null) expect(names.some(({ bold }) => bold)).toBe(true);
    });
  });

  test("no date covers another and none lies ahead", () => {
    holds(({ ticks, now: nowX, width }) => {
      for (const [n, tick] of ticks.entries()) {
        expect(tick.x).toBeLessThanOrEqual(nowX + 1e-6);
        const end = tick.x + textWidth(tick.text, TYPE.small, false);
        expect(end).toBeLessThanOrEqual(ticks[n + 1]?.x ?? width);
      }
    });
  });

  test("now, the asks and their words are in view, in rows of their own", () => {
    holds(({ asks, now: nowX, width, height }) => {
      expect(nowX).toBeLessThan(width);
      for (const [n, ask] of asks.entries()) {
        expect(ask.textX + textWidth(ask.name, TYPE.name, false)).toBeLessThanOrEqual(width);
        expect(ask.to).toBeLessThan(ask.textX - 6);
        expect(ask.y + 20).toBeLessThan(height);
        expect(ask.y - (asks[n - 1]?.y ?? 0)).toBeGreaterThan(36);
      }
    });
  });

  test("a later moment never stands before an earlier one", () => {
    fc.assert(
      fc.property(
        anyLine,
        fc.array(fc.integer({ min: 0, max: 5 * 365 * 24 }), { minLength: 2 }),
        (line, hours) => {
          const scale = scaleOf(line, now, 10, 500, 12);
          const xs = hours.sort((a, b) => b - a).map((hour) => scale.x(ago(hour)));
          expect(xs).toEqual(xs.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });
});
