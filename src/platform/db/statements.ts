import { createHash } from "node:crypto";

/**
 * Named statements are planned once per connection: twice the throughput of unnamed ones. A text earns a name
 * the second time it is seen, and only so many do, so that texts built from lists of varying length cannot fill
 * the server's memory.
 */
const maxNamed = 800;
const maxSeen = 4_000;
const names = new Map<string, string>();
let seen = new Set<string>();

/** Words that would let SQL step out of the application's role. Everything else is left to grants and policies. */
const roleChange = /\bsession\s+authorization\b|(^|;)\s*(re)?set\s+((local|session)\s+)?role\b/i;

/** The name to prepare a statement under, or undefined. Throws on SQL that tries to change the role. */
export function statementName(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined) return name;
  refuseEscape(text);
  if (!seen.has(text)) {
    if (seen.size >= maxSeen) seen = new Set();
    seen.add(text);
    return undefined;
  }
  if (names.size >= maxNamed) return undefined;
  seen.delete(text);
  const fresh = `s_${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
  names.set(text, fresh);
  return fresh;
}

/** Throws when the SQL names a way out of the application's role (see the embedded engine's honest limit). */
export function refuseEscape(text: string): void {
  if (roleChange.test(text)) throw new Error("The application's database handle does not change its role");
}
