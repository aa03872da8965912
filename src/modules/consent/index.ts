import { give, lift, object, withdraw } from "./store.ts";
import "./tables.ts";
import { createLaws, said, saidOf } from "./views.ts";

export {
  letsFind,
  linesOf,
  type Named,
  NOTHING_SAID,
  objectsTo,
  type SaidNow,
  type Told,
  toldTo,
} from "./kinds.ts";
export { type Age, isEndingSoon, lastDayGivenBy, whyNotGivenBy } from "./representation.ts";
export { type Basis, basisBetween, isHealthDoor } from "./rules.ts";
export {
  type Allowance,
  CONSENT_SCOPES,
  type Consent,
  type ConsentLaw,
  type ConsentScope,
  GIVERS,
  type Giver,
  INFORMATION_KINDS,
  type InformationKind,
  OBJECTED_TO,
  type Objection,
  RECIPIENTS,
  type Said,
} from "./types.ts";

/** What citizens have said yes and no to, and of whom. Every function runs in the caller's transaction. */
export function createConsent() {
  return { give, withdraw, object, lift, said, saidOf, law: createLaws() };
}

export type Consents = ReturnType<typeof createConsent>;
