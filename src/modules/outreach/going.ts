import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay, parseCalendarDay } from "#kernel/time.ts";
import type { Job, MakeCommand, OutreachDeps } from "./command.ts";
import {
  EndSighting,
  LeaveRest,
  LookFor,
  MarkStop,
  MeetSighting,
  NoteMet,
  NoteNotFound,
  NoteSighting,
  StopLooking,
} from "./commands.ts";
import { mayGo } from "./policy.ts";
import { dayOut, mayNote, stopsOn } from "./rules.ts";
import {
  byId,
  byStop,
  endSearch,
  endSighting,
  insertSearch,
  insertSighting,
  loadRound,
  moveSearch,
  putAttempt,
  putVisit,
  searchesWhere,
} from "./store.ts";
import type { Became, MetHow, Round, SkipReason } from "./types.ts";

/** Out on a round: stops, people looked for, people seen. By whoever works in the team; two who press at once count once. */
export function goingActions(command: MakeCommand, { relay }: OutreachDeps) {
  const by = ({ actor, now }: Job<unknown>) => ({ personId: actor.personId, at: now });

  /** A day of a round of the actor's team, locked. Throws Refused `notFound` of others', `notThatDay`. */
  const onDay = async ({ tx, actor, now }: Job<unknown>, which: ReturnType<typeof byId>, text: string) => {
    const round = await loadRound(tx, which);
    if (!mayGo(actor, round)) throw new Refused("notFound");
    const day = parseCalendarDay(text);
    if (day === null || !mayNote(round, day, now)) throw new Refused("notThatDay");
    return { round, day };
  };

  const noted = (
    { happened }: Job<unknown>,
    round: Round,
    stopId: Uuid,
    day: CalendarDay,
    why: SkipReason | null,
  ): void =>
    happened(why === null ? "stopDone" : "stopSkipped", {
      unitId: round.unitId,
      data: { roundId: round.id, stopId, day, ...(why === null ? {} : { why }) },
    });

  /** A stop of one of the team's own rounds. Throws Refused `notFound`. */
  const ownStop = async (
    { tx, actor }: Job<unknown>,
    stopId: Uuid | null | undefined,
  ): Promise<Uuid | null> => {
    if (!stopId) return null;
    const round = await loadRound(tx, byStop(stopId));
    if (!mayGo(actor, round)) throw new Refused("notFound");
    return stopId;
  };

  /** Whom the team looks for, the course locked. Throws Refused `notFound`, `courseClosed`. */
  const lookedFor = async ({ tx, actor }: Job<unknown>, searchId: Uuid) => {
    const [search] = await searchesWhere(tx, sql`s.id = ${searchId} and s.ended_at is null`);
    if (!search || !mayGo(actor, search)) throw new Refused("notFound");
    const course = await relay.inside.course(tx, search.courseId);
    if (!(await relay.inside.takesPart(tx, actor, course.id))) throw new Refused("notFound");
    if (course.state !== "open") throw new Refused("courseClosed");
    return { search, course };
  };

  /** One contact on the course for each thing that happened, whoever pressed and however often. */
  const attempted = async (
    job: Job<unknown>,
    searchId: Uuid,
    outcome: "met" | "notFound",
    { how, note }: { readonly how: MetHow | null; readonly note: string },
  ) => {
    const { tx, actor, now, happened } = job;
    const { search, course } = await lookedFor(job, searchId);
    const fresh = await putAttempt(tx, search.id, dayOut(now), { outcome, how }, by(job));
    if (fresh) {
      await relay.inside.contact({ tx, actor, now }, course, { way: outcome, note });
      const data = how === null ? {} : { how };
      happened(outcome, { unitId: search.unitId, of: search, data });
    }
    return { searchId: search.id, courseId: course.id, fresh };
  };

  const ended = async (job: Job<unknown>, sightingId: Uuid, how: Became | "gone") => {
    const { tx, actor, happened } = job;
    if (!(await endSighting(tx, sightingId, how, by(job)))) throw new Refused("notFound");
    happened("sightingEnded", { unitId: actor.unitId, data: { how } });
    return { sightingId };
  };

  return {
    /**
     * Somebody has been at a stop, or leaves it for a reason. What was done stays done, and what is skipped can be done later. Throws
     * Refused `notFound`, `notThatDay` – of a day the round did not go, or more than a week ago. Gives whether it was news.
     */
    markStop: command("markStop", MarkStop, async (job) => {
      const { tx, command: c } = job;
      const { round, day } = await onDay(job, byStop(c.stopId), c.day);
      const why = c.why ?? null;
      const fresh = await putVisit(tx, c.stopId, day, { state: c.state, why }, by(job));
      if (fresh) noted(job, round, c.stopId, day, why);
      return { roundId: round.id, fresh };
    }),

    /** Nobody goes any further: every stop nobody has noted anything of is left for this reason. Throws as `markStop`. */
    leaveRest: command("leaveRest", LeaveRest, async (job) => {
      const { tx, command: c } = job;
      const { round, day } = await onDay(job, byId(c.roundId), c.day);
      let left = 0;
      for (const { id } of stopsOn(round.stops, day))
        if (await putVisit(tx, id, day, { state: "skipped", why: c.why }, by(job))) {
          noted(job, round, id, day, c.why);
          left += 1;
        }
      return { roundId: round.id, left };
    }),

    /**
     * The team looks for somebody on a course it is on; said again, where. Throws Refused `notFound`, `courseClosed`,
     * `citizenDied`, `lookedForAlready` where a colleague began at the same moment.
     */
    lookFor: command("lookFor", LookFor, async (job) => {
      const { tx, actor, command: c, happened } = job;
      const course = await relay.inside.course(tx, c.courseId);
      if (!(await relay.inside.takesPart(tx, actor, course.id))) throw new Refused("notFound");
      if (course.state !== "open") throw new Refused("courseClosed");
      if (course.diedAt !== null) throw new Refused("citizenDied");
      const stopId = await ownStop(job, c.stopId);
      const { unitId } = actor;
      const mine = sql`s.course_id = ${course.id} and s.unit_id = ${unitId} and s.ended_at is null`;
      const [there] = await searchesWhere(tx, mine);
      if (there) {
        moveSearch(tx, there.id, { stopId, place: c.place });
        return { searchId: there.id };
      }
      const of = { courseId: course.id, citizenId: course.citizenId };
      const search = { id: newId(), unitId, ...of, stopId, place: c.place };
      insertSearch(tx, search, by(job));
      happened("searchBegun", { unitId, of });
      return { searchId: search.id };
    }),

    /** The team looks no more. Who has the baton has it still. Throws Refused `notFound`. */
    stopLooking: command("stopLooking", StopLooking, async (job) => {
      const { tx, actor, command: c, happened } = job;
      const [search] = await searchesWhere(tx, sql`s.id = ${c.searchId} and s.ended_at is null`);
      if (!search || !mayGo(actor, search)) throw new Refused("notFound");
      await relay.inside.course(tx, search.courseId);
      endSearch(tx, search.id, by(job));
      happened("searchEnded", { unitId: search.unitId, of: search });
      return { searchId: search.id };
    }),

    /** Met: how it was, and words where there are any. Throws Refused `notFound`, `courseClosed`. Gives whether it was news. */
    noteMet: command("noteMet", NoteMet, (job) =>
      attempted(job, job.command.searchId, "met", { how: job.command.how, note: job.command.words }),
    ),

    /**
     * Looked for today and not found: once a day for a team, which counts towards "cannot be found" and what the holder is told (law 7).
     * Throws Refused `notFound`, `courseClosed`. Gives whether it was news.
     */
    noteNotFound: command("noteNotFound", NoteNotFound, (job) =>
      attempted(job, job.command.searchId, "notFound", { how: null, note: "" }),
    ),

    /** Somebody was seen, and not met: a few words to know them by. Throws Refused `notFound` of another team's stop. */
    noteSighting: command("noteSighting", NoteSighting, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const stopId = await ownStop(job, c.stopId);
      const seenOn = dayOut(now);
      const { unitId, unit } = actor;
      const seen = { id: newId(), unitId, region: unit.region, stopId, words: c.words, seenOn };
      insertSighting(tx, { ...seen, endsOn: addDays(seenOn, c.days) }, by(job));
      happened("sightingMade", { unitId });
      return { sightingId: seen.id };
    }),

    /** Met now: a course has begun, or a short contact was enough. The words are gone. Throws Refused `notFound`. */
    meetSighting: command("meetSighting", MeetSighting, (job) =>
      ended(job, job.command.sightingId, job.command.became),
    ),

    /** Not seen there any more. The words are gone. Throws Refused `notFound`. */
    endSighting: command("endSighting", EndSighting, (job) => ended(job, job.command.sightingId, "gone")),
  };
}
