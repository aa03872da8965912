import { newId } from "#kernel/ids.ts";
import type { Region } from "./region.ts";
import { aCourse } from "./relay.ts";

/** One course that has been through most of what happens, so that there is something of everything to break. */
export async function aLongStory(region: Region) {
  const kinds = ["sleepTonight", "psychiatric", "foodClothes", "dental", "legal"];
  const course = await aCourse(region, { needs: kinds, consent: "relay" });
  const taken = await course.movedTo("shelter", { need: 0 });
  await course.movedTo("nightTeam", { need: 0, by: "shelter" });
  const pair = await course.asked(["nursing", "doctor"], { need: 2 });
  const accepted = await pair.accepted();
  const redirected = await (await course.asked("psychiatry", { need: 1 })).redirected(["nightTeam"]);
  const waiting = await course.asked("nursing", { need: 3 });
  await course.ended(4);
  const baton = await course.movedTo("receiver");
  const over = await aCourse(region, { consent: "relay" });
  await over.ended(0);
  await over.closed();
  await region.relay.reopenCourse(
    await region.actor("shelter"),
    { courseId: over.id, because: "Kom igen", needs: [] },
    region.later(),
  );
  return { region, course, over, taken, pair, accepted, redirected, waiting, baton };
}
export type Story = Awaited<ReturnType<typeof aLongStory>>;

const door = (slug: "faraway" | "dropIn") => `(select id from identity.unit where slug = '${slug}')`;
const need = ({ course }: Story, index: number) => `'${course.needId(index)}'`;
const periods = (subject: string, more = "true") => `relay.period where subject_id = ${subject} and ${more}`;

const table = ({ course }: Story, needId: string) => `
  insert into relay.joint_table (id, course_id, need_id, cause, state, called_at, convener_id, hold_by, anonymous)
    values (gen_random_uuid(), '${course.id}', ${needId}, 'called', 'called', now(), ${door("dropIn")}, now(), true)`;

