import { afterAll, beforeAll, expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import { type AppointmentsInRegion, appointmentsIn } from "../builders/appointments.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { type TestDatabase, testDatabase } from "../db.ts";

// Every command and view of appointments, asked by everybody: who has the baton, who has a need, where it is and who goes along (told
// or not), and three who have nothing to do with it. Who may is asked last; before that nothing has changed, and each denial is in the log.

interface World {
  course: BuiltCourse;
  booked: string;
  passed: string;
  missed: string;
  rightId: string;
}
type Who = "outsider" | "otherLead" | "otherRegion" | "place" | "along" | "need" | "baton";
const WHO: readonly Who[] = ["outsider", "otherLead", "otherRegion", "place", "along", "need", "baton"];
const NOBODY = "notFound notFound notFound notFound notFound";
/** The appointments and the right here are the whole course's: closed to who has one need of it, unless the citizen lets them know. */
const BATON = `${NOBODY} notFound ok`;

const at = (appointmentId: string) => ({ appointmentId, edition: 1 });
const what = { kind: "hospital" as const, purpose: "Prøve", place: "Stuen", citizenSays: "agreed" as const };
const moved = { time: "08:00", movedBy: "us" as const, citizenSays: "told" as const };
const source = { kind: "ical" as const, uid: "a@b", sequence: 1 };

/** What each is asked with, and what they hear, in WHO's order; where the citizen has told nobody, and where they have told the relay. */
const COMMANDS: Readonly<
  Record<string, readonly [ask: (w: World) => object, silent: string, told?: string]>
> = {
  bookAppointment: [({ course }) => ({ courseId: course.id, ...what, day: "2026-06-09" }), `${NOBODY} ok ok`],
  bookFromSource: [
    ({ course }) => ({ courseId: course.id, source, day: "2026-06-09", purpose: "Aftale", place: "Stuen" }),
    `${NOBODY} ok ok`,
  ],
  noteSource: [
    ({ course }) => ({
      courseId: course.id,
      kind: "ical" as const,
      said: [{ uid: "a@b", sequence: 1, is: "calledOff" as const }],
    }),
    `${NOBODY} ok ok`,
  ],
  changeAppointment: [({ booked }) => ({ ...at(booked), ...what }), BATON, `${NOBODY} ok staleAppointment`],
  moveAppointment: [
    ({ booked }) => ({ ...at(booked), ...moved, day: "2026-06-11" }),
    BATON,
    `${NOBODY} ok staleAppointment`,
  ],
  cancelAppointment: [
    ({ booked }) => ({ ...at(booked), by: "place" as const }),
    BATON,
    `${NOBODY} ok staleAppointment`,
  ],
  recordOutcome: [
    ({ passed }) => ({ ...at(passed), outcome: "attended" as const }),
    BATON,
    "notFound notFound notFound ok staleAppointment staleAppointment staleAppointment",
  ],
  finishStep: [
    ({ missed }) => ({ appointmentId: missed, step: "otherWay" as const }),
    BATON,
    `${NOBODY} ok stepIsDone`,
  ],
  chooseReminders: [({ course }) => ({ courseId: course.id, before: ["dayBefore"] }), `${NOBODY} ok ok`],
  startRight: [
    ({ course }) => ({
      courseId: course.id,
      needId: course.needId(1),
      kind: "assessment",
      startedOn: "2026-06-01",
    }),
    `${NOBODY} ok rightRunsAlready`,
  ],
  endRight: [({ rightId }) => ({ rightId, ended: "kept" as const }), BATON, `${NOBODY} ok rightEnded`],
};

let database: TestDatabase;
let region: Region;
let appointments: AppointmentsInRegion;
let actors: Readonly<Record<Who, Actor>>;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  region = await aRegion(database);
  appointments = appointmentsIn(region);
  const elsewhere = await build(database.app, (tx) =>
    aUnit(region.identity, tx, { slug: "elsewhere", region: "DK-81", always: true }),
  );
  actors = {
    baton: await region.actor("emergency"),
    need: await region.actor("nightTeam"),
    place: await region.actor("psychiatry"),
    along: await region.actor("dropIn"),
    outsider: await region.actor("doctor"),
    otherLead: await region.actor("shelter", "lead"),
    otherRegion: await onDuty(region.identity, String(elsewhere.people[0]), elsewhere.id, region.now()),
  };
});
afterAll(() => database.close());

