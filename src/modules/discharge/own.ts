import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import type { DischargeDeps } from "./command.ts";
import { isLeaving, isSettled, lastFollowed } from "./rules.ts";
import { type LoadedLeaving, lawOn, leavingsWhere } from "./store.ts";
import { LEAVING_LINES } from "./types.ts";
import type { OwnLeaving } from "./view-types.ts";

/**
 * The citizen's own side, behind the wall as them: when they go home and what is arranged – theirs while they are in, and for as long as
 * it is followed afterwards. Names, numbers and days; not what staff wrote. Where it is written that they have died, only that it
 * stopped: the page asks nothing and promises nothing more. In the log as their own look.
 */
export const createOwnLeaving = ({ identity, relay }: Pick<DischargeDeps, "identity" | "relay">) => ({
  view: (citizenId: Uuid, now: Instant): Promise<OwnLeaving | null> =>
    relay.ownOf.read(citizenId, now, async (db) => {
      const [leaving] = await leavingsWhere(db, sql`l.stopped is distinct from 'mistake'`);
      if (!leaving) return null;
      if (leaving.state === "stopped") return (await isTakenBack(db, leaving)) ? null : stoppedOf(leaving);
      const law = await lawOn(db, dayOf(leaving.leftAt ?? now));
      if (leaving.leftAt !== null && dayOf(now) > lastFollowed(leaving.leftAt, law)) return null;
      const said = await bySomebody(db, leaving.id);
      const units = await identity.unitCards(
        db,
        [...said.values()].flatMap(({ unitId }) => (unitId ? [unitId] : [])),
      );
      const whoOf = (lineId: Uuid): OwnLeaving["lines"][number]["by"] => {
        const by = said.get(lineId);
        const unit = by?.unitId ? units.get(by.unitId) : undefined;
        const name = unit?.name ?? by?.words ?? null;
        return name === null ? null : { name, phone: by?.phone || (unit?.phone ?? "") };
      };
      const door = leaving.lines.find(({ kind, state }) => kind === "doorOpen" && state === "secured");
      return {
        subject: leaving.subject,
        state: leaving.state,
        expectedOn: leaving.admission?.expectedOn ?? null,
        leftAt: leaving.leftAt,
        answers: leaving.answers,
        doorOpenUntil: leaving.state === "leftEarly" && door ? door.until : null,
        lines: LEAVING_LINES.flatMap((kind) => {
          const line = leaving.lines.find((one) => one.kind === kind && one.called);
          if (!line || !isLeaving(line.kind)) return [];
          const settled = isSettled(line, leaving.answers, dayOf(now)) && line.state !== "need";
          return [
            {
              kind: line.kind,
              stands: line.state === "notNeeded" ? "notNeeded" : settled ? "settled" : "working",
              by: line.state === "secured" ? whoOf(line.id) : null,
              until: line.state === "secured" ? line.until : null,
            } as const,
          ];
        }),
      };
    }),
});

const stoppedOf = ({ subject, leftAt }: Pick<LoadedLeaving, "subject" | "leftAt">): OwnLeaving => ({
  ...{ subject, leftAt, state: "stopped" as const },
  ...{ expectedOn: null, answers: null, doorOpenUntil: null, lines: [] },
});

interface Said {
  readonly unitId: Uuid | null;
  readonly words: string | null;
  readonly phone: string;
}

async function bySomebody(db: Db, leavingId: Uuid): Promise<ReadonlyMap<Uuid, Said>> {
  const { rows } = await sql<Said & { id: Uuid }>`
    select n.id, s.by_unit as "unitId", s.by_words as words, s.phone
      from discharge.line n join discharge.said s on s.line_id = n.id and s.edition = n.edition
     where n.leaving_id = ${leavingId}`.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
/** It was written of the wrong person, and put right on the course. */
async function isTakenBack(db: Db, { courseId }: LoadedLeaving): Promise<boolean> {
  const { rows } =
    await sql`select from relay.course where id = ${courseId} and state = 'open' and died_at is null`.execute(
      db,
    );
  return rows.length > 0;
}
