import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { hours, minutes, plus } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse } from "../builders/relay.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { breaches } from "../laws/breaches.ts";
import { anotherProcess, atOnce, codes, type Process } from "./processes.ts";

/** Everything that can happen at the same moment, from several processes against one real PostgreSQL. */

let db: TestDatabase;
let region: Region;
let processes: Process[];
let nurse: Actor;

beforeAll(async () => {
  db = await testDatabase({ engine: "postgres" });
  region = await aRegion(db);
  processes = [1, 2, 3, 4].map(() => anotherProcess(db));
  nurse = await region.actor("emergency");
});
afterAll(() => db.close());
afterEach(async () => {
  expect(await breaches(db.owner)).toEqual([]);
});

const agreed = { agreedWithCitizen: true };
const one = (index: number): Process => {
  const found = processes[index % processes.length];
  if (!found) throw new Error("No process");
  return found;
};
const now = () => region.clock.now();

/** A race is run many times: what is wrong only now and then is wrong. */
const ROUNDS = 12;
async function rounds(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await work(round);
}

const rowsOf = (sql: string, ...params: unknown[]) => db.owner(sql, params);
const holderOf = async (courseId: Uuid) =>
  (await rowsOf("select holder_id from relay.course where id = $1", courseId))[0]?.holder_id;
const responsibleOf = async (needId: Uuid) =>
  (await rowsOf("select responsible_id from relay.need where id = $1", needId))[0]?.responsible_id;
const stateOf = async (handoverId: Uuid) =>
  (await rowsOf("select state from relay.handover where id = $1", handoverId))[0]?.state;

