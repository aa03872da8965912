import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { addWorkingDays } from "#kernel/hours.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { isEndingSoon, NOTHING_SAID } from "#modules/consent/index.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import { isOpenNeed, type Subject } from "../rules/asking.ts";
import { climb } from "../rules/ladder.ts";
import { calledSince, clearAlarms, raiseAlarm, raiseAlarmOnce, updateTable } from "../store/around.ts";
import { insertEscalation } from "../store/handover.ts";
import { asksSinceMoved, loadHandover, loadSubject, movedSince } from "../store/load.ts";
import { callTable } from "./calling.ts";
import type { RelayDeps, Unasked } from "./command.ts";
import { passOn } from "./move.ts";
import { each, unasked } from "./unasked.ts";
import { emptyUnit } from "./units.ts";

/** How many are taken up in one round; the next round takes the rest. */
const ROUND = 200;
/** What the log and the handover say when the rules pass something on. Stored text, in the language of the relay. */
const LADDER_MESSAGE =
  "Ingen har svaret i tide. Områdets faste modtager tager over efter sin underskrevne pligt.";
const EMPTY_UNIT_MESSAGE = "Enheden har ingen aktive medarbejdere. Områdets faste modtager tager over.";

const unlessRefused = (error: unknown): void => {
  if (!isRefused(error)) throw error;
};

/**
 * The clock's side of the relay (A5, law 6). Each is safe to run at any time, by several workers at once, and after any
 * pause: the state of each row says what is due, the course is locked before anything is done, and what was done meanwhile
 * is seen. Nothing here closes anything; only the standing receiver's signed duty moves responsibility.
 */
