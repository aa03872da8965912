import { expect, it, onTestFinished } from "vitest";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("a joint table", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region, { needs: ["psychiatric", "sleepTonight"] });
    await (await course.asked("psychiatry", { need: 0 })).redirected(["nightTeam"]);
    await (await course.asked("nightTeam", { need: 0 })).redirected(["psychiatry"]);
    const [table] = await database.owner("select id from relay.joint_table");
    return { region, course, tableId: String(table?.id), nurse: await region.actor("emergency") };
  };
  type World = Awaited<ReturnType<typeof world>>;
  const view = ({ region, nurse, tableId }: World) => region.views.table(nurse, tableId, region.now());
  const refused = (code: string) => expect.objectContaining({ code });

  it("refuses what was written on an edition that is no longer the last", async () => {
    const at = await world();
    const { region, nurse, tableId } = at;
    const { edition } = await view(at);
    await region.relay.holdTable(nurse, { tableId, edition, notes: "Den enes ord" }, region.now());
    const second = region.relay.holdTable(nurse, { tableId, edition, notes: "Den andens ord" }, region.now());
    await expect(second).rejects.toEqual(refused("stale"));
    expect(await view(at)).toMatchObject({ notes: "Den enes ord", edition: edition + 1 });
  });

  it("keeps what a later save says nothing of, and clears what it empties", async () => {
    const at = await world();
    const { region, nurse, tableId } = at;
    const first = { tableId, notes: "Sagt", citizenWish: "En dør", came: [1, 2] };
    await region.relay.holdTable(nurse, first, region.now());
    await region.relay.holdTable(nurse, { tableId, citizenWish: "" }, region.now());
    const after = await view(at);
    expect(after).toMatchObject({ notes: "Sagt", citizenWish: "" });
    expect(after.seats.map((seat) => seat.came)).toEqual([true, true, false, false]);
  });

  it("ends with the need it was about, and every unit with a seat is told", async () => {
    const at = await world();
    const { region, course, tableId, nurse } = at;
    const ending = { needId: course.needId(0), state: "declinedByCitizen" } as const;
    await region.relay.endNeed(nurse, ending, region.now());
    expect(await view(at)).toMatchObject({
      state: "settled",
      outcome: "needEnded",
      whoPays: null,
      may: { hold: false, take: false, settleUnmet: false },
    });
    const told = await region.database.owner(
      "select u.slug from platform.event e join identity.unit u on u.id = e.unit_id where e.type = 'relay.tableSettled' and e.data->>'tableId' = $1 order by 1",
      [tableId],
    );
    expect(told.map(({ slug }) => slug)).toEqual(["emergency", "nightTeam", "psychiatry"]);
    const late = region.relay.holdTable(nurse, { tableId, notes: "For sent" }, region.now());
    await expect(late).rejects.toEqual(refused("tableSettled"));
  });

  it("about one need stays when another ends", async () => {
    const at = await world();
    await at.course.ended(1);
    expect(await view(at)).toMatchObject({ state: "called", outcome: null });
  });

  it("about the baton ends when the course is closed, and the unit that convened it can close", async () => {
    const at = await world();
    const { region, course, nurse } = at;
    const { tableId } = await region.relay.callTable(nurse, { courseId: course.id }, region.now());
    await course.ended(0);
    await course.ended(1);
    await course.closed();
    expect(await view({ ...at, tableId })).toMatchObject({ state: "settled", outcome: "needEnded" });
    const lead = await region.actor("emergency", "lead");
    const closing = region.relay.closeUnit(lead, { unitId: region.idOf("emergency") }, region.now());
    await expect(closing).resolves.toEqual({ unitId: region.idOf("emergency") });
  });
});
