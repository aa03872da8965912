import { type RawBuilder, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import { isGuestAt } from "../planning/company.ts";
import type { PublicKind, PublicPart, PublicThing } from "./types.ts";
import { stemsOf } from "./words.ts";

/** What is kept of one piece; a longer text is found by its beginning. */
const MOST = 200_000;
const LEAD = 300;

/** A thing as it is kept: cut to what there is room for, its own words as the first piece. */
export function keptOf(thing: PublicThing) {
  const { title, words, at, changedAt = at, day = dayOf(at), parts = [] } = thing;
  const pieces: readonly PublicPart[] = [{ anchor: "", title: "", words }, ...parts];
  return {
    ...{ title: cut(title, 300), at, changedAt, day },
    pieces: pieces.map((piece) => ({
      anchor: piece.anchor,
      title: cut(piece.title, 1000),
      words: cut(piece.words, MOST),
    })),
  };
}

/**
 * From here on anybody finds this: in the search, in feeds and in letters to those who asked for them. Called by the room that makes it
 * public, in the same transaction; called again when its words change. What it says is shown as it stands: hand over only what is public.
 */
export function nowPublic(tx: Tx, thing: PublicThing): void {
  const { kind, id, bodyId, path } = thing;
  const { title, at, changedAt, day, pieces } = keptOf(thing);
  later(
    tx,
    sql`insert into council.public_text (kind, id, body_id, title, path, lead, day, at, changed)
        values (${kind}, ${id}, ${bodyId}, ${title}, ${path}, ${leadOf(pieces)}, ${day}, ${at}, ${changedAt})
        on conflict (kind, id) do update set body_id = excluded.body_id, title = excluded.title, path = excluded.path,
          lead = excluded.lead, day = excluded.day, at = excluded.at, changed = excluded.changed`.compile(tx),
  );
  later(tx, sql`delete from council.public_part where kind = ${kind} and id = ${id}`.compile(tx));
  for (const [part, piece] of pieces.entries()) {
    // A thing's own title is found in its first piece; what is shown there is the title of the whole.
    const stems = stemsOf(part === 0 ? title : piece.title, piece.words);
    later(
      tx,
      sql`insert into council.public_part (kind, id, part, anchor, title, words, stems)
          values (${kind}, ${id}, ${part}, ${piece.anchor}, ${piece.title}, ${piece.words}, ${stems}::tsvector)`.compile(
        tx,
      ),
    );
  }
}

/** From here on nobody finds it any more. Called by the room that takes it back, in the same transaction. */
export function noLongerPublic(tx: Tx, kind: PublicKind, id: Uuid): void {
  later(tx, sql`delete from council.public_text where kind = ${kind} and id = ${id}`.compile(tx));
}

/** That it (`t`) is public still on a day: a story is not from the day the person's yes has run out, whenever the clock takes its words away. */
export const standsOn = (today: CalendarDay): RawBuilder<boolean> => sql`
  (t.kind <> 'story' or not exists (select from council.story s where s.id = t.id and s.consent_until < ${today}::date))`;

/** That it (`t`) is a body's: its own, or of a meeting it meets at together with the one whose it is. Null: any. */
export const ofBody = (bodyId: Uuid | null): RawBuilder<boolean> =>
  bodyId === null
    ? sql`true`
    : sql`(t.body_id = ${bodyId} or (t.kind in ('agenda', 'minutes') and ${isGuestAt(bodyId, sql.ref("t.id"))}))`;

/** Everything, before it is made anew. */
export const clearPublic = (tx: Tx): void => later(tx, sql`delete from council.public_text`.compile(tx));

/** By whole letters: half of one would be refused by the database. */
const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : [...text.slice(0, most)].filter((letter) => !/^[\ud800-\udfff]$/.test(letter)).join("");

/** The first words, on one line. */
function leadOf(pieces: readonly PublicPart[]): string {
  const all = pieces
    .flatMap(({ title, words }) => [title, words])
    .filter((text) => text.trim() !== "")
    .join(" · ");
  const line = all
    .slice(0, 4 * LEAD)
    .replaceAll(/\s+/g, " ")
    .trim();
  if (line.length <= LEAD) return line;
  const whole = line.slice(0, LEAD);
  return `${cut(whole, whole.includes(" ") ? whole.lastIndexOf(" ") : LEAD)} …`;
}
