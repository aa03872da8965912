import type { Council, Told, WriteCall } from "#modules/council/index.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { DISSENT } from "../shared/dissent.ts";
import type { Pressed } from "./form.ts";

interface Hand {
  readonly council: Council;
  readonly who: SignedIn;
  readonly meetingId: string;
  readonly letter: WriteCall;
  readonly at: Date;
  readonly key: string;
}

/** What is said afterwards, and who was written to, where somebody was. */
export interface Done {
  readonly done: string;
  readonly told?: Told | null;
}

/** Carries out what was pressed on a meeting's page. */
export async function carryOut(pressed: Pressed, hand: Hand): Promise<Done> {
  const { council, who, meetingId, letter, at, key } = hand;
  switch (pressed.do) {
    case "change":
      return { done: "changed", told: await council.changeMeeting(who, pressed.command, letter, at, key) };
    case "call": {
      const command = { meetingId, seen: pressed.seen };
      return { done: "nowCalled", told: await council.callMeeting(who, command, letter, at, key) };
    }
    case "cancel":
      return {
        done: "nowCancelled",
        told: await council.cancelMeeting(who, pressed.command, letter, at, key),
      };
    case "begin":
      await council.beginMeeting(who, meetingId, at, key);
      return { done: "begun" };
    case "writeOn":
      await council.writeOn(who, meetingId, at, key);
      return { done: "begun" };
    case "send":
      await council.sendForApproval(who, pressed.command, at, key);
      return { done: "changed" };
    case "takeBack":
      await council.takeBack(who, pressed.command, at, key);
      return { done: "changed" };
    case "object":
      await council.objectToMinutes(who, pressed.command, at, key);
      return { done: "changed" };
    case "answer":
      await council.answerObjection(who, pressed.command, at, key);
      return { done: "changed" };
    case "approve":
      await council.approveMinutes(who, { meetingId, seen: pressed.seen }, at, key);
      return { done: "changed" };
    case "publish": {
      const { seen, leavingOut } = pressed;
      await council.publish(who, { meetingId, seen, leavingOut: [...leavingOut] }, at, key);
      return { done: "changed" };
    }
    case "down":
      await council.takeDown(who, pressed.command, at, key);
      return { done: "changed" };
    case "correct":
      await council.correctMinutes(
        who,
        { meetingId, seen: pressed.seen, why: pressed.why, ...DISSENT },
        at,
        key,
      );
      return { done: "changed" };
  }
}
