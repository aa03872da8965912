import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { BodyStanding } from "../bodies/types.ts";
import { type Reader, standingIn } from "../bodies/views.ts";
import { isOverdue, stateOf } from "./rules.ts";
import type { Consultation, ConsultationDid, DecidedItem } from "./types.ts";

interface Found extends Omit<Consultation, "state" | "overdue"> {
  readonly draft: string;
  readonly version: number;
}

const FOUND = sql`
  select c.id, c.body_id as "bodyId", c.title, c.asked_by as "askedBy", c.address, c.about, c.received_on::text as "receivedOn",
         c.deadline::text as deadline, c.draft, c.version, c.dropped_why as "droppedWhy",
         case when c.adopted_on is not null then jsonb_build_object('on', c.adopted_on::text, 'by', c.adopted_by, 'note', c.adopted_note,
           'meeting', case when m.state = 'published' then jsonb_build_object('slug', host.slug, 'heldOn', m.held_on::text, 'starts', nullif(m.starts, '')) end)
           end as adopted,
         case when c.sent_at is not null then jsonb_build_object('to', c.sent_to, 'answer', c.answer) end as sent, c.sent_at as "sentAt",
         case when c.outcome is not null then jsonb_build_object('is', c.outcome, 'on', c.outcome_on::text, 'words', c.outcome_words) end
           as outcome
    from council.consultation c left join council.meeting m on m.id = c.adopted_meeting
    left join council.body host on host.id = m.body_id`;

type Row = Omit<Found, "sent"> & {
  readonly sent: { readonly to: string; readonly answer: string } | null;
  readonly sentAt: Instant | null;
};

/** As anybody may read it. */
function shown({ draft, version: _, sent, sentAt, ...rest }: Row, today: CalendarDay): Consultation {
  const standing = {
    ...{ deadline: rest.deadline, draft },
    ...{ adopted: rest.adopted !== null, sent: sent !== null },
    ...{ outcome: rest.outcome !== null, dropped: rest.droppedWhy !== null },
  };
  return {
    ...rest,
    sent: sent && sentAt && { ...sent, at: sentAt },
    state: stateOf(standing),
    overdue: isOverdue(standing, today),
  };
}

/** For those who sit in the body: the draft, what was said on the way, and what was done. */
export interface ConsultationDesk {
  readonly version: number;
  readonly draft: string;
  readonly inputs: readonly {
    readonly id: Uuid;
    readonly at: Instant;
    readonly by: string | null;
    readonly words: string;
  }[];
  readonly history: readonly {
    readonly step: number;
    readonly at: Instant;
    readonly by: string | null;
    readonly did: ConsultationDid;
    readonly words: string;
  }[];
}

const DECIDED = sql`
  select d.id, d.title, d.decided_by as "decidedBy", d.decided_on::text as "decidedOn", d.address, d.touches, d.version,
         case when c.id is not null then jsonb_build_object('id', c.id, 'title', c.title, 'answered', c.sent_at is not null,
           'afterwards', c.received_on > d.decided_on) end as heard
    from council.decided_item d left join council.consultation c on c.id = d.consultation_id
   where d.taken_off is null`;

export function createConsultationViews(db: Database) {
  const consultationsOf = (where: RawBuilder<unknown>): Promise<Row[]> =>
    db.ask(SYSTEM, sql<Row>`${FOUND} where ${where} order by c.deadline desc, c.id limit 500`);

  return {
    /** What a council is heard on, the newest deadline first, and what others decided, heard or not. For everybody. Null: no such body. */
    async consultations(
      slug: string,
      who: Reader | null,
      now: Instant,
    ): Promise<
      | (BodyStanding & {
          readonly consultations: readonly Consultation[];
          readonly decided: readonly DecidedItem[];
        })
      | null
    > {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const rows = await consultationsOf(sql`c.body_id = ${standing.body.id}`);
      const decided = await db.ask(
        SYSTEM,
        sql<DecidedItem>`${DECIDED} and d.body_id = ${standing.body.id} order by d.decided_on desc, d.id limit 500`,
      );
      return { ...standing, consultations: rows.map((row) => shown(row, dayOf(now))), decided };
    },

    /** One of them; `desk` for those who sit there. Null: there is none. */
    async consultation(
      slug: string,
      id: Uuid,
      who: Reader | null,
      now: Instant,
    ): Promise<
      (BodyStanding & { readonly consultation: Consultation; readonly desk: ConsultationDesk | null }) | null
    > {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const [row] = await consultationsOf(sql`c.body_id = ${standing.body.id} and c.id = ${id}`);
      if (!row) return null;
      return {
        ...standing,
        consultation: shown(row, dayOf(now)),
        desk: standing.sits ? await deskOf(db, row) : null,
      };
    },

    /** One item of the list of what others decided. Null: there is none. */
    async decidedItem(
      slug: string,
      id: Uuid,
      who: Reader | null,
      now: Instant,
    ): Promise<(BodyStanding & { readonly item: DecidedItem }) | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const [item] = await db.ask(
        SYSTEM,
        sql<DecidedItem>`${DECIDED} and d.body_id = ${standing.body.id} and d.id = ${id}`,
      );
      return item ? { ...standing, item } : null;
    },
  };
}

async function deskOf(db: Database, { id, version, draft }: Row): Promise<ConsultationDesk> {
  const inputs = await db.ask(
    SYSTEM,
    sql<ConsultationDesk["inputs"][number]>`
      select i.id, i.at, p.name as by, i.words from council.consultation_input i left join identity.person p on p.id = i.person_id
       where i.consultation_id = ${id} order by i.at, i.id limit 500`,
  );
  const history = await db.ask(
    SYSTEM,
    sql<ConsultationDesk["history"][number]>`
      select t.step, t.at, p.name as by, t.did, t.words from council.consultation_step t
        left join identity.person p on p.id = t.person_id where t.consultation_id = ${id} order by t.step desc limit 200`,
  );
  return { version, draft, inputs, history };
}
