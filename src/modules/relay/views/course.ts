import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { Said } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { agePlansOn } from "../store/comingOfAge.ts";
import type { ClosedDoorView, CourseView, Page, TimelineEntry } from "../view-types.ts";
import { type CourseContent, presentCourse, readerOf } from "./course-present.ts";
import { askRows, type CourseRow, needRows, tableRows } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import { wantedByLinesOf } from "./handover-present.ts";
import { externalsOfCourse, linesOfCourse } from "./handover-rows.ts";
import { loadNames, type Wanted } from "./names.ts";
import type { Participants } from "./participants.ts";
import { reachLine } from "./reaching.ts";
import { wantedByLines } from "./relay-line-present.ts";
import { lineRows } from "./relay-line-rows.ts";
import { presentTimelinePage, wantedByEvents } from "./timeline-present.ts";
import { eventRows } from "./timeline-rows.ts";

/** Units and people the course page names, gathered before one trip fetches them all. */
function wantedByCourse(course: CourseRow, content: CourseContent, { consent, objections }: Said): Wanted {
  const { needs, externals, standingReceiverId } = content;
  const parts = [wantedByLinesOf(content.lines), wantedByLines(content.line), wantedByEvents(content.events)];
  return {
    units: [
      course.holderId,
      standingReceiverId,
      consent?.givenToUnit,
      ...(consent?.allowances.map((line) => line.unitId) ?? []),
      ...objections.map((one) => one.unitId),
      ...needs.flatMap((need) => [need.responsibleId, need.nextStepUnitId]),
      ...parts.flatMap((part) => part.units ?? []),
    ],
    people: [
      course.contactPersonId,
      ...needs.map((need) => need.contactPersonId),
      ...externals.map((external) => external.askedBy),
      ...parts.flatMap((part) => part.people ?? []),
    ],
    organisations: [
      ...needs.map((need) => need.dutyBearerId),
      ...(consent?.allowances.map((line) => line.organisationId) ?? []),
      ...objections.map((one) => one.organisationId),
    ],
  };
}

export function createCourseViews(deps: ViewDeps, participants: Participants) {
  const { identity, citizens, needKinds } = deps;

  async function content(db: Db, actor: Actor, course: CourseRow, now: Instant): Promise<CourseContent> {
    const [
      needs,
      lines,
      externals,
      line,
      tables,
      events,
      cards,
      meetMe,
      receiver,
      kinds,
      reach,
      asks,
      company,
      safety,
      knowledge,
      doctor,
      agePlans,
    ] = await Promise.all([
      needRows(db, course.id),
      linesOfCourse(db, course.id),
      externalsOfCourse(db, course.id),
      lineRows(db, [course.id]),
      tableRows(db, course.id),
      eventRows(db, course.id, null),
      citizens.citizenCards(db, [course.citizenId], dayOf(now)),
      citizens.latestMeetMe(db, course.citizenId, actor.unitId),
      identity.standingReceiverFor(db, course.area),
      needKinds.needKinds(db),
      reachLine(db, course.id, course.citizenId),
      askRows(db, course.id),
      citizens.companionLines(db, course.citizenId),
      citizens.safetyNotes(db, course.citizenId, dayOf(now)),
      citizens.sharedKnowledge(db, course.citizenId, actor.unitId),
      citizens.doctorLine(db, course.citizenId),
      agePlansOn(db, course.id),
    ]);
    const citizen = cards.get(course.citizenId);
    if (citizen === undefined) throw new Error("A course without its citizen");
    const standingReceiverId = receiver?.unitId ?? null;
    const phone = () => citizens.phoneOf(citizen);
    return {
      needs,
      lines,
      externals,
      line,
      tables,
      events,
      citizen,
      phone,
      meetMe,
      standingReceiverId,
      kinds,
      reach,
      asks,
      company,
      safety,
      knowledge,
      doctor,
      agePlans,
    };
  }

  return {
    /**
     * The course as the actor's unit may see it. Participants – the holder's members, those responsible for an open
     * need, leads seated at an open joint table that is not anonymous – see it in full, or only their own needs and
     * what else the citizen lets their unit be told (law 12; sight.ts). So do those with emergency access, for a while. Everybody else meets a closed door, which says
     * who has the baton only when the citizen lets them be found (A10). Who is not on the course says why they open it:
     * one of OPEN_PURPOSES, or their own words; it goes for eight hours. Every look is logged: done, or
     * denied; an unknown identifier is a closed door like any other. Throws Refused `purposeNeeded`, `sayPurpose`.
     */
    async course(
      actor: Actor,
      courseId: Uuid,
      now: Instant,
      purpose: string | null = null,
    ): Promise<CourseView | ClosedDoorView> {
      const answer = await participants.forParticipants(
        actor,
        courseId,
        "course.read",
        now,
        async (db, course, sighted) => {
          const [rows, { sight, said, told }] = await Promise.all([content(db, actor, course, now), sighted]);
          const names = await loadNames(db, identity, wantedByCourse(course, rows, said));
          return presentCourse({ actor, course, sight, said, told, now }, rows, names);
        },
        { door: true, purpose },
      );
      return answer.kind === "closed" ? answer.door : answer.seen;
    },

    /** Earlier entries of the timeline, for participants: `before` is the last one seen. Throws Refused `notFound`. */
    timelinePage(
      actor: Actor,
      courseId: Uuid,
      { before }: { readonly before?: Uuid | null },
      now: Instant,
    ): Promise<Page<TimelineEntry>> {
      const from = before && isUuid(before) ? before : null;
      return participants.onlyForParticipants(
        actor,
        courseId,
        "course.timelineRead",
        now,
        async (db, course, sighted) => {
          const [rows, { sight, told }] = await Promise.all([eventRows(db, course.id, from), sighted]);
          const names = await loadNames(db, identity, wantedByEvents(rows));
          return presentTimelinePage(rows, names, readerOf({ actor, course, sight, told }));
        },
      );
    },
  };
}