describe("accepting", () => {
  test("twenty doors accept the same need: one gets it, nineteen read who did", async () => {
    const doors = await build(db.app, (tx) =>
      Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          aUnit(region.identity, tx, { slug: `door-${index}`, always: true, members: ["worker"] }),
        ),
      ),
    );
    const workers = await Promise.all(
      doors.map((door) => onDuty(region.identity, door.people[0] ?? "", door.id, now())),
    );
    for (let round = 0; round < 3; round += 1) {
      const course = await aCourse(region, { needs: ["sleepTonight"] });
      const asks: Uuid[] = [];
      for (const ten of [doors.slice(0, 10), doors.slice(10)]) {
        const { handoverIds } = await region.relay.askUnits(
          nurse,
          { courseId: course.id, needId: course.needId(0), toUnitIds: ten.map((door) => door.id), ...agreed },
          now(),
        );
        asks.push(...handoverIds);
      }
      const outcome = await atOnce(
        workers.map(
          (worker, index) => () =>
            one(index).commands.accept(worker, { handoverId: asks[index] ?? "" }, now()),
        ),
      );
      expect(outcome.done).toHaveLength(1);
      const taker = await responsibleOf(course.needId(0));
      const winner = workers.find((worker) => worker.unitId === taker);
      expect(outcome.refused).toEqual(
        Array.from({ length: 19 }, () => ({
          code: "alreadyAnswered",
          details: { state: "withdrawn", unit: winner?.unit.name, mine: false },
        })),
      );
      const states = await rowsOf(
        "select state, count(*) as n from relay.handover where course_id = $1 group by 1 order by 1",
        course.id,
      );
      expect(states.map(({ state, n }) => [state, Number(n)])).toEqual([
        ["accepted", 1],
        ["withdrawn", 19],
      ]);
    }
  });

  test("two colleagues accept the same ask: one gets it, the other reads that it is theirs already", async () => {
    const [worker, lead] = [await region.actor("shelter"), await region.actor("shelter", "lead")];
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce(
        [worker, lead].map(
          (who, index) => () => one(index).commands.accept(who, { handoverId: ask.id }, now()),
        ),
      );
      expect(outcome.done).toHaveLength(1);
      expect(outcome.refused).toMatchObject([
        { code: "alreadyAnswered", details: { state: "accepted", mine: true } },
      ]);
      expect(await holderOf(course.id)).toBe(worker.unitId);
    });
  });

  test("accept and withdraw: exactly one of the two happened", async () => {
    const shelter = await region.actor("shelter");
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce([
        () => one(0).commands.accept(shelter, { handoverId: ask.id }, now()),
        () => one(1).commands.withdraw(nurse, { handoverId: ask.id }, now()),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["alreadyAnswered"]]);
      const state = await stateOf(ask.id);
      expect(await holderOf(course.id)).toBe(state === "accepted" ? shelter.unitId : nurse.unitId);
    });
  });

  test("accept and redirect by two colleagues: exactly one of the two happened", async () => {
    const [worker, lead] = [await region.actor("shelter"), await region.actor("shelter", "lead")];
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce<unknown>([
        () => one(0).commands.accept(worker, { handoverId: ask.id }, now()),
        () =>
          one(1).commands.redirect(
            lead,
            { handoverId: ask.id, reason: "noCapacity", nextDoors: [{ unitId: region.idOf("nightTeam") }] },
            now(),
          ),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["alreadyAnswered"]]);
      const state = await stateOf(ask.id);
      expect(await holderOf(course.id)).toBe(state === "accepted" ? worker.unitId : nurse.unitId);
    });
  });

  test("accept and take over: the baton passes from one to the next, each in turn or one not at all", async () => {
    const [shelter, team] = [await region.actor("shelter"), await region.actor("nightTeam")];
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked("shelter");
      await region.relay.arrive(nurse, { courseId: course.id }, now());
      await db.owner("update relay.contact set unit_id = $1 where course_id = $2 and way = 'arrived'", [
        team.unitId,
        course.id,
      ]);
      const outcome = await atOnce<unknown>([
        () => one(0).commands.accept(shelter, { handoverId: ask.id }, now()),
        () =>
          one(1).commands.takeOver(team, { courseId: course.id, reason: "Han står her", ...agreed }, now()),
      ]);
      const line = await rowsOf(
        "select unit_id from relay.period where subject_id = $1 order by since",
        course.id,
      );
      const holders = line.map((row) => row.unit_id);
      // The takeover always gets through: from the ward, or from the shelter that was a moment faster.
      expect(holders.at(-1)).toBe(team.unitId);
      expect(codes(outcome)).toEqual(holders.length === 3 ? [] : ["alreadyAnswered"]);
    });
  });

  test("accept and the standing receiver's duty: the ask is answered or withdrawn, and somebody has it", async () => {
    const [shelter, receiver] = [await region.actor("shelter"), region.idOf("receiver")];
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce<unknown>([
        () => one(0).commands.accept(shelter, { handoverId: ask.id }, now()),
        () =>
          one(1).commands.passToStandingReceiver(
            nurse,
            { courseId: course.id, message: "Vi kan ikke", ...agreed },
            now(),
          ),
      ]);
      expect(outcome.done).toHaveLength(1);
      const state = await stateOf(ask.id);
      expect(codes(outcome)).toEqual([state === "accepted" ? "notResponsible" : "alreadyAnswered"]);
      expect(await holderOf(course.id)).toBe(state === "accepted" ? shelter.unitId : receiver);
    });
  });

  test("two needs of one course and its baton are accepted by three doors: all three pass", async () => {
    const [shelter, team, nursing] = [
      await region.actor("shelter"),
      await region.actor("nightTeam"),
      await region.actor("nursing"),
    ];
    await rounds(async () => {
      const course = await aCourse(region, { needs: ["sleepTonight", "woundCare", "dental"] });
      const asks = [
        await course.asked("shelter", { need: 0 }),
        await course.asked("nursing", { need: 1 }),
        await course.asked("nightTeam"),
      ];
      const outcome = await atOnce(
        [shelter, nursing, team].map(
          (who, index) => () => one(index).commands.accept(who, { handoverId: asks[index]?.id ?? "" }, now()),
        ),
      );
      expect(codes(outcome)).toEqual([]);
      expect([
        await holderOf(course.id),
        await responsibleOf(course.needId(0)),
        await responsibleOf(course.needId(1)),
      ]).toEqual([team.unitId, shelter.unitId, nursing.unitId]);
      expect(await responsibleOf(course.needId(2))).toBe(team.unitId);
    });
  });
});

