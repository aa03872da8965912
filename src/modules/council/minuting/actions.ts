import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { day, id, line, plainLine, plainText, text } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { rulesOf } from "../approving/store.ts";
import { rulesOn } from "../bodyRules/rules.ts";
import { meetingFor } from "../planning/actions.ts";
import { itemsOf } from "../planning/store.ts";
import { type MeetingPlan, WRITTEN } from "../planning/types.ts";
import { keeping } from "../seats.ts";
import { attendanceOpen, oneAfterTheOther, saving, textsOpen } from "./rules.ts";
import * as store from "./store.ts";
import { ATTENDANCE, AWAY, type SavedText } from "./types.ts";

export const SaveText = z.strictObject({
  meetingId: id,
  itemId: id,
  section: z.enum(WRITTEN),
  words: z.string().max(100_000),
  /** The version the words were written on top of; 0: there was nothing. */
  seen: z.int().min(0),
  /** The page they were written on. */
  writer: id,
  /** The number of the save, rising on its page; left out where a page saves once. */
  turn: z.int().min(1).optional(),
});
const Settle = z.strictObject({
  meetingId: id,
  besideId: id,
  /** The version that was read. */
  seen: z.int().min(0),
  take: z.enum(["standing", "beside", "both"]),
});
export const Attend = z.strictObject({
  meetingId: id,
  /** Only the seats something is said of. */
  seats: z
    .array(
      z.strictObject({ membershipId: id, said: z.enum(ATTENDANCE), stepsInFor: id.nullable().default(null) }),
    )
    .max(300),
});
export const AddGuest = z.strictObject({
  meetingId: id,
  name: plainLine(200),
  onBehalfOf: plainText(200).default(""),
});
const RemoveGuest = z.strictObject({ meetingId: id, attendanceId: id });
const SetAway = z.strictObject({
  meetingId: id,
  itemId: id,
  /** Only those something is said of; null: was there. */
  away: z.array(z.strictObject({ attendanceId: id, why: z.enum(AWAY).nullable() })).max(300),
});
/** Names – one or more, as people write them – or how many. */
export const AddDissent = z
  .strictObject({
    ...{ meetingId: id, itemId: id, name: text(200).default(""), words: text(4000).default("") },
    howMany: z.int().min(1).max(300).nullable().default(null),
  })
  .refine(({ name, howMany }) => name !== "" || howMany !== null, { error: "required", path: ["name"] })
  .refine(({ name, howMany }) => name === "" || howMany === null, { error: "notTogether", path: ["name"] });
const RemoveDissent = z.strictObject({ meetingId: id, dissentId: id });
export const AddTask = z.strictObject({
  bodyId: id,
  /** The item it comes from. */
  itemId: id.nullable().default(null),
  words: line(1000),
  owner: line(200),
  due: day,
});

