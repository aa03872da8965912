import { type Attack, attacks, DENIED, GENERATED, key, type Lawful, law } from "./attack.ts";
import {
  as,
  askFor,
  close,
  course,
  endNeed,
  handover,
  moveNeed,
  need,
  reopen,
  reopenNeed,
  t,
  takeover,
  withdraw,
} from "./world.ts";

/** Laws 7–9: closing needs a reason that lands, and no unit closes under what it is responsible for. */

const open = course() + need();
const closed = course() + close();
const gap = `insert into directory.gap (id, region, area, need_kind, cause, unit_id, at) values ({gap}, 'DK-84', '0101', 'sleepTonight', 'unmetNeed', {ward}, ${t(9)});`;
const rest = (more = "gap_id = {gap}, recognised_on = '2026-03-02', next_step_on = '2026-05-31'") =>
  `update relay.need set state = 'recognisedGap', ${more} where id = {need};`;
const looked = (...days: number[]) =>
  days
    .map(
      (day) => `insert into relay.contact (id, course_id, unit_id, person_id, at, way)
       values (gen_random_uuid(), {course}, {ward}, {ward_worker}, '2026-03-0${day} 10:00+01', 'notFound');`,
    )
    .join("");
const met = (day: number) => looked(day).replace("'notFound'", "'met'");
const shut = (unit: string) => `update identity.unit set closed_at = ${t(12)} where id = {${unit}};`;

