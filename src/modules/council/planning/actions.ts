import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { day, id, line, plainText, text, time } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import type { Act, Who } from "../acting.ts";
import { rulesOf } from "../approving/store.ts";
import { meetsOn } from "../bodies/store.ts";
import { rulesOn } from "../bodyRules/rules.ts";
import { tellSearch as tellMinutes } from "../meetings/site.ts";
import { leadsToCitizen } from "../recommendations/document.ts";
import { keeping } from "../seats.ts";
import { agendaOpen, headOpen, lifeAfter, movedBy, placeForNew } from "./rules.ts";
import { tellAgenda } from "./site.ts";
import * as store from "./store.ts";
import { type AgendaItem, type LifeStep, MEETING_KINDS, type MeetingPlan, STANDING } from "./types.ts";

const link = text(500)
  .refine((value) => value === "" || /^https:\/\/[^\s]+$/.test(value), { error: "notALink" })
  .refine((value) => !leadsToCitizen(value), { error: "noCitizenHere" })
  .default("");

const when = {
  kind: z.enum(MEETING_KINDS).default("ordinary"),
  day,
  start: time,
  end: time.optional(),
  place: plainText(500).default(""),
  link,
  /** Bodies that meet together with the one that presides. */
  joint: z.array(id).max(20).default([]),
};
export const PlanMeeting = z.strictObject({
  bodyId: id,
  ...when,
  /** The standing items it begins with, in this order, called as the body calls them. */
  standing: z
    .array(z.strictObject({ what: z.enum(STANDING), title: line(1000) }))
    .max(STANDING.length)
    .default([]),
});
export const ChangeMeeting = z.strictObject({ meetingId: id, seen: z.int().min(0), ...when });

const head = {
  title: line(1000),
  open: z.boolean(),
  closedBecause: text(500).default(""),
  caseNumber: text(100).default(""),
  minutes: z.int().min(1).max(600).nullable().default(null),
  presenter: plainText(200).default(""),
};
export const AddItem = z.strictObject({ meetingId: id, ...head });
/** `seen`: the item's version that was read. */
export const EditItem = z.strictObject({ meetingId: id, itemId: id, seen: z.int().min(1), ...head });
const MoveItem = z.strictObject({ meetingId: id, itemId: id, by: z.literal([-1, 1]) });
const OneItem = z.strictObject({ meetingId: id, itemId: id });
export const AddAnnex = z.strictObject({ meetingId: id, itemId: id, title: line(300), link });
const RemoveAnnex = z.strictObject({ meetingId: id, itemId: id, annexId: id });

/** A meeting of a body whose papers they keep, to which this may happen now. Throws Refused `notFound`, `forbidden`, `meetingMovedOn`. */
export async function meetingFor(
  tx: Tx,
  who: Who,
  meetingId: Uuid,
  now: Instant,
  step?: LifeStep,
): Promise<MeetingPlan> {
  const meeting = await store.lockedMeeting(tx, meetingId);
  await keeping(tx, who, meeting.bodyId, now);
  if (step && lifeAfter(meeting.state, step) === null)
    throw new Refused("meetingMovedOn", { state: meeting.state });
  return meeting;
}

