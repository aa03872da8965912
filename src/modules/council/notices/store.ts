import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import { REMIND_DAYS } from "../consultations/rules.ts";
import type { DueNotice, NoticeKind } from "./types.ts";

/** So many days before a day somebody hears of it. */
export const DAYS_BEFORE = {
  dialogueCloses: 2,
  namesDue: 7,
  inputDue: 3,
  consultationDue: REMIND_DAYS,
  taskDue: 3,
  budgetDay: 14,
} as const satisfies Partial<Record<NoticeKind, number>>;

/** What was opened or summed up longer ago is no news: letters that were off are not sent afterwards. */
const NEWS_FOR = 7;
/** What a meeting decided is written down after it. */
const DECIDED_FOR = 31;
/** More than any house has in a day. */
const MOST = 5_000;

const onDay = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Europe/Copenhagen')::date`;
/** Of what belongs to an item: its words while the item is open. */
const unlessClosed = (words: RawBuilder<unknown>) => sql`case when i.open is not false then ${words} end`;

/** What there is to tell on a day and has not been told, whatever happened since: `id`, `body_id`, `key`, `day`, `page`, `title`, `budget`. */
export async function dueNotices(tx: Tx, today: CalendarDay): Promise<readonly DueNotice[]> {
  const near = (day: RawBuilder<unknown>, kind: keyof typeof DAYS_BEFORE) =>
    sql`${day} between ${today}::date and ${addDays(today, DAYS_BEFORE[kind])}::date`;
  const since = (day: RawBuilder<unknown>, days: number) =>
    sql`${day} between ${addDays(today, -days)}::date and ${today}::date`;
  const none = sql`null::jsonb`;
  const dialogues = sql`council.dialogue d left join council.agenda_item i on i.id = d.item_id`;
  const title = unlessClosed(sql`d.title`);
  const [opened, asked] = [onDay(sql`d.at`), onDay(sql`n.at`)];
  const { rows } = await sql<DueNotice>`
    with due (kind, id, body_id, key, day, page, title, budget) as (
      select 'dialogueOpened', d.id, d.body_id, ${opened}, d.closes_on, '/droeftelser/' || d.id, ${title}, ${none} from ${dialogues}
       where d.closes_on >= ${today}::date and ${since(opened, NEWS_FOR)}
      union all
      select 'dialogueCloses', d.id, d.body_id, d.closes_on, d.closes_on, '/droeftelser/' || d.id, ${title}, ${none} from ${dialogues}
       where ${near(sql`d.closes_on`, "dialogueCloses")}
      union all
      select 'dialogueSummedUp', d.id, d.body_id, d.closes_on, null, '/droeftelser/' || d.id, ${title}, ${none} from ${dialogues}
       where d.closes_on < ${today}::date and ${since(onDay(sql`d.summed_up_at`), NEWS_FOR)}
      union all
      select 'namesAsked', n.id, n.body_id, ${asked}, n.answer_by, '/udpegninger/' || n.id, n.title, ${none} from council.nomination n
       where n.state = 'open' and ${since(asked, NEWS_FOR)}
      union all
      select 'namesDue', n.id, n.body_id, n.answer_by, n.answer_by, '/udpegninger/' || n.id, n.title, ${none} from council.nomination n
       where n.state = 'open' and ${near(sql`n.answer_by`, "namesDue")}
      union all
      select 'namesDecided', n.id, n.body_id, n.decided_on, null, '/udpegninger/' || n.id, n.title, ${none} from council.nomination n
       where n.state = 'decided' and ${since(sql`n.decided_on`, DECIDED_FOR)}
      union all
      select 'inputAsked', n.id, n.body_id, ${asked}, n.due, '/input/' || n.id, n.title, ${none} from council.gathering n
       where n.state = 'open' and n.due >= ${today}::date and ${since(asked, NEWS_FOR)}
      union all
      select 'inputDue', n.id, n.body_id, n.due, n.due, '/input/' || n.id, n.title, ${none} from council.gathering n
       where n.state = 'open' and ${near(sql`n.due`, "inputDue")}
      union all
      select 'inputAdopted', n.id, n.body_id, n.adopted_on, null, '/input/' || n.id, n.title, ${none} from council.gathering n
       where n.state = 'adopted' and ${since(sql`n.adopted_on`, DECIDED_FOR)}
      union all
      select 'consultationDue', n.id, n.body_id, n.deadline, n.deadline, '/hoeringer/' || n.id, n.title, ${none} from council.consultation n
       where n.sent_at is null and n.dropped_why is null and n.deadline <= ${addDays(today, DAYS_BEFORE.consultationDue)}::date
      union all
      select 'taskDue', t.id, t.body_id, t.due, t.due, '/opgaver', ${unlessClosed(sql`t.words`)}, ${none}
        from council.task t left join council.agenda_item i on i.id = t.item_id
       where t.done_at is null and ${near(sql`t.due`, "taskDue")}
      union all
      select 'budgetDay', n.id, n.body_id, n.day, n.day, '/vaerktoejer/moeder', '',
             jsonb_build_object('authority', n.authority, 'year', n.year, 'what', n.what) from council.budget_date n
       where ${near(sql`n.day`, "budgetDay")})
    select due.kind, due.id, due.body_id as "bodyId", b.name as body, '/raad/' || b.slug || due.page as path, due.key::text as key,
           due.day::text as day, due.title, due.budget,
           coalesce((select jsonb_agg(w.body_id order by w.body_id) from council.dialogue d
             join council.agenda_item i on i.id = d.item_id join council.meeting_with w on w.meeting_id = i.meeting_id
            where d.id = due.id), '[]') as "alsoOf"
      from due join council.body b on b.id = due.body_id
     where not exists (select from council.notice n where n.kind = due.kind and n.about = due.id and n.day = due.key)
     order by due.key, due.id limit ${MOST}`.execute(tx);
  return rows;
}

/** That it was told, to how many. */
export function keepNotices(
  tx: Tx,
  told: readonly (Pick<DueNotice, "kind" | "id" | "key"> & { readonly letters: number })[],
  at: Instant,
): void {
  if (told.length === 0) return;
  later(
    tx,
    sql`insert into council.notice (kind, about, day, at, letters)
        select kind, about, day, ${at}, letters from unnest(${told.map(({ kind }) => kind)}::text[], ${told.map(({ id }) => id)}::uuid[],
          ${told.map(({ key }) => key)}::date[], ${told.map(({ letters }) => letters)}::int[]) t (kind, about, day, letters)`.compile(
      tx,
    ),
  );
}

/** The addresses of everybody with a seat in a body today – guests have none –, by body: where they sign in, else where they are written to. */
export async function sittersOf(
  tx: Tx,
  bodies: readonly Uuid[],
  today: CalendarDay,
): Promise<ReadonlyMap<Uuid, readonly string[]>> {
  const { rows } = await sql<{ id: Uuid; emails: string[] }>`
    select m.body_id as id, array_agg(distinct coalesce(u.email, m.mail) order by coalesce(u.email, m.mail)) as emails
      from council.membership m
      left join identity.person p on p.id = m.person_id and p.ended_at is null
      left join identity.auth_user u on u.person_id = p.id
     where m.body_id = any(${[...bodies]}::uuid[]) and m.role <> 'guest' and coalesce(u.email, m.mail) <> ''
       and ${today}::date between m.from_day and coalesce(m.until_day, 'infinity')
     group by m.body_id`.execute(tx);
  return new Map(rows.map(({ id, emails }) => [id, emails]));
}
