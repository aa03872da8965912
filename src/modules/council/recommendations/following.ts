import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { keeping } from "../seats.ts";
import { held } from "./actions.ts";
import { type RecommendationCommands as Commands, recommendationCommands as schemas } from "./commands.ts";
import { mayFollow } from "./rules/steps.ts";
import { meetingOfBody, recommendationAt, type Standing } from "./store.ts";
import { targetsOf } from "./targets.ts";

/** What became of a recommendation, as the council sees it: follow-ups, targets with their readings, and the year's focus. Whoever keeps its papers. */
export function createFollowing(act: Act) {
  const followed = async (tx: Tx, who: Who, id: Uuid, now: Instant): Promise<Standing> => {
    const standing = await recommendationAt(tx, id);
    await keeping(tx, who, standing.bodyId, now);
    held(mayFollow(standing.state));
    return standing;
  };
  const notAfter = (on: string, now: Instant): void => {
    if (calendarDay(on) > dayOf(now)) throw new Refused("dayNotReached");
  };

  return {
    /** What was seen, on a day. */
    followUp: (who: Who, command: Commands["followUp"], now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "followUp", command, now, key }, async (tx) => {
        const { recommendationId, on, words } = wellFormed(schemas.followUp, command);
        await followed(tx, who, recommendationId, now);
        notAfter(on, now);
        const id = newId();
        later(
          tx,
          sql`insert into council.follow_up (id, recommendation_id, on_day, words, at, person_id)
              values (${id}, ${recommendationId}, ${on}, ${words}, ${now}, ${personOf(who)})`.compile(tx),
        );
        return id;
      }),

    /** What is to be true by a day. */
    addTarget: (who: Who, command: Commands["addTarget"], now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addTarget", command, now, key }, async (tx) => {
        const { recommendationId, words, goal, unit, direction, by } = wellFormed(schemas.addTarget, command);
        await followed(tx, who, recommendationId, now);
        const id = newId();
        later(
          tx,
          sql`insert into council.target (id, recommendation_id, words, goal, unit, direction, by_day, at, person_id)
              values (${id}, ${recommendationId}, ${words}, ${goal ?? null}, ${unit}, ${direction ?? null}, ${by}, ${now}, ${personOf(who)})`.compile(
            tx,
          ),
        );
        return id;
      }),

    /** What was read of a target: a figure where it has one, and words. Throws Refused `notFound`, `readInFigures`. */
    addReading: (who: Who, command: Commands["addReading"], now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addReading", command, now, key }, async (tx) => {
        const { targetId, on, value, words } = wellFormed(schemas.addReading, command);
        const { rows } = await sql<{ recommendationId: Uuid; goal: number | null }>`
          select recommendation_id as "recommendationId", goal from council.target where id = ${targetId}`.execute(
          tx,
        );
        const [target] = rows;
        if (!target) throw new Refused("notFound");
        await followed(tx, who, target.recommendationId, now);
        notAfter(on, now);
        if ((target.goal === null) !== (value === undefined)) throw new Refused("readInFigures");
        const id = newId();
        later(
          tx,
          sql`insert into council.reading (id, target_id, on_day, value, words, at, person_id)
              values (${id}, ${targetId}, ${on}, ${value ?? null}, ${words}, ${now}, ${personOf(who)})`.compile(
            tx,
          ),
        );
        return id;
      }),

    /**
     * A target said anew, with why; what it said before stays to be seen. A figure stays a figure, in its unit.
     * Throws Refused `notFound`, `editedMeanwhile`, `readInFigures`, `nothingChanged`.
     */
    reviseTarget: (
      who: Who,
      command: Commands["reviseTarget"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "reviseTarget", command, now, key }, async (tx) => {
        const {
          targetId,
          seen,
          words,
          goal = null,
          direction = null,
          by,
          why,
        } = wellFormed(schemas.reviseTarget, command);
        const { rows } = await sql<{ recommendationId: Uuid }>`
          select recommendation_id as "recommendationId" from council.target where id = ${targetId}`.execute(
          tx,
        );
        if (!rows[0]) throw new Refused("notFound");
        const { recommendationId } = rows[0];
        // Locks the recommendation: of two who revise at once, the second sees the first.
        await followed(tx, who, recommendationId, now);
        const standing = (await targetsOf(tx, recommendationId)).find(({ id }) => id === targetId);
        if (!standing) throw new Refused("notFound");
        if (standing.edition !== seen)
          throw new Refused("editedMeanwhile", { id: targetId, edition: standing.edition });
        if ((standing.goal === null) !== (goal === null)) throw new Refused("readInFigures");
        const same = standing.words === words && standing.goal === goal && standing.by === by;
        if (same && standing.direction === direction) throw new Refused("nothingChanged");
        later(
          tx,
          sql`insert into council.target_edition (target_id, edition, words, goal, direction, by_day, why, at, person_id)
              values (${targetId}, ${seen + 1}, ${words}, ${goal}, ${direction}, ${by}, ${why}, ${now}, ${personOf(who)})`.compile(
            tx,
          ),
        );
        return seen + 1;
      }),

    /**
     * It is not a focus of that year after all; that it was stays to be seen, with why. Not once the year is over.
     * Throws Refused `notFound`, `dayIsOver`.
     */
    unfocus: (who: Who, command: Commands["unfocus"], now: Instant, key?: string): Promise<void> =>
      act(who, { name: "unfocus", command, now, key }, async (tx) => {
        const { recommendationId, year, why } = wellFormed(schemas.unfocus, command);
        await followed(tx, who, recommendationId, now);
        if (year < Number(dayOf(now).slice(0, 4))) throw new Refused("dayIsOver");
        const { rows } = await sql`
          update council.focus_mark set withdrawn_at = ${now}, withdrawn_by = ${personOf(who)}, withdrawn_why = ${why}
           where recommendation_id = ${recommendationId} and year = ${year} and withdrawn_at is null returning id`.execute(
          tx,
        );
        if (rows.length === 0) throw new Refused("notFound");
      }),

    /** The council works on it that year. Said again, nothing happens. Throws Refused `unknownMeeting`, `dayNotReached`. */
    focusOn: (who: Who, command: Commands["focus"], now: Instant, key?: string): Promise<void> =>
      act(who, { name: "focusOn", command, now, key }, async (tx) => {
        const { recommendationId, year, on, meetingId, words } = wellFormed(schemas.focus, command);
        const { bodyId } = await followed(tx, who, recommendationId, now);
        notAfter(on, now);
        const meeting = await meetingOfBody(tx, bodyId, meetingId);
        later(
          tx,
          sql`insert into council.focus_mark (recommendation_id, year, chosen_on, chosen_at, chosen_words, at, person_id)
              values (${recommendationId}, ${year}, ${on}, ${meeting}, ${words}, ${now}, ${personOf(who)})
              on conflict do nothing`.compile(tx),
        );
      }),
  };
}
