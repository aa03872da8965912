import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import { day, id, line, plainLine, plainText } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { meetsAt } from "../meetings/pointing.ts";
import { keeping } from "../seats.ts";
import { slugFor } from "./rules.ts";
import {
  endPage,
  insertPage,
  insertVersion,
  pagesThere,
  takeVersionDown,
  tellSearch,
  thatPage,
} from "./store.ts";
import { LIVING_KINDS } from "./types.ts";

const version = {
  title: plainLine(200),
  words: plainText(50_000).min(1, { error: "required" }),
  validFrom: day,
  adopted: plainText(300).default(""),
  meetingId: id.nullable().default(null),
};
const BeginLiving = z.strictObject({ bodyId: id, kind: z.enum(LIVING_KINDS), ...version });
/** `seen`: the newest version there was when it was written. */
const ChangeLiving = z.strictObject({ pageId: id, seen: z.int().min(1), ...version });
const TakeDownLiving = z.strictObject({ pageId: id, version: z.int().min(1), why: line(1000) });
const EndLiving = z.strictObject({ pageId: id, endsOn: day.nullable() });

/** What a council says of itself, written by whoever keeps its papers. What is saved is public at once. */
export function createLivingActions(act: Act) {
  return {
    /** A new page with its first version. Gives its slug. Throws Refused `forbidden`, `invalidInput`, `notFound`, `pageThere` ({ slug }). */
    beginLiving: (
      who: Who,
      command: z.input<typeof BeginLiving>,
      now: Instant,
      key?: string,
    ): Promise<string> =>
      act(who, { name: "beginLiving", command, now, key }, async (tx) => {
        const { bodyId, kind, validFrom, ...said } = wellFormed(BeginLiving, command);
        await keeping(tx, who, bodyId, now);
        const there = await pagesThere(tx, bodyId);
        const same = kind === "focusArea" ? undefined : there.find((page) => page.kind === kind);
        if (same) throw new Refused("pageThere", { slug: same.slug });
        if (said.meetingId !== null && !(await meetsAt(tx, bodyId, said.meetingId)))
          throw new Refused("notFound");
        const page = {
          id: newId(),
          bodyId,
          kind,
          slug: slugFor(
            kind,
            said.title,
            there.map(({ slug }) => slug),
          ),
        };
        insertPage(tx, page, said.title);
        insertVersion(
          tx,
          page.id,
          { ...said, version: 1, validFrom: calendarDay(validFrom) },
          now,
          personOf(who),
        );
        await tellSearch(tx, page);
        return page.slug;
      }),

    /** The next version of a page. Throws Refused `forbidden`, `invalidInput`, `notFound`, `editedMeanwhile`. */
    changeLiving: (
      who: Who,
      command: z.input<typeof ChangeLiving>,
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "changeLiving", command, now, key }, async (tx) => {
        const { pageId, seen, validFrom, ...said } = wellFormed(ChangeLiving, command);
        const page = await thatPage(tx, pageId);
        await keeping(tx, who, page.bodyId, now);
        if (page.version !== seen)
          throw new Refused("editedMeanwhile", { id: pageId, edition: page.version });
        if (said.meetingId !== null && !(await meetsAt(tx, page.bodyId, said.meetingId)))
          throw new Refused("notFound");
        const next = { ...said, version: seen + 1, validFrom: calendarDay(validFrom) };
        insertVersion(tx, pageId, next, now, personOf(who));
        await tellSearch(tx, page);
        return next.version;
      }),

    /** Takes a version back that should not have been public; that it was there, and why not, stays. Throws Refused `forbidden`, `notFound`. */
    takeDownLiving: (
      who: Who,
      command: z.input<typeof TakeDownLiving>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "takeDownLiving", command, now, key }, async (tx) => {
        const given = wellFormed(TakeDownLiving, command);
        const page = await thatPage(tx, given.pageId);
        await keeping(tx, who, page.bodyId, now);
        await takeVersionDown(tx, given, now, personOf(who));
        await tellSearch(tx, page);
        return null;
      }),

    /** Says which day a page holds for the last time; null: until further notice after all. Throws Refused `forbidden`, `notFound`. */
    endLiving: (who: Who, command: z.input<typeof EndLiving>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "endLiving", command, now, key }, async (tx) => {
        const { pageId, endsOn } = wellFormed(EndLiving, command);
        const page = await thatPage(tx, pageId);
        await keeping(tx, who, page.bodyId, now);
        endPage(tx, page, endsOn === null ? null : calendarDay(endsOn));
        return null;
      }),
  };
}
