import type { Uuid } from "#kernel/ids.ts";
import { hours, minutes } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { build } from "../../builders/house.ts";
import { aRegion, type Door, type Region } from "../../builders/region.ts";
import { type TestDatabase, testDatabase } from "../../db.ts";
import type { Emergency, Facts, Reader, Said } from "./model.ts";

/** The world a story is told in, and what the story itself remembers of it. */

const DOORS: readonly Door[] = [
  "emergency",
  "psychiatry",
  "shelter",
  "dropIn",
  "nightTeam",
  "nursing",
  "doctor",
];
const DAY = hours(24);
export const JUMPS = [
  minutes(7),
  minutes(50),
  hours(2),
  hours(3),
  DAY,
  30 * DAY,
  366 * DAY,
  -minutes(20),
  -hours(4),
  -2 * DAY,
];

export interface Person {
  readonly id: Uuid;
  readonly lead: boolean;
  unit: Uuid;
  /** Of the session they last began. */
  token: string | null;
}

/** What is written about somebody, each word nobody else's; of a hard day until its last moment. */
export interface Known {
  readonly chosen: string;
  readonly full: string;
  readonly meetMe: string;
  readonly hardDay: string;
  readonly doctor: string;
  readonly hardUntil: Date;
}

export interface Stage {
  readonly db: TestDatabase;
  readonly region: Region;
  readonly unitIds: readonly Uuid[];
  readonly organisationOf: ReadonlyMap<Uuid, Uuid>;
  readonly people: readonly Person[];
  /** By course: who it is about. */
  readonly names: Map<Uuid, Known>;
  /** Each need's own words, and nobody else's. */
  readonly words: Map<Uuid, string>;
  readonly said: Map<Uuid, Said>;
  readonly emergencies: Emergency[];
  count: number;
}

export async function setStage(): Promise<Stage> {
  const db = await testDatabase({ engine: "postgres" });
  const region = await aRegion(db);
  const units = DOORS.map(region.unit);
  return {
    db,
    region,
    unitIds: units.map(({ id }) => id),
    organisationOf: new Map(units.map(({ id, organisationId }) => [id, organisationId])),
    people: units.flatMap(({ id, people }) =>
      people.map((person, index) => ({ id: person, lead: index === 1, unit: id, token: null })),
    ),
    names: new Map(),
    words: new Map(),
    said: new Map(),
    emergencies: [],
    count: 0,
  };
}

/** On duty where they work now; a session begun elsewhere, or grown too old, is nobody's. */
export async function dutyOf({ region }: Stage, person: Person): Promise<Actor> {
  const now = region.now();
  const was = person.token === null ? null : await region.identity.actorOf(person.token, now);
  if (was && was.unitId !== person.unit)
    throw new Error(`a session of ${was.unitId} outlived the work there`);
  if (was) return was;
  person.token = await region.identity.signIn(person.id, person.unit, now);
  const actor = await region.identity.actorOf(person.token, now);
  if (!actor) throw new Error("nobody came on duty");
  return actor;
}

/** Moves somebody to another unit in the middle of their shift. */
export async function moveTo({ db, region }: Stage, person: Person, unitId: Uuid): Promise<void> {
  const now = region.now();
  if (unitId === person.unit) return;
  await build(db.app, async (tx) => {
    await region.identity.endMembership(tx, { personId: person.id, unitId: person.unit, now });
    await region.identity.addMembership(tx, {
      personId: person.id,
      unitId,
      role: person.lead ? "lead" : "worker",
      now,
    });
  });
  person.unit = unitId;
}

export const readerOf = ({ organisationOf }: Stage, { personId, unitId }: Actor): Reader => ({
  person: personId,
  unit: unitId,
  organisation: organisationOf.get(unitId) ?? "",
});

/** As the tables have it, without any view or policy. */
export async function factsOf({ db }: Stage): Promise<readonly Facts[]> {
  const rows = await db.owner(`
    select c.id, c.citizen_id as citizen, c.holder_id as holder, c.state = 'open' as open,
           (select p.unit_id from relay.period p where p.subject_id = c.id and p.spell = 1 and p.follows is null) as first,
           (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'unit', n.responsible_id, 'over', n.ended_at is not null)
                                      order by n.id), '[]') from relay.need n where n.course_id = c.id) as needs,
           (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'need', h.need_id, 'from', h.from_unit_id, 'to', h.to_unit_id,
                     'state', h.state, 'basis', h.legal_basis, 'sent', h.kind <> 'ask' or h.answer_by is not null) order by h.id), '[]')
              from relay.handover h where h.course_id = c.id) as asks
      from relay.course c order by c.id`);
  return rows as unknown as Facts[];
}

export interface LogRow {
  readonly id: Uuid;
  readonly outcome: string;
  readonly action: string;
  readonly at: Date;
  readonly person_id: Uuid;
  readonly unit_id: Uuid;
  readonly course_id: Uuid | null;
  readonly detail: { readonly courses?: readonly Uuid[] };
}

/** What has been written in the log meanwhile, but who came on duty. */
export const newLines = async ({ db }: Stage, before: readonly LogRow[]): Promise<LogRow[]> =>
  (await db.owner(
    "select id, outcome, action, at, person_id, unit_id, course_id, detail from identity.audit_entry where not (id = any($1)) and action not like 'identity.%'",
    [before.map(({ id }) => id)],
  )) as unknown as LogRow[];
