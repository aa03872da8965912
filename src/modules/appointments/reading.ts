import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import { handOf, type Job, type MakeCommand, obey } from "./command.ts";
import { BookFromSource, NoteSource } from "./commands.ts";
import { type Loading, tell } from "./load.ts";
import { mayBeAt } from "./rules.ts";
import { beforeOf, eventOfUid, isLeftOut, readAnew, toldInFull } from "./source-rules.ts";
import {
  appointmentsWhere,
  calledOffOf,
  changeAppointment,
  countOn,
  insertAppointment,
  type Loaded,
  putCalledOff,
} from "./store.ts";
import type { SourceKind, When } from "./types.ts";

/** Appointments that are read from somewhere else, late, twice and out of order (source-rules.ts). */
export function readingActions(command: MakeCommand, { course: ours, again, forgetReminders }: Loading) {
  /** What is kept from such a source: all of it, or by the source's names for it. */
  const ofKind = async ({ tx }: Job<unknown>, courseId: Uuid, kind: SourceKind, uids?: readonly string[]) => {
    const named = uids === undefined ? sql`true` : sql`a.source_uid = any(${[...uids]}::text[])`;
    const which = sql`a.course_id = ${courseId} and a.source_kind = ${kind} and ${named}`;
    return (await appointmentsWhere(tx, which, MOST)).filter(isFromASource);
  };

  return {
    /**
     * One that is read from somewhere else, by whoever takes part in the course. Again, late and out of order it does what the newest
     * `sequence` says, once. Gives what it did: `booked`, `changed`, `moved`, `cancelled` – or nothing: `same`, `older` than what is
     * kept, `said` how it went already, `notBooked` and cancelled at first sight – which is remembered –, `offAlready`: cancelled by an
     * edition that is as new or newer. Throws Refused `notFound`, `courseClosed`, `longPast`, `dayTooFar`, `invalidInput`.
     */
    bookFromSource: command("bookFromSource", BookFromSource, async (job) => {
      const { tx, command: c, happened } = job;
      const course = await ours(job, c.courseId);
      if (course.diedAt !== null) throw new Refused("citizenDied");
      const { source, state, kind } = c;
      const when = readWhen(c);
      const said = { purpose: c.purpose, place: c.place, withWhom: c.withWhom, phone: c.phone };
      const event = eventOfUid(source.uid);
      const kept = await ofKind(job, course.id, source.kind, [source.uid, event]);
      const it = kept.find(({ sourceUid }) => sourceUid === source.uid) ?? null;
      const off = await calledOffOf(tx, course.id, source.kind, [source.uid, event]);
      const does = readAnew(it, { ...when, source, state }, beforeOf(source.uid, off, numberIn(kept)));
      if (state === "cancelled")
        putCalledOff(tx, course.id, source.kind, { ...source, told: "one" }, job.now);
      if (does === "book") {
        obey(mayBeAt(when, job.now));
        const id = newId();
        const about = { id, courseId: course.id, citizenId: course.citizenId };
        const from = { sourceKind: source.kind, sourceUid: source.uid, sourceSequence: source.sequence };
        insertAppointment(tx, { ...BARE, ...said, ...when, ...about, ...from, kind }, handOf(job));
        tell(happened, "booked", await again(job, id), { again: false });
        return { appointmentId: id, did: "booked" as const };
      }
      if (it === null)
        return { appointmentId: null, did: does === "notBooked" ? does : ("offAlready" as const) };
      const sourceSequence = source.sequence;
      if (does === "cancel") {
        await forgetReminders(job, it);
        const to = { state: "cancelled", endedWhy: "source", sourceSequence } as const;
        changeAppointment(tx, it, to, handOf(job));
        tell(happened, "cancelled", it, { by: "source" });
        return { appointmentId: it.id, did: "cancelled" as const };
      }
      if (does !== "moved" && does !== "changed")
        return { appointmentId: it.id, did: does === "older" || does === "same" ? does : ("said" as const) };
      if (does === "moved") {
        obey(mayBeAt(when, job.now));
        await forgetReminders(job, it);
      }
      const now = { state: "booked", endedWhy: null, words: "", sourceSequence, ...said } as const;
      // What was agreed was another time: nobody has told them of this one (A13).
      const moved = { ...now, ...when, movedBy: "source", citizenSays: "notYet" } as const;
      const to = does === "moved" ? moved : now;
      changeAppointment(tx, it, to, handOf(job));
      tell(happened, does, await again(job, it.id), does === "moved" ? { movedBy: "source" } : {});
      return { appointmentId: it.id, did: does };
    }),

    /**
     * What else a source has said, by whoever takes part in the course: what is off although it was never booked here or is over, what
     * it says unchanged once more, and which series it has told in full – where that is the newest telling, what we have ahead of it and
     * it does not name is cancelled. Gives the names of those. Throws Refused `notFound`, `courseClosed`.
     */
    noteSource: command("noteSource", NoteSource, async (job) => {
      const { tx, command: c, now, happened } = job;
      const course = await ours(job, c.courseId);
      const same = c.said.filter(({ is }) => is === "same");
      const numbers = new Map(same.map(({ uid, sequence }) => [uid, sequence]));
      for (const it of await ofKind(job, course.id, c.kind, [...numbers.keys()]))
        countOn(tx, it.id, numbers.get(it.sourceUid) ?? 0);
      for (const { uid, sequence, is } of c.said)
        if (is === "calledOff") putCalledOff(tx, course.id, c.kind, { uid, sequence, told: "one" }, now);

      const all = c.told.length === 0 ? [] : await ofKind(job, course.id, c.kind);
      const off = c.told.length === 0 ? [] : await calledOffOf(tx, course.id, c.kind);
      const cancelled: string[] = [];
      for (const telling of c.told) {
        if (telling.sequence < toldInFull(telling.uid, off, numberIn(all))) continue;
        putCalledOff(tx, course.id, c.kind, { ...telling, told: "others" }, now);
        for (const it of all.filter((one) =>
          isLeftOut({ ...one, uid: one.sourceUid, sequence: one.sourceSequence }, telling, dayOf(now)),
        )) {
          await forgetReminders(job, it);
          // Its own number stays: it was not called off by name, and is on again when its series names it again.
          changeAppointment(tx, it, { state: "cancelled", endedWhy: "source" }, handOf(job));
          tell(happened, "cancelled", it, { by: "source" });
          cancelled.push(it.sourceUid);
        }
      }
      return { cancelled };
    }),
  };
}

