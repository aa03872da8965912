import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Keyring, Place } from "#platform/crypto.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import { family } from "./family.ts";

/**
 * Who goes with the citizen, and who is close to them (D5), with the citizen's wishes for each. The caller has authorised –
 * by who may see `network` – and logs. Standing here gives nobody an access.
 */

/** Five different things in law: forvaltningsloven § 8 (*bisidder*, *partsrepræsentant*), værgemålsloven, and no law but the citizen's wish. */
export const COMPANION_KINDS = [
  "companion",
  "layAssistant",
  "partyRepresentative",
  "guardian",
  "relative",
] as const;
export type CompanionKind = (typeof COMPANION_KINDS)[number];

/** Who acts for the person, and so must say in what. */
export const ACTING_KINDS: readonly CompanionKind[] = ["partyRepresentative", "guardian"];

/** May they come along? */
export const COMES = ["always", "askFirst", "no"] as const;
export type Comes = (typeof COMES)[number];

/** The kinds of information they may be told; the relay holds them against consent's own. */
export const COMPANION_TOLD = [
  "contact",
  "meetMe",
  "need",
  "health",
  "psychiatry",
  "substanceUse",
  "social",
  "appointments",
] as const;
export type CompanionTold = (typeof COMPANION_TOLD)[number];

/** What may happen that they are phoned about. */
export const PHONED_ON = [
  "emergency",
  "admitted",
  "discharged",
  "notFound",
  "appointment",
  "anytime",
] as const;
export type PhonedOn = (typeof PHONED_ON)[number];

export interface NewCompanion {
  readonly kind: CompanionKind;
  /** Or what they are called. */
  readonly name: string;
  /** "Søster", "frivillig på værestedet". */
  readonly relation: string;
  /** In what a guardian or a party representative acts; needed for them. */
  readonly remit: string;
  readonly language: string;
  readonly note: string;
  /** E.164. */
  readonly phone: string | null;
}

export interface NewWishes {
  readonly comes: Comes;
  readonly told: readonly CompanionTold[];
  /** The last day it may be told; null where nothing may. */
  readonly toldUntil: CalendarDay | null;
  readonly phoned: readonly PhonedOn[];
  /** "08:00" and "20:00": not phoned before, nor after; null: at any hour. */
  readonly opens: string | null;
  readonly closes: string | null;
  /** In their own words. */
  readonly words: string;
  /** By card: by the citizen's own hand. */
  readonly form: "oral" | "written" | "card";
  /** `citizen`, or who may say it for them (consent's givers), by name. */
  readonly givenBy: "citizen" | "custodyHolder" | "guardian" | "partyRepresentative";
  readonly givenByName: string | null;
}

export interface Wishes extends NewWishes {
  readonly at: Instant;
  readonly unitName: string;
}

export interface Companion extends NewCompanion {
  readonly id: Uuid;
  readonly addedAt: Instant;
  readonly byCitizen: boolean;
  readonly endedAt: Instant | null;
  /** As they stand. */
  readonly wishes: Wishes;
}

/** In one line: who they are, and whether they may come along. */
export type CompanionLine = Pick<Companion, "id" | "kind" | "name" | "relation"> & { readonly comes: Comes };

/** Who writes it down: a member of staff for their unit – or, by the citizen's own hand, the house. */
export interface Writer {
  readonly personId: Uuid;
  readonly unitId: Uuid;
}

/** A person has a few people; who has more is asked who they are. */
export const MOST_COMPANIONS = 8;

export const sealedCompanionPhone = (row: Uuid): Place => ({
  table: "citizen.companion",
  column: "phone_sealed",
  row,
});

type Row = Omit<Companion, "phone" | "wishes"> & Wishes & { readonly sealed: string | null };

