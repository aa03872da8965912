import { z } from "zod";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import { id, plainLine } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import type { Act, Who } from "../acting.ts";
import { stepOf } from "../meetings/actions.ts";
import { change, changed } from "../meetings/mending.ts";
import { minutesSchema } from "../meetings/minutes.ts";
import { mayPublish } from "../meetings/rules.ts";
import { tellSearch } from "../meetings/site.ts";
import { changeMeeting, lookedAt, meetingOf, meetingSeen } from "../meetings/store.ts";
import { keeping } from "../seats.ts";
import { opens } from "./rules.ts";

const Correct = z.strictObject({
  meetingId: id,
  /** The edition that was read. */
  seen: z.int().min(1),
  /** Everybody may read it. */
  why: plainLine(1000),
  change,
});

/** Minutes that were taken in are corrected as those made here are: in editions. */
export function createTakenInCorrections(act: Act) {
  return {
    /**
     * One thing put right in minutes that were taken in: a new edition with its reason; the older ones stay. What was published is at once
     * shown as it now stands – and nothing of it that was closed: that is opened by taking the minutes down. Gives where they are found.
     * Throws Refused `notFound`, `editedMeanwhile`, `meetingMadeHere`, `nothingChanged`, `meetingThere`, `closedStays` ({ items }),
     * `sayWhatWasOpen`, `numberInItem` ({ items }), `numberInHead`.
     */
    correctTakenIn: (
      who: Who,
      command: z.input<typeof Correct>,
      now: Instant,
      key?: string,
    ): Promise<{ readonly heldOn: string; readonly starts: string | null; readonly published: boolean }> =>
      act(who, { name: "correctTakenIn", command, now, key }, async (tx) => {
        const { meetingId, seen, why, change: by } = wellFormed(Correct, command);
        const standing = await meetingSeen(tx, meetingId, seen);
        await keeping(tx, who, standing.bodyId, now);
        if (standing.madeHere) throw new Refused("meetingMadeHere");
        const { state, minutes: before } = standing;
        if (before === null) throw new Refused("notFound");
        const looked = { minutes: before, ...(await lookedAt(tx, meetingId)) };
        const next = changed(looked, by);
        if (next === null) throw new Refused("notFound");
        const minutes = wellFormed(minutesSchema, next.minutes);
        if (canonical(minutes) === canonical(before)) throw new Refused("nothingChanged");
        const { date, start } = minutes.meeting;
        const there = await meetingOf(tx, standing.bodyId, minutes.meeting);
        if (there !== null && there.id !== meetingId) throw new Refused("meetingThere");
        if (state === "published") {
          const opened = opens(before, minutes, by);
          if (opened.length > 0) throw new Refused("closedStays", { items: opened });
          // Whoever corrects has the closed items before them, and opens none: what is left to ask is what is said and what stands in it.
          const closed = minutes.items.flatMap(({ open }, i) => (open === false ? [i + 1] : []));
          const ruling = mayPublish(minutes, closed);
          if (!ruling.ok) throw new Refused(ruling.code, { items: ruling.items });
        }
        const step = stepOf(who, now)("corrected", why);
        changeMeeting(tx, standing, { minutes, state, looked: next }, step);
        await tellSearch(tx, meetingId);
        return { heldOn: date, starts: start, published: state === "published" };
      }),
  };
}
