import fc from "fast-check";
import { expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay, hours, minutes } from "#kernel/time.ts";
import { tonightAt } from "#modules/stays/index.ts";
import { aRegion } from "../builders/region.ts";
import { aCourse } from "../builders/relay.ts";
import { aHouse } from "../builders/stays.ts";
import { testDatabase } from "../db.ts";

// Random people at a house with three beds, while the clock jumps. Whatever they do: no bed has two on one night, no promise outlives
// its time, and the directory's figure is the calendar's, counted here anew from the raw rows.

const BEDS = 3;
const PEOPLE = 4;

type Move =
  | { do: "hold"; who: number; bed: number; ahead: number; nights: number }
  | { do: "arrive" | "again" | "cancel" | "refuse" | "end"; nth: number }
  | { do: "extend"; nth: number; nights: number }
  | { do: "out"; bed: number; nights: number }
  | { do: "back"; bed: number }
  | { do: "wait"; minutes: number }
  | { do: "tick" };

const bed = fc.integer({ min: 0, max: BEDS - 1 });
const nth = fc.nat({ max: 3 });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("hold" as const),
      who: fc.nat({ max: PEOPLE - 1 }),
      bed,
      ahead: fc.integer({ min: -1, max: 4 }),
      nights: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("arrive" as const), nth }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("again", "cancel", "refuse", "end"), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("extend" as const),
      nth,
      nights: fc.integer({ min: -1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("out" as const), bed, nights: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("back" as const), bed }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      minutes: fc.constantFrom(1, 59, 119, 120, 121, 600, 1440, 2880),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "tick" as const }) },
);

/** The same runs each time in `npm test`; more, and others, when asked for. */
const RUNS = Number(process.env.STAFET_STAYS_RUNS ?? 12);
const SEED = process.env.STAFET_STAYS_RUNS ? {} : { seed: 22 };

