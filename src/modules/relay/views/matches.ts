import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { parsePersonNumber } from "#kernel/cpr.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { CitizenCard } from "#modules/citizen/index.ts";
import { letsFind, NOTHING_SAID, type Said, toldTo } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { asOf, type Db, type Tx } from "#platform/db.ts";
import { mayHandleNumbers } from "../rules/numbers.ts";
import type { LegalBasis } from "../types.ts";
import type { PossibleMatch } from "../view-types.ts";
import type { ViewDeps } from "./deps.ts";
import { holderStrip, loadNames, type Names } from "./names.ts";
import { maySeeIdentity } from "./sight.ts";
import { groundsOf } from "./standing.ts";

const MOST_SHOWN = 10;
/** Looked at before those the reader may not know of are left out. */
const MOST_FOUND = 50;

export interface MatchSearch {
  /** The name they go by: chosen, or full. Empty: looked for by number alone. */
  readonly knownAs: string;
  readonly birthYear?: number | null;
  /** A personal number as it was typed, for those who may handle them. */
  readonly number?: { readonly text: string; readonly issuer?: string | undefined } | null;
}

interface CourseRow {
  readonly citizenId: Uuid;
  readonly courseId: Uuid;
  readonly holderId: Uuid;
  readonly contactPersonId: Uuid | null;
  readonly heldSince: Instant;
  readonly open: boolean;
  readonly ours: boolean;
  readonly grounds: readonly LegalBasis[];
  readonly firstDoor: boolean;
}

/** One course for each citizen: the open one, else the last. `ours`: the unit has the baton or an open need of it. */
async function courseRows(db: Db, citizenIds: readonly Uuid[], unitId: Uuid): Promise<readonly CourseRow[]> {
  const { rows } = await sql<CourseRow>`
    select distinct on (c.citizen_id) c.citizen_id as "citizenId", c.id as "courseId", c.holder_id as "holderId",
           c.contact_person_id as "contactPersonId", c.held_since as "heldSince", c.state = 'open' as open,
           c.holder_id = ${unitId}
             or exists (select from relay.need n where n.course_id = c.id and n.responsible_id = ${unitId}
                           and n.ended_at is null) as ours,
           array(select distinct h.legal_basis from relay.handover h
                  where h.course_id = c.id and h.to_unit_id = ${unitId} and h.state = 'accepted') as grounds,
           exists (select from relay.period p
                    where p.subject_id = c.id and p.spell = 1 and p.follows is null and p.unit_id = ${unitId}) as "firstDoor"
      from relay.course c where c.citizen_id = any(${citizenIds}::uuid[])
     order by c.citizen_id, c.state = 'open' desc, c.begun_at desc, c.id`.execute(db);
  return rows;
}

export interface Found {
  readonly score: number;
  readonly card: CitizenCard;
  readonly course: CourseRow | undefined;
  readonly said: Said;
}

/** Law 12: own courses as their page shows them; others only where the citizen lets them be found, and then name and holder. */
const mayKnow = ({ course, said }: Found, actor: Actor): boolean =>
  course?.ours === true || letsFind(said, actor.unit);

export function present(
  { score, card, course, said }: Found,
  actor: Actor,
  names: Names,
  now: Instant,
): PossibleMatch {
  const ours = course?.ours ?? false;
  const identified = ours && course && maySeeIdentity(toldTo(said, actor.unit), groundsOf(course));
  return {
    citizenId: card.id,
    courseId: course?.courseId ?? null,
    knownAs: card.knownAs,
    ageBand: card.ageBand,
    birthYear: identified ? card.birthYear : null,
    holder: course?.open ? holderStrip(names, course, now) : null,
    ours,
    score,
  };
}

