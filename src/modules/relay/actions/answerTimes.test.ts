import { expect, it, onTestFinished } from "vitest";
import { minutes, plus } from "#kernel/time.ts";
import { DEFAULT_ANSWER_TIMES } from "#kernel/urgency.ts";
import { build } from "../../../../test/builders/house.ts";
import { aRegion, type Door } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("an organisation's own times to answer", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const set = (door: Door, times: unknown) =>
      build(database.app, (tx) =>
        region.identity.setAnswerTimes(tx, region.unit(door).organisationId, times),
      );
    const clockOf = async (id: string) =>
      (
        await database.owner("select answer_by, next_rung_at, rung from relay.handover where id = $1", [id])
      )[0];
    return { region, set, clockOf };
  };
  const quick = { sameDay: { kind: "clock", minutes: 60 } };

  it("set the deadline of what its units are asked; others keep the defaults", async () => {
    const { region, set, clockOf } = await world();
    await set("shelter", quick);
    const course = await aCourse(region, { needs: [{ kind: "sleepTonight", urgency: "sameDay" }] });
    const asked = region.now();
    const { all } = await course.asked(["shelter", "nightTeam"], { need: 0 });
    const due = await Promise.all(all.map(async ({ id }) => (await clockOf(id))?.answer_by));
    expect(due).toEqual([plus(asked, minutes(60)), plus(asked, minutes(240))]);
    await set("shelter", null);
    const again = await aCourse(region, { needs: [{ kind: "sleepTonight", urgency: "sameDay" }] });
    const later = region.now();
    const { id } = await again.asked("shelter", { need: 0 });
    expect(await clockOf(id)).toMatchObject({ answer_by: plus(later, minutes(240)) });
  });

  it("set the ladder's steps, and how long the asker has to answer a question", async () => {
    const { region, set, clockOf } = await world();
    await set("shelter", quick);
    await set("emergency", { sameDay: { kind: "clock", minutes: 20 } });
    const course = await aCourse(region, { needs: [{ kind: "sleepTonight", urgency: "sameDay" }] });
    const ask = await course.asked("shelter", { need: 0 });
    const wondered = region.now();
    await ask.questioned();
    expect(await clockOf(ask.id)).toMatchObject({ answer_by: plus(wondered, minutes(20)) });
    region.later(minutes(5));
    const answered = region.now();
    await ask.answered();
    // A minute had passed when the question was asked.
    expect(await clockOf(ask.id)).toMatchObject({ answer_by: plus(answered, minutes(59)) });
    await ask.overdue();
    expect(await clockOf(ask.id)).toMatchObject({ rung: 1, next_rung_at: plus(region.now(), minutes(30)) });
  });

  it("are kept whole, and only when they make sense", async () => {
    const { region, set } = await world();
    await set("shelter", quick);
    const card = await region.identity.unit(region.idOf("shelter"));
    expect(card?.answerTimes).toEqual({ ...DEFAULT_ANSWER_TIMES, ...quick });
    const wrong = set("shelter", { soon: { kind: "workingDays", days: 0 } });
    await expect(wrong).rejects.toMatchObject({
      code: "invalidInput",
      details: { issues: [{ field: "soon.days", code: "outOfRange" }] },
    });
    const half = region.database.owner(`update identity.organisation set answer_times = '{"soon": 3}'`);
    await expect(half).rejects.toThrow("organisation_answer_times_check");
  });
});
