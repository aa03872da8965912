import { describe, expect, test } from "vitest";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aCourse } from "../builders/relay.ts";
import { agreed, arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** Opening and closing at the same moment. */

const a = arena();

describe("opening and closing", () => {
  test("a need is added while the course closes: it is open with the need, or closed without it", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      await course.ended(0);
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.addNeed(a.nurse, { courseId: course.id, kind: "dental" }, a.now()),
        () =>
          a
            .one(1)
            .commands.closeCourse(
              a.nurse,
              { courseId: course.id, reason: "landed", toldCitizen: "Sagt til ham" },
              a.now(),
            ),
      ]);
      expect(outcome.done).toHaveLength(1);
      const [row] = await a.rowsOf("select state, open_needs from relay.course where id = $1", course.id);
      expect([row, codes(outcome)]).toEqual(
        row?.state === "open"
          ? [{ state: "open", open_needs: 1 }, ["needsStillOpen"]]
          : [{ state: "closed", open_needs: 0 }, ["courseClosed"]],
      );
    });
  });

  test("a door is asked while the need ends: it is asked, or the need has ended", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const outcome = await atOnce<unknown>([
        () =>
          a.one(0).commands.askUnits(
            a.nurse,
            {
              courseId: course.id,
              needId: course.needId(0),
              toUnitIds: [a.region.idOf("shelter")],
              ...agreed,
            },
            a.now(),
          ),
        () => a.one(1).commands.endNeed(a.nurse, { needId: course.needId(0), state: "met" }, a.now()),
      ]);
      expect(outcome.done).toHaveLength(1);
      expect(["needEnded", "withdrawFirst"]).toContain(codes(outcome)[0]);
    });
  });

  test("two doors open a closed course: one has the baton, the other is told it is open", async () => {
    const [shelter, team] = [await a.region.actor("shelter"), await a.region.actor("nightTeam")];
    await rounds(async () => {
      const course = await aCourse(a.region, { consent: "relay" });
      await course.ended(0);
      await course.closed();
      const outcome = await atOnce(
        [shelter, team].map(
          (who, index) => () =>
            a
              .one(index)
              .commands.reopenCourse(who, { courseId: course.id, because: "Han er her igen" }, a.now()),
        ),
      );
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["courseOpen"]]);
      expect([shelter.unitId, team.unitId]).toContain(await a.holderOf(course.id));
    });
  });

  test("two doors begin a new course for somebody who was here before: they are on one, not two", async () => {
    const [shelter, team] = [await a.region.actor("shelter"), await a.region.actor("nightTeam")];
    await rounds(async () => {
      const course = await aCourse(a.region, { consent: "relay" });
      await course.ended(0);
      await course.closed();
      const anew = { citizenId: course.citizenId, needs: [{ kind: "home" }] };
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.openCourse(shelter, anew, a.now()),
        () => a.one(1).commands.openCourse(team, anew, a.now()),
        () =>
          a.one(2).commands.reopenCourse(a.nurse, { courseId: course.id, because: "Er her igen" }, a.now()),
      ]);
      expect(outcome.done).toHaveLength(1);
      expect(new Set(codes(outcome))).toEqual(new Set(["alreadyOnCourse"]));
      expect(
        await a.rowsOf(
          "select count(*)::int as n from relay.course where citizen_id = $1 and state = 'open'",
          course.citizenId,
        ),
      ).toEqual([{ n: 1 }]);
    });
  });

  test("two courses are merged into each other: one of them goes on", async () => {
    await rounds(async () => {
      const [first, second] = [await aCourse(a.region), await aCourse(a.region)];
      const outcome = await atOnce([
        () =>
          a
            .one(0)
            .commands.mergeCourses(a.nurse, { fromCourseId: first.id, intoCourseId: second.id }, a.now()),
        () =>
          a
            .one(1)
            .commands.mergeCourses(a.nurse, { fromCourseId: second.id, intoCourseId: first.id }, a.now()),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["courseClosed"]]);
      const states = await a.rowsOf(
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
      const unit = await build(a.db.app, (tx) => aUnit(a.region.identity, tx, { slug, always: true }));
      const lead = await onDuty(a.region.identity, unit.people[1] ?? "", unit.id, a.now());
      const course = await aCourse(a.region);
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.closeUnit(lead, { unitId: unit.id }, a.now()),
        () =>
          a
            .one(1)
            .commands.askUnits(a.nurse, { courseId: course.id, toUnitIds: [unit.id], ...agreed }, a.now()),
      ]);
      expect(outcome.done).toHaveLength(1);
      const [row] = await a.rowsOf("select is_open from identity.unit where id = $1", unit.id);
      expect(codes(outcome)).toEqual([row?.is_open ? "unitResponsible" : "doorCannotHold"]);
    });
  });

  test("a unit closes while it accepts: it stays open with what it took", async () => {
    await rounds(async (round) => {
      const unit = await build(a.db.app, (tx) =>
        aUnit(a.region.identity, tx, { slug: `taking-${round}`, always: true }),
      );
      const [worker, lead] = await Promise.all(
        unit.people.map((person) => onDuty(a.region.identity, person, unit.id, a.now())),
      );
      if (!worker || !lead) throw new Error("Nobody there");
      const course = await aCourse(a.region);
      const { handoverIds } = await a.region.relay.askUnits(
        a.nurse,
        { courseId: course.id, toUnitIds: [unit.id], ...agreed },
        a.now(),
      );
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.closeUnit(lead, { unitId: unit.id }, a.now()),
        () => a.one(1).commands.accept(worker, { handoverId: handoverIds[0] ?? "" }, a.now()),
      ]);
      expect(codes(outcome)).toEqual(["unitResponsible"]);
      expect(await a.holderOf(course.id)).toBe(unit.id);
    });
  });

  test("a unit is emptied while it accepts: it has it no more, or was asked no more", async () => {
    const receiver = a.region.idOf("receiver");
    await rounds(async (round) => {
      const unit = await build(a.db.app, (tx) =>
        aUnit(a.region.identity, tx, { slug: `leaving-${round}`, always: true }),
      );
      const [worker, lead] = await Promise.all(
        unit.people.map((person) => onDuty(a.region.identity, person, unit.id, a.now())),
      );
      if (!worker || !lead) throw new Error("Nobody there");
      const course = await aCourse(a.region);
      const { handoverIds } = await a.region.relay.askUnits(
        a.nurse,
        { courseId: course.id, toUnitIds: [unit.id], ...agreed },
        a.now(),
      );
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.emptyUnit(lead, { unitId: unit.id, message: "Vi lukker" }, a.now()),
        () => a.one(1).commands.accept(worker, { handoverId: handoverIds[0] ?? "" }, a.now()),
      ]);
      const holder = await a.holderOf(course.id);
      const state = await a.stateOf(handoverIds[0] ?? "");
      expect(codes(outcome)).toEqual(state === "accepted" ? [] : ["alreadyAnswered"]);
      // Accepted a moment after the unit was emptied, it stays: nobody takes it from them unseen.
      expect(state === "accepted" ? [unit.id, receiver] : [a.nurse.unitId]).toContain(holder);
    });
  });

  test("a unit is emptied while another accepts from it: what that one took is not passed on", async () => {
    const [shelter, receiver] = [await a.region.actor("shelter"), a.region.idOf("receiver")];
    await rounds(async (round) => {
      const unit = await build(a.db.app, (tx) =>
        aUnit(a.region.identity, tx, { slug: `emptied-${round}`, always: true }),
      );
      const [worker, lead] = await Promise.all(
        unit.people.map((person) => onDuty(a.region.identity, person, unit.id, a.now())),
      );
      if (!worker || !lead) throw new Error("Nobody there");
      const { courseId, needIds } = await a.region.relay.openCourse(
        worker,
        { citizen: { knownAs: "Kim" }, needs: [{ kind: "sleepTonight" }, { kind: "dental" }] },
        a.now(),
      );
      const asked = async (needId: string | undefined) =>
        (
          await a.region.relay.askUnits(
            worker,
            { courseId, needId: needId ?? null, toUnitIds: [shelter.unitId], ...agreed },
            a.now(),
          )
        ).handoverIds[0] ?? "";
      const [baton, need] = [await asked(undefined), await asked(needIds[0])];
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.emptyUnit(lead, { unitId: unit.id, message: "Vi lukker" }, a.now()),
        () => a.one(1).commands.accept(shelter, { handoverId: baton }, a.now()),
        () => a.one(2).commands.accept(shelter, { handoverId: need }, a.now()),
      ]);
      for (const [handoverId, has] of [
        [baton, await a.holderOf(courseId)],
        [need, await a.responsibleOf(needIds[0] ?? "")],
      ] as const) {
        expect(has).toBe((await a.stateOf(handoverId)) === "accepted" ? shelter.unitId : receiver);
      }
      expect(codes(outcome).every((code) => code === "alreadyAnswered")).toBe(true);
    });
  });
});
