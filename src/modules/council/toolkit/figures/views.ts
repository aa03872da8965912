import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { bodySat, type Reader } from "../access.ts";
import { forEverybody, standing } from "./rules.ts";
import type { FigureRequest, FigureState, PublicFigureRequest } from "./types.ts";

const COLUMNS = sql`id, municipality, recipient, subject, letter, sent_on::text as "sentOn", answer_by::text as "answerBy",
  reminded_on::text[] as "remindedOn", outcome, answered_on::text as "answeredOn", answer_words as "answerWords", figures,
  published_at is not null as published`;

export function createFigureViews(db: Database) {
  return {
    /** A body's published requests, the newest first, with how long an answer is overdue. For everybody. */
    publicFigures: async (bodyId: Uuid, now: Instant): Promise<PublicFigureRequest[]> =>
      (
        await db.ask(
          SYSTEM,
          sql<FigureRequest>`select ${COLUMNS} from council.figure_request
                              where body_id = ${bodyId} and published_at is not null order by sent_on desc, id limit 200`,
        )
      ).map((request) => forEverybody(request, dayOf(now))),

    /** Every request of a body's, for those who sit in it. Throws Refused `notFound`, `forbidden`. */
    async figureRequests(
      who: Reader,
      slug: string,
      now: Instant,
    ): Promise<(FigureRequest & { readonly state: FigureState; readonly days: number })[]> {
      const { body } = await bodySat(db, slug, who, now);
      const rows = await db.ask(
        SYSTEM,
        sql<FigureRequest>`select ${COLUMNS} from council.figure_request where body_id = ${body.id} order by made_at desc, id limit 200`,
      );
      return rows.map((request) => ({ ...request, ...standing(request, dayOf(now)) }));
    },

    /** One of them. Throws Refused `notFound`, `forbidden`. */
    async figureRequest(
      who: Reader,
      slug: string,
      id: Uuid,
      now: Instant,
    ): Promise<
      FigureRequest & { readonly state: FigureState; readonly days: number; readonly keeps: boolean }
    > {
      const { body, keeps } = await bodySat(db, slug, who, now);
      const [request] = await db.ask(
        SYSTEM,
        sql<FigureRequest>`select ${COLUMNS} from council.figure_request where body_id = ${body.id} and id = ${id}`,
      );
      if (!request) throw new Refused("notFound");
      return { ...request, ...standing(request, dayOf(now)), keeps };
    },
  };
}
