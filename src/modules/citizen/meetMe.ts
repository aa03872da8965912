import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import { type Db, databaseFault, later, type Tx } from "#platform/db.ts";
import { family } from "./family.ts";
import { wordsAfter } from "./rules.ts";
import type { MeetMe, MeetMeSaid } from "./types.ts";

/** "Mød mig sådan" (D1): versions, each after the one before it, and which doors have read them. The caller has authorised, and logs. */

export interface MeetMeDraft extends MeetMeSaid {
  readonly citizenId: Uuid;
  readonly actor: Pick<Actor, "personId" | "unitId">;
  /** With their own hand: there is nothing for them to approve. */
  readonly byCitizen?: boolean;
  /** Somebody heard the citizen say that it fits, as it stands here. */
  readonly heardBy?: string | undefined;
  /** The version the writer had read, "none" where there was none; left out, it comes after whatever is newest. */
  readonly follows?: Uuid | "none" | undefined;
  readonly now: Instant;
}

/**
 * A new version; the earlier ones are kept. What is left out stays as it stood, an empty text clears it. Throws Refused
 * `editedMeanwhile` when somebody has written since `follows`, or at this very moment, and `nothingSaid`.
 */
export async function writeMeetMe(tx: Tx, draft: MeetMeDraft): Promise<Uuid> {
  const { citizenId, actor, byCitizen = false, heardBy, follows, now } = draft;
  const newest = await latestMeetMe(tx, citizenId);
  // Versions follow each other on one record; the newest may stand on another that is theirs.
  const here =
    newest === null || newest.citizenId === citizenId ? newest : await lastOn(tx, sql`= ${citizenId}`, null);
  if (follows !== undefined && follows !== (newest?.id ?? "none")) throw new Refused("editedMeanwhile");
  const said = wordsAfter(newest, draft);
  if (said === null) throw new Refused("nothingSaid");
  const id = newId();
  const written = tx
    .insertInto("citizen.meet_me")
    .values({
      id,
      citizen_id: citizenId,
      words: said.words,
      helps: said.helps,
      frightens: said.frightens,
      how_to_talk: said.howToTalk,
      comes_along: said.comesAlong,
      good_at: said.goodAt,
      early_signs: said.earlySigns,
      dont_ask: said.dontAsk,
      written_by: actor.personId,
      unit_id: actor.unitId,
      at: now,
      by_citizen: byCitizen,
      approved_at: byCitizen || heardBy !== undefined ? now : null,
      heard_by: heardBy ?? null,
      follows: here?.id ?? null,
    })
    .execute();
  await written.catch((error: unknown) => {
    const first = databaseFault(error)?.constraint === "one_version_after_each";
    throw first ? new Refused("editedMeanwhile") : error;
  });
  return id;
}

/** The citizen says that a helper wrote down what they mean. False when it is said already, or is not theirs. */
export async function approveMeetMe(
  tx: Tx,
  {
    citizenIds,
    meetMeId,
    heardBy = null,
    now,
  }: {
    readonly citizenIds: readonly Uuid[];
    readonly meetMeId: Uuid;
    readonly heardBy?: string | null;
    readonly now: Instant;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update citizen.meet_me set approved_at = ${now}, heard_by = ${heardBy}
     where id = ${meetMeId} and citizen_id = any(${[...citizenIds]}::uuid[]) and approved_at is null`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** The door has read this version: the receipt. The first reader in each unit counts; sent without waiting. */
export function markRead(
  tx: Tx,
  { meetMeId, actor, now }: { meetMeId: Uuid; actor: Actor; now: Instant },
): void {
  later(
    tx,
    sql`insert into citizen.meet_me_read (meet_me_id, unit_id, person_id, at)
        values (${meetMeId}, ${actor.unitId}, ${actor.personId}, ${now})
        on conflict (meet_me_id, unit_id) do nothing`.compile(tx),
  );
}

/**
 * How the citizen wants to be met, of whichever record they said it, with which doors have read it; null when they have not said.
 * Newest is what nothing follows on its record, whatever the clock said.
 */
export async function latestMeetMe(
  db: Db,
  citizenId: Uuid,
  readerUnitId: Uuid | null = null,
): Promise<MeetMe | null> {
  return lastOn(db, sql`in ${family(citizenId)}`, readerUnitId);
}

async function lastOn(
  db: Db,
  records: ReturnType<typeof sql>,
  readerUnitId: Uuid | null,
): Promise<MeetMe | null> {
  const { rows } = await sql<MeetMe>`
    ${versionsOf(records, readerUnitId)}
       and not exists (select from citizen.meet_me n where n.follows = w.id and n.citizen_id = w.citizen_id)
     order by w.at desc, w.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** More than anybody says; older ones are in the person's file. */
const MOST = 100;

/** Everything they have said of it, the newest first. */
export async function meetMeVersions(
  db: Db,
  citizenId: Uuid,
  readerUnitId: Uuid | null = null,
): Promise<readonly MeetMe[]> {
  const { rows } = await sql<MeetMe>`
    ${versionsOf(sql`in ${family(citizenId)}`, readerUnitId)} order by w.at desc, w.id desc limit ${MOST}`.execute(
    db,
  );
  return rows;
}

const versionsOf = (records: ReturnType<typeof sql>, readerUnitId: Uuid | null) => sql`
    select w.id, w.citizen_id as "citizenId", w.words, w.helps, w.frightens, w.how_to_talk as "howToTalk",
           w.comes_along as "comesAlong", w.good_at as "goodAt", w.early_signs as "earlySigns", w.dont_ask as "dontAsk",
           w.written_by as "writtenBy", p.name as "writtenByName",
           w.unit_id as "unitId", u.name as "unitName", w.at, w.by_citizen as "byCitizen", w.approved_at as "approvedAt",
           w.heard_by as "heardBy",
           (select count(*) from citizen.meet_me_read r where r.meet_me_id = w.id) as "readByUnits",
           exists (select from citizen.meet_me_read r
                    where r.meet_me_id = w.id and r.unit_id = ${readerUnitId}::uuid) as "readByReader"
      from citizen.meet_me w
      join identity.person p on p.id = w.written_by
      join identity.unit_card u on u.id = w.unit_id
     where w.citizen_id ${records}`;
