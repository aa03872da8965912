import { expect, it, onTestFinished } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

const agreed = { agreedWithCitizen: true };

describeOnEngine("responsibility that moves without an ask", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region, { consent: "relay" });
    return { region, course, about: { courseId: course.id, needId: course.needId(0), ...agreed } };
  };
  const toldWithdrawn = async ({ database }: Region, handoverId: Uuid) =>
    (
      await database.owner(
        "select u.slug from platform.event e join identity.unit u on u.id = e.unit_id where e.type = 'relay.handoverWithdrawn' and e.handover_id = $1",
        [handoverId],
      )
    ).map(({ slug }) => slug);

  it.each(["takeover", "duty", "table"] as const)("tells those who were still asked: by %s", async (how) => {
    const { region, course, about } = await world();
    const { relay } = region;
    const nurse = await region.actor("emergency");
    const ask = await course.asked("shelter", { need: 0 });
    const team = await region.actor("nightTeam", "lead");
    if (how === "takeover") {
      await relay.arrive(team, { courseId: course.id }, region.now());
      await relay.takeOver(team, { ...about, reason: "Står hos os" }, region.now());
    } else if (how === "duty") {
      await relay.passToStandingReceiver(nurse, { ...about, message: "Vi lukker" }, region.now());
    } else {
      const other = await course.asked("nightTeam", { need: 0 });
      const { tableId } = await relay.callTable(
        nurse,
        { courseId: course.id, needId: course.needId(0) },
        region.now(),
      );
      await relay.settleTable(team, { tableId, outcome: "taker", whoPays: "Kommunen" }, region.now());
      expect(await toldWithdrawn(region, other.id)).toEqual(["nightTeam"]);
    }
    expect(await toldWithdrawn(region, ask.id)).toEqual(["shelter"]);
  });
});