/** Meetings and agendas are made by whoever keeps the body's papers. */
export function createPlanningActions(act: Act) {
  return {
    /** Plans a meeting. Throws Refused `unknownBody`, `bodyEnded`, `meetingThere`, `meetingEndsFirst`. */
    planMeeting: (
      who: Who,
      command: z.input<typeof PlanMeeting>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "planMeeting", command, now, key }, async (tx) => {
        const { bodyId, standing, joint, ...draft } = wellFormed(PlanMeeting, command);
        await keeping(tx, who, bodyId, now);
        const meetingId = newId();
        const company = others(joint, bodyId);
        await timeIsFree(tx, [bodyId, ...company], draftOf(draft), meetingId);
        store.insertPlanned(tx, meetingId, bodyId, draftOf(draft), now);
        store.setJoint(tx, meetingId, company);
        for (const [i, { what, title }] of standing.entries())
          store.insertItem(tx, newId(), meetingId, i + 1, {
            ...{
              title,
              standing: what,
              open: true,
              closedBecause: "",
              caseNumber: "",
              minutes: null,
              presenter: "",
            },
          });
        return meetingId;
      }),

    /** Opens a meeting for its minutes. Throws Refused `meetingMovedOn`, `noItems`. */
    beginMeeting: (who: Who, meetingId: Uuid, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "beginMeeting", command: { meetingId }, now, key }, async (tx) => {
        await meetingFor(tx, who, wellFormed(id, meetingId), now, "begin");
        if ((await store.itemsOf(tx, meetingId)).length === 0) throw new Refused("noItems");
        store.setState(tx, meetingId, "held", now);
        return null;
      }),

    /**
     * Adds an item: last, but before the one about the next meeting.
     * Throws Refused `meetingMovedOn`, `closesNothing`, `sayWhyClosed`, `tooManyItems`.
     */
    addItem: (who: Who, command: z.input<typeof AddItem>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addItem", command, now, key }, async (tx) => {
        const { meetingId, ...draft } = wellFormed(AddItem, command);
        const { meeting, items } = await agendaFor(tx, who, meetingId, now);
        await mayClose(tx, meeting, draft);
        if (items.length >= MOST_ITEMS) throw new Refused("tooManyItems");
        const itemId = newId();
        const place = placeForNew(items);
        store.putInOrder(tx, placed(items, place));
        store.insertItem(tx, itemId, meetingId, place, { ...reasoned(draft), standing: null });
        return itemId;
      }),

    /**
     * The head of an item. One that was open by mistake is closed also after the meeting – gone at once from all that
     * everybody reads, and out of the minutes with the correction; none is opened while its minutes are public.
     * Throws Refused `notFound`, `editedMeanwhile`, `meetingMovedOn`, `closesNothing`, `sayWhyClosed`, `alreadyPublished`.
     */
    editItem: (who: Who, command: z.input<typeof EditItem>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "editItem", command, now, key }, async (tx) => {
        const { meetingId, itemId, seen, ...draft } = wellFormed(EditItem, command);
        const meeting = await meetingFor(tx, who, meetingId, now);
        const { state } = meeting;
        const item = await itemFor(tx, who, meetingId, itemId, now, headOpen);
        if (item.version !== seen) throw new Refused("editedMeanwhile");
        if (state === "published" && draft.open && !item.open) throw new Refused("alreadyPublished");
        // What was open by mistake is hidden afterwards whatever the rules say.
        if (agendaOpen(state) && item.open) await mayClose(tx, meeting, draft);
        store.updateItem(tx, itemId, reasoned(draft));
        await tellAgenda(tx, meetingId);
        await tellMinutes(tx, meetingId);
        return null;
      }),

    /** One place up (−1) or down (1). Throws Refused `notFound`, `meetingMovedOn`. */
    moveItem: (who: Who, command: z.input<typeof MoveItem>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "moveItem", command, now, key }, async (tx) => {
        const { meetingId, itemId, by } = wellFormed(MoveItem, command);
        const { items } = await agendaFor(tx, who, meetingId, now);
        if (!items.some((item) => item.id === itemId)) throw new Refused("notFound");
        const order = movedBy(
          items.map((item) => item.id),
          itemId,
          by,
        );
        store.putInOrder(tx, order);
        return null;
      }),

    /** Takes an item off the agenda; what was written under it is kept. Throws Refused `notFound`, `meetingMovedOn`. */
    takeItemOff: (who: Who, command: z.input<typeof OneItem>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "takeItemOff", command, now, key }, async (tx) => {
        const { meetingId, itemId } = wellFormed(OneItem, command);
        const { items } = await agendaFor(tx, who, meetingId, now);
        const left = items.filter((item) => item.id !== itemId);
        if (left.length === items.length) throw new Refused("notFound");
        store.takeOff(tx, itemId, now);
        store.putInOrder(
          tx,
          left.map((item) => item.id),
        );
        await tellAgenda(tx, meetingId);
        return null;
      }),

    /** An annex by its title, and the address it stands at. Throws Refused `notFound`, `meetingMovedOn`. */
    addAnnex: (who: Who, command: z.input<typeof AddAnnex>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addAnnex", command, now, key }, async (tx) => {
        const { meetingId, itemId, title, link: at } = wellFormed(AddAnnex, command);
        const item = await itemFor(tx, who, meetingId, itemId, now);
        if (item.annexes.length >= MOST_ANNEXES) throw new Refused("tooManyItems");
        const annexId = newId();
        store.insertAnnex(tx, annexId, itemId, title, at, now);
        return annexId;
      }),

    /** Throws Refused `notFound`, `meetingMovedOn`. */
    removeAnnex: (
      who: Who,
      command: z.input<typeof RemoveAnnex>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "removeAnnex", command, now, key }, async (tx) => {
        const { meetingId, itemId, annexId } = wellFormed(RemoveAnnex, command);
        await itemFor(tx, who, meetingId, itemId, now);
        store.removeAnnex(tx, annexId, itemId, now);
        return null;
      }),
  };
}

