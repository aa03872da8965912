import { expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnBoth } from "../../../../test/db.ts";

describeOnBoth("somebody who comes back", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    return aRegion(database);
  };
  const refused = (code: string) => expect.objectContaining({ code });

  it.each([
    [365, null],
    [366, "notFound"],
  ])("%i days on, a consent for the relay opens doors: %o", async (after, code) => {
    const region = await world();
    const course = await aCourse(region, { consent: "relay" });
    await course.ended(0);
    await course.closed();
    region.later(hours(24 * after));
    const [stranger, now] = [await region.actor("nightTeam"), region.now()];
    const reopening = region.relay.reopenCourse(stranger, { courseId: course.id, because: "Står her" }, now);
    const opening = async () =>
      region.relay.openCourse(stranger, { citizenId: course.citizenId, needs: [{ kind: "home" }] }, now);
    if (code === null) await expect(reopening).resolves.toMatchObject({ courseId: course.id });
    else {
      await expect(reopening).rejects.toEqual(refused(code));
      await expect(opening()).rejects.toEqual(refused(code));
    }
  });
});