/** Written by whoever keeps the body's papers, two or more at once. */
export function createMinutingActions(act: Act) {
  return {
    /**
     * Saves one part of an item. Nothing is ever lost: what collides is kept beside what stands. A save that comes after a later one of the
     * same page changes nothing. Somebody who signs in.
     * Throws Refused `notFound`, `meetingMovedOn`.
     */
    saveText: (who: NonNullable<Who>, command: z.input<typeof SaveText>, now: Instant): Promise<SavedText> =>
      act(who, { name: "saveText", command: null, now }, async (tx) => {
        const { meetingId, turn, ...sent } = wellFormed(SaveText, command);
        await itemOf(tx, who, meetingId, sent.itemId, now, textsOpen);
        const inTurn = turn === undefined || (await store.takeTurn(tx, sent, turn));
        return keepText(tx, { ...sent, at: now, personId: who.personId }, inTurn);
      }),

    /** Which of two texts stands: the one that does, the other, or both one after the other. Throws Refused `notFound`, `editedMeanwhile`. */
    settleText: (
      who: NonNullable<Who>,
      command: z.input<typeof Settle>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "settleText", command, now, key }, async (tx) => {
        const { meetingId, besideId, seen, take } = wellFormed(Settle, command);
        const meeting = await meetingFor(tx, who, meetingId, now);
        if (!textsOpen(meeting.state)) throw new Refused("meetingMovedOn", { state: meeting.state });
        const beside = (await store.unsettled(tx, meetingId)).find((one) => one.id === besideId);
        if (!beside) throw new Refused("notFound");
        const standing = await store.standingText(tx, beside.itemId, beside.section);
        if ((standing?.version ?? 0) !== seen) throw new Refused("editedMeanwhile");
        if (take !== "standing") {
          const words =
            take === "both" ? oneAfterTheOther(standing?.words ?? "", beside.words) : beside.words;
          const { itemId, section } = beside;
          store.writeText(tx, seen + 1, {
            ...{ itemId, section, words, seen, writer: newId(), at: now, personId: who.personId },
          });
        }
        store.settle(tx, besideId, now, who.personId);
        return null;
      }),

    /** Who came. Throws Refused `notFound`, `meetingMovedOn`, `notASeat`, `stepsInTwice`. */
    attend: (who: Who, command: z.input<typeof Attend>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "attend", command, now, key }, async (tx) => {
        const { meetingId, seats } = wellFormed(Attend, command);
        await meetingWhere(tx, who, meetingId, now, attendanceOpen);
        await saySeats(tx, meetingId, seats);
        return null;
      }),

    /** Somebody without a seat who is there. Throws Refused `notFound`, `meetingMovedOn`. */
    addGuest: (who: Who, command: z.input<typeof AddGuest>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addGuest", command, now, key }, async (tx) => {
        const { meetingId, name, onBehalfOf } = wellFormed(AddGuest, command);
        await meetingWhere(tx, who, meetingId, now, attendanceOpen);
        const attendanceId = newId();
        store.insertGuest(tx, attendanceId, meetingId, name, onBehalfOf);
        return attendanceId;
      }),

    removeGuest: (
      who: Who,
      command: z.input<typeof RemoveGuest>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "removeGuest", command, now, key }, async (tx) => {
        const { meetingId, attendanceId } = wellFormed(RemoveGuest, command);
        await meetingWhere(tx, who, meetingId, now, attendanceOpen);
        store.deleteGuest(tx, attendanceId, meetingId);
        return null;
      }),

    /** Who was away at an item, and why. Throws Refused `notFound`, `meetingMovedOn`. */
    setAway: (who: Who, command: z.input<typeof SetAway>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "setAway", command, now, key }, async (tx) => {
        const { meetingId, itemId, away } = wellFormed(SetAway, command);
        await itemOf(tx, who, meetingId, itemId, now, attendanceOpen);
        const there = new Set((await store.attendanceOf(tx, meetingId)).map((one) => one.id));
        if (away.some(({ attendanceId }) => !there.has(attendanceId))) throw new Refused("notFound");
        for (const { attendanceId, why } of away) store.setAway(tx, itemId, attendanceId, why);
        return null;
      }),

    /**
     * Who will have it written that they did not agree, by name or number, in their words; where the body's rules say that it is written.
     * Throws Refused `notFound`, `meetingMovedOn`, `dissentNotWritten`.
     */
    addDissent: (who: Who, command: z.input<typeof AddDissent>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addDissent", command, now, key }, async (tx) => {
        const { meetingId, ...dissent } = wellFormed(AddDissent, command);
        const { bodyId, day: on } = await itemOf(tx, who, meetingId, dissent.itemId, now, attendanceOpen);
        if (!rulesOn(await rulesOf(tx, bodyId), on).dissentRecorded) throw new Refused("dissentNotWritten");
        const dissentId = newId();
        store.insertDissent(tx, dissentId, dissent, now);
        return dissentId;
      }),

    removeDissent: (
      who: Who,
      command: z.input<typeof RemoveDissent>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "removeDissent", command, now, key }, async (tx) => {
        const { meetingId, dissentId } = wellFormed(RemoveDissent, command);
        await meetingWhere(tx, who, meetingId, now, attendanceOpen);
        store.removeDissent(tx, dissentId, meetingId, now);
        return null;
      }),

    /** What somebody does before a day. Throws Refused `forbidden`, `notFound`. */
    addTask: (who: Who, command: z.input<typeof AddTask>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addTask", command, now, key }, async (tx) => {
        const { bodyId, itemId, words, owner, due } = wellFormed(AddTask, command);
        await keeping(tx, who, bodyId, now);
        if (itemId !== null && (await store.bodyOfItem(tx, itemId)) !== bodyId) throw new Refused("notFound");
        const taskId = newId();
        store.insertTask(
          tx,
          taskId,
          { bodyId, itemId, words, owner, due: calendarDay(due) },
          now,
          personOf(who),
        );
        return taskId;
      }),

    /** Throws Refused `notFound`, `forbidden`. */
    endTask: (who: Who, taskId: Uuid, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "endTask", command: { taskId }, now, key }, async (tx) => {
        const bodyId = await store.openTask(tx, wellFormed(id, taskId));
        if (bodyId === null) throw new Refused("notFound");
        await keeping(tx, who, bodyId, now);
        store.endTask(tx, taskId, now, personOf(who));
        return null;
      }),
  };
}

