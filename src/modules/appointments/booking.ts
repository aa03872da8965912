import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import { type Job, type MakeCommand, obey } from "./command.ts";
import {
  BookAppointment,
  BookFromSource,
  CancelAppointment,
  ChangeAppointment,
  MoveAppointment,
} from "./commands.ts";
import { type Loading, tell } from "./load.ts";
import { mayKeep } from "./policy.ts";
import { mayBeAt, mayChange, mayMove, readAnew, whenFrom } from "./rules.ts";
import {
  appointmentsWhere,
  changeAppointment,
  finishStep,
  insertAppointment,
  type Loaded,
  type NewAppointment,
} from "./store.ts";
import type { Details, When } from "./types.ts";

/** Appointments are booked, changed, moved and cancelled, by hand or from where they are read. */
export function bookingActions(
  command: MakeCommand,
  { course: ours, appointment, forgetReminders }: Loading,
) {
  const hand = ({ actor, now }: Job<unknown>) => ({
    personId: actor.personId,
    unitId: actor.unitId,
    at: now,
  });

  /** One that the actor keeps, on an open course. Throws Refused `notFound`, `courseClosed`. */
  const kept = async (job: Job<unknown>, id: Uuid): Promise<Loaded> => {
    const { it, course, footing } = await appointment(job, id);
    if (!mayKeep(footing)) throw new Refused("notFound");
    if (course.state !== "open") throw new Refused("courseClosed");
    return it;
  };

  const again = async ({ tx }: Job<unknown>, id: Uuid): Promise<Loaded> => {
    const [it] = await appointmentsWhere(tx, sql`a.id = ${id}`);
    if (!it) throw new Refused("notFound");
    return it;
  };

  const book = async (job: Job<unknown>, it: NewAppointment): Promise<Loaded> => {
    insertAppointment(job.tx, it, hand(job));
    const booked = await again(job, it.id);
    tell(job.happened, "booked", booked, { again: it.againOf !== null });
    return booked;
  };

  return {
    /**
     * Books one for a course's citizen, by whoever takes part in the course; after one that came to nothing, its next step is done by
     * this. Throws Refused `notFound`, `courseClosed`, `longPast`, `dayTooFar`, `unknownReference`.
     */
    bookAppointment: command("bookAppointment", BookAppointment, async (job) => {
      const { tx, command: c, now, happened } = job;
      const course = await ours(job, c.courseId);
      const when = whenFrom(calendarDay(c.day), c.time, c.until);
      obey(mayBeAt(when, now));
      const { needId, rightId, againOf } = c;
      const { id } = await book(job, {
        ...detailsOf(c),
        ...when,
        id: newId(),
        courseId: course.id,
        citizenId: course.citizenId,
        needId,
        rightId,
        againOf,
        sourceKind: "entered",
        sourceUid: null,
        sourceSequence: null,
      });
      if (againOf !== null) {
        const before = await again(job, againOf);
        if (before.state === "noShow" && before.step === null) {
          finishStep(tx, againOf, "bookedAgain", { personId: job.actor.personId, at: now });
          tell(happened, "stepDone", before, { step: "bookedAgain" });
        }
      }
      return { appointmentId: id };
    }),

    /** All of it but its time. Throws Refused `notFound`, `courseClosed`, `staleAppointment` – what it is now –, `appointmentOver`, `unknownReference`. */
    changeAppointment: command("changeAppointment", ChangeAppointment, async (job) => {
      const { tx, command: c, happened } = job;
      const it = await kept(job, c.appointmentId);
      obey(mayChange(it, c.edition));
      changeAppointment(tx, it, { ...detailsOf(c), needId: c.needId }, hand(job));
      tell(happened, "changed", await again(job, it.id));
      return { appointmentId: it.id, edition: it.edition + 1 };
    }),

    /**
     * Another time, and perhaps another place; what it was is kept. Two offices at once: both moves stand in its history where the
     * second has seen the first; else Throws Refused `staleAppointment` with what it is now. Also `notFound`, `courseClosed`, `appointmentOver`,
     * `sameTimeAsNow`, `longPast`, `dayTooFar`.
     */
    moveAppointment: command("moveAppointment", MoveAppointment, async (job) => {
      const { tx, command: c, now, happened } = job;
      const it = await kept(job, c.appointmentId);
      const to = whenFrom(calendarDay(c.day), c.time, c.until);
      obey(mayMove(it, c.edition, to, now));
      await forgetReminders(job, it);
      const place = c.place === undefined ? {} : { place: c.place };
      changeAppointment(
        tx,
        it,
        { ...to, ...place, movedBy: c.movedBy, citizenSays: c.citizenSays },
        hand(job),
      );
      tell(happened, "moved", await again(job, it.id), { movedBy: c.movedBy });
      return { appointmentId: it.id, edition: it.edition + 1 };
    }),

    /** It will not be. Throws Refused `notFound`, `courseClosed`, `staleAppointment`, `appointmentOver`. */
    cancelAppointment: command("cancelAppointment", CancelAppointment, async (job) => {
      const { tx, command: c, happened } = job;
      const it = await kept(job, c.appointmentId);
      obey(mayChange(it, c.edition));
      await forgetReminders(job, it);
      changeAppointment(tx, it, { state: "cancelled", endedWhy: c.by, words: c.words }, hand(job));
      tell(happened, "cancelled", it, { by: c.by });
      return { appointmentId: it.id, edition: it.edition + 1 };
    }),

    /**
     * One that is read from somewhere else, by whoever takes part in the course. Again, late and out of order it does what the newest
     * `sequence` says, once. Gives what it did: `booked`, `changed`, `moved`, `cancelled` – or nothing: `same`, `older` than what is
     * kept, `said` how it went already, `notBooked` and cancelled at first sight. Throws Refused `notFound`, `courseClosed`, `longPast`,
     * `dayTooFar`, `invalidInput`.
     */
    bookFromSource: command("bookFromSource", BookFromSource, async (job) => {
      const { tx, command: c, happened } = job;
      const course = await ours(job, c.courseId);
      const { source, state, kind } = c;
      const when = readWhen(c);
      const said = { purpose: c.purpose, place: c.place, withWhom: c.withWhom, phone: c.phone };
      const [it] = await appointmentsWhere(
        tx,
        sql`a.course_id = ${course.id} and a.source_kind = ${source.kind} and a.source_uid = ${source.uid}`,
      );
      if (!it) {
        if (state === "cancelled") return { appointmentId: null, did: "notBooked" as const };
        obey(mayBeAt(when, job.now));
        const booked = await book(job, {
          ...BARE,
          ...said,
          ...when,
          kind,
          id: newId(),
          courseId: course.id,
          citizenId: course.citizenId,
          needId: null,
          rightId: null,
          againOf: null,
          sourceKind: source.kind,
          sourceUid: source.uid,
          sourceSequence: source.sequence,
        });
        return { appointmentId: booked.id, did: "booked" as const };
      }
      const does = readAnew(it, { ...when, source, state });
      if (does === "older" || does === "same" || does === "said") return { appointmentId: it.id, did: does };
      const sourceSequence = source.sequence;
      if (does === "cancel") {
        await forgetReminders(job, it);
        const to = { state: "cancelled", endedWhy: "source", sourceSequence } as const;
        changeAppointment(tx, it, to, hand(job));
        tell(happened, "cancelled", it, { by: "source" });
        return { appointmentId: it.id, did: "cancelled" as const };
      }
      if (does === "moved") {
        obey(mayBeAt(when, job.now));
        await forgetReminders(job, it);
      }
      const now = { state: "booked", endedWhy: null, words: "", sourceSequence, ...said } as const;
      // What was agreed was another time: nobody has told them of this one (A13).
      const moved = { ...now, ...when, movedBy: "source", citizenSays: "notYet" } as const;
      const to = does === "moved" ? moved : now;
      changeAppointment(tx, it, to, hand(job));
      tell(happened, does, await again(job, it.id), does === "moved" ? { movedBy: "source" } : {});
      return { appointmentId: it.id, did: does };
    }),
  };
}

/** Of what a source does not say, nothing is made up. */
const BARE = {
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

const detailsOf = (c: Details): Details => ({
  kind: c.kind,
  purpose: c.purpose,
  place: c.place,
  serviceId: c.serviceId,
  atUnitId: c.atUnitId,
  withWhom: c.withWhom,
  bring: c.bring,
  phone: c.phone,
  company: c.company,
  companionId: c.companionId,
  companyUnitId: c.companyUnitId,
  companyWords: c.companyWords,
  transport: c.transport,
  transportUnitId: c.transportUnitId,
  transportWords: c.transportWords,
  citizenSays: c.citizenSays,
});
