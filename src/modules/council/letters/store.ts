import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, hours, plus } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import { ofBody, standsOn } from "../site/store.ts";
import type { PublicKind } from "../site/types.ts";
import type { LetterPace, LetterWish } from "./types.ts";

/** An address is asked so often in a day whether it wants letters. */
const MOST_ASKED = 3;
const A_DAY = hours(24);

/** Counts that an address is asked; false: it was asked often enough. */
export async function mayAsk(tx: Tx, digest: Buffer, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ asked: number }>`
    insert into council.letter_asked (address_digest, asked, since) values (${digest}, 1, ${now})
    on conflict (address_digest) do update
      set asked = case when letter_asked.since < ${plus(now, -A_DAY)} then 1 else letter_asked.asked + 1 end,
          since = case when letter_asked.since < ${plus(now, -A_DAY)} then ${now}::timestamptz else letter_asked.since end
    returning asked`.execute(tx);
  return (rows[0]?.asked ?? 1) <= MOST_ASKED;
}

export const forgetAsked = (tx: Tx, now: Instant): void =>
  later(tx, sql`delete from council.letter_asked where since < ${plus(now, -A_DAY)}`.compile(tx));

export async function bodyIsThere(tx: Tx, bodyId: Uuid): Promise<boolean> {
  const { rows } = await sql`select from council.body where id = ${bodyId}`.execute(tx);
  return rows.length > 0;
}

/** A yes: a subscription of its own for each body; said again, with what it was asked this time. */
export function subscribe(
  tx: Tx,
  {
    id,
    sealed,
    digest,
    wish,
    nextAt,
  }: { id: Uuid; sealed: string; digest: Buffer; wish: LetterWish; nextAt: Instant },
  now: Instant,
): void {
  const { bodyId, kinds, pace, lang } = wish;
  later(
    tx,
    sql`insert into council.subscription (id, address_sealed, address_digest, body_id, kinds, pace, lang, confirmed_at, seen_through, next_at)
        values (${id}, ${sealed}, ${digest}, ${bodyId}, ${[...kinds]}, ${pace}, ${lang}, ${now}, ${now}, ${nextAt})
        on conflict on constraint one_address_once_a_body
        do update set kinds = excluded.kinds, pace = excluded.pace, lang = excluded.lang, next_at = excluded.next_at`.compile(
      tx,
    ),
  );
}

/** The address of a subscription, sealed, that is ended by this; null: there is none. */
export async function unsubscribe(tx: Tx, id: Uuid): Promise<string | null> {
  const { rows } = await sql<{ sealed: string }>`
    delete from council.subscription where id = ${id} returning address_sealed as sealed`.execute(tx);
  return rows[0]?.sealed ?? null;
}

export interface Subscription {
  readonly id: Uuid;
  readonly sealed: string;
  readonly bodyId: Uuid | null;
  readonly kinds: readonly PublicKind[];
  readonly pace: LetterPace;
  readonly lang: "da" | "en";
  readonly seenThrough: Instant;
}

/** A subscription that is due, locked; null: ended meanwhile, told by another worker, or not due any more. */
export async function dueSubscription(tx: Tx, id: Uuid, now: Instant): Promise<Subscription | null> {
  const { rows } = await sql<Subscription>`
    select id, address_sealed as sealed, body_id as "bodyId", kinds, pace, lang, seen_through as "seenThrough"
      from council.subscription where id = ${id} and next_at <= ${now} for update skip locked`.execute(tx);
  return rows[0] ?? null;
}

/** What a letter tells of one thing: what it is called and where it stands. None of its words: a letter cannot be called back. */
export interface News {
  readonly kind: PublicKind;
  readonly id: Uuid;
  readonly title: string;
  readonly path: string;
  readonly bodyName: string;
}

const MOST_IN_A_LETTER = 500;

/** What became public since it was last looked, that was never told this subscriber and is public still. */
export async function newsFor(
  tx: Tx,
  { id, bodyId, kinds, seenThrough }: Subscription,
  until: Instant,
  today: CalendarDay,
): Promise<News[]> {
  const { rows } = await sql<News>`
    select t.kind, t.id, t.title, t.path, b.name as "bodyName"
      from council.public_text t join council.body b on b.id = t.body_id
     where t.at > ${seenThrough} and t.at <= ${until} and ${standsOn(today)} and ${ofBody(bodyId)}
       and t.kind = any(${[...kinds]}::text[])
       and not exists (select from council.told d where d.subscription_id = ${id} and d.kind = t.kind and d.id = t.id)
     order by t.at, t.id limit ${MOST_IN_A_LETTER}`.execute(tx);
  return rows;
}

export function keepTold(
  tx: Tx,
  { id }: Pick<Subscription, "id">,
  news: readonly News[],
  { seenThrough, nextAt, now }: { seenThrough: Instant; nextAt: Instant; now: Instant },
): void {
  for (const { kind, id: thing } of news)
    later(
      tx,
      sql`insert into council.told (subscription_id, kind, id, at) values (${id}, ${kind}, ${thing}, ${now})`.compile(
        tx,
      ),
    );
  later(
    tx,
    sql`update council.subscription set seen_through = greatest(seen_through, ${seenThrough}), next_at = ${nextAt} where id = ${id}`.compile(
      tx,
    ),
  );
}
