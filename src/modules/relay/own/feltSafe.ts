import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { answerFelt } from "../actions/feltSafe.ts";
import { OwnFeltSafe, OwnShowFelt } from "../commands.ts";
import type { FeltOccasion } from "../rules/feltSafe.ts";
import { openAsk, showAnswer } from "../store/feltSafe.ts";
import type { MakeAct } from "./acts.ts";

/** How it felt, on the citizen's own page. */
export interface OwnFelt {
  /** What stands open: about which door, since when. */
  readonly ask: {
    readonly id: Uuid;
    readonly unit: string;
    readonly at: Instant;
    readonly occasion: FeltOccasion;
  } | null;
  /** What they answered last. */
  readonly last: {
    readonly askId: Uuid;
    readonly unit: string;
    readonly at: Instant;
    readonly face: number;
    readonly words: string;
    readonly shown: boolean;
  } | null;
}

export async function ownFelt(db: Db, now: Instant): Promise<OwnFelt> {
  const [asks, answers] = await Promise.all([
    sql<NonNullable<OwnFelt["ask"]>>`
      select k.id, u.name as unit, k.asked_at as at, k.occasion from relay.felt_ask k join identity.unit_card u on u.id = k.unit_id
       where k.settled_at is null and k.until > ${now} order by k.asked_at desc limit 1`.execute(db),
    sql<NonNullable<OwnFelt["last"]>>`
      select a.ask_id as "askId", u.name as unit, a.at, a.face, a.words, a.shown
        from relay.felt_answer a join relay.felt_ask k on k.id = a.ask_id join identity.unit_card u on u.id = k.unit_id
       order by a.at desc limit 1`.execute(db),
  ]);
  return { ask: asks.rows[0] ?? null, last: answers.rows[0] ?? null };
}

export const feltActs = (act: MakeAct) => ({
  /** A face and perhaps a sentence, or "not now". Throws Refused `nothingAsked`. */
  feltSafe: act("feltSafe", OwnFeltSafe, async ({ tx, command, now }) => {
    const { askId, ...said } = command;
    const told = { ...said, way: "card" as const, by: STAFET_PERSON_ID, notedUnit: null };
    await answerFelt(tx, await openAsk(tx, { id: askId }, now), told, now);
    return "quiet";
  }),

  /** Lets whoever has the baton read an answer, or no longer. Throws Refused `notFound`. */
  showFelt: act("showFelt", OwnShowFelt, async ({ tx, command: { askId, shown } }) => {
    if (!(await showAnswer(tx, askId, shown))) throw new Refused("notFound");
    return "quiet";
  }),
});
