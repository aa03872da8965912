import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { keeping } from "../seats.ts";
import { type ConsultationCommand, consultationSchemas } from "./commands.ts";
import { insertDecided, itsConsultation, lockedDecided, saveDecided, saveTakenOff } from "./store.ts";

/** Throws Refused `notYetThatDay`: what is decided has been. */
function hasCome(day: string, now: Instant): void {
  if (day > dayOf(now)) throw new Refused("notYetThatDay");
}

/** What others decided that touches those the council speaks for: heard, or not heard. Whoever keeps the papers; everybody reads it. */
export function createDecidedActions(act: Act) {
  return {
    /** Throws Refused `forbidden`, `invalidInput`, `notYetThatDay`, `notFound` for what the council was heard on. */
    addDecided: (
      who: Who,
      command: ConsultationCommand<"AddDecided">,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "addDecided", command, now, key }, async (tx) => {
        const { bodyId, ...item } = wellFormed(consultationSchemas.AddDecided, command);
        await keeping(tx, who, bodyId, now);
        hasCome(item.decidedOn, now);
        await itsConsultation(tx, bodyId, item.consultationId);
        const id = newId();
        insertDecided(tx, id, bodyId, item, now, personOf(who));
        return id;
      }),

    /** Throws as `addDecided`, and Refused `notFound`, `editedMeanwhile`. */
    correctDecided: (
      who: Who,
      command: ConsultationCommand<"CorrectDecided">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "correctDecided", command, now, key }, async (tx) => {
        const { itemId, seen, ...item } = wellFormed(consultationSchemas.CorrectDecided, command);
        const bodyId = await lockedDecided(tx, itemId, seen);
        await keeping(tx, who, bodyId, now);
        hasCome(item.decidedOn, now);
        await itsConsultation(tx, bodyId, item.consultationId);
        saveDecided(tx, itemId, item);
      }),

    /** No longer on the list: why is kept. Throws Refused `notFound`, `editedMeanwhile`, `forbidden`. */
    takeOffDecided: (
      who: Who,
      command: ConsultationCommand<"TakeOffDecided">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "takeOffDecided", command, now, key }, async (tx) => {
        const { itemId, seen, why } = wellFormed(consultationSchemas.TakeOffDecided, command);
        await keeping(tx, who, await lockedDecided(tx, itemId, seen), now);
        saveTakenOff(tx, itemId, why);
      }),
  };
}
