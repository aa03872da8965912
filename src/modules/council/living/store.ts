import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import { noLongerPublic, nowPublic } from "../site/store.ts";
import type { PublicThing } from "../site/types.ts";
import type { LivingKind } from "./types.ts";
import { PUBLIC_PAGES } from "./views.ts";

/** A page as it stands, locked. `version`: the newest there has been. */
export interface StandingPage {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly kind: LivingKind;
  readonly slug: string;
  readonly version: number;
}

/** Throws Refused `notFound`. */
export async function thatPage(tx: Tx, id: Uuid): Promise<StandingPage> {
  const { rows } = await sql<Omit<StandingPage, "version">>`
    select id, body_id as "bodyId", kind, slug from council.living_page where id = ${id} for update`.execute(
    tx,
  );
  const [page] = rows;
  if (!page) throw new Refused("notFound");
  const newest = await sql<{ version: number }>`
    select max(version) as version from council.living_version where page_id = ${id}`.execute(tx);
  return { ...page, version: newest.rows[0]?.version ?? 0 };
}

/** The body's pages, so that a new one gets a kind and an address of its own. Locks the body. */
export async function pagesThere(
  tx: Tx,
  bodyId: Uuid,
): Promise<readonly { readonly id: Uuid; readonly kind: LivingKind; readonly slug: string }[]> {
  const body = await sql`select id from council.body where id = ${bodyId} for no key update`.execute(tx);
  if (body.rows.length === 0) throw new Refused("notFound");
  const { rows } = await sql<{ id: Uuid; kind: LivingKind; slug: string }>`
    select id, kind, slug from council.living_page where body_id = ${bodyId}`.execute(tx);
  return rows;
}

export function insertPage(
  tx: Tx,
  { id, bodyId, kind, slug }: Omit<StandingPage, "version">,
  title: string,
): void {
  later(
    tx,
    sql`insert into council.living_page (id, body_id, kind, slug) values (${id}, ${bodyId}, ${kind}, ${slug})`.compile(
      tx,
    ),
  );
  if (kind === "focusArea")
    later(
      tx,
      sql`insert into council.focus_area (id, body_id, title) values (${id}, ${bodyId}, ${title})`.compile(
        tx,
      ),
    );
}

export interface NewVersion {
  readonly version: number;
  readonly title: string;
  readonly words: string;
  readonly validFrom: CalendarDay;
  readonly adopted: string;
  readonly meetingId: Uuid | null;
}

export function insertVersion(tx: Tx, pageId: Uuid, next: NewVersion, at: Date, personId: Uuid | null): void {
  const { version, title, words, validFrom, adopted, meetingId } = next;
  later(
    tx,
    sql`insert into council.living_version (page_id, version, title, words, valid_from, adopted, meeting_id, at, person_id)
        values (${pageId}, ${version}, ${title}, ${words}, ${validFrom}, ${adopted}, ${meetingId}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

/** Throws Refused `notFound`: there is no such version, or it is down already. */
export async function takeVersionDown(
  tx: Tx,
  { pageId, version, why }: { pageId: Uuid; version: number; why: string },
  at: Date,
  personId: Uuid | null,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update council.living_version set down_at = ${at}, down_by = ${personId}, down_why = ${why}
     where page_id = ${pageId} and version = ${version} and down_at is null`.execute(tx);
  if (Number(numAffectedRows ?? 0n) === 0) throw new Refused("notFound");
}

export function endPage(
  tx: Tx,
  { id, kind }: Pick<StandingPage, "id" | "kind">,
  endsOn: CalendarDay | null,
): void {
  later(tx, sql`update council.living_page set ends_on = ${endsOn} where id = ${id}`.compile(tx));
  if (kind === "focusArea")
    later(tx, sql`update council.focus_area set ends_on = ${endsOn} where id = ${id}`.compile(tx));
}

/** After a change: the search says what the newest version says that was not taken down, and so does the focus area. */
export async function tellSearch(tx: Tx, { id, kind }: Pick<StandingPage, "id" | "kind">): Promise<void> {
  const { rows } = await sql<PublicThing>`${PUBLIC_PAGES} where p.id = ${id}`.execute(tx);
  const [thing] = rows;
  if (!thing) return noLongerPublic(tx, "page", id);
  nowPublic(tx, thing);
  if (kind === "focusArea")
    later(tx, sql`update council.focus_area set title = ${thing.title} where id = ${id}`.compile(tx));
}
