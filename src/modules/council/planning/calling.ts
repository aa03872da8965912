import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { id, line } from "#platform/fields.ts";
import type { Letter, Mail } from "#platform/mail.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import type { Act, Who } from "../acting.ts";
import { bodyName } from "../approving/store.ts";
import { withNumbers } from "../meetings/rules.ts";
import { ChangeMeeting, changed, meetingFor } from "./actions.ts";
import { invitedTo } from "./invited.ts";
import { sentAgenda } from "./rules.ts";
import { tellAgenda } from "./site.ts";
import * as store from "./store.ts";
import type { AgendaItem, Invited, MeetingPlan } from "./types.ts";

/** `seen`: the count of how often it was told, as it was read. */
const Call = z.strictObject({ meetingId: id, seen: z.int().min(0) });
export const Cancel = z.strictObject({ meetingId: id, seen: z.int().min(0), why: line(1000) });

/** What a letter to the members says. `cancelled`: it will not be; `again`: they have been told of it before. */
export interface CallWords {
  readonly meeting: MeetingPlan;
  readonly body: string;
  /** Every item in its order. Of a closed one a letter says no more than that there is one: it leaves the house. */
  readonly items: readonly Pick<AgendaItem, "place" | "title" | "open">[];
  readonly cancelled: boolean;
  readonly again: boolean;
}

/** Writes the letter, with its calendar file. */
export type WriteCall = (words: CallWords) => Pick<Letter, "subject" | "text" | "calendar">;

/** How many were written to, and the names of those nobody here has an address of. */
export interface Told {
  readonly letters: number;
  readonly withoutAddress: readonly string[];
}

/** Members are told by letter, through the house's outbox; everybody on the public page. By whoever keeps the papers. */
export function createCalling(act: Act, mail: Pick<Mail, "post">) {
  async function tell(
    tx: Tx,
    meeting: MeetingPlan,
    items: readonly AgendaItem[],
    write: WriteCall,
    how: { cancelled: boolean; again: boolean },
    now: Instant,
  ): Promise<Told> {
    const body = await bodyName(tx, meeting.bodyId);
    const letter = write({
      meeting,
      body,
      items: items.map(({ place, title, open }) => ({ place, title, open })),
      ...how,
    });
    const invited = await invitedTo(tx, meeting.id);
    const addresses = new Set(invited.flatMap(({ email }) => (email === null ? [] : [email])));
    for (const to of addresses) mail.post(tx, { to, ...letter }, now);
    const without = invited.filter(({ email }: Invited) => email === null).map(({ name }) => name);
    return { letters: addresses.size, withoutAddress: [...new Set(without)] };
  }

  return {
    /**
     * Calls the meeting: agenda and calendar file to everybody with a seat, and the open items on the public page. Called again, the
     * agenda that is shown is the one of now. Throws Refused `meetingMovedOn`, `editedMeanwhile`, `noItems`, `numberInItem`.
     */
    callMeeting: (
      who: Who,
      command: z.input<typeof Call>,
      write: WriteCall,
      now: Instant,
      key?: string,
    ): Promise<Told> =>
      act(who, { name: "callMeeting", command, now, key }, async (tx) => {
        const { meetingId, seen } = wellFormed(Call, command);
        const meeting = await meetingFor(tx, who, meetingId, now, "call");
        if (meeting.sequence !== seen) throw new Refused("editedMeanwhile");
        const items = await store.itemsOf(tx, meetingId);
        if (items.length === 0) throw new Refused("noItems");
        const agenda = sentAgenda(items);
        const numbers = withNumbers(agenda.map(({ item }) => item));
        if (numbers.length > 0) throw new Refused("numberInItem", { items: numbers });
        store.setCalled(tx, meetingId, agenda, now);
        await tellAgenda(tx, meetingId);
        const called = { ...meeting, sequence: meeting.sequence + 1, calledAt: now, changedAt: now };
        return tell(tx, called, items, write, { cancelled: false, again: meeting.calledAt !== null }, now);
      }),

    /**
     * Another day, time, place or company of a meeting; those who had been told of it are told anew.
     * Throws Refused `editedMeanwhile`, `meetingMovedOn`, `meetingThere`, `meetingEndsFirst`.
     */
    changeMeeting: (
      who: Who,
      command: z.input<typeof ChangeMeeting>,
      write: WriteCall,
      now: Instant,
      key?: string,
    ): Promise<Told | null> =>
      act(who, { name: "changeMeeting", command, now, key }, async (tx) => {
        const given = wellFormed(ChangeMeeting, command);
        const before = await meetingFor(tx, who, given.meetingId, now, "change");
        await changed(tx, before, given, now);
        if (before.calledAt === null) return null;
        await tellAgenda(tx, before.id);
        const meeting = await store.lockedMeeting(tx, before.id);
        const items = await store.itemsOf(tx, before.id);
        return tell(tx, meeting, items, write, { cancelled: false, again: true }, now);
      }),

    /** Calls a meeting off, with why; those who had been told of it are told. Throws Refused `meetingMovedOn`, `editedMeanwhile`. */
    cancelMeeting: (
      who: Who,
      command: z.input<typeof Cancel>,
      write: WriteCall,
      now: Instant,
      key?: string,
    ): Promise<Told | null> =>
      act(who, { name: "cancelMeeting", command, now, key }, async (tx) => {
        const { meetingId, seen, why } = wellFormed(Cancel, command);
        const meeting = await meetingFor(tx, who, meetingId, now, "cancel");
        if (meeting.sequence !== seen) throw new Refused("editedMeanwhile");
        store.setState(tx, meetingId, "cancelled", now, why);
        if (meeting.calledAt === null) return null;
        await tellAgenda(tx, meetingId);
        const off = { ...meeting, sequence: meeting.sequence + 1, changedAt: now, why };
        return tell(
          tx,
          off,
          await store.itemsOf(tx, meetingId),
          write,
          { cancelled: true, again: true },
          now,
        );
      }),
  };
}
