import { expect, it, onTestFinished } from "vitest";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("the person's own log", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region, { citizen: { knownAs: "Kirsten Vind" }, needs: ["dental", "home"] });
    return { region, course, nurse: await region.actor("emergency") };
  };
  const refused = (code: string) => expect.objectContaining({ code });

  it("is not for a door that takes no part, which is itself in it", async () => {
    const { region, course, nurse } = await world();
    const stranger = await region.actor("nursing");
    await expect(region.views.courseLog(stranger, course.id, null, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    const { lines } = await region.views.courseLog(nurse, course.id, null, region.now());
    expect(lines).toContainEqual(
      expect.objectContaining({ action: "log.read", outcome: "denied", unit: "Enhed nursing" }),
    );
  });

  it("is not for a door that sees one need only: the others tell what somebody is treated for", async () => {
    const { region, course } = await world();
    await course.movedTo("shelter", { need: 0 });
    const part = region.views.courseLog(await region.actor("shelter"), course.id, null, region.now());
    await expect(part).rejects.toEqual(refused("notYours"));
  });

  it("tells which door looked, searched and wrote, newest first, and never who works there", async () => {
    const { region, course, nurse } = await world();
    await region.views.course(nurse, course.id, region.now());
    region.later();
    await region.views.matches(nurse, { knownAs: "Kirsten Vind" }, region.now());
    region.later();
    const log = await region.views.courseLog(nurse, course.id, null, region.now());
    expect(log).toMatchObject({ knownAs: "Kirsten Vind", older: null });
    expect(log.lines.map(({ action, unit }) => [action, unit])).toEqual([
      ["log.read", "Enhed emergency"],
      ["citizen.searched", "Enhed emergency"],
      ["course.read", "Enhed emergency"],
      ["relay.openCourse", "Enhed emergency"],
    ]);
    expect(JSON.stringify(log)).not.toContain(nurse.personName);
  });

  it("holds what was looked at under another record of the same person", async () => {
    const { region, course, nurse } = await world();
    const other = await aCourse(region, { citizen: { knownAs: "Kis" } });
    const link = {
      kept: course.citizenId,
      other: other.citizenId,
      basis: "name",
      actor: nurse,
      now: region.now(),
    } as const;
    await region.database.app.write(nurse, (tx) => region.citizens.linkSamePerson(tx, link));
    const { lines } = await region.views.courseLog(nurse, course.id, null, region.now());
    expect(new Set(lines.map(({ courseId }) => courseId))).toEqual(new Set([course.id, other.id]));
  });

  it("comes a hundred lines at a time, without losing or repeating one", async () => {
    const { region, course, nurse } = await world();
    await region.database.owner(
      `insert into identity.audit_entry (id, at, action, outcome, citizen_id)
       select gen_random_uuid(), timestamptz '2026-01-01' + (i / 3) * interval '1 minute', 'course.read', 'done', $1
         from generate_series(1, 230) i`,
      [course.citizenId],
    );
    const seen = new Set<string>();
    let before: string | null = null;
    for (let page = 0; page < 5; page++) {
      const log: { lines: readonly { id: string }[]; older: string | null } = await region.views.courseLog(
        nurse,
        course.id,
        before,
        region.now(),
      );
      for (const line of log.lines) seen.add(line.id);
      before = log.older;
      if (before === null) break;
    }
    const [count] = await region.database.owner(
      "select count(*)::int as n from identity.audit_entry where citizen_id = $1",
      [course.citizenId],
    );
    // Each look adds a line at the front, which the pages behind it never show.
    expect(seen.size).toBeGreaterThanOrEqual(231);
    expect(seen.size).toBeLessThanOrEqual(Number(count?.n));
    expect(before).toBeNull();
  });
});