describe("opening and closing", () => {
  test("a need is added while the course closes: it is open with the need, or closed without it", async () => {
    await rounds(async () => {
      const course = await aCourse(region);
      await course.ended(0);
      const outcome = await atOnce<unknown>([
        () => one(0).commands.addNeed(nurse, { courseId: course.id, kind: "dental" }, now()),
        () =>
          one(1).commands.closeCourse(
            nurse,
            { courseId: course.id, reason: "landed", toldCitizen: "Sagt til ham" },
            now(),
          ),
      ]);
      expect(outcome.done).toHaveLength(1);
      const [row] = await rowsOf("select state, open_needs from relay.course where id = $1", course.id);
      expect([row, codes(outcome)]).toEqual(
        row?.state === "open"
          ? [{ state: "open", open_needs: 1 }, ["needsStillOpen"]]
          : [{ state: "closed", open_needs: 0 }, ["courseClosed"]],
      );
    });
  });

  test("a door is asked while the need ends: it is asked, or the need has ended", async () => {
    await rounds(async () => {
      const course = await aCourse(region);
      const outcome = await atOnce<unknown>([
        () =>
          one(0).commands.askUnits(
            nurse,
            { courseId: course.id, needId: course.needId(0), toUnitIds: [region.idOf("shelter")], ...agreed },
            now(),
          ),
        () => one(1).commands.endNeed(nurse, { needId: course.needId(0), state: "met" }, now()),
      ]);
      expect(outcome.done).toHaveLength(1);
      expect(["needEnded", "withdrawFirst"]).toContain(codes(outcome)[0]);
    });
  });

  test("two doors open a closed course: one has the baton, the other is told it is open", async () => {
    const [shelter, team] = [await region.actor("shelter"), await region.actor("nightTeam")];
    await rounds(async () => {
      const course = await aCourse(region, { consent: "relay" });
      await course.ended(0);
      await course.closed();
      const outcome = await atOnce(
        [shelter, team].map(
          (who, index) => () =>
            one(index).commands.reopenCourse(who, { courseId: course.id, because: "Han er her igen" }, now()),
        ),
      );
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["courseOpen"]]);
      expect([shelter.unitId, team.unitId]).toContain(await holderOf(course.id));
    });
  });

  test("two courses are merged into each other: one of them goes on", async () => {
    await rounds(async () => {
      const [first, second] = [await aCourse(region), await aCourse(region)];
      const outcome = await atOnce([
        () => one(0).commands.mergeCourses(nurse, { fromCourseId: first.id, intoCourseId: second.id }, now()),
        () => one(1).commands.mergeCourses(nurse, { fromCourseId: second.id, intoCourseId: first.id }, now()),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["courseClosed"]]);
      const states = await rowsOf(
        "select state, open_needs from relay.course where id = any($1) order by state",
        [first.id, second.id],
      );
      expect(states).toEqual([
        { state: "closed", open_needs: 0 },
        { state: "open", open_needs: 2 },
      ]);
    });
  });

  test("a unit closes while it is asked: it closes, or is asked, and is told which", async () => {
    await rounds(async (round) => {
      const slug = `closing-${round}`;
      const unit = await build(db.app, (tx) => aUnit(region.identity, tx, { slug, always: true }));
      const lead = await onDuty(region.identity, unit.people[1] ?? "", unit.id, now());
      const course = await aCourse(region);
      const outcome = await atOnce<unknown>([
        () => one(0).commands.closeUnit(lead, { unitId: unit.id }, now()),
        () =>
          one(1).commands.askUnits(nurse, { courseId: course.id, toUnitIds: [unit.id], ...agreed }, now()),
      ]);
      expect(outcome.done).toHaveLength(1);
      const [row] = await rowsOf("select is_open from identity.unit where id = $1", unit.id);
      expect(codes(outcome)).toEqual([row?.is_open ? "unitResponsible" : "doorCannotHold"]);
    });
  });

  test("a unit closes while it accepts: it stays open with what it took", async () => {
    await rounds(async (round) => {
      const unit = await build(db.app, (tx) =>
        aUnit(region.identity, tx, { slug: `taking-${round}`, always: true }),
      );
      const [worker, lead] = await Promise.all(
        unit.people.map((person) => onDuty(region.identity, person, unit.id, now())),
      );
      if (!worker || !lead) throw new Error("Nobody there");
      const course = await aCourse(region);
      const { handoverIds } = await region.relay.askUnits(
        nurse,
        { courseId: course.id, toUnitIds: [unit.id], ...agreed },
        now(),
      );
      const outcome = await atOnce<unknown>([
        () => one(0).commands.closeUnit(lead, { unitId: unit.id }, now()),
        () => one(1).commands.accept(worker, { handoverId: handoverIds[0] ?? "" }, now()),
      ]);
      expect(codes(outcome)).toEqual(["unitResponsible"]);
      expect(await holderOf(course.id)).toBe(unit.id);
    });
  });
});

