import * as store from "./store.ts";
import "./tables.ts";
import * as views from "./views.ts";

export { type Basis, basisBetween, type Door, isHealthDoor } from "./rules.ts";
export type { GiveConsent } from "./store.ts";
export { CONSENT_FORMS, CONSENT_SCOPES, type Consent, type ConsentForm, type ConsentScope } from "./types.ts";

/** What citizens have said yes to, and to whom. Every function runs in the caller's transaction. */
export function createConsent() {
  return { ...store, ...views };
}

export type Consents = ReturnType<typeof createConsent>;