type Sent = Parameters<typeof store.writeText>[2];

/** Puts words after those that stand in a part of an item, where they do not stand already. Throws Refused `notFound`, `meetingMovedOn`. */
export async function appendText(
  tx: Tx,
  who: NonNullable<Who>,
  { meetingId, words, ...part }: Pick<Sent, "itemId" | "section" | "words"> & { readonly meetingId: Uuid },
  now: Instant,
): Promise<void> {
  await itemOf(tx, who, meetingId, part.itemId, now, textsOpen);
  const standing = await store.standingText(tx, part.itemId, part.section);
  if (standing?.words.includes(words)) return;
  const seen = standing?.version ?? 0;
  const both = oneAfterTheOther(standing?.words ?? "", words);
  store.writeText(tx, seen + 1, {
    ...{ ...part, words: both, seen, writer: newId(), at: now, personId: who.personId },
  });
}

async function keepText(tx: Tx, sent: Sent, inTurn: boolean): Promise<SavedText> {
  const standing = await store.standingText(tx, sent.itemId, sent.section);
  const [version, words] = [standing?.version ?? 0, standing?.words ?? ""];
  if (!inTurn) return { kept: "older", version, words };
  const kept = saving(standing, sent);
  if (kept === "stands") {
    store.writeText(tx, version + 1, sent);
    return { kept, version: version + 1, words: sent.words };
  }
  if (kept === "beside") await store.keepBeside(tx, sent);
  return { kept, version, words };
}

async function meetingWhere(
  tx: Tx,
  who: Who,
  meetingId: Uuid,
  now: Instant,
  open: (state: MeetingPlan["state"]) => boolean,
): Promise<MeetingPlan> {
  const meeting = await meetingFor(tx, who, meetingId, now);
  if (!open(meeting.state)) throw new Refused("meetingMovedOn", { state: meeting.state });
  return meeting;
}

async function itemOf(
  tx: Tx,
  who: Who,
  meetingId: Uuid,
  itemId: Uuid,
  now: Instant,
  open: (state: MeetingPlan["state"]) => boolean,
): Promise<MeetingPlan> {
  const meeting = await meetingWhere(tx, who, meetingId, now, open);
  if (!(await itemsOf(tx, meetingId)).some((item) => item.id === itemId)) throw new Refused("notFound");
  return meeting;
}

/** A deputy steps in for one seat, which is not there itself; and no seat has two. */
async function saySeats(tx: Tx, meetingId: Uuid, said: z.output<typeof Attend>["seats"]): Promise<void> {
  const seats = new Map((await store.seatsAt(tx, meetingId)).map((seat) => [seat.membershipId, seat]));
  const before = await store.attendanceOf(tx, meetingId);
  const after = new Map(
    before.map(({ membershipId, said, stepsInFor }) => [membershipId, { said, stepsInFor }]),
  );
  for (const { membershipId, said: one, stepsInFor } of said)
    after.set(membershipId, { said: one, stepsInFor: one === "present" ? stepsInFor : null });
  const steppedInFor = [...after.values()].flatMap(({ stepsInFor }) =>
    stepsInFor === null ? [] : [stepsInFor],
  );
  if (new Set(steppedInFor).size < steppedInFor.length) throw new Refused("stepsInTwice");
  if (steppedInFor.some((seat) => after.get(seat)?.said === "present")) throw new Refused("stepsInTwice");
  store.freeStepIn(
    tx,
    meetingId,
    said.map(({ membershipId }) => membershipId),
  );
  for (const { membershipId } of said) {
    const [seat, { said: one, stepsInFor } = { said: "absent" as const, stepsInFor: null }] = [
      seats.get(membershipId),
      after.get(membershipId),
    ];
    if (!seat || (stepsInFor !== null && (seat.role !== "deputy" || !seats.has(stepsInFor))))
      throw new Refused("notASeat");
    store.setAttendance(tx, meetingId, seat, one, stepsInFor);
  }
}
