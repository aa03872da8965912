import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { Actor, UnitCard } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { stepAt } from "../rules/ladder.ts";
import type { LadderStep } from "../types.ts";
import type { StairsView } from "../view-types.ts";
import type { TableRow } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import { loadNames, type Names } from "./names.ts";
import { coursesOf, presentAlarm } from "./shift.ts";
import { alarmRows } from "./shift-rows.ts";

/** More than one lead can act on in a day; the worst come first. */
const MOST_ROWS = 100;
const MOST_TABLES = 50;

interface StepRow {
  readonly handoverId: Uuid;
  readonly courseId: Uuid;
  readonly mayOpen: boolean;
  readonly needKind: string | null;
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly urgency: Urgency;
  readonly answerBy: Instant;
  readonly rung: number;
  readonly clockWith: "receiver" | "sender";
  readonly nextRungAt: Instant;
  readonly step: LadderStep;
  readonly steppedAt: Instant;
  /** Whose step it is now. */
  readonly actingUnitId: Uuid;
}

/**
 * Open handovers that have climbed, worst first: those the led units were asked and did not answer, and those a led
 * unit asked where the step is now its own side's.
 */
async function stepRows(db: Db, unitId: Uuid, led: readonly Uuid[]): Promise<readonly StepRow[]> {
  const units = sql`${led}::uuid[]`;
  const { rows } = await sql<StepRow>`
    select h.id as "handoverId", h.course_id as "courseId", n.kind as "needKind", h.from_unit_id as "fromUnitId",
           h.to_unit_id as "toUnitId", h.urgency, h.answer_by as "answerBy", h.rung, h.clock_with as "clockWith",
           h.next_rung_at as "nextRungAt", e.step, e.at as "steppedAt", coalesce(e.unit_id, h.to_unit_id) as "actingUnitId",
           exists (select from relay.course c where c.id = h.course_id and c.holder_id = ${unitId})
             or exists (select from relay.need m where m.course_id = h.course_id and m.responsible_id = ${unitId}
                           and m.ended_at is null) as "mayOpen"
      from (select id from relay.handover where to_unit_id = any(${units}) and state in ('proposed', 'questioned')
            union
            select id from relay.handover where from_unit_id = any(${units}) and state in ('proposed', 'questioned')) as mine
      join relay.handover h on h.id = mine.id and h.rung > 0
      join relay.escalation e on e.handover_id = h.id and e.rung = h.rung
      left join relay.need n on n.id = h.need_id
     where h.to_unit_id = any(${units}) or e.unit_id = any(${units})
     order by h.answer_by, h.id limit ${sql.lit(MOST_ROWS)}`.execute(db);
  return rows;
}

interface LedTableRow extends TableRow {
  readonly convenerId: Uuid;
  readonly seated: boolean;
}

/** Joint tables not settled that a led unit convenes or sits at, or the reader sits at; the first to be held first. */
async function ledTables(db: Db, personId: Uuid, led: readonly Uuid[]): Promise<readonly LedTableRow[]> {
  const units = sql`${led}::uuid[]`;
  const { rows } = await sql<LedTableRow>`
    with seated as (
      select table_id from relay.seat where unit_id = any(${units}) or person_id = ${personId}
    )
    select t.id, t.course_id as "courseId", t.need_id as "needId", n.kind as "needKind", t.cause, t.state,
           t.called_at as "calledAt", t.hold_by as "holdBy", t.anonymous, t.convener_id as "convenerId",
           t.id in (select table_id from seated) as seated
      from relay.joint_table t left join relay.need n on n.id = t.need_id
     where t.state <> 'settled' and (t.convener_id = any(${units}) or t.id in (select table_id from seated))
     order by t.hold_by, t.id limit ${sql.lit(MOST_TABLES)}`.execute(db);
  return rows;
}

const LEADERS_STEPS: readonly LadderStep[] = ["organisationLeader", "againToLeader"];

