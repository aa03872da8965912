import { type Attack, attacks, DENIED, key, type Lawful, law, unique } from "./attack.ts";
import {
  accept,
  as,
  askFor,
  askForCourse,
  close,
  course,
  endNeed,
  handover,
  moveCourse,
  moveNeed,
  need,
  question,
  redirect,
  reopen,
  t,
  takeover,
  withdraw,
} from "./world.ts";

/** Law 3: only acceptance moves responsibility – by a member, once, of this very thing – and it always does. */

const open = course() + need();
const asked = open + askFor();
const askedForCourse = open + askForCourse();
const by = as("shelter_worker");
const moved = asked + by + accept() + moveNeed();

const only = "law3_only_acceptance_moves";
const member = "law3_only_a_member_accepts";
const duty = (more: Parameters<typeof handover>[0] = {}) =>
  handover({ id: "given", kind: "duty", state: "accepted", to: "town", duty: "duty", ...more });

const signed = (unit: string, by: string) =>
  `insert into identity.accepting_duty (id, unit_id, area, signed_by, signed_at) values ({fresh}, {${unit}}, '0404', {${by}}, ${t(9)});`;

// biome-ignore format: one to a line, to be read as a table
const list: readonly Attack[] = [
  ["the baton moves by itself", open, "update relay.course set holder_id = {shelter} where id = {course};", law(only)],
  ["a need moves by itself", open, "update relay.need set responsible_id = {shelter} where id = {need};", law(only)],
  ["a need moves by an ask", asked, moveNeed(), law(only)],
  ["the baton moves by an ask", askedForCourse, moveCourse(), law(only)],
  ["a need moves by a question", asked, question() + moveNeed(), law(only)],
  ["a need moves by a draft", open + askFor({ state: "draft" }), moveNeed(), law(only)],
  ["a need moves by a redirect", asked, by + redirect() + moveNeed(), law(only)],
  ["a need moves by a withdrawal", asked, withdraw() + moveNeed(), law(only)],
  ["a need moves by a handover that is not there", open, moveNeed({ by: "nothing" }), law(only)],
  ["it moves to another than the one who accepted", asked, by + accept() + moveNeed({ to: "hostel" }), key(only)],
  ["it moves from another than the one who asked", open, by + takeover({ from: "hostel" }) + moveNeed({ by: "takeover" }), key(only)],
  ["the baton moves by a need's acceptance", asked, by + accept() + moveNeed() + moveCourse(), key(only)],
  ["a need moves by another need's acceptance", asked + need({ id: "second" }), by + accept() + moveNeed() + moveNeed({ id: "second" }), law("law3_moves_with_own_or_course")],
  ["a need moves by another course's acceptance", open + course({ id: "other" }) + askForCourse({ on: "other" }), by + accept() + moveCourse({ id: "other" }) + moveNeed(), law("law3_moves_with_own_or_course")],
  ["the baton moves by another course's acceptance", open + course({ id: "other" }) + askForCourse({ on: "other" }), by + accept() + moveCourse({ id: "other" }) + moveCourse(), key(only)],
  ["a need moves by a baton that moved another day", askedForCourse + by + accept() + moveCourse(), moveNeed(), law(only)],
  ["a need is taken back by an acceptance of another day", `${moved + as("ward_worker")}${takeover({ id: "back", from: "shelter", to: "ward" })}${moveNeed({ to: "ward", by: "back" })}`, moveNeed(), law(only)],
  ["one acceptance moves the same need twice", asked, by + accept() + moveNeed() + as("ward_worker") + takeover({ id: "back", from: "shelter", to: "ward" }) + moveNeed({ to: "ward", by: "back" }) + moveNeed(), unique("period_handover_id_subject_id_key")],
  ["accepted, but it stays where it was", asked, by + accept(), key("law3_acceptance_moves")],
  ["the baton accepted, but it stays where it was", askedForCourse, by + accept(), key("law3_acceptance_moves")],
  ["a takeover is written down, but nothing moves", open, by + takeover(), key("law3_acceptance_moves")],
  ["the baton accepted, but only a need moves", askedForCourse, by + accept() + moveNeed(), key("law3_acceptance_moves")],

  ["accepted by somebody from another unit", asked, as("hostel_worker") + accept("ask", "hostel_worker") + moveNeed(), law(member)],
  ["accepted by one who left the unit", asked, as("moved_on") + accept("ask", "moved_on") + moveNeed(), law(member)],
  ["accepted by one who left Stafet", asked, as("offboarded") + accept("ask", "offboarded") + moveNeed(), law(member)],
  ["accepted in another's name", asked, as("ward_worker") + accept() + moveNeed(), law(member)],
  ["accepted with nobody acting", asked, accept() + moveNeed(), law(member)],
  ["taken over in another's name", open, as("ward_worker") + takeover() + moveNeed({ by: "takeover" }), law(member)],
  ["taken over by somebody from another unit", open, as("hostel_worker") + takeover({ by: "hostel_worker" }) + moveNeed({ by: "takeover" }), law(member)],
  ["accepted by the relay itself", asked, `update relay.handover set state = 'accepted', accepted_by = '00000000-0000-7000-8000-000000000001', next_rung_at = null where id = {ask};`, law(member)],
  ["accepted by nobody", asked, "update relay.handover set state = 'accepted', next_rung_at = null where id = {ask};", law(member)],
  ["accepted by a member and a duty at once", open, as("town_worker") + duty({ by: "town_worker" }) + moveNeed({ to: "town", by: "given" }), law("law3_somebody_accepts")],
  ["an open ask that names who accepted", asked, "update relay.handover set accepted_by = {shelter_worker} where id = {ask};", law("law3_somebody_accepts")],

  ["by the duty of another area", open, duty({ to: "faraway", duty: "faraway_duty" }) + moveNeed({ to: "faraway", by: "given" }), law("law3_only_its_own_duty")],
  ["by a duty that has ended", open, duty({ to: "shelter", duty: "old_duty" }) + moveNeed({ by: "given" }), law("law3_only_its_own_duty")],
  ["by the duty of another unit", open, duty({ to: "shelter" }) + moveNeed({ by: "given" }), key("law3_only_its_own_duty")],
  ["by a duty nobody signed", open, duty({ duty: "invented" }) + moveNeed({ to: "town", by: "given" }), law("law3_only_its_own_duty")],
  ["by a duty the leader has not signed", "", signed("shelter", "shelter_worker"), law("law3_duty_is_signed_by_a_leader")],
  ["by a duty another's leader signed", "", signed("shelter", "town_leader"), law("law3_duty_is_signed_by_a_leader")],
  ["by a duty an association took on", "", signed("hostel", "hostel_leader"), law("law3_duty_is_signed_by_a_leader")],
  ["by moving the course to another area first", open, "update relay.course set area = '0202' where id = {course};", DENIED],
  ["by a duty that changes area", "", "update identity.accepting_duty set area = '0202' where id = {duty};", DENIED],

  ["a draft is accepted", open + askFor({ state: "draft" }), by + accept() + moveNeed(), law("law3_answers_stay")],
  ["an ask is born accepted", open, by + handover({ state: "accepted", by: "shelter_worker" }) + moveNeed(), law("law3_asks_are_answered")],
  ["a takeover is born unanswered", open, handover({ kind: "takeover" }), law("law3_asks_are_answered")],
  ["accepted twice", moved, by + accept(), law("law3_answers_stay")],
  ["a redirected one is accepted", asked + by + redirect(), by + accept() + moveNeed(), law("law3_answers_stay")],
  ["a withdrawn one is accepted", asked + withdraw(), by + accept() + moveNeed(), law("law3_answers_stay")],
  ["an acceptance is taken back", moved, `update relay.handover set state = 'proposed', accepted_by = null, next_rung_at = ${t(13)} where id = {ask};`, law("law3_answers_stay")],
  ["another is said to have accepted", moved, "update relay.handover set accepted_by = {shelter_leader} where id = {ask};", law("law3_answers_stay")],
  ["it is said to have been accepted earlier", moved, `update relay.handover set answered_at = ${t(8)} where id = {ask};`, law("law3_answers_stay")],
  ["an ask becomes a draft again", asked, "update relay.handover set state = 'draft', next_rung_at = null where id = {ask};", law("law3_answers_stay")],
  ["an ask is turned to another door", asked, "update relay.handover set to_unit_id = {hostel} where id = {ask};", DENIED],
  ["an ask is turned to another need", asked + need({ id: "second" }), "update relay.handover set need_id = {second} where id = {ask};", DENIED],
  ["a takeover is made of an ask", asked, "update relay.handover set kind = 'takeover' where id = {ask};", DENIED],
  ["an acceptance is deleted", moved, "delete from relay.handover where id = {ask};", DENIED],
  ["a need of one course and a handover of another", open + course({ id: "other" }), askFor({ on: "other" }), key("handover_need_id_course_id_fkey")],
  ["handed over to itself", open, askFor({ to: "ward" }), law("not_to_itself")],
  ["not agreed, and no word of why", asked, "update relay.handover set agreed_with_citizen = false where id = {ask};", law("says_why_not_agreed")],

  ["closing moves the baton", course(), close({ more: ", holder_id = {shelter}" }), law(only)],
  ["ending moves a need", open, endNeed({ more: ", responsible_id = {shelter}" }), law(only)],
  ["merging moves a need", open + course({ id: "other", holder: "shelter" }), need({ id: "goes_on", on: "other", responsible: "shelter", continues: "need" }) + endNeed({ state: "mergedInto", more: ", merged_into = {goes_on}" }), law("law3_merge_moves_nothing")],
  ["a need goes on elsewhere and here too", open + course({ id: "other", holder: "shelter" }), need({ id: "goes_on", on: "other", continues: "need" }), key("law3_merge_moves_nothing")],
  [
    "a need goes on as another than it was merged into",
    open + course({ id: "other", holder: "shelter" }) + need({ id: "theirs", on: "other", responsible: "shelter" }),
    need({ id: "goes_on", on: "other", continues: "need" }) + endNeed({ state: "mergedInto", more: ", merged_into = {theirs}" }),
    key("law3_merge_moves_nothing"),
  ],
  ["a need goes on that had ended", open + endNeed() + course({ id: "other", holder: "shelter" }), need({ id: "goes_on", on: "other", continues: "need" }), law("law3_merge_moves_nothing")],
];

