import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import { handOf, type Job, type MakeCommand, obey } from "./command.ts";
import { BookAppointment, CancelAppointment, ChangeAppointment, MoveAppointment } from "./commands.ts";
import { type Loading, tell } from "./load.ts";
import { mayKeep } from "./policy.ts";
import { mayBeAt, mayChange, mayMove, whenFrom } from "./rules.ts";
import {
  changeAppointment,
  finishStep,
  insertAppointment,
  type Loaded,
  type NewAppointment,
} from "./store.ts";
import type { Details } from "./types.ts";

/** Appointments are booked, changed, moved and cancelled by hand; reading.ts has those that are read from elsewhere. */
export function bookingActions(
  command: MakeCommand,
  { course: ours, appointment, again, forgetReminders }: Loading,
) {
  /** One that the actor keeps, on an open course. Throws Refused `notFound`, `courseClosed`. */
  const kept = async (job: Job<unknown>, id: Uuid): Promise<Loaded> => {
    const { it, course, footing } = await appointment(job, id);
    if (!mayKeep(footing)) throw new Refused("notFound");
    if (course.state !== "open") throw new Refused("courseClosed");
    return it;
  };

  const book = async (job: Job<unknown>, it: NewAppointment): Promise<Loaded> => {
    insertAppointment(job.tx, it, handOf(job));
    const booked = await again(job, it.id);
    tell(job.happened, "booked", booked, { again: it.againOf !== null });
    return booked;
  };

  return {
    /**
     * Books one for a course's citizen, by whoever takes part in the course; after one that came to nothing, its next step is done by
     * this. Throws Refused `notFound`, `courseClosed`, `citizenDied`, `longPast`, `dayTooFar`, `unknownReference`.
     */
    bookAppointment: command("bookAppointment", BookAppointment, async (job) => {
      const { tx, command: c, now, happened } = job;
      const course = await ours(job, c.courseId);
      if (course.diedAt !== null) throw new Refused("citizenDied");
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
      changeAppointment(tx, it, { ...detailsOf(c), needId: c.needId }, handOf(job));
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
        handOf(job),
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
      changeAppointment(tx, it, { state: "cancelled", endedWhy: c.by, words: c.words }, handOf(job));
      tell(happened, "cancelled", it, { by: c.by });
      return { appointmentId: it.id, edition: it.edition + 1 };
    }),
  };
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