// biome-ignore format: one to a line, to be read as a table
const landing: readonly Attack[] = [
  ["a course with an open need", open, close(), law("law7_course_closes_without_open_needs")],
  ["a course with a resting need", open + gap + rest(), close(), law("law7_course_closes_without_open_needs")],
  ["open needs are counted away", open, "update relay.course set open_needs = 0 where id = {course};", DENIED],
  ["a course without a reason", course(), close({ reason: "null" }), law("law7_course_closes_with_reason")],
  ["a course for a reason nobody knows", course(), close({ reason: "'tired'" }), law("course_close_reason_check")],
  ["a course with the citizen not told", course(), close({ told: "null" }), law("law7_course_closes_with_reason")],
  ["a course with nothing told", course(), close({ told: "''" }), law("course_told_citizen_check")],
  ["a course while a door considers the baton", course() + handover({ need: null }), close(), key("law4_sender_still_holds")],
  ["merged into nothing", course(), close({ reason: "'merged'" }), law("law7_merged_names_the_other")],
  ["merged into itself", course(), close({ reason: "'merged'", more: ", merged_into = {course}" }), law("law7_merged_into_an_open_one")],
  ["merged into one that is closed", course() + course({ id: "other" }) + close({ id: "other" }), close({ reason: "'merged'", more: ", merged_into = {other}" }), law("law7_merged_into_an_open_one")],
  ["merged into each other", course() + course({ id: "other" }), close({ reason: "'merged'", more: ", merged_into = {other}" }) + close({ id: "other", reason: "'merged'", more: ", merged_into = {course}" }), law("law7_merged_into_an_open_one")],
  ["landed, and merged too", course() + course({ id: "other" }), close({ more: ", merged_into = {other}" }), law("law7_merged_names_the_other")],
  ["another reason afterwards", closed, "update relay.course set close_reason = 'died' where id = {course};", law("law1_closed_stays")],
  ["told something else afterwards", closed, "update relay.course set told_citizen = 'intet' where id = {course};", law("law1_closed_stays")],
  ["a reason before it closes", course(), "update relay.course set close_reason = 'landed' where id = {course};", law("law7_reason_comes_with_closing")],
  ["a need opened on a closed course", closed, need(), law("law7_need_on_open_course")],
  ["a need taken up again on a closed course", open + endNeed() + close(), reopenNeed(), law("law7_need_on_open_course")],
  ["a need ended without a time", open, "update relay.need set state = 'met' where id = {need};", law("need_ends_at_a_moment")],
  ["a need ended for a reason nobody knows", open, endNeed({ state: "rejected" }), law("need_state_check")],
  ["a need relevant no longer, and no word of why", open, endNeed({ state: "noLongerRelevant" }), law("law7_says_why")],
  ["a need relevant no longer, because of nothing", open, endNeed({ state: "noLongerRelevant", more: ", end_reason = ''" }), law("law7_says_why")],
  ["not to be found, and no word of where one looked", open + looked(2, 3, 4), endNeed({ state: "cannotBeFound" }), law("law7_says_why")],
  ["not to be found, never looked for", open, endNeed({ state: "cannotBeFound", more: ", end_reason = 'væk'" }), law("law7_looked_for")],
  ["not to be found on two days", open + looked(2, 2, 3), endNeed({ state: "cannotBeFound", more: ", end_reason = 'væk'" }), law("law7_looked_for")],
  ["not to be found, before last met", open + looked(2, 3, 4) + met(5) + looked(6), endNeed({ state: "cannotBeFound", more: ", end_reason = 'væk'" }), law("law7_looked_for")],
  ["a need merged into nothing", open, endNeed({ state: "mergedInto" }), law("law7_merged_names_the_other")],
  ["a need merged into itself", open, endNeed({ state: "mergedInto", more: ", merged_into = {need}" }), law("law7_merged_into_an_open_one")],
  ["a need merged into one that ended", open + need({ id: "other" }) + endNeed({ id: "other" }), endNeed({ state: "mergedInto", more: ", merged_into = {other}" }), law("law7_merged_into_an_open_one")],
  ["two needs merged into each other", open + need({ id: "other" }), endNeed({ state: "mergedInto", more: ", merged_into = {other}" }) + endNeed({ id: "other", state: "mergedInto", more: ", merged_into = {need}" }), law("law7_merged_into_an_open_one")],
  ["a need met, and merged too", open + need({ id: "other" }), endNeed({ more: ", merged_into = {other}" }), law("law7_merged_names_the_other")],
  ["a need ended for another reason afterwards", open + endNeed(), "update relay.need set end_reason = 'gad ikke' where id = {need};", law("law2_ended_stays")],
  ["a need ended otherwise afterwards", open + endNeed(), "update relay.need set state = 'died' where id = {need};", law("law2_ended_stays")],
  ["a rest without a gap", open, rest("recognised_on = '2026-03-02', next_step_on = '2026-04-01'"), law("law7_rest_is_reviewed")],
  ["a rest of unknown beginning", open + gap, rest("gap_id = {gap}"), law("law7_rest_is_reviewed")],
  ["a rest of 91 days", open + gap, rest("gap_id = {gap}, recognised_on = '2026-03-02', next_step_on = '2026-06-01'"), law("law7_rest_is_reviewed")],
  ["a rest since the end of time", open + gap, rest("gap_id = {gap}, recognised_on = 'infinity', next_step_on = '2099-01-01'"), law("law7_rest_is_reviewed")],
  ["a rest prolonged without being looked at", open + gap + rest(), "update relay.need set next_step_on = '2026-08-01' where id = {need};", law("law7_rest_is_reviewed")],
];

const step = `update relay.need set next_step_unit_id = {cafe} where id = {need};`;
const table = `insert into relay.joint_table (id, course_id, cause, state, called_at, convener_id, anonymous, hold_by)
  values ({table}, {course}, 'called', 'called', ${t(9)}, {parish}, true, ${t(15)});`;

