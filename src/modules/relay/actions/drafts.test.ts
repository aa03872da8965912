import { expect, it, onTestFinished } from "vitest";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("what was prepared, and thrown away unsent", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region);
    await (await course.asked("shelter", { need: 0 })).redirected(["nightTeam"]);
    const [draft] = await database.owner("select id from relay.handover where state = 'draft'");
    const handoverId = String(draft?.id);
    const nurse = await region.actor("emergency");
    await region.relay.withdraw(nurse, { handoverId, why: "Vi finder selv en dør" }, region.now());
    return { region, course, nurse, handoverId };
  };
  const nothing = expect.objectContaining({ code: "notFound" });

  it("is told to the one who prepared it, and to nobody else", async () => {
    const { region, handoverId } = await world();
    const told = await region.database.owner(
      "select e.type, u.slug from platform.event e join identity.unit u on u.id = e.unit_id where e.handover_id = $1 order by 1",
      [handoverId],
    );
    expect(told).toEqual([
      { type: "relay.handoverPrepared", slug: "emergency" },
      { type: "relay.handoverWithdrawn", slug: "emergency" },
    ]);
  });

  it("is nothing to the door that was never asked", async () => {
    const { region, handoverId } = await world();
    const team = await region.actor("nightTeam");
    await expect(region.views.preview(team, handoverId, region.now())).rejects.toEqual(nothing);
    await expect(region.relay.accept(team, { handoverId }, region.now())).rejects.toEqual(nothing);
  });

  it("gives the door no seat at a table called later, and no line on its way there", async () => {
    const { region, course, nurse } = await world();
    const about = { courseId: course.id, needId: course.needId(0) };
    const { tableId } = await region.relay.callTable(nurse, about, region.now());
    const table = await region.views.table(nurse, tableId, region.now());
    expect(table.seats.flatMap(({ unit }) => unit?.slug ?? [])).toEqual(["emergency", "shelter"]);
    expect(table.way.map(({ to }) => to.slug)).toEqual(["shelter"]);
  });
});