const who =
  "select u.slug from relay.need n join identity.unit u on u.id = n.responsible_id where n.id = {need}";
const holder =
  "select u.slug from relay.course c join identity.unit u on u.id = c.holder_id where c.id = {course}";

// biome-ignore format: one to a line, to be read as a table
const lawful: readonly Lawful[] = [
  ["accepting a need", asked, by + accept() + moveNeed(), who, [{ slug: "shelter" }]],
  ["accepting after a question", asked + question(), by + accept() + moveNeed(), who, [{ slug: "shelter" }]],
  ["accepting a draft that was sent", `${open + askFor({ state: "draft" })} update relay.handover set state = 'proposed', next_rung_at = ${t(13)} where id = {ask};`, by + accept() + moveNeed(), who, [{ slug: "shelter" }]],
  ["accepting the baton alone", askedForCourse, by + accept() + moveCourse(), holder, [{ slug: "shelter" }]],
  ["accepting the baton and the sender's needs with it", askedForCourse, by + accept() + moveCourse() + moveNeed(), who, [{ slug: "shelter" }]],
  ["taking over", open, by + takeover() + moveNeed({ by: "takeover" }), who, [{ slug: "shelter" }]],
  ["passing on to the standing receiver", open, duty() + moveNeed({ to: "town", by: "given" }), who, [{ slug: "town" }]],
  ["passing the baton on to the standing receiver", open, duty({ need: null }) + moveCourse({ to: "town", by: "given" }), holder, [{ slug: "town" }]],
  ["any door opens a closed course", course() + close(), reopen({ holder: "clinic" }), holder, [{ slug: "clinic" }]],
  [
    "merging: the need goes on with the same",
    moved + course({ id: "other" }),
    need({ id: "goes_on", on: "other", responsible: "shelter", continues: "need" }) + endNeed({ state: "mergedInto", more: ", merged_into = {goes_on}" }),
    "select u.slug from relay.need n join identity.unit u on u.id = n.responsible_id where n.id = {goes_on}",
    [{ slug: "shelter" }],
  ],
  ["the leader of another signs for the area", "", signed("ward", "ward_leader"), "select u.slug from identity.accepting_duty d join identity.unit u on u.id = d.unit_id where d.id = {fresh}", [{ slug: "ward" }]],
];

attacks("law 3", list, lawful);
