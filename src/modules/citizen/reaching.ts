import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Keyring, Place } from "#platform/crypto.ts";
import { type Db, later, type Tx } from "#platform/db.ts";

/**
 * The ways a person can be reached, in the order they gave (E2): where to is sealed like their phone. The caller has
 * authorised – by who may see `contact` – and logs.
 */

export const CHANNEL_KINDS = ["sms", "call", "place", "worker", "letter", "email"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export interface Channel {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly kind: ChannelKind;
  /** An E.164 number, an e-mail address, or – for a letter – where to. */
  readonly to: string;
  /** The place's or the worker's name; empty for what is the citizen's own. */
  readonly name: string;
  /** "08:00" and "20:00": not before, nor after; null: at any hour. */
  readonly opens: string | null;
  readonly closes: string | null;
  /** Others use the phone too. */
  readonly shared: boolean;
  /** The citizen lets it carry more than "ring til os". Never an SMS. */
  readonly words: boolean;
  /** The citizen lets us ask by it how it felt. */
  readonly asks: boolean;
}

export type NewChannel = Omit<Channel, "id" | "citizenId">;

/** A person has a few ways; who has more has none. */
export const MOST_CHANNELS = 8;

interface Sealed extends Omit<Channel, "to" | "name"> {
  readonly sealed: string;
}

export const sealedChannel = (row: Uuid): Place => ({ table: "citizen.channel", column: "sealed", row });
export const PHONE_DOMAIN = "a number that answers";

const columns = sql`c.id, c.citizen_id as "citizenId", c.kind, c.sealed, c.opens, c.closes, c.shared, c.words, c.asks`;

export function createReaching(keyring: Keyring) {
  const opened = ({ sealed, ...row }: Sealed): Channel => {
    const { to, name } = JSON.parse(keyring.open(sealed, sealedChannel(row.id))) as Pick<
      Channel,
      "to" | "name"
    >;
    return { ...row, to, name };
  };

  /** The ways of these citizens, opened, each person's in order. Throws Unreadable. */
  async function channelsOf(db: Db, citizenIds: readonly Uuid[]): Promise<readonly Channel[]> {
    const { rows } = await sql<Sealed>`
      select ${columns} from citizen.channel c
       where c.citizen_id = any(${[...citizenIds]}::uuid[]) and c.ended_at is null order by c.citizen_id, c.position, c.id`.execute(
      db,
    );
    return rows.map(opened);
  }

  return {
    channelsOf,

    /** One way as it stands now; null when it was ended. Throws Unreadable. */
    async channel(db: Db, id: Uuid): Promise<Channel | null> {
      const { rows } = await sql<Sealed>`
        select ${columns} from citizen.channel c where c.id = ${id} and c.ended_at is null`.execute(db);
      return rows[0] ? opened(rows[0]) : null;
    },

    /** Puts a way last. Throws Refused `tooManyChannels`, `channelKnown` for the same again. */
    async addChannel(
      tx: Tx,
      {
        citizenId,
        channel,
        actor,
        now,
      }: { citizenId: Uuid; channel: NewChannel; actor: Actor; now: Instant },
    ): Promise<Uuid> {
      await sql`select from citizen.citizen where id = ${citizenId} for no key update`.execute(tx);
      const known = await channelsOf(tx, [citizenId]);
      if (known.length >= MOST_CHANNELS) throw new Refused("tooManyChannels", { most: MOST_CHANNELS });
      if (known.some(({ kind, to }) => kind === channel.kind && to === channel.to))
        throw new Refused("channelKnown");
      const id = newId();
      const { kind, to, name, opens, closes, shared, words, asks } = channel;
      const place = sealedChannel(id);
      later(
        tx,
        tx.insertInto("citizen.channel").values({
          id,
          citizen_id: citizenId,
          position: sql<number>`(select coalesce(max(position), 0) + 1 from citizen.channel where citizen_id = ${citizenId})`,
          kind,
          sealed: keyring.seal(JSON.stringify({ to, name }), place),
          hash: kind === "sms" ? keyring.hash(PHONE_DOMAIN, to) : null,
          opens,
          closes,
          shared,
          words: words && kind !== "sms",
          asks: asks && (kind === "sms" || kind === "email"),
          added_at: now,
          added_by: actor.personId,
          added_unit: actor.unitId,
        }),
      );
      return id;
    },

    /** Ends a way, and forgets where it led. Throws Refused `unknownChannel`. */
    async removeChannel(
      tx: Tx,
      { citizenId, id, actor, now }: { citizenId: Uuid; id: Uuid; actor: Actor; now: Instant },
    ): Promise<void> {
      const { numAffectedRows } = await sql`
        update citizen.channel set sealed = null, hash = null, ended_at = ${now}, ended_why = 'removed',
                                   ended_by = ${actor.personId}, ended_unit = ${actor.unitId}
         where id = ${id} and citizen_id = ${citizenId} and ended_at is null`.execute(tx);
      if (Number(numAffectedRows ?? 0) === 0) throw new Refused("unknownChannel");
    },

    /** Moves a way before the one above it; the first stays first. Throws Refused `unknownChannel`. */
    async raiseChannel(tx: Tx, { citizenId, id }: { citizenId: Uuid; id: Uuid }): Promise<void> {
      await sql`select from citizen.citizen where id = ${citizenId} for no key update`.execute(tx);
      const ids = (await channelsOf(tx, [citizenId])).map((channel) => channel.id);
      const at = ids.indexOf(id);
      if (at < 0) throw new Refused("unknownChannel");
      if (at === 0) return;
      const order = [...ids.slice(0, at - 1), id, ...ids.slice(at - 1, at), ...ids.slice(at + 1)];
      await sql`
        update citizen.channel c set position = o.position
          from unnest(${order}::uuid[]) with ordinality as o (id, position) where c.id = o.id`.execute(tx);
    },

    /** Whoever has this phone said STOP: every SMS way with it ends, whoever's it is. By the house. Returns those ended. */
    async stopNumber(
      tx: Tx,
      number: string,
      now: Instant,
    ): Promise<readonly { readonly id: Uuid; readonly citizenId: Uuid }[]> {
      const { rows } = await sql<{ id: Uuid; citizenId: Uuid }>`
        update citizen.channel set sealed = null, hash = null, ended_at = ${now}, ended_why = 'stopped'
         where hash = any(${keyring.hashes(PHONE_DOMAIN, number)}::bytea[]) and kind = 'sms' and ended_at is null
        returning id, citizen_id as "citizenId"`.execute(tx);
      return rows;
    },

    /** The SMS ways with this number. By the house. */
    async channelsWithNumber(db: Db, number: string): Promise<readonly Uuid[]> {
      const { rows } = await sql<{ id: Uuid }>`
        select id from citizen.channel
         where hash = any(${keyring.hashes(PHONE_DOMAIN, number)}::bytea[]) and ended_at is null`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** What may stand for where a way leads, where equals must be told and it must not be kept. */
    channelDigest: (to: string): string => keyring.hash("a way as typed", to).toString("base64url"),
  };
}
