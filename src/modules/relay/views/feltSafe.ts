import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import { takesPart } from "../policy.ts";
import { quartersOver } from "../rules/feltSafe.ts";
import { askOnCourse } from "../store/feltSafe.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";

/** One answer the citizen lets whoever has the baton read. */
export interface ShownFelt {
  readonly at: Instant;
  readonly face: number;
  readonly words: string;
  readonly about: string;
}

export interface FeltView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** A question stands open, and the reader may put it to the citizen; whom it is about is not said: it is the citizen's to tell. */
  readonly mayAsk: boolean;
  readonly shown: readonly ShownFelt[];
}

/** A quarter that is over: how many felt safe, in between, not safe; null: fewer than five people answered. */
export interface FeltQuarter {
  readonly from: CalendarDay;
  readonly counts: { readonly safe: number; readonly between: number; readonly unsafe: number } | null;
}

const QUARTERS = 4;

export function createFeltViews({ db, citizens }: ViewDeps, participants: Participants) {
  return {
    /**
     * For asking the citizen how it felt, and what they have chosen to show. The wall leaves out what they have not. For those
     * who take part; Refused `notFound` for others. Logged.
     */
    felt: (actor: Actor, courseId: Uuid, now: Instant): Promise<FeltView> =>
      participants.onlyForParticipants(actor, courseId, "felt.read", now, async (tx, course) => {
        const [cards, ask, part, shown] = await Promise.all([
          citizens.citizenCards(tx, [course.citizenId], dayOf(now)),
          askOnCourse(tx, courseId, now),
          takesPart(tx, actor, courseId),
          shownOf(tx, courseId),
        ]);
        const knownAs = cards.get(course.citizenId)?.knownAs ?? "";
        return { courseId, knownAs, mayAsk: part && ask !== null, shown };
      }),

    /** What people said of the actor's own unit, as counts and of quarters that are over. For its members. */
    feltCounts: (actor: Actor, now: Instant): Promise<readonly FeltQuarter[]> =>
      db.read(asOf(actor, now), (snapshot) =>
        Promise.all(
          quartersOver(dayOf(now), QUARTERS).map(async (from) => {
            const { rows } = await sql<NonNullable<FeltQuarter["counts"]>>`
              select safe, between_both as "between", unsafe from relay.felt_counts(${actor.unitId}, ${from})`.execute(
              snapshot,
            );
            return { from, counts: rows[0] ?? null };
          }),
        ),
      ),
  };
}

async function shownOf(db: Db, courseId: Uuid): Promise<readonly ShownFelt[]> {
  const { rows } = await sql<ShownFelt>`
    select a.at, a.face, a.words, u.name as about
      from relay.felt_ask k join relay.felt_answer a on a.ask_id = k.id join identity.unit_card u on u.id = k.unit_id
     where k.course_id = ${courseId} and a.shown order by a.at desc limit 10`.execute(db);
  return rows;
}
