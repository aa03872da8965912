import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Membership } from "../bodies/types.ts";
import { keepingIn, type Reader, standingIn } from "../bodies/views.ts";
import { inForce, inOrder, votes } from "./rules.ts";
import { SEAT } from "./store.ts";
import type { Members, SeatFile, SeatLine } from "./types.ts";

type Row = Membership & { readonly stepsInFor: string | null };

export function createMemberViews(db: Database) {
  const seats = (bodyId: Uuid): Promise<Row[]> =>
    db.ask(
      SYSTEM,
      sql<Row>`select ${SEAT}, o.name as "stepsInFor" from council.membership m
                 left join council.membership o on o.id = m.deputy_for where m.body_id = ${bodyId}`,
    );

  return {
    /** Who sits in a body on a day (today unless told), before and after it. For everybody. Null where there is no such body. */
    async members(
      slug: string,
      on: CalendarDay | null,
      who: Reader | null,
      now: Instant,
    ): Promise<Members | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const day = on ?? dayOf(now);
      const all = inOrder(await seats(standing.body.id));
      const lines = (test: (row: Row) => boolean) => all.filter(test).map(lineFor(standing.keeps));
      return {
        ...standing,
        on: day,
        now: lines((seat) => inForce(seat, day)),
        earlier: lines(({ until }) => until !== null && until < day).sort((a, b) =>
          (b.until ?? "").localeCompare(a.until ?? ""),
        ),
        later: lines(({ from }) => from > day),
        mayHaveDeputy: lines(({ role, until }) => votes(role) && (until === null || until >= dayOf(now))),
      };
    },

    /** One seat with its history, for whoever keeps the papers. Throws Refused `notFound`, `forbidden`. */
    async seat(who: Reader, slug: string, seatId: Uuid, now: Instant): Promise<SeatFile> {
      const standing = await keepingIn(db, slug, who, now);
      const all = inOrder(await seats(standing.body.id));
      const found = all.find(({ id }) => id === seatId);
      if (!found) throw new Refused("notFound");
      const { personId: _, stepsInFor: __, ...seat } = found;
      const history = await db.ask(
        SYSTEM,
        sql<SeatFile["history"][number]>`
          select e.edition, e.at, p.name as by, e.did, e.why, e.document as seat from council.seat_edition e
            left join identity.person p on p.id = e.person_id where e.seat_id = ${seatId} order by e.edition desc`,
      );
      const [signsIn] = await db.ask(
        SYSTEM,
        sql<{ name: string }>`select name from identity.person where id = ${found.personId}`,
      );
      const others = all.filter(({ id, role }) => id !== seatId && votes(role)).map(lineFor(true));
      return { ...standing, seat: { ...seat, signsIn: signsIn?.name ?? null }, others, history };
    },
  };
}

const lineFor =
  (keeps: boolean) =>
  ({ id, name, role, onBehalfOf, stepsInFor, from, until, personId }: Row): SeatLine => ({
    ...{ id, name, role, onBehalfOf, deputyFor: stepsInFor, from, until },
    signsIn: keeps ? personId !== null : null,
  });