describe("the same thing twice (law 11)", () => {
  test("one key, ten times at once: done once, and everybody gets the same answer", async () => {
    for (let round = 0; round < 4; round += 1) {
      const key = `open-${round}`;
      const outcome = await atOnce(
        Array.from(
          { length: 10 },
          (_, index) => () =>
            one(index).commands.openCourse(
              nurse,
              { citizen: { knownAs: `Kim ${round}` }, needs: [{ kind: "dental" }] },
              now(),
              key,
            ),
        ),
      );
      expect(new Set(outcome.done.map((done) => done.courseId)).size).toBe(1);
      expect(outcome.done).toHaveLength(10);
      expect(
        await rowsOf("select count(*)::int as n from citizen.citizen where known_as = $1", `Kim ${round}`),
      ).toEqual([{ n: 1 }]);
    }
  });

  test("one key for two different commands at once: one is done, the other refused", async () => {
    await rounds(async (round) => {
      const key = `mixed-${round}`;
      const course = await aCourse(region);
      const outcome = await atOnce([
        () => one(0).commands.addNeed(nurse, { courseId: course.id, kind: "dental" }, now(), key),
        () => one(1).commands.addNeed(nurse, { courseId: course.id, kind: "home" }, now(), key),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["keyReused"]]);
      expect(
        await rowsOf("select count(*)::int as n from relay.need where course_id = $1", course.id),
      ).toEqual([{ n: 2 }]);
    });
  });

  test("an accept delivered five times with one key, while another door accepts too", async () => {
    const [shelter, team] = [await region.actor("shelter"), await region.actor("nightTeam")];
    await rounds(async (round) => {
      const course = await aCourse(region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      const [first, second] = ask.all;
      const outcome = await atOnce([
        ...Array.from(
          { length: 5 },
          (_, index) => () =>
            one(index).commands.accept(shelter, { handoverId: first?.id ?? "" }, now(), `accept-${round}`),
        ),
        () => one(1).commands.accept(team, { handoverId: second?.id ?? "" }, now()),
      ]);
      const winner = await responsibleOf(course.needId(0));
      expect(outcome.done).toHaveLength(winner === shelter.unitId ? 5 : 1);
      expect(new Set(codes(outcome))).toEqual(new Set(["alreadyAnswered"]));
    });
  });

  test("what was prepared is sent twice: asked once", async () => {
    await rounds(async () => {
      const course = await aCourse(region, { needs: ["sleepTonight"] });
      const ask = await course.asked("shelter", { need: 0 });
      await ask.redirected(["nightTeam"], "lacksCompetence");
      const [draft] = await rowsOf(
        "select id from relay.handover where course_id = $1 and state = 'draft'",
        course.id,
      );
      const outcome = await atOnce(
        [0, 1].map(
          (index) => () =>
            one(index).commands.sendPrepared(nurse, { handoverId: String(draft?.id), ...agreed }, now()),
        ),
      );
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["alreadyAnswered"]]);
    });
  });

  test("two doors redirect the same need at once: a joint table is called once", async () => {
    const [shelter, team] = [await region.actor("shelter"), await region.actor("nightTeam")];
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      const outcome = await atOnce(
        [shelter, team].map(
          (who, index) => () =>
            one(index).commands.redirect(
              who,
              { handoverId: ask.all[index]?.id ?? "", reason: "noCapacity", nextDoors: [], noneKnown: true },
              now(),
            ),
        ),
      );
      expect(codes(outcome)).toEqual([]);
      expect(outcome.done.filter(({ tableId }) => tableId !== null)).toHaveLength(1);
      expect(await rowsOf("select cause from relay.joint_table where course_id = $1", course.id)).toEqual([
        { cause: "twoRedirects" },
      ]);
    });
  });

  test("two seated leaders settle the same table: one takes it", async () => {
    const [shelter, team] = [await region.actor("shelter", "lead"), await region.actor("nightTeam", "lead")];
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      for (const { id } of ask.all) {
        const who = id === ask.all[0]?.id ? shelter : team;
        await region.relay.redirect(
          who,
          { handoverId: id, reason: "noCapacity", nextDoors: [], noneKnown: true },
          now(),
        );
      }
      const [table] = await rowsOf("select id from relay.joint_table where course_id = $1", course.id);
      const outcome = await atOnce(
        [shelter, team].map(
          (who, index) => () =>
            one(index).commands.settleTable(
              who,
              { tableId: String(table?.id), outcome: "taker", whoPays: "Regionen" },
              now(),
            ),
        ),
      );
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["tableSettled"]]);
    });
  });
});

