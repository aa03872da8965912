import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import { day, line, plainLine, text } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { thatBody } from "../bodies/store.ts";
import { keeping } from "../seats.ts";
import { held } from "./actions.ts";
import { period } from "./commands.ts";
import { recommendationText } from "./document.ts";
import { mayAdopt } from "./rules/steps.ts";
import { tellSearch } from "./site.ts";
import {
  changeRecommendation,
  insertRecommendation,
  nextNumber,
  numbered,
  recommendationAt,
  type Step,
} from "./store.ts";

/** A council's document, as it was read: numbered recommendations and what goes deeper. */
const Read = z.strictObject({
  body: line(200),
  period,
  title: text(500),
  /** The day the document says; needed to have them adopted. */
  date: day.nullable(),
  recommendations: z
    .array(
      z.object({
        number: z.int().min(1).max(999),
        text: plainLine(4000),
        elaboration: z.array(plainLine(4000)).max(100),
      }),
    )
    .min(1)
    .max(200),
  /** Whether the council adopted them on the document's day: they are for everybody at once. */
  adopted: z.boolean().default(false),
});

export interface DocumentSource {
  /** The file's name. */
  readonly name: string;
  readonly text: string;
  /** What was odd, and what else stood in it. */
  readonly report: object;
}

/** What became of each number. `standing`: it is adopted already, and is left as it is. */
export type TakenRecommendation = "new" | "changed" | "same" | "standing";

export interface TakenDocument {
  /** The same document was taken in before: nothing happened. */
  readonly known: boolean;
  readonly numbers: readonly { readonly number: number; readonly taken: TakenRecommendation }[];
}

export function createRecommendationImport(act: Act) {
  return {
    /**
     * Takes a document's recommendations in as drafts, or adopted on its own day. The same document again changes nothing; another one
     * with the same numbers is a new edition of drafts, and leaves alone what is adopted. Whoever keeps the council's papers.
     * Throws Refused `unknownBody`, `forbidden`, `invalidInput`, `sameNumberTwice` ({ number }), `documentHasNoDay`, `dayNotReached`.
     */
    takeInRecommendations: (
      who: Who,
      command: z.input<typeof Read>,
      source: DocumentSource,
      now: Instant,
    ): Promise<TakenDocument> =>
      act(who, { name: "takeInRecommendations", command: { name: source.name }, now }, async (tx) => {
        const read = wellFormed(Read, command);
        const { id: bodyId } = await thatBody(tx, read.body);
        await keeping(tx, who, bodyId, now);
        // Numbers of a body are given one at a time: another that takes in the same waits here.
        await nextNumber(tx, bodyId, read.period);
        const digest = createHash("sha256").update(source.text).digest("hex");
        if (await takenBefore(tx, bodyId, digest)) return { known: true, numbers: [] };
        const twice = read.recommendations.find(
          ({ number }, i, all) => all.findIndex((one) => one.number === number) < i,
        );
        if (twice) throw new Refused("sameNumberTwice", { number: twice.number });
        const documentId = newId();
        keepDocument(tx, { id: documentId, bodyId, digest, read, source }, now, personOf(who));
        const step = (did: Step["did"]): Step => ({ did, why: "", at: now, personId: personOf(who) });
        const numbers: { number: number; taken: TakenRecommendation }[] = [];
        for (const one of read.recommendations) {
          const { id, taken } = await takeOne(tx, bodyId, read.period, one, documentId, step("takenIn"));
          numbers.push({ number: one.number, taken });
          if (!read.adopted || taken === "standing") continue;
          if (read.date === null) throw new Refused("documentHasNoDay");
          const decided = { on: calendarDay(read.date), meetingId: null, words: read.title.slice(0, 300) };
          held(mayAdopt("draft", decided.on, dayOf(now)));
          const standing = await recommendationAt(tx, id);
          changeRecommendation(tx, standing, { state: "adopted", decided }, step("adopted"));
          await tellSearch(tx, id);
        }
        return { known: false, numbers };
      }),
  };
}

async function takeOne(
  tx: Tx,
  bodyId: Uuid,
  inPeriod: string,
  one: { readonly number: number; readonly text: string; readonly elaboration: readonly string[] },
  documentId: Uuid,
  step: Step,
): Promise<{ readonly id: Uuid; readonly taken: TakenRecommendation }> {
  const known = await numbered(tx, bodyId, inPeriod, one.number);
  if (known === null) {
    const content = recommendationText.parse({ text: one.text, elaboration: one.elaboration });
    const id = newId();
    insertRecommendation(tx, { id, bodyId, period: inPeriod, number: one.number, content, documentId }, step);
    return { id, taken: "new" };
  }
  if (known.state !== "draft") return { id: known.id, taken: "standing" };
  // What somebody has written beside the document's own words stays.
  const content = { ...known.content, text: one.text, elaboration: [...one.elaboration] };
  if (canonical(content) === canonical(known.content)) return { id: known.id, taken: "same" };
  changeRecommendation(tx, known, { state: "draft", content }, step);
  return { id: known.id, taken: "changed" };
}

async function takenBefore(tx: Tx, bodyId: Uuid, digest: string): Promise<boolean> {
  const { rows } = await sql`
    select from council.recommendation_document where body_id = ${bodyId} and digest = ${digest}`.execute(tx);
  return rows.length > 0;
}

interface Kept {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly digest: string;
  readonly read: z.output<typeof Read>;
  readonly source: DocumentSource;
}

function keepDocument(
  tx: Tx,
  { id, bodyId, digest, read, source }: Kept,
  at: Instant,
  personId: Uuid | null,
): void {
  later(
    tx,
    sql`insert into council.recommendation_document (id, body_id, title, dated_on, name, digest, report, at, person_id)
        values (${id}, ${bodyId}, ${read.title}, ${read.date}, ${source.name.slice(-200)}, ${digest}, ${jsonb(source.report)},
                ${at}, ${personId})`.compile(tx),
  );
}
