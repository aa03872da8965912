import { Refused } from "#kernel/refusal.ts";

/** What a rule says: go on with these facts, or a refusal with a stable code. Rules never throw and never read a clock. */
export type Ruling<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly details: Record<string, unknown> };

export const allow = <T>(value: T): Ruling<T> => ({ ok: true, value });
export const refuse = (code: string, details: Record<string, unknown> = {}): Ruling<never> => ({
  ok: false,
  code,
  details,
});

/** The value a rule allowed. Throws `Refused` with its code otherwise – for actions, inside their transaction. */
export function obey<T>(ruling: Ruling<T>): T {
  if (!ruling.ok) throw new Refused(ruling.code, ruling.details);
  return ruling.value;
}
