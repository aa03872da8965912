import { expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("somebody who comes back", (open) => {
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

  it("begins anew at one door only: neither another course nor the old one opens beside it", async () => {
    const region = await world();
    const course = await aCourse(region, { consent: "relay" });
    await course.ended(0);
    await course.closed();
    const { citizenId } = course;
    const [team, nurse] = [await region.actor("nightTeam"), await region.actor("emergency")];
    const { courseId } = await region.relay.openCourse(
      team,
      { citizenId, needs: [{ kind: "home" }] },
      region.now(),
    );
    const beside = region.relay.openCourse(nurse, { citizenId, needs: [{ kind: "home" }] }, region.now());
    await expect(beside).rejects.toEqual(refused("alreadyOnCourse"));
    const again = { courseId: course.id, because: "Står her" };
    await expect(region.relay.reopenCourse(nurse, again, region.now())).rejects.toEqual(
      refused("alreadyOnCourse"),
    );
    const open = await region.database.owner("select id from relay.course where state = 'open'");
    expect(open).toEqual([{ id: courseId }]);
  });

  it("is not given away to a door that once knew them: a course elsewhere reads as nobody", async () => {
    const region = await world();
    const course = await aCourse(region, { consent: "relay" });
    await course.ended(0);
    await course.closed();
    const { citizenId } = course;
    const now = region.now();
    const elsewhere = await region.actor("nightTeam");
    await region.relay.openCourse(elsewhere, { citizenId, needs: [{ kind: "home" }] }, now);
    await course.withdrewConsent();
    const opening = region.relay.openCourse(
      await region.actor("emergency"),
      { citizenId, needs: [{ kind: "home" }] },
      region.now(),
    );
    await expect(opening).rejects.toEqual(refused("notFound"));
  });

  it("under another of their records is the same person", async () => {
    const region = await world();
    const before = await aCourse(region, { consent: "relay" });
    await before.ended(0);
    await before.closed();
    const now = await aCourse(region, { citizen: { knownAs: "Bosse" } });
    const actor = await region.actor("emergency");
    const link = {
      kept: now.citizenId,
      other: before.citizenId,
      basis: "name",
      actor,
      now: region.now(),
    } as const;
    await region.database.app.write(actor, (tx) => region.citizens.linkSamePerson(tx, link));
    const reopening = region.relay.reopenCourse(
      await region.actor("emergency"),
      { courseId: before.id, because: "Står her" },
      region.now(),
    );
    await expect(reopening).rejects.toEqual(refused("alreadyOnCourse"));
  });
});