export function ladderActions(deps: RelayDeps) {
  const { db, identity, consents } = deps;

  const { act, idsOf } = unasked(deps);

  /** Climbs one step for one handover whose time has passed; nothing when it was answered meanwhile. */
  const climbOne = (handoverId: Uuid, now: Instant) =>
    act("climb", now, async (job) => {
      const { tx, happened } = job;
      const loaded = await loadHandover(tx, handoverId);
      const { handover, course, need } = loaded;
      if (handover.nextRungAt === null || handover.nextRungAt > now) return;
      const cards = await identity.unitCards(tx, [handover.toUnitId, handover.fromUnitId]);
      const [receiver, sender] = [cards.get(handover.toUnitId), cards.get(handover.fromUnitId)];
      if (!receiver || !sender) throw new Error("A handover's units are not there");
      const rung = climb(handover, receiver, sender, now);
      insertEscalation(tx, newId(), handover.id, rung, handover.nextRungAt, now);
      const about = { course, needId: need?.id ?? null, handoverId };
      for (const unitId of new Set([handover.toUnitId, handover.fromUnitId])) {
        happened("ladderClimbed", {
          ...about,
          unitId,
          data: { rung: rung.rung, step: rung.step, kind: need?.kind ?? null },
        });
      }
      if (rung.step === "jointTable") {
        const past = await asksSinceMoved(tx, need?.id ?? course.id);
        await callTable(deps, job, loaded, "ladder", [
          handover.toUnitId,
          handover.fromUnitId,
          ...past.map((ask) => ask.toUnitId),
        ]);
      }
      if (rung.step === "standingReceiver") await toStandingReceiver(job, loaded);
    });

  /** The top of the ladder. Where nobody has signed for the area, or the receiver already has it, the leaders are told again. */
  const toStandingReceiver = async (job: Unasked, subject: Subject): Promise<void> => {
    try {
      const how = {
        message: LADDER_MESSAGE,
        agreed: false,
        notAgreedWhy: LADDER_MESSAGE,
        by: STAFET_PERSON_ID,
      };
      await passOn(deps, job, subject, how);
    } catch (error) {
      unlessRefused(error);
    }
  };

  return {
    /** Climbs the ladder for every handover whose time has passed. Returns how many steps were taken. */
    async climbDue(now: Instant): Promise<number> {
      const due = await idsOf(sql<{ id: Uuid }>`
        select id from relay.handover where state in ('proposed', 'questioned') and next_rung_at <= ${now}
         order by next_rung_at limit ${ROUND}`);
      return each(due, (id) => climbOne(id, now));
    },

    /** A8: a lapsed next step raises an alarm with the responsible unit. Returns how many were looked at. */
    async raiseStandstills(now: Instant): Promise<number> {
      const today = dayOf(now);
      const lapsed = await idsOf(sql<{ id: Uuid }>`
        select n.id from relay.need n join relay.course c on c.id = n.course_id and c.died_at is null
         where n.ended_at is null and n.next_step_on < ${today}
           and not exists (select 1 from relay.alarm a where a.need_id = n.id and a.kind = 'standstill' and a.cleared_at is null)
         order by n.next_step_on limit ${ROUND}`);
      return each(lapsed, (id) =>
        act("standstill", now, async ({ tx, happened }) => {
          const row = await tx
            .selectFrom("relay.need")
            .select("course_id")
            .where("id", "=", id)
            .executeTakeFirstOrThrow();
          const { course, need } = await loadSubject(tx, row.course_id, id);
          const step = await tx
            .selectFrom("relay.need")
            .select("next_step_on")
            .where("id", "=", id)
            .executeTakeFirstOrThrow();
          // Ended, or planned anew, while we waited for the lock.
          if (!need || !isOpenNeed(need) || step.next_step_on === null || step.next_step_on >= today) return;
          if (course.diedAt !== null) return;
          const raised = await raiseAlarmOnce(tx, {
            id: newId(),
            kind: "standstill",
            unit_id: need.responsibleId,
            course_id: course.id,
            need_id: id,
            raised_at: now,
          });
          if (!raised) return;
          happened("alarmRaised", {
            course,
            needId: id,
            unitId: need.responsibleId,
            data: { kind: "standstill", need: need.kind },
          });
        }),
      );
    },

    /** A11: the day to check back with a door outside has come. */
    async raiseCheckBacks(now: Instant): Promise<number> {
      const today = dayOf(now);
      const due = await idsOf(sql<{ id: Uuid }>`
        select e.id from relay.external_handover e
         where e.ended_at is null and e.check_back_on <= ${today}
           and not exists (select 1 from relay.alarm a where a.external_id = e.id and a.kind = 'checkBack' and a.cleared_at is null)
         order by e.check_back_on limit ${ROUND}`);
      return each(due, (id) =>
        act("checkBackDue", now, async ({ tx, happened }) => {
          const found = tx.selectFrom("relay.external_handover").selectAll().where("id", "=", id);
          const { course } = await loadSubject(tx, (await found.executeTakeFirstOrThrow()).course_id);
          const row = await found.executeTakeFirstOrThrow();
          if (row.ended_at || row.check_back_on === null || row.check_back_on > today) return;
          const raised = await raiseAlarmOnce(tx, {
            id: newId(),
            kind: "checkBack",
            unit_id: row.from_unit_id,
            course_id: course.id,
            need_id: row.need_id,
            external_id: id,
            raised_at: now,
          });
          if (!raised) return;
          happened("alarmRaised", {
            course,
            needId: row.need_id,
            unitId: row.from_unit_id,
            data: { kind: "checkBack" },
          });
        }),
      );
    },

    /**
     * J1: what the citizen has said ends soon, and whoever has the baton asks them anew. Called to attention once for each
     * consent, so that nobody is asked twice; what is said then, or taken back, clears it.
     */
    async raiseConsentEndings(now: Instant): Promise<number> {
      const today = dayOf(now);
      const law = await db.read(SYSTEM, (snapshot) => consents.law(snapshot, today));
      const ending = await idsOf(sql<{ id: Uuid }>`
        select c.id from consent.consent g join relay.course c on c.citizen_id = g.citizen_id and c.state = 'open' and c.died_at is null
         where g.withdrawn_at is null and g.ends_on between ${today} and ${addDays(today, law.reminderDays)}
           and not exists (select 1 from relay.alarm a where a.course_id = c.id and a.kind = 'consentEnding' and a.raised_at >= g.given_at)
         order by g.ends_on limit ${ROUND}`);
      return each(ending, (courseId) =>
        act("consentEnding", now, async ({ tx, happened }) => {
          const { course } = await loadSubject(tx, courseId);
          // Said anew, or called already, while we waited for the lock.
          const { consent } =
            (await consents.said(tx, [course.citizenId], today)).get(course.citizenId) ?? NOTHING_SAID;
          if (course.state !== "open" || consent === null || !isEndingSoon(consent, law, today)) return;
          if (await calledSince(tx, course.id, "consentEnding", consent.givenAt)) return;
          const unitId = course.holderId;
          const raised = await raiseAlarmOnce(tx, {
            id: newId(),
            kind: "consentEnding",
            unit_id: unitId,
            course_id: course.id,
            raised_at: now,
          });
          if (raised) happened("alarmRaised", { course, unitId, data: { kind: "consentEnding" } });
        }),
      );
    },

    /** A4: a joint table's time limit has passed unsettled: the area's standing receiver takes it by duty, and the table stays to be settled. */
    async passLapsedTables(now: Instant): Promise<number> {
      const lapsed = await idsOf(sql<{ id: Uuid }>`
        select id from relay.joint_table where state <> 'settled' and hold_by <= ${now} and passed_on_at is null
         order by hold_by limit ${ROUND}`);
      return each(lapsed, (id) =>
        act("passLapsedTable", now, async (job) => {
          const { tx, happened } = job;
          const found = tx.selectFrom("relay.joint_table").selectAll().where("id", "=", id);
          const { course_id, need_id } = await found.executeTakeFirstOrThrow();
          const subject = await loadSubject(tx, course_id, need_id);
          // Read again behind the lock: it may have been settled, or passed on, while we waited.
          const table = await found.executeTakeFirstOrThrow();
          if (table.state === "settled" || table.passed_on_at !== null) return;
          updateTable(tx, id, { passed_on_at: now });
          const stillThere =
            subject.course.state === "open" && (subject.need === null || isOpenNeed(subject.need));
          // Somebody said a named yes since it was called: what was accepted is not taken from them by a date.
          const taken = await movedSince(tx, need_id ?? course_id, table.called_at);
          if (stillThere && !taken) await toStandingReceiver(job, subject);
          // It stays to be settled, by whoever convenes it now: with the baton, the table has passed on too.
          const unitId = (await found.executeTakeFirstOrThrow()).convener_id;
          raiseAlarm(tx, {
            id: newId(),
            kind: "lapsedTable",
            unit_id: unitId,
            course_id: table.course_id,
            need_id: table.need_id,
            table_id: id,
            for_lead: true,
            raised_at: now,
          });
          happened("alarmRaised", {
            course: subject.course,
            needId: table.need_id,
            unitId,
            data: { kind: "lapsedTable" },
          });
        }),
      );
    },

    /**
     * Law 8: a unit left without active members alarms its leader, and after two working days all it has goes to the
     * standing receiver. The alarm is cleared when somebody works there again.
     */
    async watchEmptyUnits(now: Instant): Promise<number> {
      const empty = await db.read(SYSTEM, (snapshot) => identity.unitsWithoutMembers(snapshot));
      const alarms = await db.read(SYSTEM, (snapshot) =>
        snapshot
          .selectFrom("relay.alarm")
          .select(["id", "unit_id", "due_at"])
          .where("kind", "=", "unitWithoutMembers")
          .where("cleared_at", "is", null)
          .execute(),
      );
      for (const alarm of alarms.filter((one) => !empty.some((unit) => unit.id === one.unit_id))) {
        await db.write(SYSTEM, async (tx) =>
          clearAlarms(tx, { unitId: alarm.unit_id }, ["unitWithoutMembers"], STAFET_PERSON_ID, now),
        );
      }
      for (const unit of empty) {
        const alarm = alarms.find((one) => one.unit_id === unit.id);
        await act("watchEmptyUnit", now, async (job) => {
          if (!alarm) {
            const raised = await raiseAlarmOnce(job.tx, {
              id: newId(),
              kind: "unitWithoutMembers",
              unit_id: unit.id,
              for_lead: true,
              raised_at: now,
              due_at: addWorkingDays(now, 2, unit.openingHours),
            });
            if (!raised) return;
            job.happened("alarmRaised", {
              region: unit.region,
              unitId: unit.id,
              data: { kind: "unitWithoutMembers" },
            });
          } else if (alarm.due_at && alarm.due_at <= now) {
            await emptyUnit(deps, job, unit.id, { message: EMPTY_UNIT_MESSAGE, by: SYSTEM });
          }
        }).catch(unlessRefused); // nobody has signed for the area: the alarm stays with the leader, the next unit is looked at
      }
      return empty.length;
    },
  };
}
