import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Database, later, type Tx } from "#platform/db.ts";
import { keepersOf } from "../recommendations/reminding.ts";
import { REMIND_DAYS } from "./rules.ts";

/** A letter to one of those who keep the papers: the last day comes near. */
export interface ConsultationLetter {
  readonly to: string;
  readonly body: string;
  readonly title: string;
  readonly deadline: CalendarDay;
  /** From "/raad/" on. */
  readonly path: string;
}

export function createConsultationReminding(db: Database) {
  return {
    /** Writes once of each consultation that is not answered a week before its last day, through `post`. Gives how many letters. For the clock. */
    remindOfConsultations: (
      post: (tx: Tx, letter: ConsultationLetter) => void,
      now: Instant,
    ): Promise<number> =>
      db.write(SYSTEM, async (tx) => {
        const today = dayOf(now);
        const { rows } = await sql<Omit<ConsultationLetter, "to"> & { id: Uuid; bodyId: Uuid }>`
          select c.id, c.body_id as "bodyId", b.name as body, c.title, c.deadline::text as deadline,
                 '/raad/' || b.slug || '/hoeringer/' || c.id as path
            from council.consultation c join council.body b on b.id = c.body_id
           where c.sent_at is null and c.dropped_why is null and c.reminded_at is null and c.deadline <= ${addDays(today, REMIND_DAYS)}
           order by c.id limit 500 for no key update of c skip locked`.execute(tx);
        if (rows.length === 0) return 0;
        const keepers = await keepersOf(tx, [...new Set(rows.map(({ bodyId }) => bodyId))], today);
        let letters = 0;
        for (const { id, bodyId, ...about } of rows) {
          const to = keepers.get(bodyId) ?? [];
          for (const email of to) post(tx, { to: email, ...about });
          later(tx, sql`update council.consultation set reminded_at = ${now} where id = ${id}`.compile(tx));
          letters += to.length;
        }
        return letters;
      }),
  };
}
