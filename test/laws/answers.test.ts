import { type Attack, attacks, DENIED, key, type Lawful, law, unique } from "./attack.ts";
import {
  accept,
  as,
  askFor,
  askForCourse,
  course,
  endNeed,
  moveCourse,
  moveNeed,
  need,
  question,
  redirect,
  t,
  takeover,
  withdraw,
} from "./world.ts";

/** Laws 4–6: the first acceptance wins, there is no bare no, and a clock runs on everything open. */

const open = course() + need();
const treatment = course() + need({ kind: "psychiatric" });
const asked = open + askFor();
const both = open + askFor({ ask: "both" }) + askFor({ id: "second", to: "hostel", ask: "both" });
const by = as("shelter_worker");

const answered = (
  set: string,
) => `${by}insert into relay.next_door (handover_id, position, unit_id) values ({ask}, 1, {hostel});
  update relay.handover set state = 'redirected', next_rung_at = null, answered_by = {shelter_worker}, answered_at = ${t(10)}, ${set} where id = {ask};`;

// biome-ignore format: one to a line, to be read as a table
const firstWins: readonly Attack[] = [
  ["a second ask where one is asked at a time", treatment + askFor({ exclusive: true }), askFor({ id: "second", to: "hostel" }), unique("law4_one_open_ask_where_exclusive")],
  ["a second ask that claims not to be exclusive", treatment + askFor(), askFor({ id: "second", to: "hostel", exclusive: false }), unique("law4_one_open_ask_where_exclusive")],
  ["two doors asked for the baton", open + askForCourse(), askForCourse({ id: "second", to: "hostel" }), unique("law4_one_open_ask_where_exclusive")],
  ["an exclusive ask is made common", treatment + askFor(), "update relay.handover set exclusive = false where id = {ask};", DENIED],
  ["a kind is made common", "", "update relay.need_kind set several = true where code = 'psychiatric';", DENIED],
  ["a need is made another kind", treatment, "update relay.need set kind = 'sleepTonight' where id = {need};", DENIED],
  ["a second draft is sent beside the first ask", treatment + askFor() + askFor({ id: "second", to: "hostel", state: "draft" }), `update relay.handover set state = 'proposed', next_rung_at = ${t(13)} where id = {second};`, unique("law4_one_open_ask_where_exclusive")],
  ["the same door asked twice", asked, askFor({ id: "second" }), unique("law4_no_second_ask_of_the_same_door")],
  ["two acceptances of one ask", both, by + accept() + moveNeed() + as("hostel_worker") + accept("second", "hostel_worker"), unique("law4_first_acceptance_wins")],
  ["one accepts and the others stay open", both, by + accept() + moveNeed(), key("law4_sender_still_holds")],
  ["one takes over and the asked stay open", asked, as("hostel_worker") + takeover({ to: "hostel" }) + moveNeed({ to: "hostel", by: "takeover" }), key("law4_sender_still_holds")],
  ["the baton moves with a need others still consider", both + askForCourse({ id: "baton", to: "clinic" }), as("clinic_worker") + accept("baton", "clinic_worker") + moveCourse({ to: "clinic", by: "baton" }) + moveNeed({ to: "clinic", by: "baton" }), key("law4_sender_still_holds")],
  ["an ask is joined to another's answers", both + askFor({ id: "third", to: "clinic" }), "update relay.handover set ask_id = {both} where id = {third};", DENIED],
  ["one asks who is not responsible", open, askFor({ from: "hostel" }), key("law4_sender_still_holds")],
  ["the holder asks for a need that is another's", asked + by + accept() + moveNeed(), askFor({ id: "second", to: "hostel" }), key("law4_sender_still_holds")],
  ["one sends a draft who is responsible no longer", open + askFor({ id: "second", to: "hostel", state: "draft" }) + askFor() + by + accept() + moveNeed(), `update relay.handover set state = 'proposed', next_rung_at = ${t(13)} where id = {second};`, key("law4_sender_still_holds")],
  ["a need ends while a door considers it", asked, endNeed(), key("law4_sender_still_holds")],
  ["a need that ended is asked about", open + endNeed(), askFor(), key("law4_sender_still_holds")],
  ["a withdrawn ask is opened again", asked + withdraw(), `update relay.handover set state = 'proposed', next_rung_at = ${t(13)} where id = {ask};`, law("law3_answers_stay")],
];

