import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { id, plainLine } from "#platform/fields.ts";
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
export const Cancel = z.strictObject({ meetingId: id, seen: z.int().min(0), why: plainLine(1000) });

/**
 * What a letter to the members says. `cancelled`: it will not be; `again`: they have been told of it before; `without`: it will be, and they
 * are called no more – another body meets, or their seat has ended by the new day.
 */
export interface CallWords {
  readonly meeting: MeetingPlan;
  readonly body: string;
  /** Every item in its order. Of a closed one a letter says no more than that there is one: it leaves the house. */
  readonly items: readonly Pick<AgendaItem, "place" | "title" | "open">[];
  readonly cancelled: boolean;
  readonly again: boolean;
  readonly without: boolean;
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
    to: readonly Invited[],
    meeting: MeetingPlan,
    items: readonly AgendaItem[],
    write: WriteCall,
    how: Partial<Pick<CallWords, "cancelled" | "again" | "without">>,
    now: Instant,
  ): Promise<Told> {
    const body = await bodyName(tx, meeting.bodyId);
    const letter = write({
      ...{ meeting, body, cancelled: false, again: false, without: false },
      items: items.map(({ place, title, open }) => ({ place, title, open })),
      ...how,
    });
    const addresses = addressesOf(to);
    for (const address of addresses) mail.post(tx, { to: address, ...letter }, now);
    const nowhere = to.filter(({ email }) => email === null).map(({ name }) => name);
    return { letters: addresses.size, withoutAddress: [...new Set(nowhere)] };
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
        const invited = await invitedTo(tx, meetingId);
        return tell(tx, invited, called, items, write, { again: meeting.calledAt !== null }, now);
      }),

    /**
     * Another day, time, place or company of a meeting; those who had been told of it are told anew – that they are called no more, where
     * it is so.
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
        const had = await invitedTo(tx, before.id);
        await changed(tx, before, given, now);
        if (before.calledAt === null) return null;
        await tellAgenda(tx, before.id);
        const meeting = await store.lockedMeeting(tx, before.id);
        const items = await store.itemsOf(tx, before.id);
        const invited = await invitedTo(tx, before.id);
        const [knew, knows] = [addressesOf(had), addressesOf(invited)];
        const { sequence, changedAt } = meeting;
        const names = new Set(invited.map(({ name }) => name));
        const gone = had.filter(({ email, name }) => (email === null ? !names.has(name) : !knows.has(email)));
        const first = invited.filter(({ email }) => email !== null && !knew.has(email));
        const again = invited.filter((one) => !first.includes(one));
        const told = await tell(tx, again, meeting, items, write, { again: true }, now);
        const called = first.length > 0 ? await tell(tx, first, meeting, items, write, {}, now) : NOBODY;
        // Where it is held online is for those who are called.
        const without = { ...before, sequence, changedAt, link: "" };
        const left =
          gone.length > 0 ? await tell(tx, gone, without, [], write, { without: true }, now) : NOBODY;
        return {
          letters: told.letters + called.letters + left.letters,
          withoutAddress: [...told.withoutAddress, ...left.withoutAddress],
        };
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
        const [invited, items] = [await invitedTo(tx, meetingId), await store.itemsOf(tx, meetingId)];
        return tell(tx, invited, off, items, write, { cancelled: true, again: true }, now);
      }),
  };
}

const NOBODY: Told = { letters: 0, withoutAddress: [] };

const addressesOf = (some: readonly Invited[]): ReadonlySet<string> =>
  new Set(some.flatMap(({ email }) => (email === null ? [] : [email])));