export function createCompanions(keyring: Keyring) {
  const opened = (row: Row): Companion => {
    const {
      sealed,
      id,
      kind,
      name,
      relation,
      remit,
      language,
      note,
      addedAt,
      byCitizen,
      endedAt,
      ...wishes
    } = row;
    const phone = sealed === null ? null : keyring.open(sealed, sealedCompanionPhone(id));
    return { id, kind, name, relation, remit, language, note, phone, addedAt, byCitizen, endedAt, wishes };
  };

  function insertWishes(
    tx: Tx,
    {
      companionId,
      wishes,
      writer,
      now,
    }: { companionId: Uuid; wishes: NewWishes; writer: Writer; now: Instant },
  ): void {
    later(
      tx,
      tx.insertInto("citizen.companion_wish").values({
        id: newId(),
        companion_id: companionId,
        at: now,
        comes: wishes.comes,
        told: [...wishes.told],
        told_ends_on: wishes.toldUntil,
        phoned: [...wishes.phoned],
        opens: wishes.opens,
        closes: wishes.closes,
        words: wishes.words,
        form: wishes.form,
        given_by: wishes.givenBy,
        given_by_name: wishes.givenByName,
        by_person: writer.personId,
        by_unit: writer.unitId,
      }),
    );
  }

  /** Everybody of this person, of whichever record; those that were ended last; each with the newest wishes. Throws Unreadable. */
  async function companionsOf(db: Db, citizenId: Uuid): Promise<readonly Companion[]> {
    const { rows } = await sql<Row>`
      select k.id, k.kind, k.name, k.relation, k.remit, k.language, k.note, k.phone_sealed as sealed, k.added_at as "addedAt",
             k.by_citizen as "byCitizen", k.ended_at as "endedAt", w.at, w.comes, w.told, w.told_ends_on as "toldUntil", w.phoned,
             w.opens, w.closes, w.words, w.form, w.given_by as "givenBy", w.given_by_name as "givenByName", u.name as "unitName"
        from citizen.companion k
        cross join lateral (select * from citizen.companion_wish w where w.companion_id = k.id order by w.at desc, w.id desc limit 1) w
        join identity.unit_card u on u.id = w.by_unit
       where k.citizen_id in ${family(citizenId)}
       order by k.ended_at desc nulls first, k.added_at, k.id`.execute(db);
    return rows.map(opened);
  }

  return {
    companionsOf,

    /** One line each, of those there are now; no phone is opened for it. */
    async companionLines(db: Db, citizenId: Uuid): Promise<readonly CompanionLine[]> {
      const { rows } = await sql<CompanionLine>`
        select k.id, k.kind, k.name, k.relation,
               (select w.comes from citizen.companion_wish w where w.companion_id = k.id order by w.at desc, w.id desc limit 1) as comes
          from citizen.companion k where k.citizen_id in ${family(citizenId)} and k.ended_at is null order by k.added_at, k.id`.execute(
        db,
      );
      return rows;
    },

    /** One more. Throws Refused `tooManyCompanions`, `companionKnown` for the same name as the same thing again. */
    async addCompanion(
      tx: Tx,
      draft: {
        citizenId: Uuid;
        companion: NewCompanion;
        wishes: NewWishes;
        byCitizen: boolean;
        writer: Writer;
        now: Instant;
      },
    ): Promise<Uuid> {
      const { citizenId, companion, wishes, byCitizen, writer, now } = draft;
      await sql`select from citizen.citizen where id = ${citizenId} for no key update`.execute(tx);
      const known = (await companionsOf(tx, citizenId)).filter(({ endedAt }) => endedAt === null);
      if (known.length >= MOST_COMPANIONS) throw new Refused("tooManyCompanions", { most: MOST_COMPANIONS });
      const same = (name: string) => name.trim().toLocaleLowerCase("da");
      if (known.some(({ kind, name }) => kind === companion.kind && same(name) === same(companion.name)))
        throw new Refused("companionKnown");
      const { phone, ...rest } = companion;
      const id = newId();
      later(
        tx,
        tx.insertInto("citizen.companion").values({
          id,
          citizen_id: citizenId,
          ...rest,
          phone_sealed: phone === null ? null : keyring.seal(phone, sealedCompanionPhone(id)),
          by_citizen: byCitizen,
          added_at: now,
          added_by: writer.personId,
          added_unit: writer.unitId,
        }),
      );
      insertWishes(tx, { companionId: id, wishes, writer, now });
      return id;
    },

    /** What the citizen wants now; what they wanted before is kept. Throws Refused `unknownCompanion`. */
    async wishFor(
      tx: Tx,
      draft: { citizenId: Uuid; id: Uuid; wishes: NewWishes; writer: Writer; now: Instant },
    ): Promise<void> {
      const { citizenId, id, wishes, writer, now } = draft;
      await current(tx, citizenId, id);
      insertWishes(tx, { companionId: id, wishes, writer, now });
    },

    /** Not any more: who it was stays, their phone does not. Throws Refused `unknownCompanion`. */
    async endCompanion(
      tx: Tx,
      { citizenId, id, writer, now }: { citizenId: Uuid; id: Uuid; writer: Writer; now: Instant },
    ): Promise<CompanionKind> {
      const kind = await current(tx, citizenId, id);
      await sql`
        update citizen.companion set phone_sealed = null, ended_at = ${now}, ended_by = ${writer.personId}, ended_unit = ${writer.unitId}
         where id = ${id} and ended_at is null`.execute(tx);
      return kind;
    },

    /** Which of the five they are. Throws Refused `unknownCompanion` for nobody's, another's, and one who was ended. */
    companionKind: current,
  };
}

async function current(tx: Tx, citizenId: Uuid, id: Uuid): Promise<CompanionKind> {
  const { rows } = await sql<{ kind: CompanionKind }>`
    select kind from citizen.companion where id = ${id} and citizen_id in ${family(citizenId)} and ended_at is null`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("unknownCompanion");
  return rows[0].kind;
}
