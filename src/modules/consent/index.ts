import { give, withdraw } from "./store.ts";
import "./tables.ts";
import { current, currentOf } from "./views.ts";

export { type Basis, basisBetween } from "./rules.ts";
export type { Consent, ConsentScope } from "./types.ts";

/** What citizens have said yes to, and to whom. Every function runs in the caller's transaction. */
export function createConsent() {
  return { give, withdraw, current, currentOf };
}

export type Consents = ReturnType<typeof createConsent>;
