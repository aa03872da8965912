import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, calendarDay } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { rulesOf } from "../approving/store.ts";
import { lockedBody } from "../bodies/store.ts";
import type { Body, Membership } from "../bodies/types.ts";
import { rulesOn } from "../bodyRules/rules.ts";
import { keeping } from "../seats.ts";
import { memberSchemas } from "./commands.ts";
import { mayStand } from "./rules.ts";
import { bodyOfSeat, changeSeat, insertSeat, type SeatStep, seatsIn, whoSignsInAs } from "./store.ts";
import type { SeatDid } from "./types.ts";

type Command<S extends z.ZodType> = z.input<S>;
const { AddSeat, CorrectSeat, MoveSeat, EndSeat } = memberSchemas;

const stepOf = (who: Who, at: Instant, did: SeatDid, why = ""): SeatStep => ({
  ...{ did, at, personId: personOf(who), why },
});

/** Who sits in a body: written by whoever keeps its papers. Each change is kept with who made it and why. */
export function createMemberActions(act: Act) {
  return {
    /** A new seat. Throws Refused `forbidden`, `unknownBody`, `noSuchPerson`, `hasNoChair`, and as `mayStand` says. */
    addSeat: (who: Who, command: Command<typeof AddSeat>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addSeat", command, now, key }, async (tx) => {
        const { bodyId, signsInAs, mail, from, until, ...draft } = wellFormed(AddSeat, command);
        await keeping(tx, who, bodyId, now);
        const body = await lockedBody(tx, bodyId);
        const personId = signsInAs === null ? null : await whoSignsInAs(tx, signsInAs);
        const seat = { id: newId(), bodyId, ...draft, personId, mail: mail ?? "", ...days(from, until) };
        standing({ ...seat, edition: 1 }, await seatsIn(tx, bodyId), body);
        await mayChair(tx, seat);
        insertSeat(tx, seat, stepOf(who, now, "added"));
        return seat.id;
      }),

    /** Puts right what was wrong all the time. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `noSuchPerson`, `hasNoChair`, and as `mayStand` says. */
    correctSeat: (
      who: Who,
      command: Command<typeof CorrectSeat>,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "correctSeat", command, now, key }, async (tx) => {
        const { seatId, seen, signsInAs, mail, from, until, why, ...draft } = wellFormed(
          CorrectSeat,
          command,
        );
        const { seat, all, body } = await seatSeen(tx, who, seatId, seen, now);
        const personId =
          signsInAs === undefined ? seat.personId : signsInAs && (await whoSignsInAs(tx, signsInAs));
        const written = mail === undefined ? seat.mail : (mail ?? "");
        const next = { ...seat, ...draft, personId, mail: written, ...days(from, until) };
        standing(next, all, body);
        stillDeputies(next, all, body);
        await mayChair(tx, next);
        changeSeat(tx, next, stepOf(who, now, "corrected", why));
      }),

    /**
     * The same person in another role, or for somebody else, from a day on: the seat ends the day before, and a new one begins. A deputy
     * of theirs goes along. Gives the new seat. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `notInThatTime`, `hasNoChair`, and as `mayStand` says.
     */
    moveSeat: (who: Who, command: Command<typeof MoveSeat>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "moveSeat", command, now, key }, async (tx) => {
        const { seatId, seen, since, why, ...draft } = wellFormed(MoveSeat, command);
        const { seat, all, body } = await seatSeen(tx, who, seatId, seen, now);
        const from = calendarDay(since);
        if (from <= seat.from || (seat.until !== null && from > seat.until))
          throw new Refused("notInThatTime");
        const ended = { ...seat, until: addDays(from, -1) };
        const next: Membership = { ...seat, ...draft, deputyFor: null, id: newId(), from, edition: 1 };
        const without = all.filter(({ id }) => id !== seat.id);
        standing(next, [...without, ended], body);
        await mayChair(tx, next);
        const [step, begun] = [stepOf(who, now, "moved", why), stepOf(who, now, "added", why)];
        changeSeat(tx, ended, step);
        insertSeat(tx, next, begun);
        for (const deputy of deputiesAfter(seatId, from, all)) {
          if (deputy.from < from) {
            changeSeat(tx, { ...deputy, until: addDays(from, -1) }, step);
            insertSeat(tx, { ...deputy, id: newId(), deputyFor: next.id, from }, begun);
          } else changeSeat(tx, { ...deputy, deputyFor: next.id }, step);
        }
        return next.id;
      }),

    /** Ends a seat; the last day counts. Deputies of it end too. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `notInThatTime`. */
    endSeat: (who: Who, command: Command<typeof EndSeat>, now: Instant, key?: string): Promise<void> =>
      act(who, { name: "endSeat", command, now, key }, async (tx) => {
        const { seatId, seen, lastDay, why } = wellFormed(EndSeat, command);
        const { seat, all } = await seatSeen(tx, who, seatId, seen, now);
        const until = calendarDay(lastDay);
        if (until < seat.from || (seat.until !== null && until > seat.until))
          throw new Refused("notInThatTime");
        const deputies = deputiesAfter(seatId, addDays(until, 1), all);
        if (deputies.some(({ from }) => from > until)) throw new Refused("deputyThere");
        for (const one of [seat, ...deputies])
          changeSeat(tx, { ...one, until }, stepOf(who, now, "ended", why));
      }),
  };
}

const days = (from: string, until: string | null) => ({
  from: calendarDay(from),
  until: until === null ? null : calendarDay(until),
});

/** A seat in the edition that was read, with the others of its body, which is locked. */
async function seatSeen(tx: Tx, who: Who, seatId: Uuid, seen: number, now: Instant) {
  const bodyId = await bodyOfSeat(tx, seatId);
  await keeping(tx, who, bodyId, now);
  const body = await lockedBody(tx, bodyId);
  const all = await seatsIn(tx, bodyId);
  const seat = all.find(({ id }) => id === seatId);
  if (!seat) throw new Refused("notFound");
  if (seat.edition !== seen) throw new Refused("editedMeanwhile", { id: seatId, edition: seat.edition });
  return { seat, all, body };
}

function standing(seat: Membership, all: readonly Membership[], body: Body): void {
  const ruling = mayStand(seat, all, body.lastDay);
  if (!ruling.ok) throw new Refused(ruling.code, { name: ruling.name });
}

/** Some bodies have nobody in the chair, by their rules on the day a seat begins. Throws Refused `hasNoChair`. */
async function mayChair(
  tx: Tx,
  { bodyId, role, from }: Pick<Membership, "bodyId" | "role" | "from">,
): Promise<void> {
  if (role !== "chair" && role !== "viceChair") return;
  if (!rulesOn(await rulesOf(tx, bodyId), from).hasChair) throw new Refused("hasNoChair");
}

/** That those who step in for it still may. */
function stillDeputies(seat: Membership, all: readonly Membership[], body: Body): void {
  const now = all.map((one) => (one.id === seat.id ? seat : one));
  for (const deputy of all.filter(({ deputyFor }) => deputyFor === seat.id)) standing(deputy, now, body);
}

/** Deputies of a seat whose time goes past the day before. */
const deputiesAfter = (seatId: Uuid, day: string, all: readonly Membership[]): Membership[] =>
  all.filter(({ deputyFor, until }) => deputyFor === seatId && (until === null || until >= day));