/** Two records recognised as one person are shown once: the one whose course is open, else the likelier. */
function onePerPerson(found: readonly Found[]): readonly Found[] {
  const rootOf = ({ card }: Found): Uuid => card.sameAs ?? card.id;
  const best = new Map<Uuid, Found>();
  for (const one of found) {
    const known = best.get(rootOf(one));
    if (known === undefined || (one.course?.open && !known.course?.open)) best.set(rootOf(one), one);
  }
  return [...best.values()];
}

/** Of these records those the reader may know of, in the order given, each person once. Every way of finding anybody ends here. */
export async function knownAmong(
  db: Db,
  { citizens, consents }: Pick<ViewDeps, "citizens" | "consents">,
  actor: Actor,
  likely: readonly { readonly citizenId: Uuid; readonly score: number }[],
  now: Instant,
): Promise<readonly Found[]> {
  const today = dayOf(now);
  const ids = likely.map((match) => match.citizenId);
  const [cards, saidBy, courses] = await Promise.all([
    citizens.citizenCards(db, ids, today),
    consents.said(db, ids, today),
    courseRows(db, ids, actor.unitId),
  ]);
  const found = likely.flatMap(({ citizenId, score }): Found[] => {
    const card = cards.get(citizenId);
    const course = courses.find((row) => row.citizenId === citizenId);
    return card ? [{ score, card, course, said: saidBy.get(citizenId) ?? NOTHING_SAID }] : [];
  });
  return found.filter((one) => mayKnow(one, actor));
}

/** Units and people a list of possible matches names. */
export const namesOfFound = (
  db: Db,
  identity: ViewDeps["identity"],
  found: readonly Found[],
): Promise<Names> =>
  loadNames(db, identity, {
    units: found.map(({ course }) => course?.holderId),
    people: found.map(({ course }) => course?.contactPersonId),
  });

export function createMatchesView(deps: ViewDeps) {
  const { identity, citizens } = deps;

  /** Whoever has the very number first, then whose name is like it. */
  async function likely(db: Db, actor: Actor, { knownAs, birthYear = null, number }: MatchSearch) {
    const { region } = actor.unit;
    const parsed = number ? parsePersonNumber(number.text, number.issuer) : null;
    if (parsed !== null && !mayHandleNumbers(actor)) throw new Refused("notAllowedNumbers");
    const [numbered, named] = await Promise.all([
      parsed === null || parsed === "issuer"
        ? ([] as readonly Uuid[])
        : citizens.citizensWithNumber(db, { region, number: parsed }),
      knownAs === ""
        ? []
        : citizens.possibleMatches(db, { region, knownAs, fullName: knownAs, birthYear }, MOST_FOUND),
    ]);
    return [
      ...numbered.map((citizenId) => ({ citizenId, score: 1 })),
      ...named.filter(({ citizenId }) => !numbered.includes(citizenId)),
    ];
  }

  return {
    /**
     * "Nogen står her": whom this could be, likeliest first, as far as the actor's unit may know (law 12). For any
     * member; by number for those who may handle them, else Refused `notAllowedNumbers`. The search is logged with whom
     * it showed, never with what was typed.
     */
    matches(actor: Actor, search: MatchSearch, now: Instant): Promise<readonly PossibleMatch[]> {
      const detail = { by: search.number ? "number" : "name" };
      const entry = { at: now, actor, action: "citizen.searched", detail };
      const look = async (tx: Tx) => {
        const found = await knownAmong(tx, deps, actor, await likely(tx, actor, search), now);
        const shown = onePerPerson(found).slice(0, MOST_SHOWN);
        const names = await namesOfFound(tx, identity, shown);
        return {
          content: shown.map((one) => present(one, actor, names, now)),
          // In the log of each who was shown (law 12); a search that showed nobody is a line of its own.
          seen:
            shown.length === 0
              ? [entry]
              : shown.map(({ card, course }) => ({
                  ...entry,
                  citizenId: card.id,
                  courseId: course?.courseId ?? null,
                })),
        };
      };
      return identity.audit.watch(entry, () => identity.audit.read(asOf(actor, now), look));
    },
  };
}
