import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, calendarDay, dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { day, id, plainLine } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { lockedBody } from "../bodies/store.ts";
import type { Body } from "../bodies/types.ts";
import { changeSeat, type SeatStep, seatsIn } from "../members/store.ts";
import { keepingAll } from "../seats.ts";
import { endedWithBody, insertSuccession, meetingsAfter, removeSuccessions, setLastDay } from "./store.ts";

export const EndBodies = z
  .strictObject({
    /** One or more that end together. */
    bodyIds: z.array(id).min(1).max(20),
    /** What they become: none, one, or several. */
    becomes: z.array(id).max(20),
    lastDay: day,
    why: plainLine(1000),
  })
  .refine(({ bodyIds, becomes }) => !becomes.some((one) => bodyIds.includes(one)), {
    ...{ error: "notTogether", path: ["becomes"] },
  });
export const GoOn = z.strictObject({ bodyId: id, why: plainLine(1000) });

/** The ends of bodies: for a secretary of the whole house. */
export function createSuccessionActions(act: Act) {
  return {
    /**
     * Ends bodies on a day – two regions' councils that become one, a council that is closed – and says what they become. Their seats end
     * with them; their history stays their own, and whoever keeps the papers of what they became carries on with what is open.
     * Throws Refused `forbidden`, `unknownBody`, `bodyEnded`, `meetingsLater` ({ name, count }), `seatsLater` ({ name }).
     */
    endBodies: (who: Who, command: z.input<typeof EndBodies>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "endBodies", command, now, key }, async (tx) => {
        keepingAll(who);
        const { bodyIds, becomes, lastDay, why } = wellFormed(EndBodies, command);
        const last = calendarDay(lastDay);
        const step = { did: "bodyEnded" as const, at: now, personId: personOf(who), why };
        const bodies = new Map<string, Body>();
        // In one order, so that two who end bodies at once wait for each other.
        for (const one of [...new Set([...bodyIds, ...becomes])].sort())
          bodies.set(one, await lockedBody(tx, one));
        for (const one of becomes) if (bodies.get(one)?.lastDay != null) throw new Refused("bodyEnded");
        for (const one of new Set(bodyIds)) {
          await endOne(tx, bodies.get(one), last, step);
          for (const to of new Set(becomes)) insertSuccession(tx, one, to, step);
        }
        return null;
      }),

    /** A body goes on after all: said before its last day is over. Throws Refused `forbidden`, `unknownBody`, `bodyEnded`, `bodyGoesOn`. */
    goOn: (who: Who, command: z.input<typeof GoOn>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "goOn", command, now, key }, async (tx) => {
        keepingAll(who);
        const { bodyId, why } = wellFormed(GoOn, command);
        const { lastDay } = await lockedBody(tx, bodyId);
        if (lastDay === null) throw new Refused("bodyGoesOn");
        if (lastDay < dayOf(now)) throw new Refused("bodyEnded");
        setLastDay(tx, bodyId, null);
        removeSuccessions(tx, bodyId);
        const before = await endedWithBody(tx, bodyId);
        const step = { did: "corrected" as const, at: now, personId: personOf(who), why };
        for (const seat of await seatsIn(tx, bodyId)) {
          const until = before.get(seat.id);
          if (until !== undefined) changeSeat(tx, { ...seat, until }, step);
        }
        return null;
      }),
  };
}

async function endOne(tx: Tx, body: Body | undefined, last: CalendarDay, step: SeatStep): Promise<void> {
  if (!body) throw new Refused("unknownBody");
  const { id: bodyId, name, lastDay } = body;
  if (lastDay !== null) throw new Refused("bodyEnded");
  const count = await meetingsAfter(tx, bodyId, last);
  if (count > 0) throw new Refused("meetingsLater", { name, count });
  const seats = await seatsIn(tx, bodyId);
  if (seats.some(({ from }) => from > last)) throw new Refused("seatsLater", { name });
  for (const seat of seats)
    if (seat.until === null || seat.until > last) changeSeat(tx, { ...seat, until: last }, step);
  setLastDay(tx, bodyId, last);
}
