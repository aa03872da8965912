import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, calendarDay, dayOf } from "#kernel/time.ts";
import { type Allowance, type Consent, linesOf } from "#modules/consent/index.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import { databaseFault } from "#platform/db.ts";
import type { RelayDeps } from "../actions/command.ts";
import { mayBeGivenUntil } from "../actions/person.ts";
import { OwnLine, OwnStopLine } from "../commands.ts";
import { clearAlarms } from "../store/around.ts";
import { writtenFor } from "./actor.ts";
import type { Act, MakeAct } from "./acts.ts";

/**
 * Who may know what, line by line, by the citizen's own hand (J1): an everyday sentence is one line, and what they then take away
 * or add is chosen. What stood is withdrawn by the same transaction, as with the sentences.
 */
export function lineActs(act: MakeAct, { citizens, consents }: Pick<RelayDeps, "citizens" | "consents">) {
  type Job = Pick<Act<unknown>, "tx" | "now" | "course" | "happened">;

  /** What is said now, where it is still what the page showed. Throws Refused `stale`. */
  async function saidNow({ tx, now, course }: Job, consentId: string | null): Promise<Consent | null> {
    const said = (await consents.said(tx, [course.citizenId], dayOf(now))).get(course.citizenId);
    const consent = said?.consent ?? null;
    if ((consent?.id ?? null) !== consentId) throw new Refused("stale");
    return consent;
  }

  /** The same lines for as long as before; what is said for the first time, as long as it may be. */
  async function say(job: Job, before: Consent | null, lines: readonly Allowance[]): Promise<void> {
    const { tx, now, course, happened } = job;
    const { citizenId, holderId } = course;
    const today = dayOf(now);
    const [cards, law] = await Promise.all([
      citizens.citizenCards(tx, [citizenId], today),
      consents.law(tx, today),
    ]);
    const latest = mayBeGivenUntil({ scope: "chosen", givenBy: "citizen" }, cards.get(citizenId), law, today);
    const endsOn = before !== null && before.scope !== "notNow" ? earlier(before.endsOn, latest) : latest;
    const given = { citizenId, scope: "chosen" as const, allowances: lines, form: "card" as const, endsOn };
    await consents.give(tx, { ...given, actor: writtenFor(holderId), now }).catch((error: unknown) => {
      throw databaseFault(error)?.code === "23503" ? new Refused("unknownDoor") : error;
    });
    clearAlarms(tx, { courseId: course.id }, ["consentEnding"], STAFET_PERSON_ID, now);
    happened("consentGiven", { scope: "chosen", form: "card", givenBy: "citizen" });
  }

  return {
    /**
     * A new line, or another in place of one. Throws Refused `courseClosed`, `stale`, `unknownDoor`, `endsOutside`,
     * `custodyHolderGives`, `tooManyLines`, `lineStands` when they have a line already.
     */
    sayLine: act("sayLine", OwnLine, async ({ command: c, ...job }) => {
      if (job.course.state !== "open") throw new Refused("courseClosed");
      const before = await saidNow(job, c.consentId);
      const lines = linesOf(before, c.purpose);
      const replaced = c.n === null ? undefined : lines[c.n];
      if (c.n !== null && replaced === undefined) throw new Refused("stale");
      const {
        recipient,
        unitId,
        organisationId,
      }: Pick<Allowance, "recipient" | "unitId" | "organisationId"> =
        c.sameDoor && replaced
          ? replaced
          : {
              recipient: c.unitId === undefined ? "relay" : "unit",
              unitId: c.unitId ?? null,
              organisationId: null,
            };
      const line: Allowance = {
        recipient,
        unitId,
        organisationId,
        kinds: [...new Set(c.kinds)],
        purpose: c.purpose,
        endsOn: c.endsOn === undefined ? null : calendarDay(c.endsOn),
      };
      // One line for whoever it is: two would not say which of them counts.
      const same = (other: Allowance, index: number): boolean =>
        index !== c.n &&
        other.recipient === line.recipient &&
        other.unitId === line.unitId &&
        other.organisationId === line.organisationId;
      if (lines.some(same)) throw new Refused("lineStands");
      if (c.n === null && lines.length >= MOST_LINES) throw new Refused("tooManyLines", { most: MOST_LINES });
      const kept = c.n === null ? lines : lines.filter((_, index) => index !== c.n);
      await say(job, before, [...kept, line]);
    }),

    /** One line ends, at once; the others stand. The last one: nothing is said any more. Throws Refused `stale`. */
    stopLine: act("stopLine", OwnStopLine, async ({ command: c, ...job }) => {
      const { tx, now, course, happened } = job;
      const before = await saidNow(job, c.consentId);
      const lines = linesOf(before, c.purpose);
      if (lines[c.n] === undefined) throw new Refused("stale");
      if (lines.length > 1) {
        await say(
          job,
          before,
          lines.filter((_, index) => index !== c.n),
        );
        return;
      }
      await consents.withdraw(tx, course.citizenId, now);
      clearAlarms(tx, { courseId: course.id }, ["consentEnding"], STAFET_PERSON_ID, now);
      happened("consentWithdrawn");
    }),
  };
}

/** More are hard to keep in mind; the database takes twenty. */
const MOST_LINES = 12;

const earlier = (a: CalendarDay, b: CalendarDay): CalendarDay => (a < b ? a : b);
