import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Database } from "#platform/db.ts";
import { SYSTEM } from "./types.ts";

/**
 * Law 14, checked without trusting the code that laid the chain. Each link is
 *
 *     sha256(hash of the link before ‖ utf8("<seq>:<identity.audit_text of the entry>"))
 *
 * with no bytes before the first. So a changed, removed, inserted or moved entry breaks every link after it. Whoever
 * owns the database could lay the whole chain anew, or cut off its end; that shows against a head noted elsewhere.
 */

/** The newest link: noted outside the database, it proves later that nothing up to it was changed or cut off. */
export interface SealedHead {
  readonly seq: number;
  /** sha-256, 64 hexadecimal digits. */
  readonly hash: string;
}

export type LogFault =
  | "linkMissing" // a number in the chain is skipped
  | "entryMissing" // a link whose entry is gone
  | "outOfOrder" // the link does not continue the one before: moved, inserted, or replaced
  | "changed" // the entry is not what was sealed
  | "markedUnsealed" // the entry is in the chain and pretends not to be
  | "notInChain" // the entry pretends to be sealed: inserted, or its links were removed
  | "anchorDiffers"; // the chain no longer holds the head that was noted

export interface LogFindings {
  readonly ok: boolean;
  readonly entries: number;
  readonly sealed: number;
  /** `seq` is the first place in the chain where it does not hold. */
  readonly firstBroken: { readonly seq: number; readonly why: LogFault } | null;
  readonly head: SealedHead | null;
  /** How long the oldest entry has waited to be sealed; null when none waits. More than minutes: sealing has stopped. */
  readonly oldestUnsealedMs: number | null;
}

interface Link {
  readonly seq: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly sealed: boolean | null;
  readonly text: string | null;
}

const page = 2_000;

/** Reads page by page, each in a transaction of its own, so that a long log holds nobody up. */
export async function verifyLog(db: Database, now: Instant, anchor?: SealedHead): Promise<LogFindings> {
  let firstBroken: LogFindings["firstBroken"] = null;
  let last: Pick<Link, "seq" | "hash"> = { seq: 0, hash: Buffer.alloc(0) };
  let anchored = anchor === undefined;
  for (let links = await linksAfter(db, 0); links.length > 0; links = await linksAfter(db, last.seq)) {
    for (const link of links) {
      const why = faultOf(link, last);
      if (why !== null) firstBroken ??= { seq: Math.min(link.seq, last.seq + 1), why };
      if (link.seq === anchor?.seq) anchored = link.hash.toString("hex") === anchor.hash;
      last = link;
    }
  }
  const rest = await outsideTheChain(db);
  if (rest.pretending > 0) firstBroken ??= { seq: last.seq + 1, why: "notInChain" };
  if (anchor !== undefined && !anchored) firstBroken ??= { seq: anchor.seq, why: "anchorDiffers" };
  return {
    ok: firstBroken === null,
    entries: rest.entries,
    sealed: rest.links,
    firstBroken,
    head: last.seq === 0 ? null : { seq: last.seq, hash: last.hash.toString("hex") },
    oldestUnsealedMs: rest.oldest === null ? null : Math.max(0, now.getTime() - rest.oldest.getTime()),
  };
}

function faultOf(link: Link, last: Pick<Link, "seq" | "hash">): LogFault | null {
  if (link.seq !== last.seq + 1) return "linkMissing";
  if (link.text === null) return "entryMissing";
  if (!link.previous.equals(last.hash)) return "outOfOrder";
  const expected = createHash("sha256").update(last.hash).update(`${link.seq}:${link.text}`).digest();
  if (!link.hash.equals(expected)) return "changed";
  return link.sealed ? null : "markedUnsealed";
}

async function linksAfter(db: Database, seq: number): Promise<Link[]> {
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<Link>`
      select l.seq, l.previous, l.hash, e.sealed,
             case when e.id is not null then identity.audit_text(e) end as text
        from identity.audit_link l left join identity.audit_entry e on e.id = l.entry_id
       where l.seq > ${seq} order by l.seq limit ${page}`.execute(snapshot),
  );
  return rows;
}

async function outsideTheChain(
  db: Database,
): Promise<{ entries: number; links: number; pretending: number; oldest: Date | null }> {
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<{ entries: number; links: number; pretending: number; oldest: Date | null }>`
      select count(*) as entries, count(l.entry_id) as links,
             count(*) filter (where e.sealed and l.entry_id is null) as pretending,
             min(e.at) filter (where not e.sealed) as oldest
        from identity.audit_entry e left join identity.audit_link l on l.entry_id = e.id`.execute(snapshot),
  );
  return rows[0] ?? { entries: 0, links: 0, pretending: 0, oldest: null };
}
