import type { ActorKey, Database } from "#platform/db.ts";
import type { Mail } from "#platform/mail.ts";
import type { ProviderSettings } from "#platform/providers.ts";
import { createSeal } from "#platform/seal.ts";
import { createAudit } from "../audit.ts";
import type { SignedIn } from "../types.ts";
import { createCodes } from "./codes.ts";
import type { Engine } from "./engine.ts";
import { createThrottle } from "./throttle.ts";

export interface SignInOptions {
  readonly db: Database;
  readonly mail: Mail;
  readonly secret: string;
  /** The address people type; null in a demonstration without one. */
  readonly publicOrigin: string | null;
  /** Other organisations' identity providers. */
  readonly providers?: readonly ProviderSettings[];
}

/** Where an attempt comes from, as the web server sees it. `device`: the cookie of a browser signed in with before. */
export interface From {
  readonly address: string;
  /** The browser in a few words. */
  readonly agent: string;
  readonly device: string | null;
}

/** What everything about signing in works with. */
export function createParts({ db, mail, secret, publicOrigin }: SignInOptions) {
  // Loaded by the first who needs it: commands and the demonstration's start do without its weight.
  let loading: Promise<Engine> | undefined;
  return {
    db,
    mail,
    audit: createAudit(db),
    throttle: createThrottle(db, createSeal(secret, "throttle")),
    codes: createCodes(db, createSeal(secret, "codes")),
    engine(): Promise<Engine> {
      loading ??= import("./engine.ts").then(({ createEngine }) =>
        createEngine({ db, secret, publicOrigin }),
      );
      return loading;
    },
  };
}

export type Parts = ReturnType<typeof createParts>;

/** Somebody signed in, as the log and the row-level rules know them. */
export const keyOf = (who: Pick<SignedIn, "actor" | "personId">): ActorKey =>
  who.actor ?? { personId: who.personId, unitId: null, role: "member" };
