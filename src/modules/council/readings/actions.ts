import { createHash } from "node:crypto";
import { z } from "zod";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { id } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { thatBody } from "../bodies/store.ts";
import { becomesDraft, stepOf } from "../meetings/actions.ts";
import { change, changed, type Looked, readSchema } from "../meetings/mending.ts";
import { type Minutes, minutesSchema } from "../meetings/minutes.ts";
import { asSaidBefore, sayingOpen } from "../meetings/rules.ts";
import { meetingOf, type Standing } from "../meetings/store.ts";
import { type Flag, type Place, SETTLED } from "../meetings/types.ts";
import { keeping } from "../seats.ts";
import { MOST_FLAGS, settling } from "./rules.ts";
import * as store from "./store.ts";
import type { Laid } from "./types.ts";

const reading = { readingId: id, seen: z.int().min(1) };
const look = {
  ...reading,
  /** Places from 1. */
  open: z.array(z.int().min(1)).max(500),
  closed: z.array(z.int().min(1)).max(500),
  flags: z
    .array(z.strictObject({ flag: z.int().min(1), settled: z.enum(SETTLED).nullable() }))
    .max(MOST_FLAGS),
};
const LookThrough = z.strictObject(look);
const Mend = z.strictObject({ ...reading, change });
const Save = z.strictObject({
  ...look,
  /** The edition of the same meeting that whoever saves has seen is there; 0: there was none. */
  over: z.int().min(0),
});
const ThrowAway = z.strictObject(reading);

/** A document somebody sent: its name, its text, and each meeting as it was read. */
export interface SentDocument {
  readonly name: string;
  readonly text: string;
  readonly meetings: readonly {
    readonly meeting: unknown;
    readonly items: unknown;
    readonly flags: readonly Flag[];
    readonly places: readonly Place[];
  }[];
}

