import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { maySitAt, seatsOf } from "../seats.ts";
import type { HeldFile } from "./types.ts";

type Reader = Pick<SignedIn, "personId" | "remits">;

interface Standing {
  readonly bodyId: Uuid;
  readonly joint: readonly { readonly id: Uuid }[];
  readonly forAll: boolean;
}

/**
 * Everybody may have a file where everybody may read that it is there: its item is open today, and stands as open – with this file – in the
 * published minutes, or until there are any in the agenda the meeting was called with.
 */
const FOR_ALL = sql`(i.open and i.place is not null and m.state <> 'cancelled' and case when m.state = 'published'
  then exists (select from jsonb_array_elements(m.document -> 'items') d
                where d -> 'open' = 'true' and d -> 'links' @> jsonb_build_array(jsonb_build_object('link', a.link)))
  else exists (select from jsonb_array_elements(m.agenda) s
                where s ->> 'id' = i.id::text and s -> 'item' -> 'open' = 'true'
                  and s -> 'item' -> 'links' @> jsonb_build_array(jsonb_build_object('link', a.link))) end)`;

export function createFileViews(db: Database) {
  return {
    /** A file of a body's meeting for whoever may have it: those who sit in a body that meets there, and everybody as `FOR_ALL` says. Null for anybody else, and where there is none. */
    async file(who: Reader | null, slug: string, annexId: Uuid, now: Instant): Promise<HeldFile | null> {
      if (!isUuid(annexId)) return null;
      const [standing] = await db.ask(
        SYSTEM,
        sql<Standing>`
          select m.body_id as "bodyId", coalesce(${FOR_ALL}, false) as "forAll",
                 coalesce((select jsonb_agg(jsonb_build_object('id', w.body_id)) from council.meeting_with w where w.meeting_id = m.id), '[]') as joint
            from council.file f join council.annex a on a.id = f.annex_id join council.agenda_item i on i.id = a.item_id
            join council.meeting m on m.id = i.meeting_id join council.body b on b.id = m.body_id
           where f.annex_id = ${annexId} and b.slug = ${slug} and f.removed_at is null and a.removed_at is null`,
      );
      if (!standing) return null;
      const mayHave =
        standing.forAll || (who !== null && maySitAt(who, await seatsOf(db, who, now), standing));
      if (!mayHave) return null;
      const [held] = await db.ask(
        SYSTEM,
        sql<HeldFile>`
          select name, media_type as "mediaType", bytes from council.file where annex_id = ${annexId} and bytes is not null`,
      );
      return held ?? null;
    },
  };
}
