import { expect, it, onTestFinished } from "vitest";
import { newId } from "#kernel/ids.ts";
import { quartersShown } from "#kernel/quarters.ts";
import { calendarDay, hours, instantAt, minutes, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aRegion, type Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { feltSafe, inUseSince, takenOverInTime, takeoverHours } from "./published.ts";

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

  it("is how it felt, of every answer in the quarter by the clock in Denmark; two records of one are one person", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const count = () =>
      database.app.read(SYSTEM, async (db) =>
        (await feltSafe(db, SPRING)).map(
          (one) => `${one.region}: ${one.count} of ${one.of}, ${one.people} people`,
        ),
      );
    const asked = async ({ id, citizenId }: { readonly id: string; readonly citizenId: string }) => {
      const askId = newId();
      await database.owner(
        `insert into relay.felt_ask (id, citizen_id, course_id, unit_id, occasion, asked_at, until, link_hash)
         values ($1, $2, $3, $4, 'handover', '2026-03-01', '2026-12-01', $5)`,
        [askId, citizenId, id, region.idOf("shelter"), Buffer.from(askId)],
      );
      return askId;
    };
    const answered = async (course: Parameters<typeof asked>[0], face: number, at: Date) =>
      database.owner("insert into relay.felt_answer (ask_id, at, face, way) values ($1, $2, $3, 'card')", [
        await asked(course),
        at,
        face,
      ]);
    const [first, second] = [await aCourse(region), await aCourse(region)];
    const [begins, ends] = [instantAt(SPRING.from, "00:00"), instantAt(SPRING.until, "00:00")];
    expect(begins.toISOString()).toBe("2026-03-31T22:00:00.000Z");
    // Asked, and not answered yet: not counted either way.
    await asked(first);
    await answered(first, 5, plus(begins, -1));
    await answered(first, 5, ends);
    expect(await count()).toEqual([]);
    await answered(first, 3, begins);
    await answered(first, 4, plus(ends, -1));
    expect(await count()).toEqual(["DK-84: 1 of 2, 1 people"]);
    await answered(second, 5, plus(begins, 1));
    expect(await count()).toEqual(["DK-84: 2 of 3, 2 people"]);
    await database.owner("update citizen.citizen set same_as = $1 where id = $2", [
      first.citizenId,
      second.citizenId,
    ]);
    expect(await count()).toEqual(["DK-84: 2 of 3, 1 people"]);
  });
});