/** Puts a meeting at another time, place or in other company. Throws Refused `editedMeanwhile`, `unknownBody`, `bodyEnded`, `meetingThere`, `meetingEndsFirst`. */
export async function changed(
  tx: Tx,
  meeting: MeetingPlan,
  { seen, joint, meetingId, ...draft }: z.output<typeof ChangeMeeting>,
  now: Instant,
): Promise<void> {
  if (meeting.sequence !== seen) throw new Refused("editedMeanwhile");
  const company = others(joint, meeting.bodyId);
  await timeIsFree(tx, [meeting.bodyId, ...company], draftOf(draft), meetingId);
  store.changePlanned(tx, meetingId, draftOf(draft), now);
  store.setJoint(tx, meetingId, company);
}

const MOST_ITEMS = 300;
const MOST_ANNEXES = 100;

/** The presiding body does not meet with itself. */
const others = (joint: readonly Uuid[], bodyId: Uuid): readonly Uuid[] => [
  ...new Set(joint.filter((one) => one !== bodyId)),
];

const draftOf = (given: {
  kind: store.MeetingDraft["kind"];
  day: string;
  start: string;
  end?: string | undefined;
  place: string;
  link: string;
}): store.MeetingDraft => ({ ...given, day: calendarDay(given.day), end: given.end ?? "" });

/** `bodies`: those that meet, the one that presides first. */
async function timeIsFree(
  tx: Tx,
  bodies: readonly [Uuid, ...Uuid[]],
  draft: store.MeetingDraft,
  but: Uuid,
): Promise<void> {
  if (draft.end !== "" && draft.end <= draft.start) throw new Refused("meetingEndsFirst");
  const taken = await store.takenAt(tx, bodies[0], draft, but);
  await meetsOn(tx, bodies, draft.day);
  if (taken) throw new Refused("meetingThere");
}

/** Some bodies deal with everything in the open. Throws Refused `closesNothing`. */
async function mayClose(tx: Tx, meeting: MeetingPlan, { open }: { readonly open: boolean }): Promise<void> {
  if (open) return;
  if (!rulesOn(await rulesOf(tx, meeting.bodyId), meeting.day).mayClose) throw new Refused("closesNothing");
}

/** A closed item says why; an open one has no reason to. Throws Refused `sayWhyClosed`. */
function reasoned<H extends { open: boolean; closedBecause: string }>(given: H): H {
  if (given.open) return { ...given, closedBecause: "" };
  if (given.closedBecause === "") throw new Refused("sayWhyClosed");
  return given;
}

const placed = (items: readonly AgendaItem[], place: number): readonly Uuid[] =>
  // Those from that place on move one down; the hole is filled by the new one in the same transaction.
  items.flatMap((item, i) => (i + 1 === place ? [HOLE, item.id] : [item.id]));
/** Nobody's id: it takes up a place while the others are put in theirs. */
const HOLE = "00000000-0000-0000-0000-000000000000";

async function agendaFor(
  tx: Tx,
  who: Who,
  meetingId: Uuid,
  now: Instant,
  isOpen = agendaOpen,
): Promise<{ meeting: MeetingPlan; items: readonly AgendaItem[] }> {
  const meeting = await meetingFor(tx, who, meetingId, now);
  if (!isOpen(meeting.state)) throw new Refused("meetingMovedOn", { state: meeting.state });
  return { meeting, items: await store.itemsOf(tx, meetingId) };
}

async function itemFor(
  tx: Tx,
  who: Who,
  meetingId: Uuid,
  itemId: Uuid,
  now: Instant,
  isOpen = agendaOpen,
): Promise<AgendaItem> {
  const { items } = await agendaFor(tx, who, meetingId, now, isOpen);
  const item = items.find((one) => one.id === itemId);
  if (!item) throw new Refused("notFound");
  return item;
}
