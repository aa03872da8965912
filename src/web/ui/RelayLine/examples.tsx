import type { RelayLineData, UnitRef } from "#modules/relay/index.ts";
import type { LineData } from "./present.ts";
import { RelayLine } from "./RelayLine.tsx";
import { RelayLineMini } from "./RelayLineMini.tsx";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const unit = (name: string, sector: UnitRef["sector"]): UnitRef => ({
  id: name,
  slug: name,
  name,
  sector,
  phone: "+4500000000",
  organisation: name,
});

const emergency = unit("Akutmodtagelsen", "region");
const nurse = unit("Socialsygeplejersken", "region");
const shelter = unit("Herberget Nordlys", "civilSociety");
const nursing = unit("Hjemmesygeplejen, Midtby", "municipality");
const doctor = unit("Lægehuset ved Havnen", "generalPractice");
const clinic = unit("Psykiatrisk ambulatorium for voksne, Midtby", "region");
const probation = unit("Kriminalforsorgen", "state");

/** Who had it, each for so many hours, the last still. */
function held(now: Date, spans: readonly (readonly [UnitRef, number])[]): RelayLineData["holders"] {
  let at = now.getTime() - spans.reduce((sum, [, hours]) => sum + hours, 0) * HOUR;
  return spans.map(([who, hours], n) => {
    const since = new Date(at);
    at += hours * HOUR;
    const until = n === spans.length - 1 ? null : new Date(at);
    return { unit: who, since, until, spell: 1, by: n === 0 ? null : "ask" };
  });
}

const begun = (holders: RelayLineData["holders"], now: Date): Date => holders[0]?.since ?? now;

const aLine = (now: Date, holders: RelayLineData["holders"], rest: Partial<LineData> = {}): LineData => ({
  begunAt: begun(holders, now),
  closedAt: null,
  holders,
  asks: [],
  contacts: [],
  rungs: [],
  ...rest,
});

const ago = (now: Date, hours: number): Date => new Date(now.getTime() - hours * HOUR);

const anAsk = (
  now: Date,
  to: UnitRef,
  from: UnitRef,
  hours: { asked: number; left: number },
): RelayLineData["asks"][number] => ({
  handoverId: `${to.name}-${hours.asked}`,
  needKind: "psychiatric",
  from,
  to,
  proposedAt: ago(now, hours.asked),
  answerBy: ago(now, -hours.left),
  rung: hours.left < 0 ? 1 : 0,
});

/** Lines as they may come: the first minute, an ordinary week, a hard year, many hands, closed and back again. */
export function exampleLines(now: Date): readonly { name: string; line: LineData }[] {
  const week = held(now, [
    [emergency, 7],
    [nurse, 29],
    [shelter, 20],
  ]);
  const year = held(now, [
    [emergency, 4],
    [nurse, 40],
    [doctor, 24 * 60],
    [shelter, 24 * 90],
    [nursing, 24 * 5],
  ]);
  const wheel = [emergency, nurse, shelter, nursing, doctor, clinic, probation];
  const many = held(
    now,
    Array.from({ length: 40 }, (_, n): [UnitRef, number] => [wheel[n % 7] ?? emergency, 3 + ((n * 37) % 90)]),
  );
  const first = held(now, [[shelter, 30]]);
  const closing = ago(now, 24 * 3);
  const before = held(closing, [
    [emergency, 10],
    [shelter, 90],
  ]).map((period) => ({ ...period, until: period.until ?? closing }));
  return [
    { name: "begun a minute ago", line: aLine(now, held(now, [[emergency, 1 / 60]])) },
    {
      name: "an ordinary week",
      line: aLine(now, week, {
        asks: [anAsk(now, clinic, shelter, { asked: 18, left: 2 })],
        contacts: [55, 48, 35, 19, 8].map((hours) => ({ at: ago(now, hours), way: "met", unitId: "u" })),
        rungs: [{ at: ago(now, 12), step: "unitLead" }],
      }),
    },
    {
      name: "a hard year",
      line: aLine(now, year, {
        asks: [
          anAsk(now, clinic, nursing, { asked: 70, left: -3 }),
          anAsk(now, probation, nursing, { asked: 20, left: 30 }),
          anAsk(now, doctor, nursing, { asked: 5, left: 4 }),
        ],
        contacts: [3700, 3600, 2500, 2490, 2000, 1400, 700, 600, 100, 20].map((hours, n) => ({
          at: ago(now, hours),
          way: n % 4 === 3 ? "notFound" : "met",
          unitId: "u",
        })),
        rungs: [
          { at: ago(now, 40), step: "unitLead" },
          { at: ago(now, 3), step: "organisationLeader" },
        ],
      }),
    },
    {
      name: "many hands",
      line: aLine(now, many, { asks: [anAsk(now, shelter, clinic, { asked: 2, left: 1 })] }),
    },
    {
      name: "many asked at once",
      line: aLine(now, first, {
        asks: wheel.map((to, n) => anAsk(now, to, shelter, { asked: 3, left: n * 5 - 4 })),
      }),
    },
    { name: "closed", line: aLine(closing, before, { closedAt: closing }) },
    {
      name: "may return",
      line: aLine(closing, before, { closedAt: closing, returnUntil: new Date(now.getTime() + 200 * DAY) }),
    },
    {
      name: "closed and opened again",
      line: aLine(now, [
        ...before,
        ...held(now, [[nursing, 20]]).map((period) => ({ ...period, spell: 2, by: null })),
      ]),
    },
  ];
}

/** For the page of parts. */
export const relayLineExamples = (now: Date) =>
  exampleLines(now).map(({ name, line }) => ({
    name: `RelayLine: ${name}`,
    example: (
      <div className="sheet">
        <RelayLine line={line} />
        <hr />
        <RelayLineMini line={line} />
      </div>
    ),
  }));
