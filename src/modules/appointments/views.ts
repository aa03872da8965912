import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { NOTHING_SAID, toldTo } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import type { AppointmentsDeps } from "./command.ts";
import { maySayHow } from "./policy.ts";
import { named, rightOf } from "./present.ts";
import { editionsOf, namesAround } from "./rows.ts";
import { isUnsaid, nextReminder } from "./rules.ts";
import { appointmentsWhere, type Loaded, rightsWhere, wishOf } from "./store.ts";
import { createToday } from "./today.ts";
import type { Before } from "./types.ts";
import type { AppointmentView, CourseAppointments, EditionLine } from "./view-types.ts";

/** So many that are over are shown with a course. */
const MOST_OVER = 30;

/** Of more than this on one course – years of calendars –, those that are over longest are left out; what is ahead is not. */
const MOST_OF_A_COURSE = 500;
const aheadFirst = (asked: Uuid | undefined) => sql`
  a.id = ${asked ?? null}::uuid desc nulls last, (a.state = 'booked' or a.state = 'noShow' and a.step is null) desc,
  case when a.state = 'booked' then a.day end nulls last, a.day desc, a.starts_at desc nulls last, a.id`;
const inTheirOrder = (a: Loaded, b: Loaded): number =>
  a.day.localeCompare(b.day) ||
  (a.startsAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.startsAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
  a.id.localeCompare(b.id);

interface Around {
  readonly names: ReadonlyMap<Uuid, string>;
  readonly editions: ReadonlyMap<Uuid, readonly EditionLine[]>;
  readonly before: readonly Before[];
  readonly now: Instant;
}

function viewOf(
  it: Loaded,
  may: AppointmentView["may"],
  { names, editions, before, now }: Around,
): AppointmentView {
  return {
    id: it.id,
    courseId: it.courseId,
    needId: it.needId,
    rightId: it.rightId,
    kind: it.kind,
    purpose: it.purpose,
    day: it.day,
    startsAt: it.startsAt,
    endsAt: it.endsAt,
    place: it.place,
    service: named(names, it.serviceId),
    atUnit: named(names, it.atUnitId),
    withWhom: it.withWhom,
    bring: it.bring,
    phone: it.phone,
    company: it.company,
    companion: named(names, it.companionId),
    companyUnit: named(names, it.companyUnitId),
    companyWords: it.companyWords,
    transport: it.transport,
    transportUnit: named(names, it.transportUnitId),
    transportWords: it.transportWords,
    citizenSays: it.citizenSays,
    state: it.state,
    edition: it.edition,
    movedBy: it.movedBy,
    endedWhy: it.endedWhy,
    reasons: it.reasons,
    words: it.words,
    stepOn: it.stepOn,
    step: it.step,
    cannotComeAt: it.cannotComeAt,
    entered: it.sourceKind === "entered",
    unsaid: isUnsaid(it, now),
    answers: named(names, it.unitId),
    nextReminder: nextReminder(it, before, now),
    editions: editions.get(it.id) ?? [],
    may,
  };
}

/** Still to come, or to be told of, or with a step that is not done. */
const isAhead = (it: Loaded): boolean => it.state === "booked" || (it.state === "noShow" && it.step === null);

export function createAppointmentViews({ identity, citizens, consents, relay }: AppointmentsDeps) {
  const around = async (
    db: Db,
    all: readonly Loaded[],
    before: readonly Before[],
    now: Instant,
  ): Promise<Around> => ({
    names: await namesAround(db, identity, all),
    editions: await editionsOf(
      db,
      all.map(({ id }) => id),
    ),
    before,
    now,
  });

  const told = async (db: Db, citizenIds: readonly Uuid[], now: Instant) => {
    const said = await consents.said(db, citizenIds, dayOf(now));
    return (citizenId: Uuid) => said.get(citizenId) ?? NOTHING_SAID;
  };

  /**
   * The appointments of a course, its running rights and when the citizen is reminded: for those who take part, as far as they may
   * see. What is closed to the reader is counted; of those that are over the newest, and the one that is asked for. Logged. Throws Refused `notFound` for others.
   */
  const ofCourse = (actor: Actor, courseId: Uuid, now: Instant, asked?: Uuid): Promise<CourseAppointments> =>
    relay.sighted.asParticipant(actor, courseId, "appointments.read", now, async (db, course, opens) => {
      const ofIt = sql`a.course_id = ${course.id}`;
      const newest = await appointmentsWhere(db, ofIt, MOST_OF_A_COURSE, aheadFirst(asked));
      const all = newest.toSorted(inTheirOrder);
      const open = (needId: Uuid | null) =>
        opens.kind("appointments") || (needId !== null && opens.need(needId));
      const seen = all.filter(({ needId, bookedFor }) => open(needId) || bookedFor === actor.unitId);
      const over = seen
        .filter((it) => !isAhead(it))
        .reverse()
        .filter(({ id }, n) => n < MOST_OVER || id === asked);
      const ahead = seen.filter(isAhead);
      const takesPart = await relay.inside.takesPart(db, actor, course.id);
      const before = await wishOf(db, course.citizenId);
      const with_ = await around(db, [...ahead, ...over], before, now);
      const may = { keep: takesPart && course.open, sayHow: takesPart };
      const rights = await rightsWhere(db, sql`r.course_id = ${course.id} and r.ended_at is null`);
      return {
        courseId: course.id,
        open: course.open,
        ahead: ahead.map((it) => viewOf(it, may, with_)),
        over: over.map((it) => viewOf(it, may, with_)),
        closed: all.length - seen.length,
        rights: rights.filter(({ needId }) => open(needId)).map((right) => rightOf(right, dayOf(now))),
        before,
        mayKeep: may.keep,
      };
    });

  return {
    ofCourse,

    /**
     * One appointment: for those who take part in its course, as far as they may see; and for where it is and who goes along, as far
     * as the citizen lets them know. Logged. Throws Refused `notFound`.
     */
    async one(actor: Actor, appointmentId: string, now: Instant): Promise<AppointmentView> {
      if (!isUuid(appointmentId)) throw new Refused("notFound");
      const found = await identity.audit.read<{ courseId: Uuid; view: AppointmentView | null } | null>(
        asOf(actor, now),
        async (tx) => {
          const [it] = await appointmentsWhere(tx, sql`a.id = ${appointmentId}`);
          if (!it) return { content: null, seen: [] };
          const said = (await told(tx, [it.citizenId], now))(it.citizenId);
          const footing = {
            takesPart: false,
            holds: false,
            told: toldTo(said, actor.unit).kinds.has("appointments"),
          };
          const takesPart = await relay.inside.takesPart(tx, actor, it.courseId);
          if (takesPart || !maySayHow(footing, actor, it))
            return { content: { courseId: it.courseId, view: null }, seen: [] };
          const { citizenId, courseId } = it;
          const view = viewOf(it, { keep: false, sayHow: true }, await around(tx, [it], [], now));
          const entry = { at: now, actor, action: "appointments.read", citizenId, courseId };
          return { content: { courseId, view }, seen: [entry] };
        },
      );
      if (found?.view) return found.view;
      const theirs = found && (await ofCourse(actor, found.courseId, now, appointmentId));
      const view = [...(theirs?.ahead ?? []), ...(theirs?.over ?? [])].find(({ id }) => id === appointmentId);
      if (view) return view;
      await identity.audit.deny({ at: now, actor, action: "appointments.read", detail: { appointmentId } });
      throw new Refused("notFound");
    },

    today: createToday({ identity, citizens, consents }),
  };
}
