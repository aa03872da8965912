import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, parseCalendarDay } from "#kernel/time.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import { databaseFault, type Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { eventOf, type RelayDeps } from "../actions/command.ts";
import { mayBeGivenUntil } from "../actions/person.ts";
import {
  OwnApproval,
  OwnConsent,
  OwnHelp,
  OwnLift,
  OwnMeetMe,
  OwnObjection,
  OwnTurnedAway,
  OwnWithdrawal,
} from "../commands.ts";
import { clearAlarms, insertTurnedAway, raiseAlarm } from "../store/around.ts";
import { recordContact } from "../store/course.ts";
import { unitsOn } from "../store/load.ts";
import type { EventType } from "../types.ts";
import { courseOfPerson, type PersonsCourse } from "../views/card-rows.ts";
import { ownActor, ownRecords, writtenFor } from "./actor.ts";
import { companyActs } from "./company.ts";
import { complaintActs } from "./complaints.ts";
import { feltActs } from "./feltSafe.ts";
import { knowledgeActs } from "./knowledge.ts";
import { lineActs } from "./lines.ts";
import { messageActs } from "./messages.ts";
import { safetyActs } from "./safety.ts";

export interface Act<C> {
  readonly tx: Tx;
  readonly command: C;
  readonly now: Instant;
  readonly course: PersonsCourse;
  readonly happened: (type: EventType, data?: Readonly<Record<string, unknown>>) => void;
}

/** Gives `quiet` for what concerns nobody but the citizen: the log that helpers read with them does not name it. */
type Work<C> = (act: Act<C>) => Promise<unknown>;

/** What the citizen says and does themselves: `(citizen, command, now, key?)`. */
export type OwnAct<C> = (citizenId: Uuid, command: C, now: Instant, key?: string) => Promise<void>;

/** Makes one act. `asked` stands for it where its key is kept: for those with something in them that may not be kept unkeyed. */
export type MakeAct = <S extends z.ZodType>(
  name: string,
  schema: S,
  work: Work<z.output<S>>,
  asked?: (command: z.output<S>) => unknown,
) => OwnAct<z.input<S>>;

/**
 * By the citizen's own hand, with card and PIN. Each runs behind the wall as them: what is not theirs is not there. The rules
 * are those of the helpers' commands. Throws Refused `noCourse` where nobody has ever had the baton, `invalidInput`.
 */
