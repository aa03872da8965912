import fc from "fast-check";
import { expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { hours } from "#kernel/time.ts";
import { FOLLOW_UP, LINE_KINDS, MATTERS, TONIGHT } from "#modules/discharge/index.ts";
import { ANSWERED_FOR, aHospital } from "../builders/discharge.ts";
import { aRegion } from "../builders/region.ts";
import { aCourse } from "../builders/relay.ts";
import { testDatabase } from "../db.ts";

// Random people at one admission, while the clock jumps: nobody ever gets to finished with an unsecured line but by a leader's name and a
// need with a holder, nor to the street unseen; nobody who went before time is finished; no course closes on it. Judged after every step
// from the raw rows, by questions written apart from rules and triggers.

type Move =
  | {
      do: "answer";
      tonight: (typeof TONIGHT)[number];
      followUp: (typeof FOLLOW_UP)[number];
      matters: (typeof MATTERS)[number][];
    }
  | { do: "secure" | "notNeeded" | "need" | "reopen" | "settle"; line: number; until: number | null }
  | { do: "secureAll" | "early" | "cancel" | "admit" | "close" | "endNeeds" | "tick" }
  | { do: "complete"; with: "nothing" | "leader" | "all" }
  | { do: "wait"; hours: number };

const line = fc.nat({ max: LINE_KINDS.length - 1 });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      tonight: fc.constantFrom(...TONIGHT, "ownHome", "ownHome"),
      followUp: fc.constantFrom(...FOLLOW_UP),
      matters: fc.subarray([...MATTERS], { maxLength: 3 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("secure", "notNeeded", "need", "reopen", "settle"),
      line,
      until: fc.constantFrom(null, 0, 2, 9, 30),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ do: "secureAll" as const }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant("complete" as const),
      with: fc.constantFrom("nothing", "leader", "all"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("early", "cancel", "cancel", "admit", "close", "endNeeds", "tick"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      hours: fc.constantFrom(1, 20, 30, 24 * 8, 24 * 15),
    }),
  },
);

/** The same runs each time in `npm test`; more, and others, when asked for. */
const RUNS = Number(process.env.STAFET_DISCHARGE_RUNS ?? 20);
const SEED = process.env.STAFET_DISCHARGE_RUNS ? {} : { seed: 48 };

/** What must never be seen, whatever was done. */
const JUDGED = `
  with done as (
    select l.*, a.tonight from discharge.leaving l
      left join lateral (select tonight from discharge.answer a where a.leaving_id = l.id order by a.edition desc limit 1) a on true
     where l.state = 'left')
  select 'finished, and nobody was asked' as what from done where tonight is null
  union all select 'finished with an open line' from done d join discharge.line n on n.leaving_id = d.id and n.called
     and n.kind not in ('withdrawal', 'pain', 'bodyAndMind', 'companion', 'socialNurse') and n.state = 'open'
  union all select 'let be by nobody' from done d join discharge.line n on n.leaving_id = d.id and n.called and n.state = 'overridden'
     where d.leader_name is null or d.leader_reason is null
  union all select 'let be, and nobody ever had it' from done d join discharge.line n on n.leaving_id = d.id and n.called and n.state in ('overridden', 'due', 'need')
     where n.need_id is null or not exists (select from relay.period p where p.need_id = n.need_id)
  union all select 'on the street, unseen' from done d
     where d.tonight in ('nowhere', 'unknown')
       and num_nonnulls(d.leader_name, d.leader_reason, d.municipality, d.municipality_said, d.table_id) < 5
       and not exists (select from discharge.line n join discharge.said s on s.line_id = n.id
                        where n.leaving_id = d.id and n.kind = 'place' and s.state = 'secured')
  union all select 'went before time, and finished' from discharge.change a join discharge.change b on a.leaving_id = b.leaving_id and b.number = a.number + 1
     where a.state = 'leftEarly' and b.state = 'left'
  union all select 'in two beds' from (select citizen_id from discharge.leaving where state = 'open' and subject = 'admission' group by 1 having count(*) > 1) x
  union all select 'closed on somebody in a ward' from relay.course c join discharge.leaving l on l.course_id = c.id
     where c.state = 'closed' and l.state = 'open' and l.subject = 'admission'
  union all select 'a line stands otherwise than it was said' from discharge.line n
     where n.state <> coalesce((select s.state from discharge.said s where s.line_id = n.id order by s.edition desc limit 1), 'open')
       or n.edition <> (select count(*) from discharge.said s where s.line_id = n.id)`;

