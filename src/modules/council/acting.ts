import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Identity, keyOf, type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { once } from "#platform/idempotency.ts";
import type { Mail } from "#platform/mail.ts";

export interface CouncilDeps {
  readonly db: Database;
  readonly identity: Identity;
  /** Letters to those with a seat. */
  readonly mail: Pick<Mail, "post" | "forgetList">;
  /** Seals what is not anonymised yet. */
  readonly secret: string;
}

/** Somebody who is signed in; null: whoever runs the house, at the command line. */
export type Who = Pick<SignedIn, "personId" | "remits" | "actor"> | null;

/** `name`: what the log calls it, after "council.". `key`: sent again with it, nothing is done twice. */
export interface Doing<C> {
  readonly name: string;
  readonly command: C;
  readonly now: Instant;
  readonly key?: string | undefined;
}

/** Null: whoever runs the house. */
export const personOf = (who: Who): Uuid | null => who?.personId ?? null;

export type Act = <C, R>(who: Who, doing: Doing<C>, work: (tx: Tx) => Promise<R>) => Promise<R>;

/** One transaction with its entry in the log. `work` asks by what right first (`seats.ts`); whoever is refused stands in the log too. */
export function createActing({ db, identity }: CouncilDeps): Act {
  return (who, { name, command, now, key }, work) => {
    const entry = { at: now, actor: who === null ? SYSTEM : keyOf(who), action: `council.${name}` };
    return identity.audit.watch(entry, () =>
      db.write(SYSTEM, async (tx) => {
        const doing = async () => {
          const done = await work(tx);
          identity.audit.record(tx, [entry]);
          return done;
        };
        return who === null
          ? doing()
          : once(tx, { actorId: who.personId, key, name: entry.action, request: command }, now, doing);
      }),
    );
  };
}