// biome-ignore format: one to a line, to be read as a table
const noBareNo: readonly Attack[] = [
  ["rejected", asked, `${by}update relay.handover set state = 'rejected', next_rung_at = null where id = {ask};`, law("handover_state_check")],
  ["no reason", asked, answered("first_next_door = 1"), law("law5_redirect_names_a_door")],
  ["a reason, and no door, and no gap", asked, answered("redirect_reason = 'noCapacity'"), law("law5_redirect_names_a_door")],
  ["a reason nobody knows", asked, answered("redirect_reason = 'wontDo', first_next_door = 1"), law("handover_redirect_reason_check")],
  ["another reason, not told", asked, answered("redirect_reason = 'other', first_next_door = 1"), law("law5_other_needs_text")],
  ["a door that is not written down", asked, answered("redirect_reason = 'noCapacity', first_next_door = 2"), key("law5_named_door_exists")],
  ["a gap that is not there", asked, answered("redirect_reason = 'noCapacity', gap_id = {gap}"), key("handover_gap_id_fkey")],
  ["a door that is nobody", asked, "insert into relay.next_door (handover_id, position) values ({ask}, 1);", law("next_door_check")],
  ["a door without a name", asked, "insert into relay.next_door (handover_id, position, name) values ({ask}, 1, '');", law("next_door_name_check")],
  ["shown on by one from another unit", asked, as("hostel_worker") + redirect("ask", "hostel_worker"), law("law5_only_a_member_shows_on")],
  ["shown on in another's name", asked, as("ward_worker") + redirect(), law("law5_only_a_member_shows_on")],
  ["shown on by one who left", asked, as("moved_on") + redirect("ask", "moved_on"), law("law5_only_a_member_shows_on")],
  ["shown on by nobody", asked, redirect(), law("law5_only_a_member_shows_on")],
  ["another reason afterwards", asked + by + redirect(), "update relay.handover set redirect_reason = 'notOpen' where id = {ask};", law("law3_answers_stay")],
  ["another door afterwards", asked + by + redirect(), "update relay.next_door set unit_id = {clinic} where handover_id = {ask};", DENIED],
  ["one more door afterwards", asked + by + redirect(), "insert into relay.next_door (handover_id, position, unit_id) values ({ask}, 2, {clinic});", law("law5_doors_come_with_the_answer")],
  ["no door afterwards", asked + by + redirect(), "delete from relay.next_door where handover_id = {ask};", DENIED],
];

const climb = (rung: number, next = t(14 + rung)) => `
  insert into relay.escalation (id, handover_id, rung, step, due_at, at) values (gen_random_uuid(), {ask}, ${Math.max(rung, 1)}, 'unitLead', ${t(13)}, ${t(13)})
    on conflict do nothing;
  update relay.handover set rung = ${rung}, next_rung_at = ${next} where id = {ask};`;

const clock = "law6_a_clock_on_everything_open";
// biome-ignore format: one to a line, to be read as a table
const aClock: readonly Attack[] = [
  ["an ask without an answer-by time", open, `${askFor({ state: "draft" })}update relay.handover set state = 'proposed', answer_by = null, next_rung_at = ${t(13)} where id = {ask};`, law(clock)],
  ["an ask without a ladder", open + askFor({ state: "draft" }), "update relay.handover set state = 'proposed' where id = {ask};", law(clock)],
  ["the ladder's step is cleared", asked, "update relay.handover set next_rung_at = null where id = {ask};", law(clock)],
  ["the answer-by time is cleared", asked, "update relay.handover set answer_by = null where id = {ask};", law(clock)],
  ["a question that stops all clocks", asked, "update relay.handover set state = 'questioned', next_rung_at = null where id = {ask};", law(clock)],
  ["an answered one whose ladder climbs on", asked, `${by}update relay.handover set state = 'accepted', accepted_by = {shelter_worker}, answered_at = ${t(10)} where id = {ask};`, law(clock)],
  ["a step at the end of time", asked, climb(1, "'infinity'"), law(clock)],
  ["an answer by the end of time", open, `${askFor({ state: "draft" })}update relay.handover set state = 'proposed', answer_by = 'infinity', next_rung_at = ${t(13)} where id = {ask};`, law(clock)],
  ["the step is put off", asked, `update relay.handover set next_rung_at = ${t(23)} where id = {ask};`, law("law6_no_putting_off")],
  ["the answer is put off", asked, `update relay.handover set answer_by = ${t(23)} where id = {ask};`, law("law6_no_putting_off")],
  ["steps are skipped", asked, climb(3), law("law6_one_step_at_a_time")],
  ["a step is taken back", asked + climb(1), climb(0), law("law6_one_step_at_a_time")],
  ["a step is taken and not written down", asked, `update relay.handover set rung = 1, next_rung_at = ${t(15)} where id = {ask};`, key("law6_steps_are_written_down")],
  [
    "a step is written down twice",
    `${asked}insert into relay.escalation (id, handover_id, rung, step, due_at, at) values ({e}, {ask}, 1, 'unitLead', ${t(13)}, ${t(13)});`,
    `insert into relay.escalation (id, handover_id, rung, step, due_at, at) values ({f}, {ask}, 1, 'unitLead', ${t(13)}, ${t(13)});`,
    unique("escalation_handover_id_rung_key"),
  ],
  ["a step that was taken is forgotten", asked, "delete from relay.escalation;", DENIED],
  [
    "a need without a next step",
    course(),
    `insert into relay.need (id, course_id, kind, urgency, responsible_id, held_since, opened_at, opened_by)
     values ({need}, {course}, 'dental', 'soon', {ward}, ${t(8)}, ${t(8)}, {ward_worker});`,
    law("law6_next_step"),
  ],
  ["the next step is cleared", open, "update relay.need set next_step = null where id = {need};", law("law6_next_step")],
  ["the next step is empty", open, "update relay.need set next_step = '' where id = {need};", law("need_next_step_check")],
  ["its day is cleared", open, "update relay.need set next_step_on = null where id = {need};", law("law6_next_step")],
  ["its day is never", open, "update relay.need set next_step_on = 'infinity' where id = {need};", law("law6_next_step")],
  ["nobody does it", open, "update relay.need set next_step_unit_id = null where id = {need};", law("law6_next_step")],
  ["an ended need comes back without one", open + endNeed({ more: ", next_step = null" }), `update relay.need set state = 'open', ended_at = null, opened_at = ${t(12)} where id = {need};`, law("law6_next_step")],
  [
    "a door outside that nobody phones again",
    open,
    `insert into relay.external_handover (id, course_id, from_unit_id, party_name, way, state, legal_basis, agreed_with_citizen, asked_by, asked_at)
     values ({x}, {course}, {ward}, 'Hotellet', 'phone', 'asked', 'anonymous', true, {ward_worker}, ${t(9)});`,
    law("law6_checked_back"),
  ],
  [
    "a door outside that is phoned again never",
    open,
    `insert into relay.external_handover (id, course_id, from_unit_id, party_name, way, state, legal_basis, agreed_with_citizen, asked_by, asked_at, check_back_on)
     values ({x}, {course}, {ward}, 'Hotellet', 'phone', 'asked', 'anonymous', true, {ward_worker}, ${t(9)}, 'infinity');`,
    law("law6_checked_back"),
  ],
  [
    "a joint table to be held some day",
    open,
    `insert into relay.joint_table (id, course_id, cause, state, called_at, convener_id, anonymous, hold_by)
     values ({x}, {course}, 'called', 'called', ${t(9)}, {ward}, true, null);`,
    "23502",
  ],
  [
    "a joint table to be held at the end of time",
    open,
    `insert into relay.joint_table (id, course_id, cause, state, called_at, convener_id, anonymous, hold_by)
     values ({x}, {course}, 'called', 'called', ${t(9)}, {ward}, true, 'infinity');`,
    law("law6_held_by_a_moment"),
  ],
];