it("nobody is finished with an unsecured line unseen, whatever is done in whatever order", async () => {
  const database = await testDatabase({ engine: "postgres" });
  const region = await aRegion(database);
  const seen = new Map<string, number>();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 12, maxLength: 30 }), async (moves) => {
        const hospital = aHospital(region);
        const course = await aCourse(region, { needs: ["somatic"] });
        const nurse = await region.actor("emergency");
        let stay = await hospital.admitted(course);

        const play = async (one: Move): Promise<unknown> => {
          const now = region.now();
          const { commands } = hospital;
          switch (one.do) {
            case "answer":
              return stay.answer(one.tonight, one.followUp, one.matters);
            case "secureAll":
              return stay.secureAll();
            case "complete":
              return stay.complete(
                one.with === "nothing"
                  ? {}
                  : one.with === "all"
                    ? ANSWERED_FOR
                    : { leaderName: "Ida", leaderReason: "Fuldt" },
              );
            case "early":
              return commands.leaveEarly(nurse, { leavingId: stay.id }, now);
            case "cancel":
              return commands.cancelDischarge(nurse, { leavingId: stay.id, words: "Ikke alligevel" }, now);
            case "admit":
              stay = await hospital.admitted(course);
              return;
            case "close":
              return region.relay.closeCourse(
                nurse,
                { courseId: course.id, reason: "landed", toldCitizen: "Ja" },
                now,
              );
            case "endNeeds":
              for (const { id } of await database.owner(
                "select id from relay.need where course_id = $1 and ended_at is null",
                [course.id],
              ))
                await region.relay.endNeed(nurse, { needId: String(id), state: "met" }, now);
              return;
            case "tick":
              return hospital.clock.tick(now);
            case "wait":
              return region.later(hours(one.hours));
            default: {
              const { lines } = await stay.see();
              const found = lines[one.line % Math.max(1, lines.length)];
              if (!found) return;
              const ref = { lineId: found.id, edition: found.edition };
              const words = "Med egne ord";
              if (one.do === "reopen") return commands.reopenLine(nurse, { ...ref, words }, now);
              if (one.do === "notNeeded") return commands.lineNotNeeded(nurse, { ...ref, words }, now);
              if (one.do === "need") return commands.lineBecomesNeed(nurse, ref, now);
              if (one.do === "settle") return commands.settleArrival(nurse, { ...ref, state: "done" }, now);
              const until =
                one.until === null
                  ? {}
                  : { until: new Date(now.getTime() + hours(24 * one.until)).toISOString().slice(0, 10) };
              return stay.secure(found.kind, until);
            }
          }
        };

        for (const one of moves) {
          const heard = await play(one).then(
            () => "ok",
            (error: unknown) => {
              if (!isRefused(error)) throw error;
              return error.code;
            },
          );
          seen.set(`${one.do} ${heard}`, (seen.get(`${one.do} ${heard}`) ?? 0) + 1);
          expect(await database.owner(JUDGED)).toEqual([]);
          region.later();
        }
        expect(await hospital.verify()).toMatchObject({ ok: true });
      }),
      { numRuns: RUNS, ...SEED },
    );
    // It is no proof of anything when nothing was done.
    for (const done of [
      "complete ok",
      "complete answerForPlace",
      "complete answerForLines",
      "early ok",
      "cancel ok",
      "reopen ok",
      "need ok",
    ])
      expect(seen.get(done) ?? 0, done).toBeGreaterThan(0);
  } finally {
    await database.close();
  }
}, 60_000);
