import { z } from "zod";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { id, line } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { thatBody } from "../bodies/store.ts";
import { tellAgenda } from "../planning/site.ts";
import { itemsOf } from "../planning/store.ts";
import { keeping } from "../seats.ts";
import { type Minutes, minutesSchema } from "./minutes.ts";
import { asSaidBefore, closedSince, mayPublish, sayingOpen } from "./rules.ts";
import { tellSearch } from "./site.ts";
import {
  changeMeeting,
  insertMeeting,
  meetingOf,
  meetingSeen,
  type Source,
  type Standing,
  type Step,
} from "./store.ts";

/** `seen`: the edition that was read. */
const SayOpen = z.strictObject({
  meetingId: id,
  seen: z.int().min(1),
  /** Places from 1. */
  open: z.array(z.int().min(1)).max(500),
  closed: z.array(z.int().min(1)).max(500),
});
const Publish = z.strictObject({
  meetingId: id,
  seen: z.int().min(1),
  /** The closed items, by place from 1: nothing of them but their numbers is shown. */
  leavingOut: z.array(z.int().min(1)).max(500).default([]),
});
const TakeDown = z.strictObject({ meetingId: id, seen: z.int().min(1), why: line(1000) });

export type TakenIn = "new" | "changed" | "same" | "published" | "madeHere";

/** What makes an edition, by whom. */
export const stepOf =
  (who: Who, at: Instant) =>
  (did: Step["did"], why = ""): Step => ({ did, at, personId: personOf(who), why });

/** What somebody does who keeps the papers of a body. */
export function createMinutesActions(act: Act) {
  return {
    /**
     * Takes the minutes of a meeting in, as a draft: a new one, or a new edition of the same meeting – of that body, on that day, at that
     * time. Read from the same text again, nothing happens; from another, what was said of the same items stays said; what is published
     * is left as it is. `body`: slug or name.
     * Throws Refused `unknownBody`, `invalidInput`.
     */
    takeIn: (who: Who, body: string, draft: unknown, source: Source, now: Instant): Promise<TakenIn> =>
      act(who, { name: "takeIn", command: { body, name: source.name }, now }, async (tx) => {
        const found = await thatBody(tx, body);
        await keeping(tx, who, found.id, now);
        const minutes: Minutes = wellFormed(minutesSchema, draft);
        const before = await meetingOf(tx, found.id, minutes.meeting);
        if (before?.madeHere) return "madeHere";
        if (before?.source === source.text) return "same";
        if (before?.state === "published") return "published";
        return becomesDraft(tx, found.id, before, minutes, source, stepOf(who, now)("takenIn"));
      }),

    /** Says of items whether they were open. Gives the edition. Throws Refused `notFound`, `editedMeanwhile`, `published`. */
    sayOpen: (who: Who, command: z.input<typeof SayOpen>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "sayOpen", command, now, key }, async (tx) => {
        const { meetingId, seen, open, closed } = wellFormed(SayOpen, command);
        const meeting = await draftSeen(tx, who, meetingId, seen, now);
        const said = new Map([
          ...open.map((place) => [place, true] as const),
          ...closed.map((place) => [place, false] as const),
        ]);
        // An agenda made here says so where it is made.
        if (meeting.madeHere) throw new Refused("meetingMovedOn", { state: meeting.state });
        const minutes = sayingOpen(meeting.minutes, said);
        if (canonical(minutes) === canonical(meeting.minutes)) return meeting.edition;
        return changeMeeting(tx, meeting, { minutes, state: "draft" }, stepOf(who, now)("saidOpen"));
      }),

    /**
     * Shows the open items to everybody; of a meeting made here, once its minutes are approved.
     * Throws Refused `notFound`, `editedMeanwhile`, `notApproved`, `sayWhatWasOpen`, `closedItems` ({ items }),
     * `numberInItem` ({ items }), `numberInHead`, `closedSince` ({ items }): closed after the minutes were written, which show them still.
     */
    publish: (who: Who, command: z.input<typeof Publish>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "publish", command, now, key }, async (tx) => {
        const { meetingId, seen, leavingOut } = wellFormed(Publish, command);
        const meeting = await draftSeen(tx, who, meetingId, seen, now);
        if (meeting.madeHere && meeting.state !== "approved") throw new Refused("notApproved");
        const ruling = mayPublish(meeting.minutes, leavingOut);
        if (!ruling.ok) throw new Refused(ruling.code, { items: ruling.items });
        const shut = meeting.madeHere ? closedSince(meeting.minutes, await itemsOf(tx, meetingId)) : [];
        if (shut.length > 0) throw new Refused("closedSince", { items: shut });
        const edition = changeMeeting(
          tx,
          meeting,
          { minutes: meeting.minutes, state: "published" },
          stepOf(who, now)("published"),
        );
        await tellSearch(tx, meetingId);
        await tellAgenda(tx, meetingId);
        return edition;
      }),

    /** Takes what is published back, with why; that it was there stays in its history. Throws Refused `notFound`, `editedMeanwhile`, `notPublished`. */
    takeDown: (who: Who, command: z.input<typeof TakeDown>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "takeDown", command, now, key }, async (tx) => {
        const { meetingId, seen, why } = wellFormed(TakeDown, command);
        const meeting = withMinutes(await meetingSeen(tx, meetingId, seen));
        await keeping(tx, who, meeting.bodyId, now);
        if (meeting.state !== "published") throw new Refused("notPublished");
        const edition = changeMeeting(
          tx,
          meeting,
          { minutes: meeting.minutes, state: meeting.madeHere ? "approved" : "draft" },
          stepOf(who, now)("takenDown", why),
        );
        await tellSearch(tx, meetingId);
        await tellAgenda(tx, meetingId);
        return edition;
      }),
  };
}

/**
 * Minutes that were read, as a draft: a new one, or the next edition of the one there is – neither made here nor published –, where what
 * was said of the same items stays said.
 */
export function becomesDraft(
  tx: Tx,
  bodyId: Uuid,
  before: Standing | null,
  minutes: Minutes,
  source: Source,
  step: Step,
): "new" | "changed" {
  if (before === null) {
    insertMeeting(tx, newId(), bodyId, minutes, source, step);
    return "new";
  }
  const next = before.minutes === null ? minutes : asSaidBefore(before.minutes, minutes);
  changeMeeting(tx, before, { minutes: next, state: "draft", source }, step);
  return "changed";
}

type WithMinutes = Standing & { readonly minutes: Minutes };

/** Throws Refused `notFound` where there are no minutes yet. */
function withMinutes(meeting: Standing): WithMinutes {
  if (meeting.minutes === null) throw new Refused("notFound");
  return { ...meeting, minutes: meeting.minutes };
}

/** What is published is changed by taking it down first. */
async function draftSeen(tx: Tx, who: Who, id: Uuid, seen: number, now: Instant): Promise<WithMinutes> {
  const meeting = withMinutes(await meetingSeen(tx, id, seen));
  await keeping(tx, who, meeting.bodyId, now);
  if (meeting.state === "published") throw new Refused("alreadyPublished");
  return meeting;
}
