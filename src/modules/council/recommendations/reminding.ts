import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Database, later, type Tx } from "#platform/db.ts";
import { recommendationsWhere } from "./load.ts";
import { type Clock, waits } from "./rules/clock.ts";

/** What a body's keepers are told, each once for each date: that they are asked, that the last day has come, that it has passed, and that it has long passed. */
export const REMINDERS = ["asked", "due", "overdue", "veryOverdue"] as const;
export type Reminder = (typeof REMINDERS)[number];

/** A letter about one recommendation, to one of those who keep the papers of the body that is to answer. */
export interface AnswerLetter {
  readonly kind: Reminder;
  readonly to: string;
  readonly body: string;
  readonly bodySlug: string;
  readonly council: string;
  readonly number: number;
  readonly text: string;
  readonly lastDay: CalendarDay;
  readonly sendingId: Uuid;
}

/** What is to be told on a day: the newest of what has come. What was slept through is not told afterwards, one letter after the other. */
export function reminderOn(
  { state, lastDay }: Pick<Clock, "state" | "lastDay">,
  today: CalendarDay,
): Reminder | null {
  if (state === "answered" || state === "stopped") return null;
  if (state !== "running") return state;
  return today === lastDay ? "due" : "asked";
}

/** Letters that are due, with what they are about: written down in the transaction that writes them, so that each goes once. */
export function createReminding({ db }: { readonly db: Database }) {
  return {
    /**
     * Writes what is due, through `post`. Gives how many letters. For the house's clock. A body where nobody has an address is written
     * down as told to nobody: the council's secretary sees that, and it is told as soon as somebody there has one.
     */
    remindOfAnswers: (post: (tx: Tx, letter: AnswerLetter) => void, now: Instant): Promise<number> =>
      db.write(SYSTEM, async (tx) => {
        // One at a time: another process that reminds waits here, and finds it done.
        await sql`select pg_advisory_xact_lock(hashtext('council.remindOfAnswers'))`.execute(tx);
        const today = dayOf(now);
        const all = await recommendationsWhere(
          tx,
          sql`r.state = 'adopted' and exists (select from council.sending s where s.recommendation_id = r.id)`,
          today,
        );
        const due = all.flatMap((recommendation) =>
          recommendation.askings
            .filter(({ asksAgain, clock }) => !asksAgain && waits(clock))
            .flatMap((asking) => {
              const kind = reminderOn(asking.clock, today);
              return kind === null ? [] : [{ recommendation, asking, kind, n: asking.dates.length }];
            }),
        );
        const told = await toldBefore(
          tx,
          due.map(({ asking }) => asking.id),
        );
        const fresh = due.filter(({ asking, n, kind }) => !told.has(`${asking.id} ${n} ${kind}`));
        const keepers = await keepersOf(tx, [...new Set(fresh.map(({ asking }) => asking.body.id))], today);
        let letters = 0;
        for (const { recommendation, asking, kind, n } of fresh) {
          const to = keepers.get(asking.body.id) ?? [];
          for (const email of to)
            post(tx, {
              ...{ kind, to: email, body: asking.body.name, bodySlug: asking.body.slug },
              ...{ council: recommendation.body.name, number: recommendation.number },
              ...{ text: recommendation.content.text, lastDay: asking.clock.lastDay, sendingId: asking.id },
            });
          later(
            tx,
            sql`insert into council.answer_reminder (sending_id, n, kind, at, letters)
                values (${asking.id}, ${n}, ${kind}, ${now}, ${to.length})
                on conflict (sending_id, n, kind) do update set at = excluded.at, letters = excluded.letters
                 where excluded.letters > 0`.compile(tx),
          );
          letters += to.length;
        }
        return letters;
      }),

    /** To how many the newest letter about each asking of a recommendation was written; 0: nobody there has an address. By sending. */
    lettersAbout: async (recommendationId: Uuid): Promise<Readonly<Record<Uuid, number>>> => {
      const rows = await db.ask(
        SYSTEM,
        sql<{ id: Uuid; letters: number }>`
          select distinct on (m.sending_id) m.sending_id as id, m.letters
            from council.answer_reminder m join council.sending s on s.id = m.sending_id
           where s.recommendation_id = ${recommendationId} order by m.sending_id, m.at desc, m.n desc`,
      );
      return Object.fromEntries(rows.map(({ id, letters }) => [id, letters]));
    },
  };
}

async function toldBefore(tx: Tx, sendings: readonly Uuid[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ told: string }>`
    select concat_ws(' ', sending_id, n, kind) as told from council.answer_reminder
     where letters > 0 and sending_id = any(${[...sendings]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ told }) => told));
}

/** The addresses of whoever keeps a body's papers today, or those of the body it has become; by body. */
export async function keepersOf(
  tx: Tx,
  bodies: readonly Uuid[],
  today: CalendarDay,
): Promise<ReadonlyMap<Uuid, readonly string[]>> {
  const { rows } = await sql<{ id: Uuid; emails: string[] }>`
    with recursive stands (id, body_id) as (
      select b.id, b.id from council.body b where b.id = any(${[...bodies]}::uuid[])
      union
      select s.id, c.to_body from stands s join council.succession c on c.from_body = s.body_id
        join council.body b on b.id = s.body_id where b.last_day < ${today}::date)
    select s.id, array_agg(distinct coalesce(u.email, m.mail) order by coalesce(u.email, m.mail)) as emails
      from stands s
      join council.membership m on m.body_id = s.body_id and m.role in ('chair', 'secretary')
       and ${today}::date between m.from_day and coalesce(m.until_day, 'infinity')
      left join identity.person p on p.id = m.person_id and p.ended_at is null
      left join identity.auth_user u on u.person_id = p.id
     where coalesce(u.email, m.mail) <> ''
     group by s.id`.execute(tx);
  return new Map(rows.map(({ id, emails }) => [id, emails]));
}
