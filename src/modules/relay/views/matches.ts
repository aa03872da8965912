import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { CitizenCard } from "#modules/citizen/index.ts";
import type { Consent } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
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
  /** The name they go by: chosen, or full. */
  readonly knownAs: string;
  readonly birthYear?: number | null;
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

interface Found {
  readonly score: number;
  readonly card: CitizenCard;
  readonly course: CourseRow | undefined;
  readonly consent: Consent | undefined;
}

/** Law 12: own courses as their page shows them; others only where the citizen lets those on the relay know, and then name and holder. */
const mayKnow = ({ course, consent }: Found): boolean => course?.ours === true || consent?.scope === "relay";

function present(
  { score, card, course, consent }: Found,
  actor: Actor,
  names: Names,
  now: Instant,
): PossibleMatch {
  const ours = course?.ours ?? false;
  const identified = ours && course && maySeeIdentity(actor.unitId, consent ?? null, groundsOf(course));
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

export function createMatchesView({ identity, citizens, consents }: ViewDeps) {
  return {
    /**
     * "Nogen står her": whom this could be, likeliest first, as far as the actor's unit may know (law 12). For any
     * member. The search is logged with whom it showed.
     */
    matches(actor: Actor, search: MatchSearch, now: Instant): Promise<readonly PossibleMatch[]> {
      const today = dayOf(now);
      return identity.audit.read(actor, async (tx) => {
        const { region } = actor.unit;
        const likely = await citizens.possibleMatches(
          tx,
          { region, knownAs: search.knownAs, fullName: search.knownAs, birthYear: search.birthYear ?? null },
          MOST_FOUND,
        );
        const ids = likely.map((match) => match.citizenId);
        const [cards, consentOf, courses] = await Promise.all([
          citizens.citizenCards(tx, ids, today),
          consents.current(tx, ids, today),
          courseRows(tx, ids, actor.unitId),
        ]);
        const found = likely.flatMap(({ citizenId, score }): Found[] => {
          const card = cards.get(citizenId);
          const course = courses.find((row) => row.citizenId === citizenId);
          return card ? [{ score, card, course, consent: consentOf.get(citizenId) }] : [];
        });
        const shown = onePerPerson(found.filter(mayKnow)).slice(0, MOST_SHOWN);
        const names = await loadNames(tx, identity, {
          units: shown.map(({ course }) => course?.holderId),
          people: shown.map(({ course }) => course?.contactPersonId),
        });
        const entry = { at: now, actor, action: "citizen.searched" };
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
      });
    },
  };
}
