import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { nextOpening } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, instantAt, plus } from "#kernel/time.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import { type Actor, type Identity, SYSTEM } from "#modules/identity/index.ts";
import type { Command, Relay } from "#modules/relay/index.ts";
import type { Database } from "#platform/db.ts";
import { type Clockwork, createClockwork, type Story } from "./clockwork.ts";
import type { Random } from "./random.ts";
import type { Cast } from "./region/cast.ts";
import type { UnitSlug } from "./region/units.ts";

/** What the demo is loaded through: the house's own modules, so that every law holds on the way. */
export interface DemoDeps {
  readonly db: Database;
  readonly identity: Identity;
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly relay: Relay;
}

type Commands = Relay["commands"];
/** The relay's commands as one person does them now: only what is asked for is left to say. */
export type Hands = {
  readonly [K in keyof Commands]: Commands[K] extends Command<infer C, infer R>
    ? (command: C) => Promise<R>
    : never;
};

/** How a need stands just now. */
export interface Standing {
  readonly open: boolean;
  readonly responsible: UnitSlug;
  readonly holder: UnitSlug;
  readonly openNeeds: number;
  readonly courseOpen: boolean;
}

/** What a story has to work with: people at doors, the calendar, chance. */
export interface Stage {
  readonly random: Random;
  readonly end: Instant;
  now(): Instant;
  begin(story: Story): void;
  id(unit: UnitSlug): Uuid;
  /** Somebody on duty in the unit: the one named, or who would be there at this time of day. */
  by(unit: UnitSlug, person?: string): Hands;
  actor(unit: UnitSlug, person?: string): Actor;
  /** So many days before the demo's present, at that time of day in Denmark. */
  back(days: number, time: string): Instant;
  /** So many minutes before the demo's present. */
  before(minutes: number): Instant;
  /** When the unit is next open, at the earliest then. */
  open(unit: UnitSlug, from: Instant): Instant;
  /** A day from now on, for a next step. */
  day(ahead: number): string;
  standing(needId: Uuid): Promise<Standing>;
  readonly deps: DemoDeps;
}

/** Where the stories are played: on the cast's doors, from `start` to `end`, with the ladder climbed on the way. */
export function createStage(deps: DemoDeps, cast: Cast, random: Random, start: Instant, end: Instant) {
  const clockwork: Clockwork = createClockwork(start, createPassing(deps, start));
  const commands = Object.entries(deps.relay.commands) as [string, Command<unknown, unknown>][];
  const actor: Stage["actor"] = (unit, person) => cast.onDuty(unit, clockwork.now(), person);

  const stage: Stage = {
    random,
    end,
    deps,
    now: clockwork.now,
    begin: clockwork.begin,
    id: cast.unitId,
    actor,
    by: (unit, person) =>
      Object.fromEntries(
        commands.map(([name, command]) => [
          name,
          (input: unknown) => command(actor(unit, person), input, clockwork.now()),
        ]),
      ) as unknown as Hands,
    back: (days, time) => instantAt(addDays(dayOf(end), -days), time),
    before: (minutes) => plus(end, -minutes * 60_000),
    open: (unit, from) => nextOpening(cast.hoursOf(unit), from) ?? from,
    day: (ahead) => addDays(dayOf(clockwork.now()), ahead),
    standing: (needId) =>
      deps.db.read(SYSTEM, async (db) => {
        const { rows } = await sql<{
          open: boolean;
          responsibleId: Uuid;
          holderId: Uuid;
          openNeeds: number;
          courseOpen: boolean;
        }>`
          select n.ended_at is null as open, n.responsible_id as "responsibleId", c.holder_id as "holderId",
                 c.open_needs as "openNeeds", c.state = 'open' as "courseOpen"
            from relay.need n join relay.course c on c.id = n.course_id where n.id = ${needId}`.execute(db);
        const [row] = rows;
        if (!row) throw new Error(`No need ${needId}`);
        return { ...row, responsible: cast.slugOf(row.responsibleId), holder: cast.slugOf(row.holderId) };
      }),
  };
  return { stage, play: () => clockwork.play(end) };
}

const DAILY = hours(24);

/**
 * What the clock does between two steps of the stories: each step of the ladder at its own moment, and once a day, just
 * after midnight in Denmark, what a passed date calls for.
 */
function createPassing({ db, relay: { ladder } }: DemoDeps, start: Instant) {
  let midnight = instantAt(addDays(dayOf(start), 1), "00:05");
  const nextDue = (): Promise<Instant | null> =>
    db.read(SYSTEM, async (snapshot) => {
      const { rows } = await sql<{ due: Instant | null }>`
        select least((select min(next_rung_at) from relay.handover where state in ('proposed', 'questioned')),
                     (select min(hold_by) from relay.joint_table where state <> 'settled' and passed_on_at is null)) as due`.execute(
        snapshot,
      );
      return rows[0]?.due ?? null;
    });
  const climbUntil = async (to: Instant): Promise<void> => {
    for (let due = await nextDue(); due !== null && due <= to; due = await nextDue()) {
      await ladder.climbDue(due);
      await ladder.passLapsedTables(due);
    }
  };
  return async (to: Instant): Promise<void> => {
    for (; midnight <= to; midnight = plus(midnight, DAILY)) {
      await climbUntil(midnight);
      await ladder.raiseStandstills(midnight);
      await ladder.raiseCheckBacks(midnight);
    }
    await climbUntil(to);
  };
}
