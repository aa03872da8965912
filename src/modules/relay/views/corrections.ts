import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Correction, PersonDetails } from "#modules/citizen/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";
import { identifiedCourse } from "./who.ts";

/** What was written beside a text, by whom and why. */
export interface TextCorrection {
  readonly id: Uuid;
  readonly words: string;
  readonly why: string;
  readonly at: Instant;
  readonly byName: string;
  readonly byUnitName: string;
}

/** One free text of the course that can be corrected. */
export interface CorrectableText {
  readonly needId: Uuid | null;
  readonly contactId: Uuid | null;
  readonly part: "citizensWords" | "note";
  /** Null for a contact. */
  readonly needKind: string | null;
  readonly words: string;
  readonly at: Instant;
  readonly unitName: string;
  readonly corrections: readonly TextCorrection[];
}

export interface CorrectionsView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** Null where the reader may not know who the course is about. */
  readonly details: PersonDetails | null;
  readonly history: readonly Correction[];
  readonly texts: readonly CorrectableText[];
}

async function textsOf(db: Db, courseId: Uuid): Promise<CorrectableText[]> {
  const { rows } = await sql<CorrectableText>`
    with texts as (
      select n.id as need_id, null::uuid as contact_id, 'citizensWords' as part, n.kind, n.citizens_words as words, n.opened_at as at,
             n.responsible_id as unit_id from relay.need n where n.course_id = ${courseId} and n.citizens_words <> ''
      union all
      select n.id, null, 'note', n.kind, n.note, n.opened_at, n.responsible_id from relay.need n where n.course_id = ${courseId} and n.note <> ''
      union all
      select null, k.id, 'note', null, k.note, k.at, k.unit_id from relay.contact k where k.course_id = ${courseId} and k.note <> '')
    select t.need_id as "needId", t.contact_id as "contactId", t.part, t.kind as "needKind", t.words, t.at, u.name as "unitName"
      from texts t join identity.unit_card u on u.id = t.unit_id order by t.at, t.need_id, t.contact_id, t.part limit 500`.execute(
    db,
  );
  const { rows: beside } = await sql<TextCorrection & Pick<CorrectableText, "needId" | "contactId" | "part">>`
    select c.id, c.need_id as "needId", c.contact_id as "contactId", c.part, c.words, c.why, c.at, p.name as "byName", u.name as "byUnitName"
      from relay.correction c join identity.person p on p.id = c.by_person join identity.unit_card u on u.id = c.by_unit
     where c.course_id = ${courseId} order by c.at, c.id`.execute(db);
  return rows.map((text) => ({
    ...text,
    corrections: beside
      .filter((c) => c.part === text.part && c.needId === text.needId && c.contactId === text.contactId)
      .map(({ id, words, why, at, byName, byUnitName }) => ({ id, words, why, at, byName, byUnitName })),
  }));
}

export function createCorrectionsView(deps: ViewDeps, participants: Participants) {
  const { citizens } = deps;
  return {
    /**
     * What can be put right on a course, and what was. For those who see the whole course; Refused `notFound` for others and
     * unknown identifiers, `notYours` for who sees only a part. Logged.
     */
    corrections: (actor: Actor, courseId: Uuid, now: Instant): Promise<CorrectionsView> =>
      participants.onlyForParticipants(
        actor,
        courseId,
        "corrections.read",
        now,
        async (db, course) => {
          const { citizenId, id } = course;
          const card = (await citizens.citizenCards(db, [citizenId], dayOf(now))).get(citizenId);
          if (!card) throw new Refused("notFound");
          const identified = (await identifiedCourse(db, deps, actor, id, now)) !== null;
          const { knownAs, fullName, birthYear, language } = card;
          return {
            courseId: id,
            knownAs,
            details: identified
              ? { knownAs, fullName, birthYear, language, phone: citizens.phoneOf(card) }
              : null,
            history: identified ? await citizens.correctionsOf(db, citizenId) : [],
            texts: await textsOf(db, id),
          };
        },
        { whole: true },
      ),
  };
}
