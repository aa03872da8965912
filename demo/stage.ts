import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isOpen, nextOpening, OFFICE_HOURS } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, instantAt, minutes, plus } from "#kernel/time.ts";
import type { Appointments } from "#modules/appointments/index.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import type { Council } from "#modules/council/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { Discharge } from "#modules/discharge/index.ts";
import type { Guidance } from "#modules/guidance/index.ts";
import { type Actor, type Identity, SYSTEM } from "#modules/identity/index.ts";
import type { Insight } from "#modules/insight/index.ts";
import type { Outreach } from "#modules/outreach/index.ts";
import type { Command, Relay } from "#modules/relay/index.ts";
import type { Stays } from "#modules/stays/index.ts";
import type { Database } from "#platform/db.ts";
import { createClockwork, type Story } from "./clockwork.ts";
import { createPassing } from "./passing.ts";
import type { Random } from "./random.ts";
import type { Cast } from "./region/cast.ts";
import type { UnitSlug } from "./region/units.ts";

/** What the demo is loaded through: the house's own modules, so that every law holds on the way. */
export interface DemoDeps {
  readonly db: Database;
  readonly identity: Identity;
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly council: Council;
  readonly guidance: Guidance;
  readonly relay: Relay;
  readonly discharge: Discharge;
  readonly stays: Stays;
  readonly outreach: Outreach;
  readonly appointments: Appointments;
  readonly insight: Insight;
}

type Commands = Relay["commands"];
/** The relay's commands as one person gives them now: only what is asked for is left to say. */
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
}

/** What a story has to work with: people at doors, the calendar, chance. */
export interface Stage {
  readonly random: Random;
  /** The demo's present. */
  readonly end: Instant;
  readonly deps: DemoDeps;
  readonly cast: Cast;
  now(): Instant;
  /** Another story, beginning now. */
  begin(name: string, story: Story): void;
  id(unit: UnitSlug): Uuid;
  actor(unit: UnitSlug, person?: string): Actor;
  /** Somebody on duty in the unit: the one named, or who would be there at this time of day. */
  by(unit: UnitSlug, person?: string): Hands;
  standing(needId: Uuid): Promise<Standing>;
  /** The joint table about the need that is not settled yet. */
  openTable(needId: Uuid): Promise<Uuid | null>;

  /** The n-th last time the clock in Denmark showed this: 0 is today, or yesterday when it is not that late yet. */
  lately(n: number, time: string): Instant;
  /** The same, counting only days on which offices are open. `time` must lie between 8 and 15. */
  workday(n: number, time: string): Instant;
  /** Any time of the same days, nights too. For n from 1: today may not be that late yet. */
  onWorkday(n: number, time: string): Instant;
  /** So many minutes before the present. */
  before(minutes: number): Instant;
  /** In so many minutes; when the unit is open, if one is named. */
  in(minutes: number, unit?: UnitSlug): Instant;
  /** When the unit was last open, at the latest then. To the half hour. */
  lastOpen(unit: UnitSlug, until: Instant): Instant;
  /** A day from now on, for a next step. */
  day(ahead: number): string;
  /** A day after the present: for next steps nobody has missed yet, however many holidays lay between. */
  ahead(days: number): string;
}

/** Commands after which something may fall due sooner than what was known to be next. */
const SETS_A_TIME: ReadonlySet<string> = new Set<keyof Commands>([
  "askUnits",
  "sendPrepared",
  "askQuestion",
  "answerQuestion",
  "redirect",
  "callTable",
]);

/** Where the stories are played: at the cast's doors, from `start` to `end`, while the ladder climbs. */
export function createStage(deps: DemoDeps, cast: Cast, random: Random, start: Instant, end: Instant) {
  const passing = createPassing(deps.db, deps.relay, start);
  const clockwork = createClockwork(start, passing.pass);
  const commands = Object.entries(deps.relay.commands) as [string, Command<unknown, unknown>][];
  const actor: Stage["actor"] = (unit, person) => cast.onDuty(unit, clockwork.now(), person);

  const stage: Stage = {
    random,
    end,
    deps,
    cast,
    now: clockwork.now,
    begin: clockwork.begin,
    id: cast.unitId,
    actor,
    by: (unit, person) =>
      Object.fromEntries(
        commands.map(([name, command]) => [
          name,
          (input: unknown) => {
            if (SETS_A_TIME.has(name)) passing.mayBeSooner();
            return command(actor(unit, person), input, clockwork.now());
          },
        ]),
      ) as unknown as Hands,
    standing: (needId) => standingOf(deps.db, cast, needId),
    openTable: (needId) => openTable(deps.db, needId),

    lately: (n, time) => nthLast(end, n, time, () => true),
    workday: (n, time) => nthLast(end, n, time, (at) => isOpen(OFFICE_HOURS, at)),
    onWorkday: (n, time) => instantAt(dayOf(stage.workday(n, "12:00")), time),
    before: (ago) => plus(end, -minutes(ago)),
    in: (ahead, unit) => {
      const at = plus(clockwork.now(), minutes(ahead));
      return unit === undefined ? at : (nextOpening(cast.hoursOf(unit), at) ?? at);
    },
    lastOpen(unit, until) {
      let at = until;
      while (!isOpen(cast.hoursOf(unit), at)) at = plus(at, -minutes(30));
      return at;
    },
    day: (ahead) => addDays(dayOf(clockwork.now()), ahead),
    ahead: (days) => addDays(dayOf(end), days),
  };
  return { stage, play: () => clockwork.play(end) };
}

function nthLast(end: Instant, n: number, time: string, counts: (at: Instant) => boolean): Instant {
  let left = n;
  for (let back = 0; ; back += 1) {
    const at = instantAt(addDays(dayOf(end), -back), time);
    if (at > end || !counts(at)) continue;
    if (left === 0) return at;
    left -= 1;
  }
}

async function standingOf(db: Database, cast: Cast, needId: Uuid): Promise<Standing> {
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<{ open: boolean; responsibleId: Uuid; holderId: Uuid }>`
      select n.ended_at is null as open, n.responsible_id as "responsibleId", c.holder_id as "holderId"
        from relay.need n join relay.course c on c.id = n.course_id where n.id = ${needId}`.execute(snapshot),
  );
  const [row] = rows;
  if (!row) throw new Error(`No need ${needId}`);
  return { open: row.open, responsible: cast.slugOf(row.responsibleId), holder: cast.slugOf(row.holderId) };
}

async function openTable(db: Database, needId: Uuid): Promise<Uuid | null> {
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<{
      id: Uuid;
    }>`select id from relay.joint_table where need_id = ${needId} and state <> 'settled'`.execute(snapshot),
  );
  return rows[0]?.id ?? null;
}