it(
  "no bed has two on one night, no promise outlives its time, and the figure is the calendar's",
  async () => {
    const database = await testDatabase({ engine: "postgres" });
    // The night the clocks go back is among the nights.
    const region = await aRegion(database, "2026-10-23T14:00:00Z");
    const seen = new Map<string, number>();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 45 }), async (moves) => {
          const house = await aHouse(region, { beds: 0 });
          const lead = await region.actor("shelter", "lead");
          const worker = await region.actor("shelter");
          const nurse = await region.actor("emergency");
          const beds: string[] = [];
          for (let n = 0; n < BEDS; n++) {
            const draft = {
              serviceId: house.serviceId,
              countedIn: "bed",
              name: `${house.serviceId.slice(-12)} ${n}`,
            };
            beds.push((await house.commands.addPlace(lead, draft, region.now())).placeId);
          }
          const courses = await Promise.all(Array.from({ length: PEOPLE }, () => aCourse(region)));
          const stays: string[] = [];
          const nthStay = (n: number) => ({
            stayId: stays.length === 0 ? house.serviceId : String(stays.at(-1 - (n % stays.length))),
          });
          const here: string[] = [];
          const nthHere = (n: number) =>
            here.length === 0 ? nthStay(n) : { stayId: String(here.at(-1 - (n % here.length))) };
          const placeId = (n: number) => String(beds[n]);

          const play = async (one: Move): Promise<unknown> => {
            const now = region.now();
            const tonight = tonightAt(now);
            const { commands } = house;
            switch (one.do) {
              case "hold": {
                const asked = {
                  placeId: placeId(one.bed),
                  needId: String(courses[one.who]?.needId(0)),
                  nights: one.nights,
                };
                const firstNight = addDays(tonight, one.ahead);
                stays.push((await commands.holdPlace(nurse, { ...asked, firstNight }, now)).stayId);
                return;
              }
              case "again":
                stays.push((await commands.holdAgain(worker, nthStay(one.nth), now)).stayId);
                return;
              case "arrive":
                return commands
                  .confirmArrival(worker, nthStay(one.nth), now)
                  .then(({ stayId }) => here.push(stayId));
              case "cancel":
                return commands.cancelHold(nurse, { ...nthStay(one.nth), reason: "mistake" }, now);
              case "refuse":
                return commands.refuseHold(worker, { ...nthStay(one.nth), reason: "noCapacity" }, now);
              case "end":
                return commands.endStay(worker, { ...nthHere(one.nth), whereTo: "ownHome" }, now);
              case "extend":
                return commands.extendStay(
                  worker,
                  { ...nthHere(one.nth), lastNight: addDays(tonight, one.nights) },
                  now,
                );
              case "out":
                return commands.takeOutOfUse(
                  lead,
                  { placeId: placeId(one.bed), reason: "cleaning", lastNight: addDays(tonight, one.nights) },
                  now,
                );
              case "back":
                return commands.putBackInUse(lead, { placeId: placeId(one.bed) }, now);
              case "wait":
                region.clock.advance(minutes(one.minutes));
                return;
              case "tick":
                return house.clock.tick(now);
            }
          };

          for (const one of moves) {
            const answer = await play(one).then(
              () => "ok",
              (error: unknown) => {
                if (!isRefused(error)) throw error;
                return error.code;
              },
            );
            seen.set(`${one.do} ${answer}`, (seen.get(`${one.do} ${answer}`) ?? 0) + 1);
            if (one.do === "wait") continue;
            await judge(house.serviceId, answer === "ok");
          }
          await house.clock.tick(region.now());
          await judge(house.serviceId, true);
          region.clock.advance(hours(24 * 40));
          await house.clock.tick(region.now());
          const [left] = await database.owner(
            `select count(*)::int as n from stays.stay s join stays.place p on p.id = s.place_id where p.service_id = $1 and s.state = 'held'`,
            [house.serviceId],
          );
          expect(left?.n).toBe(0);
        }),
        // A story is long: shrinking it would take minutes.
        { numRuns: RUNS, ...SEED, endOnFailure: true },
      );
      // The runs have been where it matters.
      for (const wanted of [
        "hold ok",
        "hold placeTaken",
        "arrive ok",
        "arrive holdLapsed",
        "end ok",
        "extend ok",
        "again ok",
      ])
        expect(seen.get(wanted) ?? 0, wanted).toBeGreaterThan(0);
    } finally {
      await database.close();
    }

    /** From the raw rows, by other words than the rules': a second opinion. `said`: the figure is of this moment. */
    async function judge(serviceId: string, said: boolean): Promise<void> {
      const now = region.now();
      const tonight: CalendarDay = tonightAt(now);
      const overlaps = await database.owner(
        `select a.id from stays.stay a join stays.stay b on a.place_id = b.place_id and a.id < b.id
        join stays.place p on p.id = a.place_id
        where p.service_id = $1 and a.state in ('held', 'occupied') and b.state in ('held', 'occupied')
          and daterange(a.first_night, a.last_night, '[]') && daterange(b.first_night, b.last_night, '[]')`,
        [serviceId],
      );
      expect(overlaps).toEqual([]);
      const [late] = await database.owner(
        `select count(*)::int as n from stays.stay s where s.state = 'occupied' and s.occupied_at >= s.held_until`,
      );
      expect(late?.n).toBe(0);
      if (!said) return;
      const [counted] = await database.owner(
        `select c.available, c.maximum,
              (select count(*)::int from stays.place p where p.service_id = $1
                  and not exists (select from stays.out_of_use o where o.place_id = p.id and $2::date >= o.first_night
                                     and (o.last_night is null or $2::date <= o.last_night))
                  and not exists (select from stays.stay s where s.place_id = p.id and s.first_night <= $2::date
                                     and ((s.state = 'occupied')
                                          or (s.state = 'held' and s.held_until > $3 and s.last_night >= $2::date)))) as free
         from directory.capacity c where c.service_id = $1`,
        [serviceId, tonight, now],
      );
      expect(counted?.available).toBe(counted?.free);
      expect(Number(counted?.available)).toBeGreaterThanOrEqual(0);
      expect(Number(counted?.available)).toBeLessThanOrEqual(Number(counted?.maximum));
    }
  },
  60_000 + RUNS * 3_000,
);