// biome-ignore format: one to a line, to be read as a table
const orphans: readonly Attack[] = [
  ["a holder closes", open, shut("ward"), key("law8_holder_is_open")],
  ["a responsible unit closes", course() + need() + as("clinic_worker") + takeover({ to: "clinic" }) + moveNeed({ to: "clinic", by: "takeover" }), shut("clinic"), key("law8_responsible_is_open")],
  ["an asked unit closes", open + askFor({ to: "hostel" }), shut("hostel"), key("law8_asked_unit_is_open")],
  ["an area's last resort closes", "", shut("town"), key("law8_standing_receiver_is_open")],
  ["the one with the next step closes", open + step, shut("cafe"), key("law8_next_step_has_an_open_unit")],
  ["a table's convener closes", open + table, shut("parish"), key("law8_convener_is_open")],
  ["a closed unit opens a course", "", course({ holder: "shut" }), key("law8_holder_is_open")],
  ["a closed unit is asked", open, askFor({ to: "shut" }), key("law8_asked_unit_is_open")],
  ["a closed unit takes over", open, as("shut_worker") + takeover({ to: "shut" }) + moveNeed({ to: "shut", by: "takeover" }), key("law8_responsible_is_open")],
  ["a closed unit opens a closed course", closed, reopen({ holder: "shut" }), key("law8_holder_is_open")],
  ["a closed unit gets the next step", open, "update relay.need set next_step_unit_id = {shut} where id = {need};", key("law8_next_step_has_an_open_unit")],
  ["a closed unit signs for an area", "", `insert into identity.accepting_duty (id, unit_id, area, signed_by, signed_at) values ({fresh}, {shut}, '0303', {shut_leader}, ${t(9)});`, key("law8_standing_receiver_is_open")],
  ["a unit is said to be closed", open, "update identity.unit set is_open = false where id = {ward};", GENERATED],
  ["a unit is deleted", "", "delete from identity.unit where id = {idle};", DENIED],
  ["a person is deleted", "", "delete from identity.person where id = {moved_on};", DENIED],
  ["a membership is deleted", "", "delete from identity.membership where person_id = {moved_on};", DENIED],
  ["handed back by oneself (law 9)", open + as("shelter_worker") + takeover() + moveNeed({ by: "takeover" }), "update relay.need set responsible_id = {ward}, moved_by = {takeover} where id = {need};", law("law3_only_acceptance_moves")],
  ["handed back by withdrawing the acceptance (law 9)", open + as("shelter_worker") + takeover() + moveNeed({ by: "takeover" }), withdraw("takeover"), law("law3_answers_stay")],
];

const state = "select state from relay.need where id = {need}";
// biome-ignore format: one to a line, to be read as a table
const lawful: readonly Lawful[] = [
  ["a need met", open, endNeed(), state, [{ state: "met" }]],
  ["not to be found after three days", open + met(1) + looked(2, 3, 4), endNeed({ state: "cannotBeFound", more: ", end_reason = 'kendte steder, tre dage'" }), state, [{ state: "cannotBeFound" }]],
  ["a rest of 90 days, and another when it is looked at again", open + gap + rest(), "update relay.need set recognised_on = '2026-05-31', next_step_on = '2026-08-29' where id = {need};", state, [{ state: "recognisedGap" }]],
  ["a course with all its needs ended", open + endNeed(), close(), "select state, open_needs from relay.course where id = {course}", [{ state: "closed", open_needs: 0 }]],
  ["two courses merged", course() + course({ id: "other" }), close({ reason: "'merged'", more: ", merged_into = {other}" }), "select close_reason from relay.course where id = {course}", [{ close_reason: "merged" }]],
  ["a unit that is responsible for nothing closes and opens", "", `${shut("idle")}update identity.unit set closed_at = null where id = {idle};`, "select is_open from identity.unit where id = {idle}", [{ is_open: true }]],
  ["a unit that only was responsible once closes", `${course({ holder: "faraway" }) + close()}update identity.accepting_duty set ended_at = ${t(9)} where id = {faraway_duty};`, shut("faraway"), "select is_open from identity.unit where id = {faraway}", [{ is_open: false }]],
];

attacks("law 7", landing, lawful.slice(0, 5));
attacks("laws 8 and 9", orphans, lawful.slice(5));