export function createOwnActs(deps: RelayDeps) {
  const { db, identity, citizens, consents } = deps;
  const act: MakeAct =
    <S extends z.ZodType>(
      name: string,
      schema: S,
      work: Work<z.output<S>>,
      asked: (command: z.output<S>) => unknown = (command) => command,
    ): OwnAct<z.input<S>> =>
    async (citizenId, input, now, key) => {
      const command = wellFormed(schema, input);
      const actor = ownActor(citizenId, now);
      const action = `own.${name}`;
      await db.write(actor, (tx) =>
        once(tx, { actorId: citizenId, key, name: action, request: asked(command) }, now, async () => {
          const course = await courseOfPerson(tx, await ownRecords(tx));
          if (course === null) throw new Refused("noCourse");
          const events: NewEvent[] = [];
          const nobody = { personId: null, unitId: null };
          const happened: Act<unknown>["happened"] = (type, data = {}) =>
            events.push(
              eventOf(
                type,
                { course, unitId: course.holderId, data: { ...data, byCitizen: true } },
                nobody,
                now,
              ),
            );
          const quiet = (await work({ tx, command, now, course, happened })) === "quiet";
          if (events.length > 0)
            // Takes effect at once: whoever has a part in it has its pages drawn anew. Of whom is not said.
            for (const unitId of await unitsOn(tx, course.id))
              if (unitId !== course.holderId) {
                const type = events[0]?.type.slice("relay.".length) as EventType;
                events.push(eventOf(type, { region: course.region, unitId }, nobody, now));
              }
          appendEvents(tx, events);
          const whose = quiet ? {} : { citizenId: course.citizenId, courseId: course.id };
          identity.audit.record(tx, [{ at: now, actor, action, ...whose }]);
          return {};
        }),
      );
    };

  return {
    ...companyActs(act, deps),
    ...complaintActs(act, deps),
    ...knowledgeActs(act, deps),
    ...feltActs(act),
    ...messageActs(act),
    ...lineActs(act, deps),
    ...safetyActs(act, deps),

    /** Who may know: those on my relay, only who has the baton now, or not now. Throws Refused `courseClosed`, `custodyHolderGives`. */
    giveConsent: act("giveConsent", OwnConsent, async ({ tx, command: { scope }, now, course, happened }) => {
      if (course.state !== "open") throw new Refused("courseClosed");
      const { citizenId, holderId } = course;
      const today = dayOf(now);
      const [cards, law] = await Promise.all([
        citizens.citizenCards(tx, [citizenId], today),
        consents.law(tx, today),
      ]);
      const endsOn = mayBeGivenUntil({ scope, givenBy: "citizen" }, cards.get(citizenId), law, today);
      await consents.give(tx, { citizenId, scope, form: "card", endsOn, actor: writtenFor(holderId), now });
      clearAlarms(tx, { courseId: course.id }, ["consentEnding"], STAFET_PERSON_ID, now);
      happened("consentGiven", { scope, form: "card", givenBy: "citizen" });
    }),

    /** Taken back in one step; nothing to take back changes nothing. */
    withdrawConsent: act("withdrawConsent", OwnWithdrawal, async ({ tx, now, course, happened }) => {
      if (!(await consents.withdraw(tx, course.citizenId, now))) return;
      clearAlarms(tx, { courseId: course.id }, ["consentEnding"], STAFET_PERSON_ID, now);
      happened("consentWithdrawn");
    }),

    /** "Ikke dem": a unit is told nothing from now on (sundhedsloven § 41 stk. 3). Throws Refused `unknownDoor`. */
    object: act("object", OwnObjection, async ({ tx, command: { unitId }, now, course, happened }) => {
      const against = { against: "unit" as const, unitId, organisationId: null };
      const { citizenId, holderId } = course;
      const made = await consents
        .object(tx, { citizenId, ...against, form: "card", actor: writtenFor(holderId), now })
        .catch((error: unknown) => {
          throw databaseFault(error)?.code === "23503" ? new Refused("unknownDoor") : error;
        });
      if (made !== null) happened("objectionMade", { against: "unit", form: "card" });
    }),

    /** Lifted again; what is lifted already changes nothing. */
    lift: act("lift", OwnLift, async ({ tx, command: { objectionId }, now, course, happened }) => {
      const { citizenId } = course;
      if (await consents.lift(tx, { citizenId, objectionId, by: STAFET_PERSON_ID, now }))
        happened("objectionLifted");
    }),

    /** How I want to be met: a new version, in their own words. Throws Refused `courseClosed`, `editedMeanwhile`, `nothingSaid`. */
    writeMeetMe: act("writeMeetMe", OwnMeetMe, async ({ tx, command: said, now, course, happened }) => {
      if (course.state !== "open") throw new Refused("courseClosed");
      const { citizenId, holderId } = course;
      await citizens.writeMeetMe(tx, {
        ...said,
        citizenId,
        actor: writtenFor(holderId),
        byCitizen: true,
        now,
      });
      happened("meetMeWritten");
    }),

    /** What a helper wrote down is what they mean. Throws Refused `stale` when it is no longer the newest. */
    approveMeetMe: act("approveMeetMe", OwnApproval, async ({ tx, command, now, course, happened }) => {
      const latest = await citizens.latestMeetMe(tx, course.citizenId);
      if (latest?.id !== command.meetMeId) throw new Refused("stale");
      const approval = { citizenIds: [latest.citizenId], meetMeId: command.meetMeId, now };
      if (await citizens.approveMeetMe(tx, approval)) happened("meetMeApproved");
    }),

    /** Asking for help: a dot on the line, and a task where the baton is until somebody has been in contact. Throws Refused `courseClosed`. */
    askForHelp: act("askForHelp", OwnHelp, async ({ tx, command, now, course, happened }) => {
      if (course.state !== "open") throw new Refused("courseClosed");
      const { personId, unitId } = writtenFor(course.holderId);
      recordContact(tx, {
        id: newId(),
        course_id: course.id,
        unit_id: unitId,
        person_id: personId,
        at: now,
        way: "askedForHelp",
        note: command.words ?? "",
      });
      raiseAlarm(tx, {
        id: newId(),
        kind: "citizenAsks",
        unit_id: unitId,
        course_id: course.id,
        raised_at: now,
      });
      happened("helpAsked");
    }),

    /** A12, told by themselves: the same record as a worker's, at the unit that has the baton. Throws Refused `dayIsAhead`. */
    recordTurnedAway: act(
      "recordTurnedAway",
      OwnTurnedAway,
      async ({ tx, command: c, now, course, happened }) => {
        const today = dayOf(now);
        const on = (c.happenedOn && parseCalendarDay(c.happenedOn)) || today;
        if (on > today) throw new Refused("dayIsAhead", { on });
        const { personId, unitId } = writtenFor(course.holderId);
        const companionId = c.what === "companionRefused" ? (c.companionId ?? null) : null;
        if (companionId !== null) await citizens.companionKind(tx, course.citizenId, companionId);
        const id = newId();
        insertTurnedAway(tx, {
          id,
          region: course.region,
          area: course.area,
          unit_id: unitId,
          person_id: personId,
          told_by: "citizen",
          door_unit_id: null,
          door_name: c.doorName,
          at: now,
          happened_on: on,
          what: c.what,
          reason: c.reason ?? "",
          course_id: course.id,
          companion_id: companionId,
        });
        happened("turnedAwayRecorded", { what: c.what, doorUnitId: null, turnedAwayId: id });
      },
    ),
  };
}
