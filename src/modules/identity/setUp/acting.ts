import type { Instant } from "#kernel/clock.ts";
import type { Database, Tx } from "#platform/db.ts";
import { createAudit, record } from "../audit.ts";
import { keyOf } from "../signIn/parts.ts";
import { type By, SYSTEM } from "../types.ts";

/** Says in the log what was done, by the transaction that does it. `more` joins what the attempt was about. */
export type Say = (more?: Readonly<Record<string, unknown>>) => void;

/** Does something for whoever asks, in one transaction; a refusal for want of a right is logged. */
export type Act = <T>(
  by: By,
  what: { readonly action: string; readonly detail?: Readonly<Record<string, unknown>> },
  now: Instant,
  work: (tx: Tx, say: Say) => Promise<T>,
) => Promise<T>;

export function createAct(db: Database): Act {
  const audit = createAudit(db);
  return (by, { action, detail = {} }, now, work) => {
    const entry = { at: now, actor: by === "commandLine" ? SYSTEM : keyOf(by), action, detail };
    const say =
      (tx: Tx): Say =>
      (more) =>
        record(tx, [{ ...entry, detail: { ...detail, ...more } }]);
    return audit.watch(entry, () => db.write(SYSTEM, (tx) => work(tx, say(tx))));
  };
}
