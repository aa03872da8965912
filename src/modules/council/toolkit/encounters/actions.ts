import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { calendarDay } from "#kernel/time.ts";
import { day, id, plainLine, plainText } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../../acting.ts";
import { keeping } from "../../seats.ts";
import {
  bodyOfEncounter,
  changeEncounter,
  insertEncounter,
  putBudgetDate,
  removeBudgetDate,
} from "./store.ts";
import { BUDGET_STEPS, ENCOUNTER_KINDS } from "./types.ts";

const words = {
  heldOn: day,
  withWhom: plainLine(200),
  about: plainText(4000).min(1, { error: "required" }),
  cameOf: plainText(4000).default(""),
  shown: z.boolean().default(false),
};
const AddEncounter = z.strictObject({ bodyId: id, kind: z.enum(ENCOUNTER_KINDS), ...words });
const ChangeEncounter = z.strictObject({ encounterId: id, ...words });
const PutBudgetDate = z.strictObject({
  bodyId: id,
  authority: plainLine(200),
  year: z.int().min(2000).max(2200),
  what: z.enum(BUDGET_STEPS),
  day,
  source: plainText(300).default(""),
});
const RemoveBudgetDate = z.strictObject({ bodyId: id, dateId: id });

/** Whom a council meets, and budget dates: by whoever keeps its papers. */
export function createEncounterActions(act: Act) {
  return {
    /** Gives its id. Throws Refused `forbidden`, `invalidInput`. */
    addEncounter: (
      who: Who,
      command: z.input<typeof AddEncounter>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "addEncounter", command, now, key }, async (tx) => {
        const { heldOn, ...added } = wellFormed(AddEncounter, command);
        await keeping(tx, who, added.bodyId, now);
        const encounterId = newId();
        insertEncounter(tx, { id: encounterId, heldOn: calendarDay(heldOn), ...added }, now, personOf(who));
        return encounterId;
      }),

    /** What came of it, and whether everybody may read it. Throws Refused `forbidden`, `notFound`, `invalidInput`. */
    changeEncounter: (
      who: Who,
      command: z.input<typeof ChangeEncounter>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "changeEncounter", command, now, key }, async (tx) => {
        const { encounterId, heldOn, ...changed } = wellFormed(ChangeEncounter, command);
        await keeping(tx, who, await bodyOfEncounter(tx, encounterId), now);
        changeEncounter(tx, encounterId, { ...changed, heldOn: calendarDay(heldOn) });
        return null;
      }),

    /** A day in an authority's budget year; said again it is moved. Throws Refused `forbidden`, `invalidInput`. */
    putBudgetDate: (
      who: Who,
      command: z.input<typeof PutBudgetDate>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "putBudgetDate", command, now, key }, async (tx) => {
        const { day: on, ...put } = wellFormed(PutBudgetDate, command);
        await keeping(tx, who, put.bodyId, now);
        putBudgetDate(tx, newId(), { ...put, day: calendarDay(on) }, now, personOf(who));
        return null;
      }),

    /** Throws Refused `forbidden`, `notFound`. */
    removeBudgetDate: (
      who: Who,
      command: z.input<typeof RemoveBudgetDate>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "removeBudgetDate", command, now, key }, async (tx) => {
        const { bodyId, dateId } = wellFormed(RemoveBudgetDate, command);
        await keeping(tx, who, bodyId, now);
        await removeBudgetDate(tx, bodyId, dateId);
        return null;
      }),
  };
}
