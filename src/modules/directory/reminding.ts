import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, dayOf, hours, instantAt, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { DirectoryDeps } from "./deps.ts";
import { DUE_SOON_DAYS, type Freshness, freshnessOf } from "./rules/freshness.ts";
import { markVerified } from "./vouching.ts";

/**
 * Letters that ask "is this still right?": one to each address, with all its entries, when one of them is about to be
 * stale or never was verified. The link in it answers without signing in – it can do no more than say "still right".
 */

/** The same entry is asked about no more often. */
const APART_DAYS = 30;
const LINK_LASTS = hours(24 * 45);
/** Nobody is asked about what was written these days: whoever wrote it knows. */
const SETTLED_DAYS = 7;
const MOST_IN_A_LETTER = 50;

export interface AskedEntry {
  readonly serviceId: Uuid;
  readonly name: string;
  readonly edition: number;
  readonly freshness: Freshness;
  readonly verifiedAt: Instant | null;
  readonly answeredAt: Instant | null;
}

export interface ReminderLetter {
  readonly recipient: string;
  /** For the link; it stands nowhere in the database. */
  readonly token: string;
  readonly entries: readonly { readonly serviceId: Uuid; readonly name: string }[];
}

interface Due {
  readonly recipient: string;
  readonly serviceId: Uuid;
  readonly name: string;
}

async function due(tx: Tx, now: Instant): Promise<readonly Due[]> {
  const soon = plus(now, hours(24 * DUE_SOON_DAYS));
  const { rows } = await sql<Due>`
    select lower(coalesce(s.details->>'email', o.details->>'email')) as recipient, s.id as "serviceId", s.name
      from directory.service s
      join directory.organisation o on o.id = s.organisation_id
      join directory.service_kind k on k.code = s.kind
     where s.status in ('active', 'temporarilyClosed') and s.absent_since is null
       and coalesce(s.details->>'email', o.details->>'email') is not null
       and case when s.verified_at is null then s.changed_at < ${instantAt(addDays(dayOf(now), -SETTLED_DAYS), "00:00")}
                else s.verified_at + make_interval(days => k.rhythm_days) < ${soon} end
       and not exists (select from directory.reminded d join directory.reminder r on r.id = d.reminder_id
                        where d.service_id = s.id and r.sent_at > ${instantAt(addDays(dayOf(now), -APART_DAYS), "00:00")})
     order by 1, s.name, s.id limit 2000`.execute(tx);
  return rows;
}

export function createReminding({ db, secret }: DirectoryDeps) {
  const tokenOf = (reminderId: Uuid): string =>
    createHmac("sha256", secret).update(`directory.reminder ${reminderId}`).digest("base64url");
  const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

  const asked = async (
    tx: Db,
    token: string,
    now: Instant,
  ): Promise<{ recipient: string; entries: AskedEntry[] }> => {
    const { rows } = await sql<AskedEntry & { recipient: string; rhythmDays: number }>`
      select r.recipient, s.id as "serviceId", s.name, s.edition, s.verified_at as "verifiedAt",
             d.answered_at as "answeredAt", k.rhythm_days as "rhythmDays"
        from directory.reminder r
        join directory.reminded d on d.reminder_id = r.id
        join directory.service s on s.id = d.service_id
        join directory.service_kind k on k.code = s.kind
       where r.token_hash = ${hashOf(token)} and r.expires_at > ${now} order by s.name, s.id`.execute(tx);
    const [first] = rows;
    if (!first) throw new Refused("linkExpired");
    const entries = rows.map(({ recipient: _, rhythmDays, ...entry }) => ({
      ...entry,
      freshness: freshnessOf(entry.verifiedAt, rhythmDays, now),
    }));
    return { recipient: first.recipient, entries };
  };

  return {
    /** Writes the letters that are due, in one transaction with `post`. Returns how many. For the house's own job. */
    async remindServices(post: (tx: Tx, letter: ReminderLetter) => void, now: Instant): Promise<number> {
      return db.write(SYSTEM, async (tx) => {
        const byRecipient = Map.groupBy(await due(tx, now), ({ recipient }) => recipient);
        for (const [recipient, all] of byRecipient) {
          const entries = all.slice(0, MOST_IN_A_LETTER);
          const id = newId();
          const token = tokenOf(id);
          later(
            tx,
            sql`insert into directory.reminder (id, recipient, token_hash, sent_at, expires_at)
                values (${id}, ${recipient}, ${hashOf(token)}, ${now}, ${plus(now, LINK_LASTS)})`.compile(tx),
          );
          later(
            tx,
            sql`insert into directory.reminded (reminder_id, service_id)
                select ${id}::uuid, unnest(${entries.map(({ serviceId }) => serviceId)}::uuid[])`.compile(tx),
          );
          post(tx, { recipient, token, entries });
        }
        return byRecipient.size;
      });
    },

    /** What a letter asked about, for its link. Throws Refused `linkExpired`, whatever is wrong with it. */
    askedBy: (token: string, now: Instant): Promise<{ recipient: string; entries: readonly AskedEntry[] }> =>
      db.read(SYSTEM, (tx) => asked(tx, token, now)),

    /**
     * "Still right", by the letter's link; `seen` is the edition on the page. Saying it twice is no mistake. Throws
     * Refused `linkExpired`, `notFound`, `editedMeanwhile`.
     */
    answerReminder: (token: string, serviceId: Uuid, seen: number, now: Instant): Promise<void> =>
      db.write(SYSTEM, async (tx) => {
        const { recipient, entries } = await asked(tx, token, now);
        const entry = entries.find((one) => one.serviceId === serviceId);
        if (!entry) throw new Refused("notFound");
        if (entry.answeredAt !== null && entry.edition === seen + 1) return;
        await markVerified(tx, serviceId, seen, { at: now, name: recipient, personId: null, source: null });
        later(
          tx,
          sql`update directory.reminded d set answered_at = ${now} from directory.reminder r
               where r.id = d.reminder_id and r.token_hash = ${hashOf(token)} and d.service_id = ${serviceId}`.compile(
            tx,
          ),
        );
      }),

    /** Forgets letters whose links ended a year ago. */
    async forgetReminders(now: Instant): Promise<void> {
      await db.write(SYSTEM, async (tx) => {
        await sql`delete from directory.reminder where expires_at < ${plus(now, -hours(24 * 365))}`.execute(
          tx,
        );
      });
    },
  };
}
