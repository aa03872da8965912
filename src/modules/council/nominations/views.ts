import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { BodyStanding } from "../bodies/types.ts";
import { type Reader, standingIn } from "../bodies/views.ts";
import { POINTED, pointedFor } from "../meetings/pointing.ts";
import { nominationState } from "./rules.ts";
import type { Nomination, Nominations, Nominee } from "./types.ts";

type Row = Omit<Nomination, keyof BodyStanding | "nominees" | "seats" | "state" | "pointed"> & {
  readonly found: Parameters<typeof pointedFor>[0];
  readonly state: "open" | "decided" | "calledOff";
  readonly chosen: readonly string[];
};
const ROW = sql`n.id, n.title, n.asked_by as "askedBy", n.about, n.fewest, n.most, n.answer_by::text as "answerBy", n.state, n.because,
  n.takes_place::text as "takesPlace", n.decided_on::text as "decidedOn", n.decided_at as "decidedAt", n.edition, ${POINTED("n")} as found,
  array(select m.name from council.nominee e join council.membership m on m.id = e.seat_id
         where e.nomination_id = n.id and e.chosen order by m.name) as chosen`;

export function createNominationViews(db: Database) {
  return {
    /** What the body is asked to name, what is late first; what is decided for everybody, the rest for whoever sits in it. Null: no such body. */
    async nominations(slug: string, who: Reader | null, now: Instant): Promise<Nominations | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const rows = await db.ask(
        SYSTEM,
        sql<Row>`
          select ${ROW} from council.nomination n where n.body_id = ${standing.body.id} and (n.state = 'decided' or ${standing.sits})
           order by n.state <> 'open', coalesce(n.decided_on, n.answer_by) desc nulls last, n.at desc`,
      );
      const nominations = rows.map(({ id, title, askedBy, fewest, most, answerBy, chosen, state }) => ({
        ...{ id, title, askedBy, fewest, most, answerBy, chosen },
        state: nominationState({ state, answerBy }, dayOf(now)),
      }));
      const late = nominations.filter(({ state }) => state === "late");
      return { ...standing, nominations: [...late, ...nominations.filter(({ state }) => state !== "late")] };
    },

    /** One of them. Null where there is none for whoever reads. */
    async nomination(slug: string, id: string, who: Reader | null, now: Instant): Promise<Nomination | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null || !isUuid(id)) return null;
      const { body, sits } = standing;
      const [row] = await db.ask(
        SYSTEM,
        sql<Row>`select ${ROW} from council.nomination n where n.id = ${id} and n.body_id = ${body.id} and (n.state = 'decided' or ${sits})`,
      );
      if (!row) return null;
      const nominees = await db.ask(
        SYSTEM,
        sql<Nominee>`
          select e.id, e.seat_id as "seatId", m.name, m.on_behalf_of as "onBehalfOf", e.chosen,
                 coalesce(e.person_id = ${who?.personId ?? null}, false) as mine
            from council.nominee e join council.membership m on m.id = e.seat_id
           where e.nomination_id = ${id} and e.withdrawn_at is null and (e.chosen or ${sits}) order by m.name`,
      );
      const named = nominees.map(({ seatId }) => seatId);
      const seats = sits
        ? await db.ask(
            SYSTEM,
            sql<{ id: Uuid; name: string; onBehalfOf: string }>`
              select id, name, on_behalf_of as "onBehalfOf" from council.membership
               where body_id = ${body.id} and role not in ('guest', 'secretary') and id <> all(${named}::uuid[])
                 and ${dayOf(now)}::date between from_day and coalesce(until_day, 'infinity') order by name`,
          )
        : [];
      const { chosen: _, found, ...rest } = row;
      const pointed = pointedFor(found, sits);
      return { ...standing, ...rest, pointed, state: nominationState(row, dayOf(now)), nominees, seats };
    },
  };
}