const states =
  "select u.slug, h.state from relay.handover h join identity.unit u on u.id = h.to_unit_id where course_id = {course} order by u.slug";

// biome-ignore format: one to a line, to be read as a table
const lawful: readonly Lawful[] = [
  [
    "several asked, one accepts, the others are withdrawn",
    both,
    by + accept() + withdraw("second") + moveNeed(),
    states,
    [
      { slug: "hostel", state: "withdrawn" },
      { slug: "shelter", state: "accepted" },
    ],
  ],
  [
    "one after the other where one is asked at a time",
    treatment + askFor() + by + redirect(),
    askFor({ id: "second", to: "hostel" }),
    states,
    [
      { slug: "hostel", state: "proposed" },
      { slug: "shelter", state: "redirected" },
    ],
  ],
  [
    "the same door again, when it has answered",
    asked + by + redirect(),
    askFor({ id: "second" }),
    states,
    [
      { slug: "shelter", state: "redirected" },
      { slug: "shelter", state: "proposed" },
    ].sort(),
  ],
  ["a question and its answer", asked, `${question()}update relay.handover set state = 'proposed', clock_with = 'receiver', answer_by = ${t(15)}, next_rung_at = ${t(15)} where id = {ask};`, states, [{ slug: "shelter", state: "proposed" }]],
  ["one step up", asked, climb(1) + climb(2), "select rung from relay.handover where id = {ask}", [{ rung: 2 }]],
  [
    "no door known, which feeds a gap",
    asked,
    `insert into directory.gap (id, region, area, need_kind, cause, unit_id, at) values ({gap}, 'DK-84', '0101', 'sleepTonight', 'noDoorFound', {shelter}, ${t(10)});
     ${by}update relay.handover set state = 'redirected', redirect_reason = 'noCapacity', gap_id = {gap}, next_rung_at = null, answered_by = {shelter_worker}, answered_at = ${t(10)} where id = {ask};`,
    states,
    [{ slug: "shelter", state: "redirected" }],
  ],
  ["a next step far ahead", open, "update relay.need set next_step_on = '2027-03-01' where id = {need};", "select next_step_on::text as day from relay.need where id = {need}", [{ day: "2027-03-01" }]],
];

attacks("law 4", firstWins, lawful);
attacks("law 5", noBareNo);
attacks("law 6", aClock);
