import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Identity, type SealedHead, SYSTEM } from "#modules/identity/index.ts";
import type { Database, Db } from "#platform/db.ts";
import type { VerifyReport } from "../view-types.ts";
import { type Breach, type Range, rangedChecks, wholeChecks } from "./verify-checks.ts";

/** Courses looked at in one go: some ten thousand rows of history, far below what a server sorts in memory. */
const COURSES_AT_ONCE = 5_000;
const EXAMPLES_OF_EACH = 5;
const FIRST = "00000000-0000-0000-0000-000000000000";
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const NONE: Readonly<Record<Breach, number>> = {
  withoutHolder: 0,
  needsWithoutResponsible: 0,
  gaps: 0,
  overlaps: 0,
  movedWithoutAcceptance: 0,
  acceptedWithoutMove: 0,
  doubleAcceptances: 0,
  doubleAsks: 0,
  asksByOthers: 0,
  handoversWithoutClock: 0,
  rungsNotWrittenDown: 0,
  needsWithoutNextStep: 0,
  redirectsWithoutDoor: 0,
  closedWithOpenNeeds: 0,
  closedWithoutReason: 0,
  tablesOnEnded: 0,
  doubleCourses: 0,
  orphans: 0,
};

interface Found {
  readonly breach: Breach;
  readonly count: number;
  readonly ids: readonly Uuid[];
}

async function ask(db: Db, check: RawBuilder<unknown>): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select breach, count(*) as count, (array_agg(id order by id))[1:${sql.lit(EXAMPLES_OF_EACH)}] as ids
      from (${check}) as found group by breach`.execute(db);
  return rows;
}

/** Where the next range ends; the last one reaches past every course, so that strays are looked at too. */
async function endOfRange(db: Db, after: Uuid): Promise<Uuid> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from relay.course where id > ${after} order by id offset ${sql.lit(COURSES_AT_ONCE - 1)} limit 1`.execute(
    db,
  );
  return rows[0]?.id ?? LAST;
}

async function countOpen(db: Db, { after, upTo }: Range): Promise<{ courses: number; needs: number }> {
  const { rows } = await sql<{ courses: number; needs: number }>`
    select (select count(*) from relay.course where id > ${after} and id <= ${upTo} and state = 'open') as courses,
           (select count(*) from relay.need where course_id > ${after} and course_id <= ${upTo}
               and state in ('open', 'recognisedGap')) as needs`.execute(db);
  return rows[0] ?? { courses: 0, needs: 0 };
}

/** One range, in one snapshot, so that every check sees the same moment. */
async function lookAt(db: Db, after: Uuid) {
  const range = { after, upTo: await endOfRange(db, after) };
  const open = await countOpen(db, range);
  const found: Found[] = [];
  for (const check of rangedChecks) found.push(...(await ask(db, check(range))));
  return { upTo: range.upTo, open, found };
}

/** How many of each breach, and a few of each to begin with. */
function sumUp(found: readonly Found[]) {
  const counts = { ...NONE };
  const examples = new Map<Breach, readonly Uuid[]>();
  for (const { breach, count, ids } of found) {
    counts[breach] += count;
    examples.set(breach, [...(examples.get(breach) ?? []), ...ids].slice(0, EXAMPLES_OF_EACH));
  }
  return { counts, examples: [...examples].flatMap(([breach, ids]) => ids.map((id) => ({ breach, id }))) };
}

export function createVerify({ db, identity }: { readonly db: Database; readonly identity: Identity }) {
  return {
    /**
     * Checks laws 1–9 and 14 anew, from the raw tables and the history, whatever the constraints say (law 9, handing
     * back, is law 3 seen from the one who hands back). Range by range, each in a snapshot of its own, so that it
     * runs beside the work. `anchor`: a head of the log that was noted elsewhere. For the operator and the nightly job. Identifiers only; no citizen.
     */
    async verify(now: Instant, anchor?: SealedHead): Promise<VerifyReport> {
      const all: Found[] = [];
      let [openCourses, openNeeds] = [0, 0];
      for (let after = FIRST; after !== LAST; ) {
        const { upTo, open, found } = await db.read(SYSTEM, (snapshot) => lookAt(snapshot, after));
        openCourses += open.courses;
        openNeeds += open.needs;
        all.push(...found);
        after = upTo;
      }
      for (const check of wholeChecks)
        all.push(...(await db.read(SYSTEM, (snapshot) => ask(snapshot, check))));
      const { counts, examples } = sumUp(all);
      const log = await identity.audit.verify(now, anchor);
      return {
        openCourses,
        openNeeds,
        ...counts,
        logEntries: log.entries,
        logChain: log.ok ? "ok" : "broken",
        logFirstBroken: log.firstBroken,
        examples,
        ok: log.ok && Object.values(counts).every((count) => count === 0),
      };
    },
  };
}
