import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import type { Location, Organisation, Service } from "../model.ts";
import type { Records, Subject } from "../types.ts";
import type { Figure, Finding, Incoming } from "./types.ts";

/**
 * What comes of a record a source says, beside what stands here. Nobody's work is overwritten in silence: what was edited
 * here since the source last spoke stays, and so does what is kept by somebody else – unless the region's editor says
 * that the source is to be taken. What the house knows and no source says (who answers, who vouched) always stays. Pure.
 */

/** The record as it stands here. */
export interface StandingRecord<S extends Subject> {
  readonly record: Records[S];
  readonly absent: boolean;
  /** The record as this source last said it; null: it never did. */
  readonly lastSaid: Records[S] | null;
}

export type Verdict<S extends Subject> =
  | { readonly outcome: "new" | "changed"; readonly record: Records[S]; readonly finding?: Finding }
  | { readonly outcome: "same"; readonly finding?: Finding }
  | { readonly outcome: "heldBack"; readonly finding: Finding };

export function reconcile<S extends Subject>(
  incoming: Incoming<S>,
  standing: StandingRecord<S> | null,
  { takeSource, notTheirs = false }: { readonly takeSource: boolean; readonly notTheirs?: boolean },
): Verdict<S> {
  const compared = comparedWith(incoming, standing, takeSource);
  // A record that stands as it is may come with free places nobody has heard of.
  const verdict: Verdict<S> =
    compared.outcome === "same" && standing !== null && incoming.figures.length > 0
      ? { ...compared, outcome: "changed", record: standing.record }
      : compared;
  // Another region's entries are not this editor's, whatever the list says of them.
  return notTheirs && "record" in verdict
    ? { outcome: "heldBack", finding: { code: "otherRegions" } }
    : verdict;
}

function comparedWith<S extends Subject>(
  incoming: Incoming<S>,
  standing: StandingRecord<S> | null,
  takeSource: boolean,
): Verdict<S> {
  if (standing === null) return { outcome: "new", record: incoming.record };
  const { record, absent, lastSaid } = standing;
  const merged = mergedWith(incoming, record);
  if (alike(merged, record)) return absent ? { outcome: "changed", record: merged } : { outcome: "same" };
  if (takeSource) return { outcome: "changed", record: merged };
  if (lastSaid === null) return { outcome: "heldBack", finding: { code: "keptElsewhere" } };
  if (alike(mergedWith(incoming, lastSaid), lastSaid))
    // The source says nothing new: what was edited here since stands.
    return absent
      ? { outcome: "changed", record, finding: { code: "editedHere" } }
      : { outcome: "same", finding: { code: "editedHere" } };
  // Vouching for it is no editing.
  const ours = withKept(record, lastSaid, "verified") as Records[S];
  if (alike(mergedWith({ ...incoming, record: ours }, lastSaid), lastSaid))
    return { outcome: "changed", record: merged };
  return { outcome: "heldBack", finding: { code: "editedHereSince" } };
}

/** What is known of a service's places: when it was last said, and of how many in all. */
export interface StandingFigure {
  readonly unit: string;
  readonly maximum: number | null;
  readonly saidAt: Instant;
}

/** The figures that say something later than what stands, and that can be. */
export const laterFigures = (
  said: readonly Figure[],
  standing: readonly StandingFigure[],
): readonly Figure[] =>
  said.filter(({ unit, available, maximum, saidAt }) => {
    const known = standing.find((one) => one.unit === unit);
    const all = maximum ?? known?.maximum ?? null;
    return (all === null || available <= all) && (!known || new Date(saidAt) > known.saidAt);
  });

/** Whose consent a change needs, besides the record's own: who gives a service, whose a location is. */
export const ownerOf = (record: Records[Subject]): string | null =>
  "organisationId" in record ? record.organisationId : null;

/** What the house says and no source does. */
const OURS: Readonly<Record<Subject, readonly string[]>> = {
  organisation: ["origin", "stafetId"],
  location: ["origin"],
  service: ["origin", "unitId"],
};

/** What is said, on what stands: silence keeps. */
function mergedWith<S extends Subject>(
  { record, silent, conditions, cells }: Incoming<S>,
  standing: Records[S],
): Records[S] {
  const subject: Subject = "places" in record ? "service" : "street" in record ? "location" : "organisation";
  const kept = [...OURS[subject], ...silent, ...(cells ? sameInCells(record, standing) : [])];
  const merged = kept.reduce<object>((sofar, path) => withKept(sofar, standing, path), record);
  return (
    subject === "service" ? asService(merged as Service, standing as Service, conditions) : merged
  ) as Records[S];
}

function withKept(record: object, standing: object, path: string): object {
  const [first = "", second] = path.split(".");
  const [from, to] = [standing as Record<string, unknown>, record as Record<string, unknown>];
  if (second === undefined) return { ...to, [first]: from[first] };
  const { [second]: _, ...rest } = (to[first] ?? {}) as Record<string, unknown>;
  const value = ((from[first] ?? {}) as Record<string, unknown>)[second];
  return { ...to, [first]: value === undefined ? rest : { ...rest, [second]: value } };
}

/** Vouched for is vouched for: only a later word replaces it. Of conditions, those stay that the source does not speak of. */
function asService(record: Service, standing: Service, conditions: readonly string[] | null): Service {
  const [theirs, ours] = [record.verified, standing.verified];
  const later =
    ours === null || (theirs !== null && theirs.at.slice(0, 10) > ours.at.slice(0, 10)) ? theirs : ours;
  if (conditions === null) return { ...record, verified: later };
  const joined = (here: readonly string[], said: readonly string[]): string[] =>
    inOrderOf(here, [
      ...here.filter((code) => !conditions.includes(code)),
      ...said.filter((code) => conditions.includes(code)),
    ]);
  return {
    ...record,
    verified: later,
    meets: joined(standing.meets, record.meets),
    lacks: joined(standing.lacks, record.lacks),
  };
}

const inOrderOf = (order: readonly string[], codes: readonly string[]): string[] => {
  const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return [...new Set(codes)].sort((a, b) => place(a) - place(b));
};

/** Lists that say the same in the cells of a table, which has no room for the rest of them. */
function sameInCells(said: Records[Subject], standing: Records[Subject]): string[] {
  const [a, b] = [gist(said), gist(standing)];
  return Object.keys(a).filter((path) => a[path] === b[path]);
}

function gist(record: Records[Subject]): Record<string, string> {
  const { details } = record as Organisation | Location | Service;
  const phones = (details.phones ?? []).map(({ number }) => number.replaceAll(/[\s-]/g, ""));
  const common = { "details.phones": phones[0] ?? "" };
  if (!("places" in record)) return common;
  const hours = (record.details.schedules ?? []).flatMap(({ byday = "", opensAt, closesAt }) =>
    byday.split(",").map((day) => `${day} ${opensAt} ${closesAt}`),
  );
  return {
    ...common,
    "details.schedules": hours.sort().join(),
    places: record.places[0]?.locationId ?? "",
    languages: [...record.languages].sort().join(),
    needs: [...record.needs].sort().join(),
  };
}

/** Whether two records say the same: an empty list is an absent one, and the order of fields is none. */
const alike = (a: unknown, b: unknown): boolean => canonical(tidy(a)) === canonical(tidy(b));

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((one) => tidy(one) ?? null);
  if (typeof value !== "object" || value === null) return value === "" || value === null ? undefined : value;
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    // A place is in Denmark where nothing else is said.
    const tidied = key === "country" && inner === "DK" ? undefined : tidy(inner);
    return tidied === undefined ? [] : [[key, tidied] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