/** What was read waits until a person who keeps the body's papers has seen it beside the document; then it becomes minutes, or is thrown away. */
export function createReadingActions(act: Act) {
  return {
    /**
     * Lays what was read of a document to be looked at: nothing of it is minutes yet. The same text again is the same document; a meeting
     * whose minutes were saved from it before is not laid. `body`: slug or name. Throws Refused `unknownBody`, `forbidden`.
     */
    layReadings: (who: Who, body: string, sent: SentDocument, now: Instant): Promise<readonly Laid[]> =>
      act(who, { name: "layReadings", command: { body, name: sent.name }, now }, async (tx) => {
        const { id: bodyId } = await thatBody(tx, body);
        await keeping(tx, who, bodyId, now);
        const digest = createHash("sha256").update(sent.text).digest("hex");
        const file = { id: newId(), bodyId, name: sent.name.slice(-200) || "?", text: sent.text };
        const laidIn = await store.theFile(tx, file, digest, now, personOf(who));
        if (laidIn.known)
          return (await store.waiting(tx, laidIn.id)).map(
            (waits) => ({ became: "waits", id: waits }) as const,
          );
        const laid: Laid[] = [];
        for (const [i, { meeting, items, flags, places }] of sent.meetings.entries()) {
          const read = readSchema.safeParse({ meeting, items });
          if (!read.success) {
            laid.push({ became: "unread" });
            continue;
          }
          const looked: Looked = { minutes: read.data, flags: flags.slice(0, MOST_FLAGS), places };
          const before = await standingAs(tx, bodyId, looked);
          const { date, start } = looked.minutes.meeting;
          if (date !== null && before?.source === sent.text) {
            laid.push({ became: "same", heldOn: before.heldOn, starts: start });
            continue;
          }
          const readingId = newId();
          const minutes = before?.minutes ? asSaidBefore(before.minutes, looked.minutes) : looked.minutes;
          store.insertReading(
            tx,
            { id: readingId, fileId: laidIn.id, place: i + 1, looked: { ...looked, minutes } },
            now,
            personOf(who),
          );
          laid.push({ became: "waits", id: readingId });
        }
        if (!laid.some(({ became }) => became === "waits")) store.dropFile(tx, laidIn.id);
        return laid;
      }),

    /** Says which items were open, and of what is odd whether it is right as it stands. Gives the edition. Throws Refused `notFound`, `editedMeanwhile`. */
    lookThrough: (
      who: Who,
      command: z.input<typeof LookThrough>,
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "lookThrough", command, now, key }, async (tx) => {
        const said = wellFormed(LookThrough, command);
        const standing = await readingFor(tx, who, said.readingId, said.seen, now);
        const next = lookedThrough(standing, said);
        return different(standing, next)
          ? store.changeReading(tx, standing, next, now, personOf(who))
          : standing.edition;
      }),

    /** Puts right what the reader got wrong. Gives the edition. Throws Refused `notFound`, `editedMeanwhile`, `invalidInput`. */
    mendReading: (who: Who, command: z.input<typeof Mend>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "mendReading", command, now, key }, async (tx) => {
        const { readingId, seen, change: by } = wellFormed(Mend, command);
        const standing = await readingFor(tx, who, readingId, seen, now);
        const next = changed(standing, by);
        if (next === null) throw new Refused("notFound");
        const minutes = wellFormed(readSchema, next.minutes);
        return different(standing, next)
          ? store.changeReading(tx, standing, { ...next, minutes }, now, personOf(who))
          : standing.edition;
      }),

    /**
     * Keeps it as minutes, with what is said at the same time as in `lookThrough`: a draft, new or the next edition of the one there is. What waited is gone. Gives the address of its meeting.
     * Throws Refused `notFound`, `editedMeanwhile`, `dateMissing`, `alreadyPublished`, `meetingMadeHere`.
     */
    saveReading: (
      who: Who,
      command: z.input<typeof Save>,
      now: Instant,
      key?: string,
    ): Promise<{
      readonly heldOn: string;
      readonly starts: string | null;
      readonly became: "new" | "changed";
    }> =>
      act(who, { name: "saveReading", command, now, key }, async (tx) => {
        const said = wellFormed(Save, command);
        const standing = await readingFor(tx, who, said.readingId, said.seen, now);
        const looked = lookedThrough(standing, said);
        if (looked.minutes.meeting.date === null) throw new Refused("dateMissing");
        const minutes: Minutes = wellFormed(minutesSchema, looked.minutes);
        const { date, start } = minutes.meeting;
        const before = await meetingOf(tx, standing.bodyId, minutes.meeting);
        if ((before?.edition ?? 0) !== said.over) throw new Refused("editedMeanwhile");
        if (before?.madeHere) throw new Refused("meetingMadeHere");
        if (before?.state === "published") throw new Refused("alreadyPublished");
        const { name, source: text } = standing;
        const source = { name, text, flags: looked.flags, places: looked.places };
        const step = stepOf(who, now)("takenIn");
        const became = becomesDraft(tx, standing.bodyId, before, minutes, source, step);
        store.dropReading(tx, standing);
        return { heldOn: date, starts: start, became };
      }),

    /** Throws it away. Throws Refused `notFound`, `editedMeanwhile`. */
    throwAway: (who: Who, command: z.input<typeof ThrowAway>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "throwAway", command, now, key }, async (tx) => {
        const { readingId, seen } = wellFormed(ThrowAway, command);
        store.dropReading(tx, await readingFor(tx, who, readingId, seen, now));
        return null;
      }),
  };
}

function lookedThrough(
  { minutes, flags, places }: Looked,
  said: Pick<z.output<typeof LookThrough>, "open" | "closed" | "flags">,
): Looked {
  const opens = new Map([
    ...said.open.map((place) => [place, true] as const),
    ...said.closed.map((place) => [place, false] as const),
  ]);
  return { minutes: sayingOpen(minutes, opens), flags: settling(flags, said.flags), places };
}

/** The same meeting as it stands already. */
const standingAs = async (tx: Tx, bodyId: string, { minutes }: Looked): Promise<Standing | null> => {
  const { date, start } = minutes.meeting;
  return date === null ? null : meetingOf(tx, bodyId, { date, start });
};

async function readingFor(tx: Tx, who: Who, readingId: string, seen: number, now: Instant) {
  const standing = await store.readingSeen(tx, readingId, seen);
  await keeping(tx, who, standing.bodyId, now);
  return standing;
}

const different = ({ minutes, flags, places }: Looked, next: Looked): boolean =>
  canonical({ minutes, flags, places }) !== canonical(next);
