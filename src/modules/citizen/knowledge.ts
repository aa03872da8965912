import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { type CardCode, newCardCode, readCardCode, writtenCardCode } from "#kernel/cardCode.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { hours, plus } from "#kernel/time.ts";
import type { Keyring } from "#platform/crypto.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import { family } from "./family.ts";
import {
  invitationEnds,
  type KNOWN_TO_CITIZEN,
  type KnowledgeDecision,
  type KnowledgeState,
  type KnowledgeWay,
  standingOfInvitation,
  whatDecisionDoes,
  whyNotInvite,
  whyNotReceive,
} from "./knowledgeRules.ts";
import { sealedThanks, type ThanksTo } from "./knowledgeThanks.ts";

/**
 * What relatives and associations know, handed in about a person (D3): ways in, the notes, what the citizen decided, and
 * whom it helped. The caller has authorised and logs.
 */

/** A way in, as whoever made it sees it. Whether it has been used is told to nobody but the citizen. */
export interface KnowledgeInvitation {
  readonly id: Uuid;
  /** As it is written on paper: "V ABCD-EFGH". */
  readonly reference: string;
  readonly shownName: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly byCitizen: boolean;
}

/** A way in that a link or a number leads to. By the house. */
export interface FoundInvitation {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly reference: string;
  readonly shownName: string;
  readonly expiresAt: Instant;
  readonly madeBy: Uuid;
  readonly madeUnit: Uuid;
  readonly byCitizen: boolean;
  readonly standing: "open" | "used" | "over";
}

/** A note, in full. */
export interface KnowledgeNote {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly reference: string;
  readonly way: KnowledgeWay;
  readonly receivedAt: Instant;
  readonly giverName: string;
  readonly relation: string;
  /** Null: sent back, and forgotten. */
  readonly words: string | null;
  readonly knownToCitizen: (typeof KNOWN_TO_CITIZEN)[number];
  readonly state: KnowledgeState;
  readonly showsGiver: boolean;
  readonly decidedAt: Instant | null;
  readonly notedBy: Uuid | null;
  readonly notedUnit: Uuid | null;
  /** How many units found it useful. */
  readonly usefulTo: number;
  /** The reader's unit is one of them. */
  readonly usefulToReader: boolean;
}

export interface NewKnowledge {
  readonly giverName: string;
  readonly relation: string;
  readonly words: string;
  readonly knownToCitizen: KnowledgeNote["knownToCitizen"];
  readonly language: "da" | "en";
  readonly thanksTo: ThanksTo | null;
}

/** Who wrote it down or said so, for which unit. */
type By = { readonly personId: Uuid; readonly unitId: Uuid };

/** A reference as people read it: "V ABCD-EFGH". */
export const writtenReference = (reference: string): string => `V ${writtenCardCode(reference as CardCode)}`;

/** A reference as somebody typed it, with or without the V before it; null where it does not check. */
export const readReference = (typed: string): string | null =>
  readCardCode(typed) ?? readCardCode(typed.replace(/^\s*v/i, ""));

const dayAgo = (now: Instant): Instant => plus(now, -hours(24));

