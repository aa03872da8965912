import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { letsFind, NOTHING_SAID } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { AppointmentsDeps } from "./command.ts";
import { inOrder, named, RIGHT_SHOWN_DAYS, rightLine, todayLine, whyToday } from "./present.ts";
import { namesAround } from "./rows.ts";
import { answers, appointmentsWhere, countOf, type Loaded, rightsWhere } from "./store.ts";
import type { Today } from "./view-types.ts";

/** So many lines stand on *I dag*; nobody works through more in a day. How many more there are is said. */
export const MOST_TODAY = 50;

/**
 * *I dag*: what the unit answers for – today's, those nobody has said the end of, those nobody came to, those the citizen cannot come
 * to, rights that run out – and what is at its place or has its company today. What goes with the baton goes with it here. The gravest
 * first, and how many more there are. Nothing of anybody who has died. Logged with whose name stands there (decision 19).
 */
export const createToday =
  ({ identity, citizens, consents }: Pick<AppointmentsDeps, "identity" | "citizens" | "consents">) =>
  (actor: Actor, now: Instant): Promise<Today> =>
    identity.audit.list(actor, now, async (tx) => {
      const today = dayOf(now);
      const courses = sql`(select c.id from relay.course c where c.holder_id = ${actor.unitId} and c.closed_at is null and c.died_at is null
        union select n.course_id from relay.need n join relay.course c on c.id = n.course_id and c.died_at is null
               where n.responsible_id = ${actor.unitId} and n.held_key = true)`;
      const ofOurs = sql`a.course_id in ${courses} and ${answers("a")} = ${actor.unitId}
        and (a.state = 'booked' and (a.day <= ${today}::date or a.cannot_come_at is not null) or a.state = 'noShow' and a.step_at is null)`;
      const ofTheirs = sql`(a.at_unit_id = ${actor.unitId} or a.company_unit_id = ${actor.unitId})
        and a.state = 'booked' and a.day = ${today}::date and ${answers("a")} is distinct from ${actor.unitId}`;
      const ofRights = sql`r.ended_at is null and r.last_on <= ${addDays(today, RIGHT_SHOWN_DAYS)}::date
        and r.course_id in ${courses} and ${answers("r")} = ${actor.unitId}`;

      const mine = await appointmentsWhere(tx, ofOurs, MOST_TODAY, gravest(now));
      const theirs = await appointmentsWhere(tx, ofTheirs, MOST_TODAY);
      const due = await rightsWhere(tx, ofRights, MOST_TODAY);
      const isFull = [mine, theirs, due].some(({ length }) => length === MOST_TODAY);
      const all = isFull
        ? (await countOf(tx, "appointment a", ofOurs)) +
          (await countOf(tx, "appointment a", ofTheirs)) +
          (await countOf(tx, "right_clock r", ofRights))
        : mine.length + theirs.length + due.length;

      const people = [...mine, ...theirs, ...due].map(({ citizenId }) => citizenId);
      const guests = [...new Set(theirs.map(({ citizenId }) => citizenId))];
      const cards = await citizens.citizenCards(tx, [...new Set(people)], today);
      const said = await consents.said(tx, guests, today);
      const names = await namesAround(tx, identity, [...mine, ...theirs]);
      const known = (citizenId: Uuid) => cards.get(citizenId)?.knownAs ?? "";
      const where = (it: Loaded) =>
        it.place || named(names, it.serviceId)?.name || named(names, it.atUnitId)?.name || "";
      const lines = [
        ...mine.flatMap((it) => {
          const why = whyToday(it, now);
          const shown = { knownAs: known(it.citizenId), guest: false, where: where(it) };
          return why === null ? [] : [todayLine(it, why, shown, now)];
        }),
        ...theirs.map((it) => {
          const may = letsFind(said.get(it.citizenId) ?? NOTHING_SAID, actor.unit);
          const shown = { knownAs: may ? known(it.citizenId) : "", guest: true, where: where(it) };
          return todayLine(it, "today", shown, now);
        }),
        ...due.map((right) => rightLine(right, known(right.citizenId), today)),
      ]
        .sort(inOrder)
        .slice(0, MOST_TODAY);
      const shown = { "list.appointments": lines.map(({ courseId }) => courseId) };
      return { content: { lines, more: all - lines.length }, shown };
    });

/** As `inOrder` has them: what is cut off is the least grave. */
const gravest = (now: Instant) => sql`
  case when a.state = 'noShow' then 3 when a.over_at <= ${now} then 2 when a.cannot_come_at is not null then 0 else 4 end,
  coalesce(a.step_on, a.day), a.starts_at nulls last, a.id`;
