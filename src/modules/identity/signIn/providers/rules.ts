import { Refused } from "#kernel/refusal.ts";
import type { ProviderSettings } from "#platform/providers.ts";
import type { Role } from "../../types.ts";

/** What a provider says of somebody, read by its mapping. */
export interface Claimed {
  readonly subject: string;
  readonly name: string;
  /** The slug of the organisation of ours they come from; null when it is none of ours. */
  readonly organisation: string | null;
  /** By the slug of the unit; a lead of a unit is not its worker besides. */
  readonly memberships: ReadonlyMap<string, Role>;
  /** When they last proved who they are there, in milliseconds by its clock; 0 where it does not say. */
  readonly provedAt: number;
}

type Mapping = Pick<
  ProviderSettings,
  "name" | "nameClaim" | "organisationClaim" | "organisations" | "rolesClaim" | "roles"
>;

const rank: Record<Role, number> = { volunteer: 0, worker: 1, lead: 2 };

/** A claim by its name, or by its path through nested ones ("realm_access.roles"). */
function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path
    .split(".")
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
      claims,
    );
}

const texts = (claim: unknown): string[] =>
  (Array.isArray(claim) ? claim : [claim])
    .filter((each) => typeof each === "string" || typeof each === "number")
    .map(String);

/**
 * Who somebody is here by what their provider says; a member of nothing when none of their roles means anything here.
 * Throws Refused `providerRefused` when it does not say who they are.
 */
export function readClaims(claims: Readonly<Record<string, unknown>>, mapping: Mapping): Claimed {
  const [subject] = texts(claims.sub);
  const [organisation] = texts(claimAt(claims, mapping.organisationClaim)).flatMap((value) =>
    Object.hasOwn(mapping.organisations, value) ? [mapping.organisations[value] ?? ""] : [],
  );
  if (!subject || subject.length > 500) throw new Refused("providerRefused", { provider: mapping.name });
  const memberships = new Map<string, Role>();
  for (const value of texts(claimAt(claims, mapping.rolesClaim))) {
    const given = Object.hasOwn(mapping.roles, value) ? mapping.roles[value] : undefined;
    if (!given) continue;
    const had = memberships.get(given.unit);
    if (had === undefined || rank[given.role] > rank[had]) memberships.set(given.unit, given.role);
  }
  const provedAt = typeof claims.auth_time === "number" && claims.auth_time > 0 ? claims.auth_time : 0;
  const name = texts(claimAt(claims, mapping.nameClaim))[0]?.trim().slice(0, 200);
  return {
    subject,
    name: name || subject.slice(0, 200),
    organisation: organisation ?? null,
    memberships,
    provedAt: provedAt * 1000,
  };
}
