import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import type { Looked } from "../meetings/mending.ts";

/** A reading as it stands, locked with its document. */
export interface StandingReading extends Looked {
  readonly id: Uuid;
  readonly fileId: Uuid;
  readonly bodyId: Uuid;
  readonly edition: number;
  readonly name: string;
  readonly source: string;
}

/** The document with this text: `known` where it waits already. Locked until the end, so that one alone takes its meetings out of it. */
export async function theFile(
  tx: Tx,
  file: { readonly id: Uuid; readonly bodyId: Uuid; readonly name: string; readonly text: string },
  digest: string,
  at: Instant,
  personId: Uuid | null,
): Promise<{ readonly id: Uuid; readonly known: boolean }> {
  const { rows: made } = await sql`
    insert into council.read_document (id, body_id, name, source, digest, laid_at, laid_by)
    values (${file.id}, ${file.bodyId}, ${file.name}, ${file.text}, ${digest}, ${at}, ${personId})
    on conflict (body_id, digest) do nothing returning id`.execute(tx);
  if (made.length > 0) return { id: file.id, known: false };
  const { rows } = await sql<{ id: Uuid }>`
    select id from council.read_document where body_id = ${file.bodyId} and digest = ${digest} for update`.execute(
    tx,
  );
  const [found] = rows;
  // Between the two somebody settled the last of it: it is laid anew.
  return found ? { id: found.id, known: true } : theFile(tx, file, digest, at, personId);
}

export async function waiting(tx: Tx, fileId: Uuid): Promise<readonly Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from council.read_meeting where file_id = ${fileId} order by place`.execute(tx);
  return rows.map(({ id }) => id);
}

export function insertReading(
  tx: Tx,
  { id, fileId, place, looked }: { id: Uuid; fileId: Uuid; place: number; looked: Looked },
  at: Instant,
  personId: Uuid | null,
): void {
  const { minutes, flags, places } = looked;
  later(
    tx,
    sql`insert into council.read_meeting (id, file_id, place, document, flags, places, edition, changed_at, changed_by)
        values (${id}, ${fileId}, ${place}, ${jsonb(minutes)}, ${jsonb(flags)}, ${jsonb(places)}, 1, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

/** The edition that was read, locked with its document. Throws Refused `notFound`, `editedMeanwhile`. */
export async function readingSeen(tx: Tx, id: Uuid, seen: number): Promise<StandingReading> {
  await sql`select from council.read_document where id = (select file_id from council.read_meeting where id = ${id}) for update`.execute(
    tx,
  );
  const { rows } = await sql<StandingReading>`
    select r.id, r.file_id as "fileId", f.body_id as "bodyId", r.edition, f.name, f.source, r.document as minutes, r.flags, r.places
      from council.read_meeting r join council.read_document f on f.id = r.file_id where r.id = ${id}`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  if (found.edition !== seen) throw new Refused("editedMeanwhile", { id, edition: found.edition });
  return found;
}

export function changeReading(
  tx: Tx,
  { id, edition }: Pick<StandingReading, "id" | "edition">,
  { minutes, flags, places }: Looked,
  at: Instant,
  personId: Uuid | null,
): number {
  later(
    tx,
    sql`update council.read_meeting
           set document = ${jsonb(minutes)}, flags = ${jsonb(flags)}, places = ${jsonb(places)}, edition = ${edition + 1},
               changed_at = ${at}, changed_by = ${personId}
         where id = ${id}`.compile(tx),
  );
  return edition + 1;
}

export function dropFile(tx: Tx, id: Uuid): void {
  later(tx, sql`delete from council.read_document where id = ${id}`.compile(tx));
}

/** And its document, when nothing else of it waits. */
export function dropReading(tx: Tx, { id, fileId }: Pick<StandingReading, "id" | "fileId">): void {
  later(tx, sql`delete from council.read_meeting where id = ${id}`.compile(tx));
  later(
    tx,
    sql`delete from council.read_document f
         where f.id = ${fileId} and not exists (select from council.read_meeting r where r.file_id = f.id)`.compile(
      tx,
    ),
  );
}