/** More than this no course has. */
const MOST = 5_000;

type FromASource = Loaded & { readonly sourceUid: string; readonly sourceSequence: number };
const isFromASource = (it: Loaded): it is FromASource => it.sourceUid !== null && it.sourceSequence !== null;

const numberIn = (all: readonly FromASource[]) => (uid: string) =>
  all.find(({ sourceUid }) => sourceUid === uid)?.sourceSequence ?? null;

/** Of what a source does not say, nothing is made up. */
const BARE = {
  needId: null,
  rightId: null,
  againOf: null,
  serviceId: null,
  atUnitId: null,
  bring: "",
  company: "nobodyYet",
  companionId: null,
  companyUnitId: null,
  companyWords: "",
  transport: "notSaid",
  transportUnitId: null,
  transportWords: "",
  citizenSays: "notYet",
} as const;

/** Throws Refused `invalidInput` where the moment is not on the day it says. */
function readWhen(c: { day: string; startsAt?: string | undefined; endsAt?: string | undefined }): When {
  const day = calendarDay(c.day);
  const startsAt = c.startsAt === undefined ? null : new Date(c.startsAt);
  if (startsAt !== null && dayOf(startsAt) !== day)
    throw new Refused("invalidInput", { issues: [{ field: "startsAt", code: "notOnTheDay" }] });
  return { day, startsAt, endsAt: c.endsAt === undefined ? null : new Date(c.endsAt) };
}
