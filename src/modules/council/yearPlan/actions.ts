import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import { day, id, plainLine, plainText, time } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { lockedBody, meetsOn } from "../bodies/store.ts";
import { keeping } from "../seats.ts";
import { dropDay, insertDays, plannedAt } from "./store.ts";

export const PlanDays = z.strictObject({
  bodyId: id,
  /** A year's meetings in one go. */
  days: z
    .array(
      z
        .strictObject({ day, start: time, end: z.union([time, z.literal("")]).default("") })
        .refine(({ start, end }) => end === "" || start < end, {
          error: "endsBeforeItBegins",
          path: ["end"],
        }),
    )
    .min(1)
    .max(60),
  place: plainText(500).default(""),
  kind: z.enum(["ordinary", "extra", "themeDay"]),
  theme: plainText(300).default(""),
  /** Bodies that meet together with it. */
  joint: z.array(id).max(20).default([]),
});
export const DropDay = z.strictObject({ dayId: id, because: plainLine(1000) });

/** The year plan: by whoever keeps the body's papers. A day becomes a meeting by `planMeeting`. */
export function createYearPlanActions(act: Act) {
  return {
    /** Plans days. Throws Refused `forbidden`, `unknownBody`, `bodyEnded`, `dayPlanned` ({ day }). */
    planDays: (who: Who, command: z.input<typeof PlanDays>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "planDays", command, now, key }, async (tx) => {
        const { bodyId, days, joint, ...rest } = wellFormed(PlanDays, command);
        await keeping(tx, who, bodyId, now);
        await lockedBody(tx, bodyId);
        const last = days.reduce((latest, { day: on }) => (on > latest ? on : latest), "");
        await meetsOn(tx, [...new Set([bodyId, ...joint])], calendarDay(last));
        const taken = new Set(await plannedAt(tx, bodyId));
        for (const { day: on, start } of days) {
          if (taken.has(`${on} ${start}`)) throw new Refused("dayPlanned", { day: on });
          taken.add(`${on} ${start}`);
        }
        const others = joint.filter((one) => one !== bodyId);
        insertDays(
          tx,
          days.map((one) => ({ id: newId(), bodyId, ...one, ...rest, joint: others })),
          now,
          personOf(who),
        );
        return null;
      }),

    /** Drops a planned day. One that became a meeting is called off as a meeting, too. Throws Refused `notFound`, `forbidden`. */
    dropDay: (who: Who, command: z.input<typeof DropDay>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "dropDay", command, now, key }, async (tx) => {
        const { dayId, because } = wellFormed(DropDay, command);
        const { rows } = await sql<{ bodyId: Uuid; dropped: boolean }>`
          select body_id as "bodyId", dropped_at is not null as dropped from council.planned_day where id = ${dayId} for update`.execute(
          tx,
        );
        const [found] = rows;
        if (!found) throw new Refused("notFound");
        await keeping(tx, who, found.bodyId, now);
        if (found.dropped) throw new Refused("notFound");
        dropDay(tx, dayId, because, now);
        return null;
      }),
  };
}
