import { isRefused } from "#kernel/refusal.ts";
import { createAppointments } from "#modules/appointments/index.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { createDischarge, dischargeForRelay } from "#modules/discharge/index.ts";
import { createIdentity } from "#modules/identity/index.ts";
import { createOutreach } from "#modules/outreach/index.ts";
import { createRelay } from "#modules/relay/index.ts";
import { createStays } from "#modules/stays/index.ts";
import { testKeyring } from "../builders/keyring.ts";
import type { TestDatabase } from "../db.ts";

/** The house as another process beside the first: modules of its own, a connection pool of its own. */
export function anotherProcess(database: TestDatabase, poolSize = 10) {
  const db = database.another(poolSize);
  const identity = createIdentity({ db });
  const citizens = createCitizen({ keyring: testKeyring });
  const consents = createConsent();
  const secret = "a secret for trying things out";
  const directory = createDirectory({ db, identity, secret });
  const relay = createRelay({
    db,
    identity,
    citizens,
    consents,
    directory,
    secret,
    ledTo: [dischargeForRelay],
  });
  const discharge = createDischarge({ db, identity, citizens, consents, relay });
  const stays = createStays({ db, identity, citizens, consents, directory, relay, discharge });
  const outreach = createOutreach({ db, identity, citizens, relay });
  const appointments = createAppointments({ db, identity, citizens, consents, relay });
  return { identity, ...relay, discharge, stays, outreach, appointments };
}
export type Process = ReturnType<typeof anotherProcess>;

export interface Outcome<T> {
  /** What those who got through were told. */
  readonly done: readonly T[];
  /** What the others were told: a code, and what it says. */
  readonly refused: readonly { readonly code: string; readonly details: Record<string, unknown> }[];
}

/** All at once. Everybody gets through or is refused; anything else – a database error, a lost connection – fails the test. */
export async function atOnce<T>(attempts: readonly (() => Promise<T>)[]): Promise<Outcome<T>> {
  const settled = await Promise.allSettled(attempts.map((attempt) => attempt()));
  const done: T[] = [];
  const refused: { code: string; details: Record<string, unknown> }[] = [];
  for (const outcome of settled) {
    if (outcome.status === "fulfilled") done.push(outcome.value);
    else if (isRefused(outcome.reason)) {
      refused.push({ code: outcome.reason.code, details: outcome.reason.details });
    } else throw outcome.reason;
  }
  return { done, refused };
}

export const codes = (outcome: Outcome<unknown>): string[] => outcome.refused.map(({ code }) => code).sort();
