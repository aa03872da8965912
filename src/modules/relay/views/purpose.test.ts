import { expect, it, onTestFinished } from "vitest";
import { hours, minutes } from "#kernel/time.ts";
import { aRegion, type Door } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("why a course is opened by who is not on it", (open) => {
  const world = async (consent: "relay" | "thisDoor" = "relay") => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region, { citizen: { knownAs: "Kirsten Vind" }, consent });
    const look = async (door: Door, purpose?: string, role?: "lead") =>
      region.views.course(await region.actor(door, role), course.id, region.now(), purpose);
    const logged = () =>
      database.owner(
        `select a.action, a.outcome, a.purpose, u.slug from identity.audit_entry a join identity.unit u on u.id = a.unit_id
          where a.course_id = $1 and (a.action like 'course.%') order by a.at, a.id`,
        [course.id],
      );
    return { database, region, course, look, logged };
  };
  const refused = (code: string) => expect.objectContaining({ code });

  it("is asked before anything is said, and that nothing was said is not in the log", async () => {
    const { look, logged } = await world();
    await expect(look("nursing")).rejects.toEqual(refused("purposeNeeded"));
    expect(await logged()).toEqual([]);
  });

  it.each(["", "   ", "x".repeat(301), "Hun hedder 010203-4567"])("%o is no reason", async (words) => {
    const { look, logged } = await world();
    await expect(look("nursing", words)).rejects.toEqual(refused("sayPurpose"));
    expect(await logged()).toEqual([]);
  });

  it("is not asked of who may know nothing: they meet a door that says nothing, and no question", async () => {
    const { look, logged } = await world("thisDoor");
    expect(await look("nursing")).toMatchObject({ kind: "closed", holder: null, knownAs: null });
    expect(await look("nursing", "citizenHere")).toMatchObject({ holder: null, knownAs: null });
    expect(await logged()).toMatchObject([
      { action: "course.read", outcome: "denied", purpose: null },
      { action: "course.read", outcome: "denied", purpose: null },
    ]);
  });

  it("goes for eight hours, for this person, this unit and this course, and stands by every look", async () => {
    const { region, course, look, logged } = await world();
    expect(await look("nursing", "citizenCalls")).toMatchObject({ kind: "closed", knownAs: "Kirsten Vind" });
    region.later(hours(7));
    expect(await look("nursing")).toMatchObject({ knownAs: "Kirsten Vind" });
    await expect(look("nursing", undefined, "lead")).rejects.toEqual(refused("purposeNeeded"));
    await expect(look("dropIn")).rejects.toEqual(refused("purposeNeeded"));
    expect(await logged()).toMatchObject(
      [1, 2].map(() => ({
        action: "course.doorRead",
        outcome: "done",
        purpose: "citizenCalls",
        slug: "nursing",
      })),
    );
    const other = await aCourse(region, { citizen: { knownAs: "Ib" }, consent: "relay" });
    const nurse = await region.actor("nursing");
    await expect(region.views.course(nurse, other.id, region.now())).rejects.toEqual(
      refused("purposeNeeded"),
    );
    region.later(hours(8) + minutes(1));
    await expect(region.views.course(nurse, course.id, region.now())).rejects.toEqual(
      refused("purposeNeeded"),
    );
  });

  it("is said by writing that the citizen came", async () => {
    const { region, course, look, logged } = await world();
    await region.relay.arrive(await region.actor("nursing"), { courseId: course.id }, region.now());
    await look("nursing");
    expect(await logged()).toMatchObject([{ action: "course.doorRead", purpose: "citizenHere" }]);
  });

  it("is not asked of the holder, who is responsible for a need, who is asked, or who sits at the table", async () => {
    const { region, course, look } = await world();
    const asked = await aCourse(region, { needs: ["home", "dental"], consent: "relay" });
    await asked.movedTo("shelter", { need: 0 });
    await asked.asked("psychiatry", { need: 1 });
    const at = async (door: Door) =>
      (await region.views.course(await region.actor(door), asked.id, region.now())).kind;
    expect(await Promise.all([at("emergency"), at("shelter"), at("psychiatry")])).toEqual([
      "full",
      "full",
      "closed",
    ]);
    await course.asked("nursing");
    expect((await look("nursing")).kind).toBe("closed");
  });

  it("is asked of who had it last, once the shift in which it was closed is over", async () => {
    const { region, course, look, logged } = await world();
    const nurse = await region.actor("emergency");
    await course.ended(0);
    await course.closed();
    expect((await look("emergency")).kind).toBe("full");
    region.later(hours(9));
    await expect(look("emergency")).rejects.toEqual(refused("purposeNeeded"));
    for (const view of [
      () => region.views.courseLog(nurse, course.id, null, region.now()),
      () => region.views.journalText(nurse, course.id, region.now()),
      () => region.views.samePerson(nurse, course.id, region.now()),
    ])
      await expect(view()).rejects.toEqual(refused("purposeNeeded"));
    expect((await look("emergency", "followUp")).kind).toBe("full");
    await region.views.journalText(nurse, course.id, region.now());
    expect((await logged()).map(({ action, purpose }) => [action, purpose])).toEqual([
      ["course.read", null],
      ["course.read", "followUp"],
      ["course.copied", "followUp"],
    ]);
  });
});
