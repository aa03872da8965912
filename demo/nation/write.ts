import { sql } from "kysely";
import { newId } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import { later, type Tx } from "#platform/db.ts";
import { insertAll, updateAll } from "./bulk.ts";
import { happened } from "./events.ts";
import type { Ask, Life, NeedLife } from "./lives.ts";
import type { Area } from "./places.ts";

/**
 * Writes many lives at once, in the order in which they happened, with every key, check and trigger of the laws at work.
 * Only the log is left out: nobody did this. All lives must be of the one area.
 */
export async function writeLives(
  tx: Tx,
  citizens: Citizens,
  { places }: Area,
  lives: readonly Life[],
): Promise<void> {
  await citizens.addCitizens(
    tx,
    lives.map(({ citizen }) => citizen),
  );
  open(tx, lives);
  for (const round of [0, 1]) {
    const asked = lives.flatMap((life) =>
      life.needs.flatMap((need) => (need.rounds[round] ?? []).map((ask) => ({ life, need, ask }))),
    );
    propose(tx, asked);
    // Law 3: who says yes is who the transaction says it is. So each door answers in turn.
    for (const { unit, workerId } of places) {
      later(tx, sql`select set_config('stafet.person_id', ${workerId}, true)`.compile(tx));
      answer(
        tx,
        asked.filter(({ ask }) => ask.to.unit.id === unit.id),
        workerId,
      );
    }
    move(
      tx,
      asked.filter(({ ask }) => ask.came === "accepted"),
    );
  }
  end(tx, lives);
  happened(tx, lives);
}

interface Asked {
  readonly life: Life;
  readonly need: NeedLife;
  readonly ask: Ask;
}

function open(tx: Tx, lives: readonly Life[]): void {
  insertAll(
    tx,
    "relay.course",
    {
      id: "uuid",
      region: "text",
      area: "text",
      citizen_id: "uuid",
      holder_id: "uuid",
      contact_person_id: "uuid",
      held_since: "timestamptz",
      begun_at: "timestamptz",
      opened_at: "timestamptz",
      opened_by: "uuid",
      last_contact_at: "timestamptz",
    },
    lives.map(({ courseId, area, citizen, opener, begunAt }) => ({
      id: courseId,
      region: area.region,
      area: area.code,
      citizen_id: citizen.id,
      holder_id: opener.unit.id,
      contact_person_id: opener.workerId,
      held_since: begunAt,
      begun_at: begunAt,
      opened_at: begunAt,
      opened_by: opener.workerId,
      last_contact_at: begunAt,
    })),
  );
  insertAll(
    tx,
    "relay.contact",
    { id: "uuid", course_id: "uuid", unit_id: "uuid", person_id: "uuid", at: "timestamptz", way: "text" },
    lives.map(({ courseId, opener, begunAt }) => ({
      id: newId(),
      course_id: courseId,
      unit_id: opener.unit.id,
      person_id: opener.workerId,
      at: begunAt,
      way: "met",
    })),
  );
  insertAll(
    tx,
    "consent.consent",
    {
      id: "uuid",
      citizen_id: "uuid",
      scope: "text",
      form: "text",
      given_to_unit: "uuid",
      recorded_by: "uuid",
      given_at: "timestamptz",
      ends_on: "date",
    },
    lives.map(({ citizen, opener, begunAt }) => ({
      id: newId(),
      citizen_id: citizen.id,
      scope: "relay",
      form: "oral",
      given_to_unit: opener.unit.id,
      recorded_by: opener.workerId,
      given_at: begunAt,
      ends_on: addDays(dayOf(begunAt), 365),
    })),
  );
  insertAll(
    tx,
    "relay.need",
    {
      id: "uuid",
      course_id: "uuid",
      kind: "text",
      citizens_words: "text",
      note: "text",
      urgency: "text",
      responsible_id: "uuid",
      contact_person_id: "uuid",
      held_since: "timestamptz",
      duty_bearer_text: "text",
      next_step: "text",
      next_step_on: "date",
      next_step_unit_id: "uuid",
      opened_at: "timestamptz",
      opened_by: "uuid",
    },
    lives.flatMap(({ courseId, opener, begunAt, needs }) =>
      needs.map((need) => ({
        id: need.id,
        course_id: courseId,
        kind: need.kind,
        citizens_words: need.words,
        note: "",
        urgency: need.urgency,
        responsible_id: opener.unit.id,
        contact_person_id: opener.workerId,
        held_since: begunAt,
        duty_bearer_text: "",
        next_step: "Find en dør, der kan tage imod",
        next_step_on: need.nextStepOn,
        next_step_unit_id: opener.unit.id,
        opened_at: begunAt,
        opened_by: opener.workerId,
      })),
    ),
  );
}