/** What is done behind the guards' back, and what `stafet verify` is to make of it. */
export const planted: readonly (readonly [
  string,
  (story: Story) => string,
  Partial<Record<string, number>>,
])[] = [
  [
    "a course whose holder is not the last in its history",
    (s) => `update relay.course set holder_id = ${door("faraway")} where id = '${s.over.id}'`,
    { withoutHolder: 1 },
  ],
  [
    "a course without any history",
    (s) => `delete from ${periods(`'${s.over.id}'`)}`,
    { withoutHolder: 1, gaps: 1, movedWithoutAcceptance: 1 },
  ],
  [
    "a need whose responsible is not the last in its history",
    (s) => `update relay.need set responsible_id = ${door("faraway")} where id = ${need(s, 0)}`,
    { needsWithoutResponsible: 1 },
  ],
  [
    "a hole between two periods",
    (s) =>
      `update relay.period set until = until - interval '1 second' where subject_id = ${need(s, 0)} and follows is null`,
    { gaps: 1 },
  ],
  [
    "a period that begins after the opening",
    (s) => `update relay.period set since = since + interval '1 second' where subject_id = ${need(s, 3)}`,
    { gaps: 1 },
  ],
  [
    "a period that ends before the need did",
    (s) => `update relay.period set until = until - interval '1 second' where subject_id = ${need(s, 4)}`,
    { gaps: 1 },
  ],
  [
    "a spell that is missing",
    (s) => `delete from ${periods(`'${s.over.id}'`, "spell = 1")}`,
    { gaps: 1, movedWithoutAcceptance: 1 },
  ],
  [
    "two periods that overlap",
    (s) =>
      `update relay.period set until = until + interval '1 second' where subject_id = ${need(s, 0)} and follows is null`,
    { overlaps: 1 },
  ],
  [
    "a period that is empty",
    (s) => `update relay.period set until = since where subject_id = ${need(s, 4)}`,
    { overlaps: 1, gaps: 1 },
  ],
  [
    "a period that begins before the opening",
    (s) => `update relay.period set since = since - interval '1 second' where subject_id = ${need(s, 3)}`,
    { overlaps: 1 },
  ],
  [
    "two that have it at once",
    (s) => `insert into relay.period (subject_id, course_id, need_id, spell, since, unit_id)
      select subject_id, course_id, need_id, spell, since + interval '1 second', ${door("faraway")} from ${periods(need(s, 3))}`,
    { overlaps: 1, movedWithoutAcceptance: 1 },
  ],
  [
    "somebody who still has what has ended",
    (s) => `update relay.period set until = 'infinity' where subject_id = ${need(s, 4)}`,
    { overlaps: 1 },
  ],
  [
    "history of what never was",
    (s) => `update relay.period set subject_id = '${newId()}' where subject_id = ${need(s, 4)}`,
    { overlaps: 1, gaps: 1 },
  ],
  [
    "a move without any handover",
    (s) =>
      `update relay.period set handover_id = null where subject_id = ${need(s, 0)} and unit_id = '${s.region.idOf("shelter")}'`,
    { movedWithoutAcceptance: 1, acceptedWithoutMove: 1 },
  ],
  [
    "a move by a handover that was not accepted",
    (s) => `update relay.handover set state = 'withdrawn' where id = '${s.taken.id}'`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "a move to another than the one who accepted",
    (s) => `update relay.handover set to_unit_id = ${door("faraway")} where id = '${s.taken.id}'`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "a move from another than the one who had it",
    (s) => `update relay.handover set from_unit_id = ${door("faraway")} where id = '${s.taken.id}'`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "a move by a handover of something else",
    (s) => `update relay.handover set need_id = ${need(s, 1)} where id = '${s.taken.id}'`,
    { movedWithoutAcceptance: 1, acceptedWithoutMove: 1 },
  ],
  [
    "an acceptance by somebody who never worked there",
    (s) =>
      `update relay.handover set accepted_by = (select lead_id from identity.unit where slug = 'faraway') where id = '${s.taken.id}'`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "an acceptance by somebody who had left",
    (s) => `
      insert into identity.person (id, slug, name) values ('${s.course.id}', 'left-${s.course.id}', 'Gone');
      insert into identity.membership (person_id, unit_id, role, since, ended_at)
        values ('${s.course.id}', '${s.region.idOf("shelter")}', 'worker', '2026-01-01', '2026-05-01');
      update relay.handover set accepted_by = '${s.course.id}' where id = '${s.taken.id}'`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "an acceptance on another unit's duty",
    (s) =>
      `update relay.handover set accepted_by = null, duty_id = (select id from identity.accepting_duty limit 1) where id = '${s.taken.id}'`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "a need that began with a stranger",
    (s) => `update relay.period set unit_id = ${door("faraway")} where subject_id = ${need(s, 4)};
      update relay.need set responsible_id = ${door("faraway")} where id = ${need(s, 4)}`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "a beginning that pretends to be a move",
    (s) => `update relay.period set handover_id = '${s.waiting.id}' where subject_id = ${need(s, 4)}`,
    { movedWithoutAcceptance: 1 },
  ],
  [
    "an acceptance that moved nothing",
    (s) => `update relay.handover set state = 'accepted', next_rung_at = null where id = '${s.waiting.id}'`,
    { acceptedWithoutMove: 1 },
  ],
  [
    "two acceptances in one ask",
    (s) =>
      `update relay.handover set ask_id = (select ask_id from relay.handover where id = '${s.taken.id}') where id = '${s.accepted.id}'`,
    { doubleAcceptances: 1 },
  ],
  [
    "two asked at once where only one may be",
    (s) => `update relay.need set kind = 'income' where id = ${need(s, 3)};
      insert into relay.handover (id, course_id, need_id, ask_id, from_unit_id, to_unit_id, state, exclusive, urgency, agreed_with_citizen, legal_basis,
                                  proposed_by, proposed_at, answer_by, next_rung_at)
        select gen_random_uuid(), course_id, need_id, gen_random_uuid(), from_unit_id, ${door("dropIn")}, state, exclusive, urgency, true, legal_basis,
               proposed_by, proposed_at, answer_by, next_rung_at from relay.handover where id = '${s.waiting.id}'`,
    { doubleAsks: 1 },
  ],
  [
    "an ask by one who does not have it",
    (s) => `update relay.handover set from_unit_id = ${door("faraway")} where id = '${s.waiting.id}'`,
    { asksByOthers: 1 },
  ],
  [
    "an open handover without a time to answer by",
    (s) => `update relay.handover set answer_by = null where id = '${s.waiting.id}'`,
    { handoversWithoutClock: 1 },
  ],
  [
    "an open handover without a next step of the ladder",
    (s) => `update relay.handover set next_rung_at = null where id = '${s.waiting.id}'`,
    { handoversWithoutClock: 1 },
  ],
  [
    "an answered handover with a clock",
    (s) => `update relay.handover set next_rung_at = now() where id = '${s.redirected.id}'`,
    { handoversWithoutClock: 1 },
  ],
  [
    "a step of the ladder that nobody wrote down",
    (s) => `update relay.handover set rung = 1 where id = '${s.waiting.id}'`,
    { rungsNotWrittenDown: 1 },
  ],
  [
    "a step written down that was never taken",
    (s) => `insert into relay.escalation (id, handover_id, rung, step, due_at, at)
        values (gen_random_uuid(), '${s.waiting.id}', 1, 'unitLead', now(), now())`,
    { rungsNotWrittenDown: 1 },
  ],
  ["a joint table about a need that has ended", (s) => table(s, need(s, 4)), { tablesOnEnded: 1 }],
  [
    "a joint table about the baton of a course that is closed",
    (
      s,
    ) => `update relay.course set state = 'closed', closed_at = '2027-01-01', close_reason = 'landed', told_citizen = 'x' where id = '${s.over.id}';
      update relay.period set until = '2027-01-01' where subject_id = '${s.over.id}' and until = 'infinity';
      ${table({ ...s, course: s.over }, "null")}`,
    { tablesOnEnded: 1 },
  ],
  [
    "a citizen on two open courses",
    (s) => `update relay.course set citizen_id = '${s.course.citizenId}' where id = '${s.over.id}'`,
    { doubleCourses: 1 },
  ],
  [
    "a need without a next step",
    (s) => `update relay.need set next_step = null where id = ${need(s, 3)}`,
    { needsWithoutNextStep: 1 },
  ],
  [
    "a need whose next step has no day",
    (s) => `update relay.need set next_step_on = null where id = ${need(s, 3)}`,
    { needsWithoutNextStep: 1 },
  ],
  [
    "a bare no",
    (s) =>
      `delete from relay.next_door where handover_id = '${s.redirected.id}'; update relay.handover set gap_id = null where id = '${s.redirected.id}'`,
    { redirectsWithoutDoor: 1 },
  ],
  [
    "a redirect without a reason",
    (s) => `update relay.handover set redirect_reason = null where id = '${s.redirected.id}'`,
    { redirectsWithoutDoor: 1 },
  ],
  [
    "a course closed with an open need",
    (
      s,
    ) => `update relay.course set state = 'closed', closed_at = '2027-01-01', close_reason = 'landed', told_citizen = 'x' where id = '${s.course.id}';
      update relay.period set until = '2027-01-01' where subject_id = '${s.course.id}' and until = 'infinity'`,
    { closedWithOpenNeeds: 1 },
  ],
  [
    "a count of open needs that is wrong",
    (s) => `update relay.course set open_needs = 0 where id = '${s.course.id}'`,
    { closedWithOpenNeeds: 1 },
  ],
  [
    "a course closed without telling the citizen",
    (
      s,
    ) => `update relay.course set state = 'closed', closed_at = '2027-01-01', close_reason = 'landed', told_citizen = null where id = '${s.over.id}';
      update relay.period set until = '2027-01-01' where subject_id = '${s.over.id}' and until = 'infinity'`,
    { closedWithoutReason: 1 },
  ],
  [
    "an ended need without a reason",
    (s) => `update relay.need set state = 'noLongerRelevant', end_reason = '' where id = ${need(s, 4)}`,
    { closedWithoutReason: 1 },
  ],
  [
    "a need merged into nothing",
    (s) => `update relay.need set state = 'mergedInto' where id = ${need(s, 4)}`,
    { closedWithoutReason: 1 },
  ],
  [
    "a rest nobody will look at again",
    (s) =>
      `update relay.need set state = 'recognisedGap', gap_id = gen_random_uuid(), recognised_on = next_step_on - 91 where id = ${need(s, 3)}`,
    { closedWithoutReason: 1 },
  ],
];