async function aWorld(consent: "relay" | null): Promise<World> {
  const course = await aCourse(region, { consent, needs: ["somatic", "transport"] });
  await (await course.asked("nightTeam", { need: 0 })).accepted();
  const beside = {
    atUnitId: actors.place.unitId,
    company: "unit" as const,
    companyUnitId: actors.along.unitId,
  };
  const [booked, passed, missed] = [
    await appointments.book(course, { ...beside, day: "2026-06-10" }),
    await appointments.book(course, { ...beside, day: "2026-06-01" }),
    await appointments.book(course, { ...beside, day: "2026-06-01" }),
  ];
  const noShow = { ...at(missed), outcome: "noShow" as const };
  await appointments.commands.recordOutcome(actors.baton, noShow, region.now());
  const right = { courseId: course.id, kind: "assessment" as const, startedOn: "2026-06-01" };
  const { rightId } = await appointments.commands.startRight(actors.baton, right, region.now());
  return { course, booked, passed, missed, rightId };
}

const state = () =>
  database.owner(
    `select (select jsonb_agg(a order by a.id) from appointments.appointment a) as appointments, (select jsonb_agg(r order by r.id) from appointments.right_clock r) as rights,
            (select jsonb_agg(w order by w.citizen_id) from appointments.wish w) as wishes, (select jsonb_agg(f order by f.course_id, f.source_uid) from appointments.called_off f) as off, (select count(*) from platform.event) as events`,
  );
const denials = async () =>
  Number(
    (await database.owner("select count(*) from identity.audit_entry where outcome = 'denied'"))[0]?.count,
  );
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "ok",
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      // A refusal tells nothing of the person, nor of what it is for.
      expect(JSON.stringify(error.details)).not.toMatch(/Bo|Røntgen/);
      return error.code;
    },
  );

it("has a row for every command, and none for one that is gone", () => {
  expect(Object.keys(COMMANDS).sort()).toEqual(Object.keys(appointments.commands).sort());
});

it.each(
  Object.entries(COMMANDS).flatMap(([name, [ask, silent, toldTo = silent]]) => [
    [name, "nobody is told", null, ask, silent] as const,
    [name, "the relay is told", "relay" as const, ask, toldTo] as const,
  ]),
)("%s answers each of them as it should where %s", async (name, _, consent, ask, answers) => {
  const world = await aWorld(consent);
  const heard: string[] = [];
  for (const who of WHO) {
    const [before, denied] = [await state(), await denials()];
    const command = appointments.commands[name as keyof typeof appointments.commands] as (
      ...words: unknown[]
    ) => Promise<unknown>;
    const answer = await codeOf(command(actors[who], ask(world), region.now()));
    heard.push(answer);
    if (answer === "ok") continue;
    expect(await state(), who).toEqual(before);
    if (answer === "notFound") expect(await denials(), who).toBe(denied + 1);
  }
  expect(heard.join(" ")).toBe(answers);
});

it.each([
  [
    null,
    "notFound notFound notFound notFound notFound notFound ok",
    "notFound notFound notFound notFound notFound ok ok",
  ],
  [
    "relay" as const,
    "notFound notFound notFound ok ok ok ok",
    "notFound notFound notFound notFound notFound ok ok",
  ],
])("is read by who may know of it (told: %s)", async (consent, one, ofCourse) => {
  const { course, booked } = await aWorld(consent);
  const ones: string[] = [];
  const courses: string[] = [];
  for (const who of WHO) {
    ones.push(await codeOf(appointments.views.one(actors[who], booked, region.now())));
    courses.push(await codeOf(appointments.views.ofCourse(actors[who], course.id, region.now())));
  }
  expect([ones.join(" "), courses.join(" ")]).toEqual([one, ofCourse]);
});
