import type { Instant } from "#kernel/clock.ts";
import { formatNumber, holdsCpr, maskNumber, type NumberSystem } from "#kernel/cpr.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { CitizenCard, LinkBasis, PersonLink } from "#modules/citizen/index.ts";
import { type InformationKind, NOTHING_SAID, type Told, toldTo } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { asOf, type Db, type Tx } from "#platform/db.ts";
import { mayHandleNumbers } from "../rules/numbers.ts";
import type { PossibleMatch } from "../view-types.ts";
import { type CourseRow, courseRow } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import { hidden } from "./hidden.ts";
import { knownAmong, namesOfFound, present } from "./matches.ts";
import { purposeOf } from "./purpose.ts";
import { maySeeIdentity, mustSayWhy, opensToReader, type Sight, sightOf } from "./sight.ts";
import { groundsOf, standingOf } from "./standing.ts";

/** Who somebody is: their numbers, and other records that may be theirs. For those who may know the person by full name. */

export interface MaskedNumber {
  readonly id: Uuid;
  readonly system: NumberSystem;
  readonly issuer: string;
  /** "010203-••••". */
  readonly masked: string;
  readonly addedAt: Instant;
  readonly addedBy: string;
}

export interface NumbersView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  readonly numbers: readonly MaskedNumber[];
}

/** Another record that may be the same person's, as far as the reader may know of it. */
export interface MaybeSame extends PossibleMatch {
  readonly basis: Exclude<LinkBasis, "merged">;
}

/** One line of what was linked and parted; the other record's name where the reader may know it. */
export interface LinkLine extends PersonLink {
  readonly otherKnownAs: string | null;
}

export interface SamePersonView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  readonly suggestions: readonly MaybeSame[];
  readonly links: readonly LinkLine[];
}

/** What the course page may offer about who it is. */
export interface WhoFor {
  /** The reader may handle personal numbers. */
  readonly numbers: boolean;
  /** How many records may be the same person's. */
  readonly alike: number;
}

type Deps = Pick<ViewDeps, "citizens" | "consents">;

interface Looked {
  readonly course: CourseRow;
  readonly sight: Sight;
  readonly told: Told;
}

/** The course and how much of it the reader may see; null where the second wall shows no such course. */
export async function lookAt(
  db: Db,
  { consents }: Pick<Deps, "consents">,
  actor: Actor,
  courseId: Uuid,
  now: Instant,
): Promise<Looked | null> {
  const course = await courseRow(db, courseId, actor, now);
  if (course === null) return null;
  const said =
    (await consents.said(db, [course.citizenId], dayOf(now))).get(course.citizenId) ?? NOTHING_SAID;
  const told = toldTo(said, actor.unit);
  return { course, told, sight: sightOf(standingOf(course, actor, told, now)) };
}

/**
 * The course for a reader who takes part in it and may know who it is about; null for others, who are to hear that there is
 * no such thing.
 */
export async function identifiedCourse(
  db: Db,
  deps: Pick<Deps, "consents">,
  actor: Actor,
  courseId: Uuid,
  now: Instant,
): Promise<CourseRow | null> {
  const looked = await lookAt(db, deps, actor, courseId, now);
  if (looked === null) return null;
  const { course, sight, told } = looked;
  const identified = sight.kind === "emergency" || maySeeIdentity(told, groundsOf(course));
  return sight.kind !== "none" && identified ? course : null;
}

/** May the reader know what is of this kind of information: see it, and – who takes part – write it? */
export async function knowsKind(
  db: Db,
  deps: Pick<Deps, "consents">,
  actor: Actor,
  courseId: Uuid,
  kind: InformationKind,
  now: Instant,
): Promise<boolean> {
  const looked = await lookAt(db, deps, actor, courseId, now);
  if (looked === null) return false;
  const { sight, told, course } = looked;
  return opensToReader({ sight, told, holds: course.holderId === actor.unitId }, kind);
}

/** May the reader see all that stands on the course? Then they may also put it right. */
export const seesItAll = async (...asked: Parameters<typeof lookAt>): Promise<boolean> =>
  (await lookAt(...asked))?.sight.kind === "all";

/**
 * Records of the region that may be the same person's: by number for those who may handle numbers, by the very name and
 * birth year for everybody – and of these only what the reader may know of (law 12). Records found to be the same are left out.
 */
export async function maybeSame(
  db: Db,
  deps: Deps,
  actor: Actor,
  card: CitizenCard,
  now: Instant,
): Promise<
  readonly {
    readonly found: Awaited<ReturnType<typeof knownAmong>>[number];
    readonly basis: MaybeSame["basis"];
  }[]
> {
  const { citizens } = deps;
  const { id: citizenId, region } = card;
  const [byNumber, byName] = await Promise.all([
    mayHandleNumbers(actor) ? citizens.sharingANumber(db, { citizenId, region }) : ([] as readonly Uuid[]),
    citizens.sameNameAndYear(db, card),
  ]);
  const alike = [...new Set([...byNumber, ...byName])].map((id) => ({ citizenId: id, score: 1 }));
  if (alike.length === 0) return [];
  const family = await citizens.recordsOf(db, citizenId);
  const found = await knownAmong(db, deps, actor, alike, now);
  return found
    .filter((one) => !family.includes(one.card.id))
    .map((one) => ({ found: one, basis: byNumber.includes(one.card.id) ? "number" : "name" }));
}

/** Had it last, and is asked why they open it; an emergency has said why. */
const wasLast = ({ holderId, closedAt }: CourseRow, actor: Actor, now: Instant): boolean =>
  holderId === actor.unitId && mustSayWhy({ kind: "all" }, closedAt, now);

