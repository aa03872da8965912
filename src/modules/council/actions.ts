import { z } from "zod";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type Identity, keyOf, type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { id, line } from "#platform/fields.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Minutes, minutesSchema } from "./minutes.ts";
import { mayKeepMinutes } from "./policy.ts";
import { mayPublish, sayingOpen } from "./rules.ts";
import {
  addBody,
  bodyCalled,
  changeMeeting,
  insertMeeting,
  meetingOf,
  meetingSeen,
  type Source,
  type Standing,
  type Step,
} from "./store.ts";
import { BODY_KINDS, type Body } from "./types.ts";

export interface CouncilDeps {
  readonly db: Database;
  readonly identity: Identity;
}

/** Somebody who is signed in; null: whoever runs the house, at the command line. */
type Who = Pick<SignedIn, "personId" | "remits" | "actor"> | null;

const BodyDraft = z.strictObject({
  region: z.string().regex(/^DK-8[0-9]$/),
  slug: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: line(200),
  kind: z.enum(BODY_KINDS),
});
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

export type TakenIn = "new" | "changed" | "same" | "published";

export function createActions({ db, identity }: CouncilDeps) {
  /** One transaction with its entry in the log; who may keep minutes, and whoever runs the house. Throws Refused `forbidden`. */
  const act = <C, R>(
    who: Who,
    { name, command, now, key }: { name: string; command: C; now: Instant; key?: string | undefined },
    work: (tx: Tx, by: (did: Step["did"], why?: string) => Step) => Promise<R>,
  ): Promise<R> => {
    const actor = who === null ? SYSTEM : keyOf(who);
    const entry = { at: now, actor, action: `council.${name}` };
    return identity.audit.watch(entry, () =>
      db.write(SYSTEM, async (tx) => {
        if (who !== null && !mayKeepMinutes(who)) throw new Refused("forbidden");
        const step = (did: Step["did"], why = ""): Step => ({
          did,
          at: now,
          personId: who?.personId ?? null,
          why,
        });
        const doing = async () => {
          const done = await work(tx, step);
          identity.audit.record(tx, [entry]);
          return done;
        };
        return who === null
          ? doing()
          : once(tx, { actorId: who.personId, key, name: entry.action, request: command }, now, doing);
      }),
    );
  };

  return {
    /** Adds a council or another body. Throws Refused `invalidInput`, `bodyThere`. */
    addBody: (who: Who, draft: z.input<typeof BodyDraft>, now: Instant): Promise<Uuid> =>
      act(who, { name: "addBody", command: draft, now }, async (tx) => {
        const body: Body = { id: newId(), ...wellFormed(BodyDraft, draft) };
        if ((await bodyCalled(tx, body.slug)) ?? (await bodyCalled(tx, body.name)))
          throw new Refused("bodyThere");
        addBody(tx, body, now, who?.personId ?? null);
        return body.id;
      }),

    /**
     * Takes the minutes of a meeting in, as a draft: a new one, or a new edition of the same meeting – of that body, on that day, at that
     * time. Read from the same text again, nothing happens; what is published is left as it is. `body`: slug or name.
     * Throws Refused `unknownBody`, `invalidInput`.
     */
    takeIn: (who: Who, body: string, draft: unknown, source: Source, now: Instant): Promise<TakenIn> =>
      act(who, { name: "takeIn", command: { body, name: source.name }, now }, async (tx, step) => {
        const found = await bodyCalled(tx, body);
        if (found === null) throw new Refused("unknownBody");
        const minutes: Minutes = wellFormed(minutesSchema, draft);
        const before = await meetingOf(tx, found.id, minutes);
        if (before === null) {
          insertMeeting(tx, newId(), found.id, minutes, source, step("takenIn"));
          return "new";
        }
        if (before.source === source.text) return "same";
        if (before.state === "published") return "published";
        changeMeeting(tx, before, { minutes, state: "draft", source }, step("takenIn"));
        return "changed";
      }),

    /** Says of items whether they were open. Gives the edition. Throws Refused `notFound`, `editedMeanwhile`, `published`. */
    sayOpen: (who: Who, command: z.input<typeof SayOpen>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "sayOpen", command, now, key }, async (tx, step) => {
        const { meetingId, seen, open, closed } = wellFormed(SayOpen, command);
        const meeting = await draftSeen(tx, meetingId, seen);
        const said = new Map([
          ...open.map((place) => [place, true] as const),
          ...closed.map((place) => [place, false] as const),
        ]);
        const minutes = sayingOpen(meeting.minutes, said);
        if (canonical(minutes) === canonical(meeting.minutes)) return meeting.edition;
        return changeMeeting(tx, meeting, { minutes, state: "draft" }, step("saidOpen"));
      }),

    /** Shows the open items to everybody. Throws Refused `notFound`, `editedMeanwhile`, `sayWhatWasOpen`, `closedItems` ({ items }). */
    publish: (who: Who, command: z.input<typeof Publish>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "publish", command, now, key }, async (tx, step) => {
        const { meetingId, seen, leavingOut } = wellFormed(Publish, command);
        const meeting = await draftSeen(tx, meetingId, seen);
        const ruling = mayPublish(meeting.minutes, leavingOut);
        if (!ruling.ok) throw new Refused(ruling.code, { items: ruling.items });
        return changeMeeting(
          tx,
          meeting,
          { minutes: meeting.minutes, state: "published" },
          step("published"),
        );
      }),

    /** Takes what is published back, with why; that it was there stays in its history. Throws Refused `notFound`, `editedMeanwhile`, `notPublished`. */
    takeDown: (who: Who, command: z.input<typeof TakeDown>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "takeDown", command, now, key }, async (tx, step) => {
        const { meetingId, seen, why } = wellFormed(TakeDown, command);
        const meeting = await meetingSeen(tx, meetingId, seen);
        if (meeting.state !== "published") throw new Refused("notPublished");
        return changeMeeting(
          tx,
          meeting,
          { minutes: meeting.minutes, state: "draft" },
          step("takenDown", why),
        );
      }),
  };
}

/** What is published is changed by taking it down first. */
async function draftSeen(tx: Tx, id: Uuid, seen: number): Promise<Standing> {
  const meeting = await meetingSeen(tx, id, seen);
  if (meeting.state === "published") throw new Refused("alreadyPublished");
  return meeting;
}
