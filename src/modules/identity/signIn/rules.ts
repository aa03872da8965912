import type { Instant } from "#kernel/clock.ts";
import { minutes } from "#kernel/time.ts";
import type { Remit, Role, SignedIn } from "../types.ts";

/** No wait is longer: a bystander may slow somebody down, never shut them out. */
export const LONGEST_WAIT = minutes(15);
/** Failures this old no longer count. */
export const FORGIVEN_AFTER = minutes(60);

/** How many failures in a row cost nothing, by what they had in common. */
export const FREE = { pair: 4, account: 20, address: 60 } as const;
export type Common = keyof typeof FREE;

/** How long the next attempt waits after so many failures: a second, two, four … a quarter of an hour. In milliseconds. */
export const waitAfter = (failures: number, common: Common): number =>
  failures <= FREE[common] ? 0 : Math.min(1000 * 2 ** (failures - FREE[common] - 1), LONGEST_WAIT);

/** Whoever proved who they are so recently need not do it again for what asks for it. */
export const STEP_UP_LASTS = minutes(5);

export const hasSteppedUp = (who: Pick<SignedIn, "provedAt">, now: Instant): boolean =>
  now.getTime() - who.provedAt.getTime() < STEP_UP_LASTS;

export const holds = (who: Pick<SignedIn, "remits">, remit: Remit): boolean => who.remits.includes(remit);

/** Who may invite people to a unit, see who its members are and end their membership: its lead, and administrators. */
export const mayManage = (who: SignedIn, unitId: string): boolean =>
  holds(who, "administrator") || (who.actor?.role === "lead" && who.actor.unitId === unitId);

/** What is wrong with a PIN: six digits, not all alike, not a row, not a day. */
export function pinFault(pin: string): boolean {
  if (!/^[0-9]{6}$/.test(pin)) return true;
  const steps = new Set([...pin].slice(1).map((digit, n) => (Number(digit) - Number(pin[n]) + 10) % 10));
  const alike = new Set(pin).size < 3;
  const [day, month] = [Number(pin.slice(0, 2)), Number(pin.slice(2, 4))];
  const isDay = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return alike || steps.size === 1 || isDay;
}

/** The address book's way of writing one, so that two spellings are one person. */
export const plainEmail = (typed: string): string => typed.trim().toLowerCase();

/** What somebody is invited to: a role in a unit, or a remit. */
export type InvitedTo =
  | { readonly unitId: string; readonly role: Role; readonly remit?: undefined }
  | { readonly remit: "administrator"; readonly unitId?: undefined; readonly role?: undefined };
