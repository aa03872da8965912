import { sql } from "kysely";
import type { NumberSystem } from "#kernel/cpr.ts";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Keyring, type Place, Unreadable } from "#platform/crypto.ts";
import type { Database, Db, Tx } from "#platform/db.ts";
import { CODE_DOMAIN, sealedCode, sealedPin } from "./cards.ts";
import { sealedCompanionPhone } from "./companions.ts";
import { sealedThanks } from "./knowledgeThanks.ts";
import { NUMBER_DOMAIN, sealedNumber, textToHash } from "./numbers.ts";
import { PHONE_DOMAIN, sealedChannel } from "./reaching.ts";
import { sealedPhone } from "./store.ts";

/** What a key still holds. */
export interface KeyHolding {
  readonly key: string;
  /** Whether STAFET_KEYS has it; without, what it holds cannot be read. */
  readonly known: boolean;
  /** The one that encrypts. */
  readonly first: boolean;
  readonly numbers: number;
  readonly phones: number;
  /** Ways to reach people. */
  readonly channels: number;
  readonly cards: number;
  /** Phones of those who go with people. */
  readonly companions: number;
  /** Where those who handed something over may be thanked. */
  readonly thanks: number;
}

export interface Rotation {
  /** Rows sealed anew under the first key. */
  readonly numbers: number;
  readonly phones: number;
  readonly channels: number;
  readonly cards: number;
  readonly companions: number;
  readonly thanks: number;
  /** Rows that would not open: changed behind the application's back, or moved. Left as they are. */
  readonly unreadable: readonly { readonly table: string; readonly id: Uuid }[];
}

type What = "numbers" | "phones" | "cards" | "channels" | "companions" | "thanks";
interface Batch {
  readonly done: number;
  readonly unreadable: readonly Uuid[];
  /** Where the next begins; null when there was nothing more. */
  readonly last: Uuid | null;
}

const BATCH = 200;
const START = "00000000-0000-0000-0000-000000000000";
const tables: Readonly<Record<What, string>> = {
  numbers: "citizen.identifier",
  phones: "citizen.citizen",
  channels: "citizen.channel",
  cards: "citizen.card",
  companions: "citizen.companion",
  thanks: "citizen.knowledge_note",
};

