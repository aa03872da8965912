import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Seal } from "#platform/seal.ts";
import { bodyKept, type Reader } from "../access.ts";
import { type Counted, countedFrom, resultsOf } from "./rules.ts";
import type { KeptVisit, PublicVisit, VisitForm, VisitLine, VisitQuestion } from "./types.ts";

interface VisitRow {
  readonly id: Uuid;
  readonly place: string;
  readonly heldOn: CalendarDay;
  readonly questions: readonly VisitQuestion[];
  readonly code: string;
  readonly closesAt: Instant;
  readonly publishedAt: Instant | null;
  readonly cameOf: string;
}

interface WordsRow {
  readonly id: Uuid;
  readonly question: number;
  readonly sealed: string | null;
  readonly shown: string | null;
}

export function createVisitViews(db: Database, { open }: Pick<Seal, "open">) {
  const visitOf = async (bodyId: Uuid, id: Uuid): Promise<VisitRow | null> =>
    (
      await db.ask(
        SYSTEM,
        sql<VisitRow>`
          select id, place, held_on::text as "heldOn", questions, code, closes_at as "closesAt", published_at as "publishedAt",
                 came_of as "cameOf" from council.visit where id = ${id} and body_id = ${bodyId}`,
      )
    )[0] ?? null;

  async function told(visit: VisitRow): Promise<{ shown: PublicVisit; words: readonly WordsRow[] }> {
    const [[answers], words] = await Promise.all([
      db.ask(
        SYSTEM,
        // In one look: counted and gone, or not yet.
        sql<{ counted: Counted | null; given: readonly Readonly<Record<string, number>>[] }>`
          select v.counted, coalesce((select jsonb_agg(a.choices) from council.visit_answer a where a.visit_id = v.id), '[]') as given
            from council.visit v where v.id = ${visit.id}`,
      ),
      db.ask(
        SYSTEM,
        // In no order that tells who came when.
        sql<WordsRow>`select id, question, sealed, shown from council.visit_words where visit_id = ${visit.id}
                       order by question, md5(id::text) limit 3000`,
      ),
    ]);
    const may = words.flatMap(({ question, shown }) => (shown === null ? [] : [{ question, shown }]));
    const { id, place, heldOn, questions, cameOf } = visit;
    const results = resultsOf(
      questions,
      answers?.counted ?? countedFrom(questions, answers?.given ?? []),
      may,
    );
    return { shown: { id, place, heldOn, cameOf, ...results }, words };
  }

  return {
    /** A visit's questions by its code, as long as it takes answers; null: there is none, or it is closed. For everybody. */
    async visitForm(code: string, now: Instant): Promise<VisitForm | null> {
      const [row] = await db.ask(
        SYSTEM,
        sql<VisitForm>`
          select v.id, v.place, v.questions, b.name as "bodyName" from council.visit v join council.body b on b.id = v.body_id
           where v.code = ${code} and v.closes_at > ${now} and v.published_at is null`,
      );
      return row ?? null;
    },

    /** A body's visits, newest first; those not public yet only for whoever keeps its papers (`all`). */
    visits: (bodyId: Uuid, all: boolean, now: Instant): Promise<VisitLine[]> =>
      db.ask(
        SYSTEM,
        sql<VisitLine>`
          select id, place, held_on::text as "heldOn", (closes_at > ${now} and published_at is null) as open,
                 published_at is not null as published
            from council.visit where body_id = ${bodyId} and (${all}::boolean or published_at is not null)
           order by held_on desc, id limit 200`,
      ),

    /** What a published visit showed: for everybody. Null: there is none. */
    async publicVisit(bodyId: Uuid, id: Uuid): Promise<PublicVisit | null> {
      const visit = await visitOf(bodyId, id);
      return visit?.publishedAt ? (await told(visit)).shown : null;
    },

    /** A visit with what waits to be read, for whoever keeps the papers. Throws Refused `notFound`, `forbidden`. */
    async keptVisit(who: Reader, slug: string, id: Uuid, now: Instant): Promise<KeptVisit> {
      const body = await bodyKept(db, slug, who, now);
      const visit = await visitOf(body.id, id);
      if (visit === null) throw new Refused("notFound");
      const { shown, words } = await told(visit);
      const { code, closesAt, publishedAt } = visit;
      return {
        ...{ ...shown, code, closesAt, publishedAt, open: closesAt > now && publishedAt === null },
        unread: words.flatMap(({ id: wordsId, question, sealed }) => {
          const own = sealed === null ? null : open(sealed);
          return own === null ? [] : [{ id: wordsId, question, words: own }];
        }),
      };
    },
  };
}