export function createWhoViews(deps: ViewDeps) {
  const { identity, citizens } = deps;

  const cardOf = async (db: Db, citizenId: Uuid, now: Instant): Promise<CitizenCard | null> =>
    (await citizens.citizenCards(db, [citizenId], dayOf(now))).get(citizenId) ?? null;

  /** Reads for those who may, logged under `action`; all others are refused, and that is logged too. */
  async function reading<T>(
    actor: Actor,
    { courseId, now, action, purpose }: { courseId: Uuid; now: Instant; action: string; purpose?: string },
    work: (
      db: Db,
      course: CourseRow,
      card: CitizenCard,
    ) => Promise<{ content: T; others?: readonly Uuid[]; detail?: object }>,
  ): Promise<T> {
    if (!isUuid(courseId)) throw new Refused("notFound");
    const whose = await hidden(deps.db, "course", courseId);
    const entry = {
      at: now,
      actor,
      action,
      purpose: purpose ?? null,
      ...(whose ?? { detail: { courseId } }),
    };
    const look = async (tx: Tx) => {
      const course = await identifiedCourse(tx, deps, actor, courseId, now);
      const card = course && (await cardOf(tx, course.citizenId, now));
      if (!course || !card) throw new Refused("notFound");
      const why = wasLast(course, actor, now) ? await purposeOf(tx, actor, courseId, null, now) : null;
      const { content, others = [], detail = {} } = await work(tx, course, card);
      const seen = [course.citizenId, ...others].map((citizenId) => ({
        ...entry,
        purpose: entry.purpose ?? why,
        citizenId,
        detail: { ...detail },
      }));
      return { content, seen };
    };
    return identity.audit.watch(entry, () => identity.audit.read(asOf(actor, now), look));
  }

  const suggestionsOf = async (
    db: Db,
    actor: Actor,
    card: CitizenCard,
    now: Instant,
  ): Promise<readonly MaybeSame[]> => {
    const alike = await maybeSame(db, deps, actor, card, now);
    const names = await namesOfFound(
      db,
      identity,
      alike.map(({ found }) => found),
    );
    return alike.map(({ found, basis }) => ({ ...present(found, actor, names, now), basis }));
  };

  const forNumbers = (actor: Actor): void => {
    if (!mayHandleNumbers(actor)) throw new Refused("notAllowedNumbers");
  };

  return {
    /**
     * The person's numbers without their last four. For those who may handle numbers and may know who the course is about;
     * Refused `notAllowedNumbers` or `notFound` for others. Logged.
     */
    numbers: (actor: Actor, courseId: Uuid, now: Instant): Promise<NumbersView> =>
      reading(actor, { courseId, now, action: "number.listed" }, async (db, course, card) => {
        forNumbers(actor);
        const known = await citizens.numbersOf(db, course.citizenId);
        const numbers = known.map(({ value, addedByName, addedUnitName, ...rest }) => ({
          ...rest,
          masked: maskNumber(value),
          addedBy: `${addedByName}, ${addedUnitName}`,
        }));
        return { content: { courseId, knownAs: card.knownAs, numbers } };
      }),

    /** One number whole, for a purpose that goes into the log in the reader's own words. Refused as `numbers`. */
    wholeNumber: (
      actor: Actor,
      { courseId, numberId, purpose }: { courseId: Uuid; numberId: Uuid; purpose: string },
      now: Instant,
    ): Promise<string> =>
      reading(actor, { courseId, now, action: "number.shown", purpose }, async (db, course) => {
        forNumbers(actor);
        if (purpose.trim() === "" || holdsCpr(purpose)) throw new Refused("sayPurpose");
        const number = (await citizens.numbersOf(db, course.citizenId)).find(({ id }) => id === numberId);
        if (!number) throw new Refused("unknownNumber");
        return { content: formatNumber(number.value), detail: { numberId } };
      }),

    /**
     * Other records that may be this person's, and what has been linked and parted. For participants who may know who the
     * course is about; Refused `notFound` for others. Logged, also with those it shows.
     */
    samePerson: (actor: Actor, courseId: Uuid, now: Instant): Promise<SamePersonView> =>
      reading(actor, { courseId, now, action: "person.compared" }, async (db, course, card) => {
        const suggestions = await suggestionsOf(db, actor, card, now);
        const links = await citizens.linksOf(db, course.citizenId);
        const others = links.map(({ keptId, otherId }) => ({
          citizenId: keptId === card.id ? otherId : keptId,
          score: 1,
        }));
        const known = await knownAmong(db, deps, actor, others, now);
        const nameOf = (id: Uuid): string | null =>
          known.find((one) => one.card.id === id)?.card.knownAs ?? null;
        return {
          content: {
            courseId,
            knownAs: card.knownAs,
            suggestions,
            links: links.map((link, n) => ({ ...link, otherKnownAs: nameOf(others[n]?.citizenId ?? "") })),
          },
          others: suggestions.map(({ citizenId }) => citizenId),
        };
      }),

    /** What the course page may offer about who it is; null where the reader may not know. Shows nobody, so nothing is logged. */
    whoFor: (actor: Actor, courseId: Uuid, now: Instant): Promise<WhoFor | null> =>
      deps.db.read(asOf(actor, now), async (db) => {
        const course = await identifiedCourse(db, deps, actor, courseId, now);
        const card = course && (await cardOf(db, course.citizenId, now));
        if (!card) return null;
        const alike = await maybeSame(db, deps, actor, card, now);
        return { numbers: mayHandleNumbers(actor), alike: alike.length };
      }),
  };
}
