import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Body } from "../bodies/types.ts";
import { keepingIn } from "../bodies/views.ts";
import type { Looked } from "../meetings/mending.ts";
import type { MeetingThere, ReadingLine } from "./types.ts";

type Reader = Pick<SignedIn, "personId" | "remits">;

/** A meeting as it was read, beside what it was read from. */
export interface ReadingShown extends Looked {
  readonly id: Uuid;
  readonly body: Body;
  readonly edition: number;
  readonly source: { readonly name: string; readonly text: string };
  readonly laidAt: Instant;
  readonly by: string | null;
  /** The same meeting, where there is one already. */
  readonly there: MeetingThere | null;
}

export function createReadingViews(db: Database) {
  return {
    /** What waits to be looked at, the oldest first. For whoever keeps the body's papers. Throws Refused `notFound`, `forbidden`. */
    async readings(
      who: Reader,
      slug: string,
      now: Instant,
    ): Promise<{ readonly body: Body; readonly readings: readonly ReadingLine[] }> {
      const { body } = await keepingIn(db, slug, who, now);
      const readings = await db.ask(
        SYSTEM,
        sql<ReadingLine>`
          select r.id, f.name as file, r.document #>> '{meeting,date}' as "heldOn", r.document #>> '{meeting,start}' as starts,
                 jsonb_array_length(r.document -> 'items') as items, f.laid_at as "laidAt", p.name as by,
                 (select count(*)::int from jsonb_array_elements(r.flags) flag where flag -> 'settled' is null) as odd
            from council.read_meeting r join council.read_document f on f.id = r.file_id left join identity.person p on p.id = f.laid_by
           where f.body_id = ${body.id} order by f.laid_at, f.id, r.place limit 500`,
      );
      return { body, readings };
    },

    /** One of them, whole. For whoever keeps the body's papers. Throws Refused `notFound`, `forbidden`. */
    async reading(who: Reader, slug: string, id: string, now: Instant): Promise<ReadingShown> {
      const { body } = await keepingIn(db, slug, who, now);
      if (!isUuid(id)) throw new Refused("notFound");
      const [found] = await db.ask(
        SYSTEM,
        sql<Omit<ReadingShown, "body" | "there">>`
          select r.id, r.edition, r.document as minutes, r.flags, r.places, f.laid_at as "laidAt", p.name as by,
                 jsonb_build_object('name', f.name, 'text', f.source) as source
            from council.read_meeting r join council.read_document f on f.id = r.file_id left join identity.person p on p.id = f.laid_by
           where r.id = ${id} and f.body_id = ${body.id}`,
      );
      if (!found) throw new Refused("notFound");
      const { date, start } = found.minutes.meeting;
      const [there] = await db.ask(
        SYSTEM,
        sql<MeetingThere>`
          select state, made_here as "madeHere", edition, changed_at as "changedAt" from council.meeting
           where body_id = ${body.id} and held_on = ${date} and starts = ${start ?? ""} and state <> 'cancelled'`,
      );
      return { ...found, body, there: there ?? null };
    },
  };
}
