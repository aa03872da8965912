import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { dayOf, instantAt } from "#kernel/time.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { appendEvents } from "#platform/events.ts";
import { BY_MACHINE, goesAt, mayWrite } from "../rules/reaching.ts";
import { raiseAlarmOnce } from "../store/around.ts";
import {
  dropThese,
  insertDelivery,
  insertMessage,
  settleMessageAlarms,
  writtenSince,
} from "../store/messages.ts";
import type { Course } from "../types.ts";
import { eventOf, type RelayDeps } from "./command.ts";

/** What the citizen is reminded of: a moment, or a day, and nothing else (rules/messageText.ts). */
export interface Reminder {
  /** Who answers for it: whose phone is in it, and whose task it is when it does not arrive. */
  readonly unitId: Uuid;
  /** Of a whole day: its first moment. */
  readonly moment: Instant;
  readonly wholeDay: boolean;
  /** From then on it is of no use, and does not leave. */
  readonly mootAt: Instant;
  /** Of use for a few hours only: not for a way that a person brings. */
  readonly short: boolean;
}

const BY_CLOCK = { personId: STAFET_PERSON_ID, unitId: null };

/** Reminders of what a destination has arranged, written in its transaction. The caller has locked the course, and it is open. */
export function remindingActions({ identity, citizens }: Pick<RelayDeps, "identity" | "citizens">) {
  return {
    /**
     * Writes one to the citizen by the first of their ways that is open in time. Where they have no way, or enough was written today,
     * it has failed, and is a task for the unit. Null: not by any way in time; nothing is written.
     */
    async remind(tx: Tx, course: Course, reminder: Reminder, now: Instant): Promise<Uuid | null> {
      const { unitId, moment, wholeDay, mootAt, short } = reminder;
      const ways = await citizens.channelsOf(tx, [course.citizenId]);
      const way = ways.find((one) => goesAt(one, now) < mootAt && (!short || BY_MACHINE.includes(one.kind)));
      const [cards, units, today] = await Promise.all([
        citizens.citizenCards(tx, [course.citizenId], dayOf(now)),
        identity.unitCards(tx, [unitId]),
        writtenSince(tx, course.citizenId, instantAt(dayOf(now), "00:00")),
      ]);
      const leaves = way !== undefined && mayWrite(today).ok;
      if (!leaves && (short || (ways.length > 0 && way === undefined))) return null;
      const messageId = newId();
      insertMessage(tx, {
        id: messageId,
        course_id: course.id,
        unit_id: unitId,
        person_id: STAFET_PERSON_ID,
        at: now,
        template: wholeDay ? "appointmentDay" : "appointment",
        language: cards.get(course.citizenId)?.language === "en" ? "en" : "da",
        phone: units.get(unitId)?.phone ?? "",
        moment,
        words: "",
        state: leaves ? "underWay" : "failed",
        answer_by: null,
        called_at: null,
        settled_at: null,
        settled_by: null,
        moot_at: mootAt,
      });
      if (leaves)
        insertDelivery(tx, {
          message_id: messageId,
          channel_id: way.id,
          kind: way.kind,
          queued_at: now,
          next_at: goesAt(way, now),
        });
      else {
        const kind = "messageFailed";
        const alarm = { id: newId(), kind, unit_id: unitId, course_id: course.id, raised_at: now } as const;
        if (await raiseAlarmOnce(tx, alarm))
          appendEvents(tx, [eventOf("alarmRaised", { course, unitId, data: { kind } }, BY_CLOCK, now)]);
      }
      return messageId;
    },

    /** What they were of is not so any more: those that have not left do not leave, and are nobody's task. */
    drop(tx: Tx, courseId: Uuid, messageIds: readonly Uuid[], now: Instant): void {
      if (messageIds.length === 0) return;
      dropThese(tx, messageIds, STAFET_PERSON_ID, now);
      settleMessageAlarms(tx, courseId, STAFET_PERSON_ID, now, { replied: false });
    },
  };
}