describe("the ladder", () => {
  test("four workers climb at once: each step is taken once, whoever takes it", async () => {
    const courses = [];
    for (let index = 0; index < 12; index += 1) {
      const course = await aCourse(region, { needs: [{ kind: "sleepTonight", urgency: "acute" }] });
      await course.asked("shelter", { need: 0 });
      courses.push(course.id);
    }
    let at = plus(now(), hours(1));
    for (let rung = 1; rung <= 3; rung += 1) {
      at = plus(at, minutes(31));
      await Promise.all(processes.map((process) => process.ladder.climbDue(at)));
      const steps = await rowsOf(
        "select h.rung, count(distinct h.id)::int as handovers, count(e.id)::int as steps from relay.handover h join relay.escalation e on e.handover_id = h.id where h.course_id = any($1) group by 1",
        courses,
      );
      expect(steps).toEqual([{ rung, handovers: 12, steps: 12 * rung }]);
    }
  });

  test("a door accepts in the very moment its time passes: the step is taken or not, and it has the baton", async () => {
    const shelter = await region.actor("shelter");
    await rounds(async () => {
      const course = await aCourse(region, { needs: [{ kind: "sleepTonight", urgency: "acute" }] });
      const ask = await course.asked("shelter", { need: 0 });
      const late = plus(now(), hours(2));
      const outcome = await atOnce<unknown>([
        () => one(0).commands.accept(shelter, { handoverId: ask.id }, late),
        () => one(1).ladder.climbDue(late),
        () => one(2).ladder.climbDue(late),
      ]);
      expect(codes(outcome)).toEqual([]);
      expect(await responsibleOf(course.needId(0))).toBe(shelter.unitId);
      const [row] = await rowsOf(
        "select count(*)::int as n from relay.escalation where handover_id = $1",
        ask.id,
      );
      expect([0, 1]).toContain(row?.n);
    });
  });

  test("the last step gives it to the standing receiver while a door accepts: one of them has it", async () => {
    const shelter = await region.actor("shelter");
    await rounds(async () => {
      const course = await aCourse(region, { needs: [{ kind: "sleepTonight", urgency: "acute" }] });
      const ask = await course.asked("shelter", { need: 0 });
      let late = plus(now(), hours(2));
      for (let rung = 1; rung <= 3; rung += 1) {
        await region.ladder.climbDue(late);
        late = plus(late, hours(1));
      }
      const outcome = await atOnce<unknown>([
        () => one(0).ladder.climbDue(late),
        () => one(1).ladder.climbDue(late),
        () => one(2).commands.accept(shelter, { handoverId: ask.id }, late),
      ]);
      const accepted = (await stateOf(ask.id)) === "accepted";
      expect(codes(outcome)).toEqual(accepted ? [] : ["alreadyAnswered"]);
      expect(await responsibleOf(course.needId(0))).toBe(accepted ? shelter.unitId : region.idOf("receiver"));
    });
  });

  test("a table is settled in the very moment its time passes: who took it keeps it", async () => {
    const [shelter, team] = [await region.actor("shelter", "lead"), await region.actor("nightTeam", "lead")];
    await rounds(async () => {
      const course = await aCourse(region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      for (const [index, who] of [shelter, team].entries()) {
        await region.relay.redirect(
          who,
          { handoverId: ask.all[index]?.id ?? "", reason: "noCapacity", nextDoors: [], noneKnown: true },
          now(),
        );
      }
      const [table] = await rowsOf(
        "select id, hold_by from relay.joint_table where course_id = $1",
        course.id,
      );
      const late = new Date(String(table?.hold_by));
      const outcome = await atOnce<unknown>([
        () => one(0).ladder.passLapsedTables(late),
        () =>
          one(1).commands.settleTable(
            shelter,
            { tableId: String(table?.id), outcome: "taker", whoPays: "Regionen" },
            late,
          ),
        () => one(2).ladder.passLapsedTables(late),
      ]);
      // Passed on first, it is taken over from the standing receiver; settled first, nothing is passed on.
      expect(codes(outcome)).toEqual([]);
      expect(await responsibleOf(course.needId(0))).toBe(shelter.unitId);
    });
  });

  test("alarms and lapsed tables: raised and passed on once, however many look", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight"] });
    const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
    for (const [index, door] of (["shelter", "nightTeam"] as const).entries()) {
      await region.relay.redirect(
        await region.actor(door),
        { handoverId: ask.all[index]?.id ?? "", reason: "noCapacity", nextDoors: [], noneKnown: true },
        now(),
      );
    }
    const later = plus(now(), hours(24 * 6));
    const untilDone = async (sweep: () => Promise<number>) => {
      while ((await sweep()) > 0);
    };
    await Promise.all(processes.map(({ ladder }) => untilDone(() => ladder.raiseStandstills(later))));
    await Promise.all(processes.map(({ ladder }) => untilDone(() => ladder.passLapsedTables(later))));
    const alarms = await rowsOf(
      "select kind, count(*)::int as n from relay.alarm where course_id = $1 group by 1 order by 1",
      course.id,
    );
    expect(alarms).toEqual([
      { kind: "lapsedTable", n: 1 },
      { kind: "standstill", n: 1 },
    ]);
    const duties = await rowsOf(
      "select count(*)::int as n from relay.handover where course_id = $1 and kind = 'duty'",
      course.id,
    );
    expect(duties).toEqual([{ n: 1 }]);
    const events = await rowsOf(
      "select type, count(*)::int as n from platform.event where course_id = $1 and type in ('relay.alarmRaised', 'relay.passedToStandingReceiver') group by 1 order by 1",
      course.id,
    );
    expect(events).toEqual([
      { type: "relay.alarmRaised", n: 2 },
      { type: "relay.passedToStandingReceiver", n: 2 },
    ]);
  });
});