/** One at a time for each person: limits are counted behind it. */
const inTurn = (tx: Tx, citizenIds: readonly Uuid[]): void =>
  later(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended('knowledge:' || ${[...citizenIds].sort()[0] ?? ""}, 0))`.compile(
      tx,
    ),
  );

export function createKnowledge(keyring: Keyring) {
  return {
    readReference,

    /** A new way in, for one note. `id` and the hash of its token are the caller's. Throws Refused `tooManyInvitations`. */
    async inviteKnowledge(
      tx: Tx,
      draft: {
        id: Uuid;
        tokenHash: Buffer;
        citizenId: Uuid;
        citizenIds: readonly Uuid[];
        shownName: string;
        by: By;
        byCitizen: boolean;
        now: Instant;
      },
    ): Promise<void> {
      const { id, tokenHash, citizenId, citizenIds, shownName, by, byCitizen, now } = draft;
      inTurn(tx, citizenIds);
      const { rows } = await sql<{ open: number; today: number }>`
        select count(*) filter (where withdrawn_at is null and expires_at > ${now})::int as open,
               count(*) filter (where made_at > ${dayAgo(now)})::int as today
          from citizen.knowledge_invitation where citizen_id = any(${[...citizenIds]}::uuid[])`.execute(tx);
      const why = whyNotInvite(rows[0] ?? { open: 0, today: 0 });
      if (why !== null) throw new Refused(why);
      await tx
        .insertInto("citizen.knowledge_invitation")
        .values({
          id,
          citizen_id: citizenId,
          reference: newCardCode((below) => randomInt(below)),
          token_hash: tokenHash,
          shown_name: shownName,
          made_at: now,
          made_by: by.personId,
          made_unit: by.unitId,
          by_citizen: byCitizen,
          expires_at: invitationEnds(now),
        })
        .execute();
    },

    /** Ways in that stand open, the latest first; used or not. */
    async invitationsOf(
      db: Db,
      citizenIds: readonly Uuid[],
      now: Instant,
    ): Promise<readonly KnowledgeInvitation[]> {
      const { rows } = await sql<KnowledgeInvitation>`
        select id, reference, shown_name as "shownName", made_at as "madeAt", expires_at as "expiresAt", by_citizen as "byCitizen"
          from citizen.knowledge_invitation
         where citizen_id = any(${[...citizenIds]}::uuid[]) and withdrawn_at is null and expires_at > ${now}
         order by made_at desc, id`.execute(db);
      return rows.map((row) => ({ ...row, reference: writtenReference(row.reference) }));
    },

    /** Closes a way in. False when there was none that is open. */
    async withdrawInvitation(
      tx: Tx,
      { citizenIds, id, now }: { citizenIds: readonly Uuid[]; id: Uuid; now: Instant },
    ): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update citizen.knowledge_invitation set withdrawn_at = ${now}
         where id = ${id} and citizen_id = any(${[...citizenIds]}::uuid[]) and withdrawn_at is null`.execute(
        tx,
      );
      return numAffectedRows === 1n;
    },

    /** The way in that a link leads to, with how it stands. Null for a guess. By the house. */
    async invitationByToken(db: Db, tokenHash: Buffer, now: Instant): Promise<FoundInvitation | null> {
      return invitation(db, sql`i.token_hash = ${tokenHash}`, now);
    },

    /** The same of what stands on paper, among one person's. */
    async invitationByReference(db: Db, reference: string, citizenIds: readonly Uuid[], now: Instant) {
      return invitation(
        db,
        sql`i.reference = ${reference} and i.citizen_id = any(${[...citizenIds]}::uuid[])`,
        now,
      );
    },

    /**
     * Receives a note: it waits for the citizen. The same words by the same way in again are the first ones, and get the same
     * receipt. Throws Refused `linkUsed`, `linkExpired`, `knowledgeEnough`, `knowledgeWaits`.
     */
    async receiveKnowledge(
      tx: Tx,
      draft: NewKnowledge & {
        citizenId: Uuid;
        citizenIds: readonly Uuid[];
        way: KnowledgeWay;
        invitationId: Uuid | null;
        by: By | null;
        now: Instant;
      },
    ): Promise<{ readonly noteId: Uuid; readonly reference: string }> {
      const { citizenId, citizenIds, way, invitationId, by, now, giverName, relation, words } = draft;
      inTurn(tx, citizenIds);
      const asked = invitationId && (await invitation(tx, sql`i.id = ${invitationId}`, now));
      if (asked && asked.standing === "used") {
        const { rows } = await sql<{ id: Uuid; reference: string }>`
          select id, reference from citizen.knowledge_note
           where invitation_id = ${asked.id} and giver_name = ${giverName} and relation = ${relation} and words = ${words}`.execute(
          tx,
        );
        if (rows[0] === undefined) throw new Refused("linkUsed");
        return { noteId: rows[0].id, reference: writtenReference(rows[0].reference) };
      }
      if (asked && asked.standing === "over") throw new Refused("linkExpired");
      const { rows } = await sql<{ today: number; waiting: number }>`
        select count(*) filter (where received_at > ${dayAgo(now)})::int as today,
               count(*) filter (where state = 'received')::int as waiting
          from citizen.knowledge_note where citizen_id = any(${[...citizenIds]}::uuid[])`.execute(tx);
      const why = whyNotReceive(rows[0] ?? { today: 0, waiting: 0 });
      if (why !== null) throw new Refused(why);
      const id = newId();
      const reference = asked ? asked.reference : newCardCode((below) => randomInt(below));
      await tx
        .insertInto("citizen.knowledge_note")
        .values({
          id,
          citizen_id: asked ? asked.citizenId : citizenId,
          invitation_id: invitationId,
          way,
          reference,
          received_at: now,
          giver_name: giverName,
          relation,
          words,
          known_to_citizen: draft.knownToCitizen,
          language: draft.language,
          noted_by: by?.personId ?? null,
          noted_unit: by?.unitId ?? null,
          thanks_sealed:
            draft.thanksTo === null ? null : keyring.seal(JSON.stringify(draft.thanksTo), sealedThanks(id)),
        })
        .execute();
      return { noteId: id, reference: writtenReference(reference) };
    },

    /** The notes about these records that the asker may see, the newest first. */
    async knowledgeOf(
      db: Db,
      citizenIds: readonly Uuid[],
      readerUnitId: Uuid | null = null,
    ): Promise<readonly KnowledgeNote[]> {
      return notes(db, sql`n.citizen_id = any(${[...citizenIds]}::uuid[])`, readerUnitId);
    },

    /** What this person shares, of whichever record it was told: the newest first. */
    sharedKnowledge: (db: Db, citizenId: Uuid, readerUnitId: Uuid): Promise<readonly KnowledgeNote[]> =>
      notes(db, sql`n.state = 'shared' and n.citizen_id in ${family(citizenId)}`, readerUnitId),

    /** How many wait for the person these records are of. For the citizen alone. */
    async knowledgeWaiting(db: Db, citizenIds: readonly Uuid[]): Promise<number> {
      const { rows } = await sql<{ waiting: number }>`
        select count(*)::int as waiting from citizen.knowledge_note
         where citizen_id = any(${[...citizenIds]}::uuid[]) and state = 'received'`.execute(db);
      return rows[0]?.waiting ?? 0;
    },

    /** One of them, by its identifier or its reference; null when it is not among theirs. */
    async knowledgeNote(
      db: Db,
      which: { readonly id: Uuid } | { readonly reference: string },
      citizenIds: readonly Uuid[],
    ): Promise<KnowledgeNote | null> {
      const one = "id" in which ? sql`n.id = ${which.id}` : sql`n.reference = ${which.reference}`;
      const among = sql`${one} and n.citizen_id = any(${[...citizenIds]}::uuid[])`;
      return (await notes(db, among, null))[0] ?? null;
    },

    /**
     * What the citizen decided on a note, in place of what they decided before. Gives what it did; `nothing` when it stood so.
     * Throws Refused `knowledgeForgotten` where the words are gone.
     */
    async decideKnowledge(
      tx: Tx,
      note: Pick<KnowledgeNote, "id" | "state" | "showsGiver" | "words">,
      said: {
        readonly decision: KnowledgeDecision;
        readonly showsGiver: boolean;
        readonly form: "oral" | "written" | "card";
        /** Who heard it said. */
        readonly witness: string | null;
        readonly givenBy: string;
        readonly givenByName: string | null;
        readonly by: By;
        readonly now: Instant;
      },
    ): Promise<"nothing" | "opens" | "closes" | "changes" | "quiet"> {
      const done = whatDecisionDoes({ ...note, forgotten: note.words === null }, said);
      if (done === null) throw new Refused("knowledgeForgotten");
      if (done === "nothing") return done;
      await sql`
        update citizen.knowledge_note
           set state = ${said.decision}, shows_giver = ${said.showsGiver}, decided_at = ${said.now}, decided_form = ${said.form}, witness = ${said.witness},
               decided_by = ${said.by.personId}, decided_unit = ${said.by.unitId}, given_by = ${said.givenBy},
               given_by_name = ${said.givenByName}
         where id = ${note.id}`.execute(tx);
      return done;
    },

    /**
     * It helped: once from each unit. The first time of all the giver is to be told, where they left a way. False when this unit
     * has said so before.
     */
    async markKnowledgeUseful(tx: Tx, noteId: Uuid, by: By, now: Instant): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("citizen.knowledge_useful")
        .values({ note_id: noteId, unit_id: by.unitId, person_id: by.personId, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      later(
        tx,
        sql`update citizen.knowledge_note set thanks_next_at = ${now}
             where id = ${noteId} and thanks_sealed is not null and thanks_next_at is null and thanked_at is null`.compile(
          tx,
        ),
      );
      return true;
    },
  };
}

