import { sql } from "kysely";
import type { z } from "zod";
import type { Uuid } from "#kernel/ids.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { ConsentScope } from "#modules/consent/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type {
  ContactWay,
  CourseEnding,
  commandSchemas,
  NeedEnding,
  RedirectReason,
} from "#modules/relay/index.ts";
import type { UnitSlug } from "./region/units.ts";
import type { Stage } from "./stage.ts";

type Open = z.input<typeof commandSchemas.OpenCourse>;
export type Citizen = NonNullable<Open["citizen"]>;
export type NeedDraft = z.input<typeof commandSchemas.NeedDraft>;

/** What is handed over: the baton of a course, or one need of it. */
export interface Subject {
  readonly courseId: Uuid;
  readonly needId?: Uuid;
}

export interface OpenedCourse {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly baton: Subject;
  /** The need at that place among those it opened with. */
  need(place: number): Required<Subject>;
}

/** In so many days, or on that day. */
export type When = number | string;

export interface AskWords {
  readonly urgency?: Urgency;
  /** Why it is not agreed with the citizen yet; left out: it is. */
  readonly notYet?: string;
}

/** The verbs stories are told with. Each is one command of the relay, given by whoever is at that door now. */
export function telling(stage: Stage) {
  const { by, id, day, deps } = stage;
  const onDay = (when: When): string => (typeof when === "number" ? day(when) : when);
  const agreed = (notYet: string | undefined) =>
    notYet === undefined ? { agreedWithCitizen: true } : { agreedWithCitizen: false, notAgreedWhy: notYet };

  return {
    async opens(
      unit: UnitSlug,
      citizen: Citizen,
      needs: NeedDraft[],
      more: Pick<Open, "consent" | "meetMe"> = {},
    ) {
      const opened = await by(unit).openCourse({ citizen, needs, ...more });
      return courseOf(opened);
    },
    /** Somebody goes along: as the citizen wants it. */
    async followedBy(
      unit: UnitSlug,
      course: OpenedCourse,
      draft: Omit<z.input<typeof commandSchemas.AddCompanion>, "courseId">,
    ): Promise<void> {
      await by(unit).addCompanion({ courseId: course.id, ...draft });
    },
    /** Who their doctor is, or that they have none; and what was begun. */
    async hasDoctor(
      unit: UnitSlug,
      course: OpenedCourse,
      doctor: Omit<z.input<typeof commandSchemas.SayDoctor>, "courseId">,
      ...begun: readonly Omit<z.input<typeof commandSchemas.AddWorkUp>, "courseId">[]
    ): Promise<void> {
      await by(unit).sayDoctor({ courseId: course.id, ...doctor });
      for (const workUp of begun) await by(unit).addWorkUp({ courseId: course.id, ...workUp });
    },
    async adds(unit: UnitSlug, course: OpenedCourse, need: NeedDraft): Promise<Required<Subject>> {
      const { needId } = await by(unit).addNeed({ courseId: course.id, ...need });
      return { courseId: course.id, needId };
    },
    /** Asks doors; gives the handovers in the same order. */
    async asks(
      unit: UnitSlug,
      to: readonly UnitSlug[],
      subject: Subject,
      message: string,
      { urgency, notYet }: AskWords = {},
    ): Promise<Uuid[]> {
      const { handoverIds } = await by(unit).askUnits({
        ...subject,
        toUnitIds: to.map(id),
        message,
        ...(urgency === undefined ? {} : { urgency }),
        ...agreed(notYet),
      });
      return handoverIds;
    },
    async takes(
      unit: UnitSlug,
      handoverId: Uuid | undefined,
      nextStep?: string,
      when: When = 1,
    ): Promise<void> {
      await by(unit).accept({
        handoverId: handoverId ?? "",
        firstContactOn: day(typeof when === "number" ? Math.min(when, 2) : 2),
        ...(nextStep === undefined ? {} : { nextStep, nextStepOn: onDay(when) }),
      });
    },
    /** Shows the way on; gives the joint table when that called one. No doors: none is known. */
    async showsOn(
      unit: UnitSlug,
      handoverId: Uuid | undefined,
      reason: RedirectReason,
      text: string,
      doors: readonly UnitSlug[],
    ): Promise<Uuid | null> {
      const { tableId } = await by(unit).redirect({
        handoverId: handoverId ?? "",
        reason,
        text,
        nextDoors: doors.map((door) => ({ unitId: id(door) })),
        noneKnown: doors.length === 0,
      });
      return tableId;
    },
    async wonders(unit: UnitSlug, handoverId: Uuid | undefined, question: string): Promise<void> {
      await by(unit).askQuestion({ handoverId: handoverId ?? "", question });
    },
    async replies(unit: UnitSlug, handoverId: Uuid | undefined, answer: string): Promise<void> {
      await by(unit).answerQuestion({ handoverId: handoverId ?? "", answer });
    },
    async plans(unit: UnitSlug, { needId = "" }: Subject, nextStep: string, when: When): Promise<void> {
      await by(unit).setNextStep({ needId, nextStep, nextStepOn: onDay(when) });
    },
    async sees(
      unit: UnitSlug,
      course: Pick<OpenedCourse, "id">,
      way: Exclude<ContactWay, "arrived" | "askedForHelp" | "replied" | "notified">,
      note: string,
    ) {
      await by(unit).recordContact({ courseId: course.id, way, note });
    },
    async ends(unit: UnitSlug, { needId = "" }: Subject, state: NeedEnding = "met", reason?: string) {
      await by(unit).endNeed({ needId, state, ...(reason === undefined ? {} : { reason }) });
    },
    async closes(
      unit: UnitSlug,
      course: Pick<OpenedCourse, "id">,
      toldCitizen: string,
      reason: Exclude<CourseEnding, "merged"> = "landed",
    ): Promise<void> {
      await by(unit).closeCourse({ courseId: course.id, reason, toldCitizen });
    },
    async takesOver(unit: UnitSlug, subject: Subject, reason: string, nextStep?: string, when: When = 1) {
      await by(unit).takeOver({
        ...subject,
        reason,
        ...(nextStep === undefined ? {} : { nextStep, nextStepOn: onDay(when) }),
        agreedWithCitizen: true,
      });
    },
    /** Sends the handover a redirect prepared to its first next door; gives the new one. */
    async sendsPrepared(unit: UnitSlug, redirected: Uuid | undefined, message: string): Promise<Uuid> {
      const { rows } = await deps.db.read(SYSTEM, (db) =>
        sql<{
          id: Uuid;
        }>`select id from relay.handover where part_of = ${redirected} and state = 'draft'`.execute(db),
      );
      const handoverId = rows[0]?.id ?? "";
      await by(unit).sendPrepared({ handoverId, message, agreedWithCitizen: true });
      return handoverId;
    },
    /** The door reads how the citizen wants to be met, and leaves its receipt. */
    async readsMeetMe(unit: UnitSlug, { citizenId }: OpenedCourse): Promise<void> {
      const actor = stage.actor(unit);
      await deps.db.write(actor, async (tx) => {
        const words = await deps.citizens.latestMeetMe(tx, citizenId);
        if (words) deps.citizens.markRead(tx, { meetMeId: words.id, actor, now: stage.now() });
      });
    },
    /** Sits down with the citizen and writes how they want to be met, under its headings; `heardBy` heard them say that it fits. */
    async writesMeetMe(
      unit: UnitSlug,
      course: OpenedCourse,
      said: Omit<z.input<typeof commandSchemas.WriteMeetMe>, "courseId">,
    ): Promise<void> {
      await by(unit).writeMeetMe({ courseId: course.id, ...said });
    },
    /** Something went wrong today: what happened, and what calmed it. Shown for so many days. */
    async notesHardDay(
      unit: UnitSlug,
      course: OpenedCourse,
      words: Omit<z.input<typeof commandSchemas.WriteSafetyNote>, "courseId" | "happenedOn" | "endsOn">,
      days: number,
    ): Promise<Uuid> {
      const when = { happenedOn: day(0), endsOn: day(days) };
      return (await by(unit).writeSafetyNote({ courseId: course.id, ...when, ...words })).noteId;
    },
    /** The citizen answers it, with their card. */
    async answersHardDay({ citizenId }: OpenedCourse, noteId: Uuid, words: string): Promise<void> {
      await deps.relay.own.acts.answerSafetyNote(citizenId, { noteId, words }, stage.now());
    },
    /** Somebody tells what they know by a link; the citizen reads it, and shares it with their card where they want to. */
    async tellsOf(
      unit: UnitSlug,
      { id: courseId, citizenId }: OpenedCourse,
      note: Omit<z.input<typeof commandSchemas.GiveKnowledge>, "token">,
      shares = false,
    ): Promise<Uuid> {
      const { commands, own } = deps.relay;
      const now = stage.now();
      const { token } = await commands.inviteKnowledge(stage.actor(unit), { courseId }, now);
      await commands.giveKnowledge({ token, ...note }, now);
      const { notes } = await own.views.knowledge(citizenId, now);
      const noteId = notes[0]?.id ?? "";
      if (shares) await own.acts.decideKnowledge(citizenId, { noteId, decision: "shared" }, now);
      return noteId;
    },
    async findsUseful(unit: UnitSlug, { id: courseId }: OpenedCourse, noteId: Uuid): Promise<void> {
      await by(unit).markKnowledgeUseful({ courseId, noteId });
    },
    /** The citizen says something else than before about who may know what. */
    async consents(unit: UnitSlug, { citizenId }: OpenedCourse, scope: ConsentScope): Promise<void> {
      const actor = stage.actor(unit);
      await deps.db.write(actor, (tx) =>
        deps.consents.give(tx, { citizenId, scope, form: "oral", actor, now: stage.now() }),
      );
    },
    async passesOn(unit: UnitSlug, subject: Subject, message: string, notYet?: string): Promise<void> {
      await by(unit).passToStandingReceiver({ ...subject, message, ...agreed(notYet) });
    },
  };
}

export function courseOf(opened: {
  courseId: Uuid;
  citizenId: Uuid;
  needIds: readonly Uuid[];
}): OpenedCourse {
  const { courseId, citizenId, needIds } = opened;
  return {
    id: courseId,
    citizenId,
    baton: { courseId },
    need(place) {
      const needId = needIds[place];
      if (needId === undefined) throw new RangeError(`The course opened with no need ${place}`);
      return { courseId, needId };
    },
  };
}
