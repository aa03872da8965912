import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Database, later, type Tx } from "#platform/db.ts";
import { keepersOf } from "../recommendations/reminding.ts";
import type { BudgetStep } from "../toolkit/encounters/types.ts";

/** How many days before it somebody hears of it. */
export const BUDGET_DAYS_BEFORE = 14;
export const TASK_DAYS_BEFORE = 3;

/** A letter to one of those who keep a body's papers: a day comes near. */
export interface DayLetter {
  readonly to: string;
  readonly body: string;
  readonly day: CalendarDay;
  /** From "/raad/" on. */
  readonly path: string;
  /** Null: a task of the body. What it is stands where they sign in: it may come from a closed item. */
  readonly budget: { readonly authority: string; readonly year: number; readonly what: BudgetStep } | null;
}

type Due = Omit<DayLetter, "to"> & { readonly id: Uuid; readonly bodyId: Uuid };

export function createDayReminding(db: Database) {
  return {
    /**
     * Writes once of each day of a budget and of each task that is not done, some days before, through `post`. Of a day that has passed
     * nothing is written. Gives how many letters. For the clock.
     */
    remindOfDays: (post: (tx: Tx, letter: DayLetter) => void, now: Instant): Promise<number> =>
      db.write(SYSTEM, async (tx) => {
        const today = dayOf(now);
        const { rows: budgets } = await sql<Due>`
          select d.id, d.body_id as "bodyId", b.name as body, d.day::text as day, '/raad/' || b.slug || '/vaerktoejer/moeder' as path,
                 jsonb_build_object('authority', d.authority, 'year', d.year, 'what', d.what) as budget
            from council.budget_date d join council.body b on b.id = d.body_id
           where d.reminded_at is null and d.day between ${today} and ${addDays(today, BUDGET_DAYS_BEFORE)}
           order by d.id limit 500 for no key update of d skip locked`.execute(tx);
        const { rows: tasks } = await sql<Due>`
          select t.id, t.body_id as "bodyId", b.name as body, t.due::text as day, '/raad/' || b.slug || '/opgaver' as path, null as budget
            from council.task t join council.body b on b.id = t.body_id
           where t.reminded_at is null and t.done_at is null and t.due between ${today} and ${addDays(today, TASK_DAYS_BEFORE)}
           order by t.id limit 500 for no key update of t skip locked`.execute(tx);
        const due = [...budgets, ...tasks];
        if (due.length === 0) return 0;
        const keepers = await keepersOf(tx, [...new Set(due.map(({ bodyId }) => bodyId))], today);
        let letters = 0;
        for (const { id: _, bodyId, ...about } of due) {
          const to = keepers.get(bodyId) ?? [];
          for (const email of to) post(tx, { to: email, ...about });
          letters += to.length;
        }
        const ids = (some: readonly Due[]) => some.map(({ id }) => id);
        later(
          tx,
          sql`update council.budget_date set reminded_at = ${now} where id = any(${ids(budgets)}::uuid[])`.compile(
            tx,
          ),
        );
        later(
          tx,
          sql`update council.task set reminded_at = ${now} where id = any(${ids(tasks)}::uuid[])`.compile(tx),
        );
        return letters;
      }),
  };
}