/** Changing keys under a running house: `stafet keys`. For those who run it; shows no value. */
export function createKeys(keyring: Keyring) {
  async function numbers(tx: Tx, after: Uuid, most: number): Promise<Batch> {
    const { rows } = await sql<{ id: Uuid; system: NumberSystem; issuer: string; sealed: string }>`
      select id, system, issuer, sealed from citizen.identifier
       where sealed is not null and split_part(sealed, ':', 1) <> ${keyring.first} and id > ${after}
       order by id limit ${most} for no key update`.execute(tx);
    return reseal(rows, async ({ id, system, issuer, sealed }) => {
      const value = keyring.open(sealed, sealedNumber(id));
      const hash = keyring.hash(NUMBER_DOMAIN, textToHash({ system, issuer, value }));
      await sql`update citizen.identifier set sealed = ${keyring.seal(value, sealedNumber(id))}, hash = ${hash}
                 where id = ${id}`.execute(tx);
    });
  }

  async function channels(tx: Tx, after: Uuid, most: number): Promise<Batch> {
    const { rows } = await sql<{ id: Uuid; sealed: string; answers: boolean }>`
      select id, sealed, hash is not null as answers from citizen.channel
       where sealed is not null and split_part(sealed, ':', 1) <> ${keyring.first} and id > ${after}
       order by id limit ${most} for no key update`.execute(tx);
    return reseal(rows, async ({ id, sealed, answers }) => {
      const text = keyring.open(sealed, sealedChannel(id));
      const { to } = JSON.parse(text) as { to: string };
      const hash = answers ? keyring.hash(PHONE_DOMAIN, to) : null;
      await sql`update citizen.channel set sealed = ${keyring.seal(text, sealedChannel(id))}, hash = ${hash}
                 where id = ${id}`.execute(tx);
    });
  }

  /** A column that is sealed and nothing else: no hash of it, nothing beside it. */
  const resealColumn =
    (table: string, column: string, placeOf: (id: Uuid) => Place) =>
    async (tx: Tx, after: Uuid, most: number): Promise<Batch> => {
      const [from, held] = [sql.table(table), sql.ref(column)];
      const { rows } = await sql<{ id: Uuid; sealed: string }>`
        select id, ${held} as sealed from ${from}
         where ${held} is not null and split_part(${held}, ':', 1) <> ${keyring.first} and id > ${after}
         order by id limit ${most} for no key update`.execute(tx);
      return reseal(rows, async ({ id, sealed }) => {
        const anew = keyring.seal(keyring.open(sealed, placeOf(id)), placeOf(id));
        await sql`update ${from} set ${held} = ${anew} where id = ${id}`.execute(tx);
      });
    };
  const phones = resealColumn(tables.phones, "phone_sealed", sealedPhone);
  const companions = resealColumn(tables.companions, "phone_sealed", sealedCompanionPhone);
  const thanks = resealColumn(tables.thanks, "thanks_sealed", sealedThanks);

  async function cards(tx: Tx, after: Uuid, most: number): Promise<Batch> {
    const { rows } = await sql<{ id: Uuid; code: string; pin: string }>`
      select id, code_sealed as code, pin_sealed as pin from citizen.card
       where ended_at is null and id > ${after} and split_part(pin_sealed, ':', 1) <> ${keyring.first}
       order by id limit ${most} for no key update`.execute(tx);
    return reseal(rows, async ({ id, code: sealed, pin }) => {
      const code = keyring.open(sealed, sealedCode(id));
      const pinAnew = keyring.seal(keyring.open(pin, sealedPin(id)), sealedPin(id));
      await sql`
        update citizen.card
           set code_sealed = ${keyring.seal(code, sealedCode(id))}, code_hash = ${keyring.hash(CODE_DOMAIN, code)}, pin_sealed = ${pinAnew}
         where id = ${id}`.execute(tx);
    });
  }

  return {
    /** How many rows each key holds, the first key first; keys in the settings that hold nothing are listed too. */
    async keyHoldings(db: Db): Promise<readonly KeyHolding[]> {
      const { rows } = await sql<Pick<KeyHolding, "key" | What>>`
        select key, sum(numbers)::int as numbers, sum(phones)::int as phones, sum(cards)::int as cards,
               sum(channels)::int as channels, sum(companions)::int as companions, sum(thanks)::int as thanks from (
          select split_part(sealed, ':', 1) as key, count(*) as numbers, 0 as phones, 0 as cards, 0 as channels, 0 as companions, 0 as thanks
            from citizen.identifier where sealed is not null group by 1
          union all
          select split_part(phone_sealed, ':', 1), 0, count(*), 0, 0, 0, 0
            from citizen.citizen where phone_sealed is not null group by 1
          union all
          select split_part(pin_sealed, ':', 1), 0, 0, count(*), 0, 0, 0
            from citizen.card where pin_sealed is not null group by 1
          union all
          select split_part(sealed, ':', 1), 0, 0, 0, count(*), 0, 0
            from citizen.channel where sealed is not null group by 1
          union all
          select split_part(phone_sealed, ':', 1), 0, 0, 0, 0, count(*), 0
            from citizen.companion where phone_sealed is not null group by 1
          union all
          select split_part(thanks_sealed, ':', 1), 0, 0, 0, 0, 0, count(*)
            from citizen.knowledge_note where thanks_sealed is not null group by 1) held
         group by key order by key`.execute(db);
      const held = new Map(rows.map((row) => [row.key, row]));
      return [...new Set([...keyring.ids, ...held.keys()])].map((key) => ({
        key,
        known: keyring.has(key),
        first: key === keyring.first,
        numbers: held.get(key)?.numbers ?? 0,
        phones: held.get(key)?.phones ?? 0,
        channels: held.get(key)?.channels ?? 0,
        cards: held.get(key)?.cards ?? 0,
        companions: held.get(key)?.companions ?? 0,
        thanks: held.get(key)?.thanks ?? 0,
      }));
    },

    /**
     * Seals everything anew under the first key, and hashes it anew, in transactions of at most `batch` rows: stopped
     * anywhere, what is done is done, and the next run takes the rest. Search by number works throughout.
     * `onBatch` is told how many are done after each.
     */
    async rotateKeys(
      db: Database,
      onBatch: (done: number) => void = () => {},
      batch = BATCH,
    ): Promise<Rotation> {
      const done: Record<What, number> = {
        numbers: 0,
        phones: 0,
        cards: 0,
        channels: 0,
        companions: 0,
        thanks: 0,
      };
      const unreadable: { table: string; id: Uuid }[] = [];
      const all: readonly [What, typeof numbers][] = [
        ["numbers", numbers],
        ["phones", phones],
        ["cards", cards],
        ["channels", channels],
        ["companions", companions],
        ["thanks", thanks],
      ];
      for (const [what, some] of all) {
        for (let after: Uuid | null = START; after !== null; ) {
          const from: Uuid = after;
          const one: Batch = await db.write(SYSTEM, (tx) => some(tx, from, batch));
          done[what] += one.done;
          unreadable.push(...one.unreadable.map((id) => ({ table: tables[what], id })));
          if (one.done > 0) onBatch(Object.values(done).reduce((sum, rows) => sum + rows, 0));
          after = one.last;
        }
      }
      return { ...done, unreadable };
    },
  };
}

async function reseal<R extends { readonly id: Uuid }>(
  rows: readonly R[],
  one: (row: R) => Promise<void>,
): Promise<Batch> {
  const unreadable: Uuid[] = [];
  for (const row of rows) {
    try {
      await one(row);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push(row.id);
    }
  }
  return { done: rows.length - unreadable.length, unreadable, last: rows.at(-1)?.id ?? null };
}