function propose(tx: Tx, asked: readonly Asked[]): void {
  insertAll(
    tx,
    "relay.handover",
    {
      id: "uuid",
      course_id: "uuid",
      need_id: "uuid",
      ask_id: "uuid",
      from_unit_id: "uuid",
      to_unit_id: "uuid",
      state: "text",
      exclusive: "boolean",
      urgency: "text",
      message: "text",
      agreed_with_citizen: "boolean",
      legal_basis: "text",
      proposed_by: "uuid",
      proposed_at: "timestamptz",
      answer_by: "timestamptz",
      next_rung_at: "timestamptz",
    },
    asked.map(({ life, need, ask }) => ({
      id: ask.id,
      course_id: life.courseId,
      need_id: need.id,
      ask_id: ask.askId,
      from_unit_id: ask.from.unit.id,
      to_unit_id: ask.to.unit.id,
      state: "proposed",
      exclusive: true,
      urgency: need.urgency,
      message: "Kan I tage imod?",
      agreed_with_citizen: true,
      legal_basis: "consent",
      proposed_by: ask.from.workerId,
      proposed_at: ask.at,
      answer_by: ask.answerBy,
      next_rung_at: ask.answerBy,
    })),
  );
}

/** One door's answers. */
function answer(tx: Tx, asked: readonly Asked[], by: string): void {
  const said = (came: Ask["came"]) => asked.filter(({ ask }) => ask.came === came);
  const answered = {
    state: "text",
    next_rung_at: "timestamptz",
    answered_at: "timestamptz",
    answered_by: "uuid",
  } as const;
  const row = ({ ask }: Asked) => ({
    id: ask.id,
    state: ask.came,
    next_rung_at: null,
    answered_at: ask.answeredAt,
    answered_by: by,
  });
  updateAll(
    tx,
    "relay.handover",
    { ...answered, accepted_by: "uuid" },
    said("accepted").map((one) => ({ ...row(one), accepted_by: by })),
  );
  insertAll(
    tx,
    "relay.next_door",
    { handover_id: "uuid", position: "int", name: "text" },
    said("redirected").map(({ ask }) => ({ handover_id: ask.id, position: 1, name: "Naboens dør" })),
  );
  updateAll(
    tx,
    "relay.handover",
    { ...answered, redirect_reason: "text", first_next_door: "int" },
    said("redirected").map((one) => ({
      ...row(one),
      redirect_reason: "needsAssessmentFirst",
      first_next_door: 1,
    })),
  );
  updateAll(
    tx,
    "relay.handover",
    { ...answered, overtaken_by: "uuid" },
    said("withdrawn").map((one) => ({ ...row(one), overtaken_by: one.ask.overtakenBy })),
  );
}

function move(tx: Tx, accepted: readonly Asked[]): void {
  updateAll(
    tx,
    "relay.need",
    {
      responsible_id: "uuid",
      held_since: "timestamptz",
      moved_by: "uuid",
      contact_person_id: "uuid",
      next_step: "text",
      next_step_unit_id: "uuid",
    },
    accepted.map(({ need, ask }) => ({
      id: need.id,
      responsible_id: ask.to.unit.id,
      held_since: ask.answeredAt,
      moved_by: ask.id,
      contact_person_id: ask.to.workerId,
      next_step: "Første kontakt",
      next_step_unit_id: ask.to.unit.id,
    })),
  );
}

function end(tx: Tx, lives: readonly Life[]): void {
  updateAll(
    tx,
    "relay.need",
    { state: "text", ended_at: "timestamptz" },
    lives.flatMap(({ needs }) =>
      needs.flatMap(({ id, endedAt }) => (endedAt ? [{ id, state: "met", ended_at: endedAt }] : [])),
    ),
  );
  updateAll(
    tx,
    "relay.course",
    { state: "text", closed_at: "timestamptz", close_reason: "text", told_citizen: "text" },
    lives.flatMap(({ courseId, closedAt }) =>
      closedAt
        ? [
            {
              id: courseId,
              state: "closed",
              closed_at: closedAt,
              close_reason: "landed",
              told_citizen: "Sagt ansigt til ansigt",
            },
          ]
        : [],
    ),
  );
}
