import { expect, it, onTestFinished } from "vitest";
import { quartersShown } from "#kernel/quarters.ts";
import { calendarDay, hours, minutes } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aRegion, type Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { inUseSince, takenOverInTime, takeoverHours } from "./published.ts";

const [SPRING = expect.fail()] = quartersShown(calendarDay("2026-08-01"), 1);

describeOnEngine("what is counted of the relay", (open) => {
  it("is every time somebody was asked: in time, late, shown on, overtaken – and not what was called back", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const { relay, now, later, actor, idOf } = region;
    const count = () =>
      database.app.read(SYSTEM, async (db) => {
        const [inTime] = await takenOverInTime(db, SPRING);
        const [took] = await takeoverHours(db, SPRING);
        return { inTime: inTime && `${inTime.count} of ${inTime.of}, ${inTime.people} people`, took };
      });
    expect(await count()).toEqual({ inTime: undefined, took: undefined });
    const asked = async (doors: readonly Door[]) => {
      const course = await aCourse(region);
      const { handoverIds } = await relay.askUnits(
        await actor("emergency"),
        {
          ...{ courseId: course.id, needId: course.needIds[0], toUnitIds: doors.map(idOf) },
          ...{ urgency: "acute", message: "Kan I tage over?", agreedWithCitizen: true },
        },
        now(),
      );
      return handoverIds;
    };
    const accept = async (door: Door, handoverId = "") =>
      relay.accept(await actor(door), { handoverId }, now());

    // Two doors at once are one time; the first to say yes was in time.
    const [, second] = await asked(["shelter", "nightTeam"]);
    later(minutes(30));
    await accept("nightTeam", second);
    expect(await count()).toMatchObject({
      inTime: "1 of 1, 1 people",
      took: { of: 1, people: 1, middle: 0.5 },
    });

    // An acute ask is answered within the hour; two are late.
    const [late] = await asked(["shelter"]);
    later(hours(2));
    await accept("shelter", late);
    expect(await count()).toMatchObject({ inTime: "1 of 2, 2 people", took: { of: 2, middle: 1.25 } });

    // Shown on: nobody took over.
    const [shown] = await asked(["shelter"]);
    const next = {
      handoverId: shown ?? "",
      reason: "noCapacity" as const,
      nextDoors: [{ unitId: idOf("nightTeam") }],
    };
    await relay.redirect(await actor("shelter"), next, now());
    expect(await count()).toMatchObject({ inTime: "1 of 3, 3 people", took: { of: 2 } });

    // Called back by who asked: it never was.
    const [back] = await asked(["shelter"]);
    await relay.withdraw(
      await actor("emergency"),
      { handoverId: back ?? "", why: "Han sover hos sin søster" },
      now(),
    );
    expect(await count()).toMatchObject({ inTime: "1 of 3, 3 people" });

    const [use] = await database.app.read(SYSTEM, inUseSince);
    expect(use?.since.toISOString().slice(0, 10)).toBe("2026-06-02");
    const [autumn = SPRING] = quartersShown(calendarDay("2026-11-01"), 1);
    expect(await database.app.read(SYSTEM, (db) => takenOverInTime(db, autumn))).toEqual([]);
  });
});