async function invitation(
  db: Db,
  which: ReturnType<typeof sql>,
  now: Instant,
): Promise<FoundInvitation | null> {
  const { rows } = await sql<
    Omit<FoundInvitation, "standing"> & { usedAt: Instant | null; withdrawnAt: Instant | null }
  >`
    select i.id, i.citizen_id as "citizenId", i.reference, i.shown_name as "shownName", i.withdrawn_at as "withdrawnAt",
           i.expires_at as "expiresAt", i.made_by as "madeBy", i.made_unit as "madeUnit", i.by_citizen as "byCitizen",
           n.received_at as "usedAt"
      from citizen.knowledge_invitation i left join citizen.knowledge_note n on n.invitation_id = i.id
     where ${which}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { usedAt: _, withdrawnAt: __, ...found } = row;
  return { ...found, standing: standingOfInvitation(row, now) };
}

async function notes(
  db: Db,
  which: ReturnType<typeof sql>,
  readerUnitId: Uuid | null,
): Promise<readonly KnowledgeNote[]> {
  const { rows } = await sql<KnowledgeNote>`
    select n.id, n.citizen_id as "citizenId", n.reference, n.way, n.received_at as "receivedAt", n.giver_name as "giverName",
           n.relation, n.words, n.known_to_citizen as "knownToCitizen", n.state, n.shows_giver as "showsGiver",
           n.decided_at as "decidedAt", n.noted_by as "notedBy", n.noted_unit as "notedUnit",
           (select count(*)::int from citizen.knowledge_useful u where u.note_id = n.id) as "usefulTo",
           exists (select from citizen.knowledge_useful u where u.note_id = n.id and u.unit_id = ${readerUnitId}::uuid) as "usefulToReader"
      from citizen.knowledge_note n where ${which} order by n.received_at desc, n.id desc`.execute(db);
  return rows.map((row) => ({ ...row, reference: writtenReference(row.reference) }));
}
