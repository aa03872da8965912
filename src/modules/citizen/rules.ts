import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type AgeBand, MEET_ME_PARTS, type MeetMeSaid, type MeetMeWords } from "./types.ts";

const bands: readonly (readonly [number, AgeBand])[] = [
  [15, "under15"],
  [18, "15-17"],
  [25, "18-24"],
  [40, "25-39"],
  [60, "40-59"],
];

/**
 * The age band of somebody born that year. Only the year is known, so the age they surely have had counts: until the
 * year is out a young person keeps the protection of the band below (sundhedsloven § 17: own consent from 15).
 */
export function ageBandOf(birthYear: number, today: CalendarDay): AgeBand {
  const age = Number(today.slice(0, 4)) - birthYear - 1;
  return bands.find(([below]) => age < below)?.[1] ?? "60+";
}

interface Standing {
  readonly id: Uuid;
  /** The record it stands under now. */
  readonly sameAs: Uuid | null;
  readonly createdAt: Date;
}

/**
 * Under which record each stands (null: under itself), when these links between them are all there are. A group that is
 * linked stands under `preferred` where that is among them, else under one that stood for somebody already, else the eldest.
 */
export function rootsAfter(
  records: readonly Standing[],
  links: readonly { readonly a: Uuid; readonly b: Uuid }[],
  preferred: Uuid | null,
): ReadonlyMap<Uuid, Uuid | null> {
  const group = new Map(records.map(({ id }) => [id, id]));
  for (const { a, b } of links) {
    const [into, from] = [group.get(a), group.get(b)];
    if (into === undefined || from === undefined) continue;
    for (const [id, of] of group) if (of === from) group.set(id, into);
  }
  const stoodFor = new Set(records.map(({ sameAs }) => sameAs));
  const eldest = (a: Standing, b: Standing): number =>
    Number(stoodFor.has(b.id)) - Number(stoodFor.has(a.id)) ||
    a.createdAt.getTime() - b.createdAt.getTime() ||
    (a.id < b.id ? -1 : 1);
  const roots = new Map<Uuid, Uuid | null>();
  for (const of of new Set(group.values())) {
    const members = records.filter(({ id }) => group.get(id) === of);
    const root = members.find(({ id }) => id === preferred) ?? members.toSorted(eldest)[0];
    for (const { id } of members) roots.set(id, root === undefined || root.id === id ? null : root.id);
  }
  return roots;
}

/** The words of a new version: what is left out stays as it stood, an empty text clears it. Null when nothing would be said. */
export function wordsAfter(was: MeetMeWords | null, said: MeetMeSaid): MeetMeWords | null {
  const parts = MEET_ME_PARTS.map((part) => [part, said[part] ?? was?.[part] ?? ""] as const);
  if (parts.every(([, words]) => words === "")) return null;
  return Object.fromEntries(parts) as MeetMeWords;
}
