import { type Attack, attacks, DENIED, GENERATED, key, type Lawful, law, unique } from "./attack.ts";
import {
  accept,
  as,
  askForCourse,
  close,
  course,
  endNeed,
  moveCourse,
  need,
  reopen,
  reopenNeed,
  t,
  takeover,
} from "./world.ts";

/** Laws 1 and 2: exactly one holder of a course, and one responsible for a need, at every instant; periods tile the time. */

const open = course() + need();
const closed = open + endNeed() + close();

// biome-ignore format: one to a line, to be read as a table
const list: readonly Attack[] = [
  [
    "two holders: a second period",
    open,
    `insert into relay.period (subject_id, course_id, spell, since, unit_id)
     values ({course}, {course}, 1, ${t(9)}, {shelter});`,
    DENIED,
  ],
  ["a gap: the current period is ended", open, `update relay.period set until = ${t(9)} where subject_id = {course};`, DENIED],
  ["an overlap: a period is moved back", open, `update relay.period set since = ${t(6)} where subject_id = {course};`, DENIED],
  ["a period is deleted", open, "delete from relay.period where subject_id = {course};", DENIED],
  ["all periods are emptied out", open, "truncate relay.period;", DENIED],
  ["nobody holds it", open, "update relay.course set holder_id = null where id = {course};", "23502"],
  ["nobody is responsible", open, "update relay.need set responsible_id = null where id = {need};", "23502"],
  ["somebody who does not exist holds it", "", course({ holder: "nobody" }), key("course_holder_id_fkey")],
  [
    "born with a history",
    "",
    `insert into relay.course (id, region, area, citizen_id, holder_id, held_since, begun_at, opened_at, opened_by, moved_by)
     values ({course}, 'DK-84', '0101', {citizen}, {ward}, ${t(8)}, ${t(8)}, ${t(8)}, {ward_worker}, {ask});`,
    DENIED,
  ],
  [
    "born closed",
    "",
    `insert into relay.course (id, region, area, citizen_id, holder_id, held_since, begun_at, opened_at, opened_by, state)
     values ({course}, 'DK-84', '0101', {citizen}, {ward}, ${t(8)}, ${t(8)}, ${t(8)}, {ward_worker}, 'closed');`,
    DENIED,
  ],
  [
    "a need born ended",
    course(),
    `insert into relay.need (id, course_id, kind, urgency, responsible_id, held_since, opened_at, opened_by, state, ended_at)
     values ({need}, {course}, 'dental', 'soon', {ward}, ${t(8)}, ${t(8)}, {ward_worker}, 'met', ${t(9)});`,
    DENIED,
  ],
  ["a course at the end of time", "", course({ begun: "'infinity'" }), law("course_begins_at_a_moment")],
  ["a course since before time", "", course({ begun: "'-infinity'" }), law("course_begins_at_a_moment")],
  ["a need at the end of time", course(), need({ opened: "'infinity'" }), law("need_opens_at_a_moment")],
  ["time travel: held since the future", open, `update relay.course set held_since = ${t(20)} where id = {course};`, "nothing"],
  ["time travel: held since long ago", open, `update relay.course set held_since = ${t(6)} where id = {course};`, "nothing"],
  ["time travel: opened earlier", open, `update relay.course set opened_at = ${t(6)} where id = {course};`, "nothing"],
  ["time travel: a need held since the future", open, `update relay.need set held_since = ${t(20)} where id = {need};`, "nothing"],
  ["time travel: a need opened earlier", open, `update relay.need set opened_at = ${t(6)} where id = {need};`, "nothing"],
  ["a mark of a move that was none", open, "update relay.course set moved_by = {ask} where id = {course};", "nothing"],
  ["a mark of a need's move that was none", open, "update relay.need set moved_by = {ask} where id = {need};", "nothing"],
  ["the first door is changed", open, `update relay.course set begun_at = ${t(6)} where id = {course};`, DENIED],
  ["the spell is tampered with", open, "update relay.course set spell = 2 where id = {course};", DENIED],
  ["a need's spell is tampered with", open, "update relay.need set spell = 2 where id = {need};", DENIED],
  ["another identity", open, "update relay.course set id = {other} where id = {course};", DENIED],
  ["another citizen", open, "update relay.course set citizen_id = {other} where id = {course};", DENIED],
  ["a second course of somebody who is on one", open, course({ id: "second", citizen: "course_citizen" }), unique("one_open_course_of_a_citizen")],
  ["a generated column", open, `update relay.course set ends_at = ${t(9)} where id = {course};`, GENERATED],
  ["a generated column of a need", open, "update relay.need set is_open = false where id = {need};", GENERATED],
  ["a need goes to another course", open + course({ id: "other" }), "update relay.need set course_id = {other} where id = {need};", DENIED],
  ["a need begins elsewhere than with the holder", course(), need({ responsible: "shelter" }), law("law2_begins_with_holder")],
  ["a need comes back elsewhere than with the holder", open + endNeed(), reopenNeed({ responsible: "shelter" }), law("law2_begins_with_holder")],
  ["a need begins on a course that is not there", "", need(), law("law7_need_on_open_course")],
  ["an ended need changes hands", open + endNeed(), "update relay.need set responsible_id = {shelter} where id = {need};", law("law2_ended_stays")],
  ["an ended need ends at another time", open + endNeed(), `update relay.need set ended_at = ${t(12)} where id = {need};`, law("law2_ended_stays")],
  ["an ended need becomes open without beginning", open + endNeed(), "update relay.need set state = 'open' where id = {need};", law("law2_ended_stays")],
  ["a need ends never", open, endNeed({ at: "'infinity'" }), law("need_ends_at_a_moment")],
  ["a course closes never", course(), close({ at: "'infinity'" }), law("course_closes_at_a_moment")],
  ["a course closes at no time", course(), close({ at: "null" }), law("course_closes_at_a_moment")],
  ["a closed course changes hands", closed, "update relay.course set holder_id = {shelter} where id = {course};", law("law1_closed_stays")],
  ["a closed course closes at another time", closed, `update relay.course set closed_at = ${t(14)} where id = {course};`, law("law1_closed_stays")],
  ["a course is deleted", open, "delete from relay.course where id = {course};", DENIED],
  ["a need is deleted", open, "delete from relay.need where id = {need};", DENIED],
];