/** Is it this person who must act? The leader's steps are the lead's where no leader is named (rules/ladder.ts). */
export function isMyStep(step: LadderStep, acting: UnitCard, personId: Uuid): boolean {
  const person = LEADERS_STEPS.includes(step) ? (acting.leaderId ?? acting.leadId) : acting.leadId;
  return person === personId;
}

/** Whom to ring: the other side. */
function otherSide(row: StepRow, led: readonly Uuid[], names: Names): { phone: string; who: string | null } {
  const card = names.card(led.includes(row.toUnitId) ? row.fromUnitId : row.toUnitId);
  return { phone: card.leadPhone ?? card.phone, who: card.leadName };
}

function presentStep(
  row: StepRow,
  actor: Actor,
  led: readonly Uuid[],
  names: Names,
): StairsView["rows"][number] {
  const receiver = names.card(row.toUnitId);
  return {
    handoverId: row.handoverId,
    courseId: row.courseId,
    mayOpen: row.mayOpen,
    needKind: row.needKind,
    from: names.unit(row.fromUnitId),
    to: names.unit(row.toUnitId),
    urgency: row.urgency,
    answerBy: row.answerBy,
    rung: row.rung,
    step: row.step,
    steppedAt: row.steppedAt,
    nextRungAt: row.nextRungAt,
    nextStep: stepAt(row.rung + 1, receiver, row.clockWith),
    mineNow: isMyStep(row.step, names.card(row.actingUnitId), actor.personId),
    ...otherSide(row, led, names),
  };
}

export function createStairsView({ identity, citizens }: ViewDeps) {
  /** Units the reader leads: the one they are on duty for as its lead, and all of organisations they answer for. */
  async function ledUnits(snapshot: Db, actor: Actor): Promise<Uuid[]> {
    const { rows } = await sql<{ id: Uuid }>`
      select id from identity.unit_card where leader_id = ${actor.personId} and is_open`.execute(snapshot);
    const led = new Set(rows.map((row) => row.id));
    if (actor.role === "lead") led.add(actor.unitId);
    return [...led];
  }

  return {
    /**
     * What has passed its time where the reader leads, whose step it is now, and whom to ring; joint tables to hold or
     * sit at; alarms. For unit leads and organisations' responsible leaders. Names no citizen, except in alarms of the
     * reader's own unit; whose needs stand there is logged. Throws Refused `notAllowedLeadOnly`, logged, for others.
     */
    stairs(actor: Actor, now: Instant): Promise<StairsView> {
      return identity.audit.watch({ at: now, actor, action: "stairs.read" }, () =>
        identity.audit.list(actor, now, async (snapshot) => {
          const led = await ledUnits(snapshot, actor);
          if (led.length === 0) throw new Refused("notAllowedLeadOnly");
          const [steps, tables, alarms] = await Promise.all([
            stepRows(snapshot, actor.unitId, led),
            ledTables(snapshot, actor.personId, led),
            alarmRows(snapshot, led, true),
          ]);
          const own = alarms.filter((alarm) => alarm.unitId === actor.unitId);
          const [names, cards] = await Promise.all([
            loadNames(snapshot, identity, {
              units: [
                ...steps.flatMap((row) => [row.fromUnitId, row.toUnitId, row.actingUnitId]),
                ...tables.map((row) => row.convenerId),
                ...alarms.map((row) => row.unitId),
              ],
            }),
            citizens.citizenCards(
              snapshot,
              own.flatMap((row) => row.citizenId ?? []),
              dayOf(now),
            ),
          ]);
          const content = {
            rows: steps.map((row) => presentStep(row, actor, led, names)),
            tables: tables.map(({ convenerId, ...row }) => ({ ...row, convener: names.unit(convenerId) })),
            alarms: alarms.map((row) =>
              presentAlarm(row.unitId === actor.unitId ? row : { ...row, citizenId: null }, names, cards),
            ),
          };
          const shown = {
            "list.stairs": steps.map(({ courseId }) => courseId),
            "list.tables": tables.map(({ courseId }) => courseId),
            "list.alarms": coursesOf(alarms),
          };
          return { content, shown };
        }),
      );
    },
  };
}