/** Every period of a subject: who, and whether it begins where the one before ends. */
const periods = (subject: string) => `
  select u.slug, spell, follows is not distinct from lag(until) over (partition by spell order by since) as tiles,
         until = 'infinity' as current
    from relay.period p join identity.unit u on u.id = p.unit_id where subject_id = {${subject}} order by since`;

// biome-ignore format: one to a line, to be read as a table
const lawful: readonly Lawful[] = [
  ["opening: one period, from the opening on", "", open, periods("course"), [{ slug: "ward", spell: 1, tiles: true, current: true }]],
  [
    "moving: the next begins where the one before ended",
    open + askForCourse(),
    as("shelter_worker") + accept() + moveCourse(),
    periods("course"),
    [
      { slug: "ward", spell: 1, tiles: true, current: false },
      { slug: "shelter", spell: 1, tiles: true, current: true },
    ],
  ],
  [
    "moving with a clock that was set back: no gap and no overlap",
    open + askForCourse(),
    as("shelter_worker") + accept("ask", "shelter_worker", t(3)) + moveCourse({ at: t(3) }),
    `select unit_id = {shelter} as moved, follows = since as tiles, since = ${t(8)}::timestamptz + interval '1 microsecond' as next
       from relay.period where subject_id = {course} and until = 'infinity'`,
    [{ moved: true, tiles: true, next: true }],
  ],
  [
    "moving there and back at one and the same moment",
    open,
    as("shelter_worker") + takeover({ need: null }) + moveCourse({ by: "takeover" }) + as("ward_worker") + takeover({ id: "back", need: null, from: "shelter", to: "ward" }) + moveCourse({ to: "ward", by: "back" }),
    periods("course"),
    [
      { slug: "ward", spell: 1, tiles: true, current: false },
      { slug: "shelter", spell: 1, tiles: true, current: false },
      { slug: "ward", spell: 1, tiles: true, current: true },
    ],
  ],
  [
    "closing and opening again, with a clock set back meanwhile: a new spell after the first",
    closed,
    reopen({ holder: "shelter", at: t(2) }),
    `select u.slug, spell, until = 'infinity' as current, since >= coalesce(lag(until) over (order by since), since) as apart
       from relay.period p join identity.unit u on u.id = p.unit_id where subject_id = {course} order by since`,
    [
      { slug: "ward", spell: 1, current: false, apart: true },
      { slug: "shelter", spell: 2, current: true, apart: true },
    ],
  ],
  ["opening a need with a clock set back: it begins no sooner than with the one who has the baton", course() + askForCourse() + as("shelter_worker") + accept() + moveCourse(), need({ responsible: "shelter", opened: t(3) }), `select opened_at = ${t(10)}::timestamptz as same from relay.need where id = {need}`, [{ same: true }]],
  ["closing with a clock set back: no sooner than the last need ended", open + endNeed({ at: t(15) }), close({ at: t(9) }), `select closed_at = ${t(15)}::timestamptz as same from relay.course where id = {course}`, [{ same: true }]],
  [
    "ending a need and taking it up again: with whoever has the baton by then",
    open + endNeed() + as("shelter_worker") + takeover({ need: null }) + moveCourse({ by: "takeover" }),
    reopenNeed({ responsible: "shelter" }),
    periods("need"),
    [
      { slug: "ward", spell: 1, tiles: true, current: false },
      { slug: "shelter", spell: 2, tiles: true, current: true },
    ],
  ],
];

attacks("laws 1 and 2", list, lawful);
