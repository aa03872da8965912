import { expect, it, onTestFinished } from "vitest";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("two courses that turn out to be one person's", (open) => {
  it("the needs go on as they were: waiting for each other, and resting where nothing exists", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const [from, into] = [
      await aCourse(region, { needs: ["psychiatric"] }),
      await aCourse(region, { citizen: { knownAs: "Bo igen" }, needs: ["company"] }),
    ];
    const nurse = await region.actor("emergency");
    const waiting = { courseId: from.id, waitsFor: from.needId(0) };
    await region.relay.addNeed(nurse, { kind: "substance", ...waiting }, region.now());
    const met = await region.relay.addNeed(nurse, { kind: "dental", courseId: from.id }, region.now());
    const after = { kind: "foodClothes", courseId: from.id, waitsFor: met.needId };
    await region.relay.addNeed(nurse, after, region.now());
    await region.relay.endNeed(nurse, { needId: met.needId, state: "met" }, region.later());
    const rest = { needId: from.needId(0), note: "Ingen plads", meanwhile: "Vi ringer hver uge" };
    const { gapId } = await region.relay.recogniseGap(nurse, rest, region.now());
    await region.relay.mergeCourses(nurse, { fromCourseId: from.id, intoCourseId: into.id }, region.later());

    const needs = await database.owner(
      `select n.kind, n.state, n.gap_id, n.recognised_on::text, n.next_step, w.kind as waits_for
         from relay.need n left join relay.need w on w.id = n.waits_for and w.course_id = n.course_id
        where n.course_id = $1 and n.continues is not null order by n.kind`,
      [into.id],
    );
    const free = { state: "open", gap_id: null, recognised_on: null };
    const { meanwhile } = rest;
    expect(needs).toMatchObject([
      // What it waited for was met before: it waits no longer.
      { kind: "foodClothes", ...free, waits_for: null },
      {
        kind: "psychiatric",
        state: "recognisedGap",
        gap_id: gapId,
        recognised_on: "2026-06-02",
        next_step: meanwhile,
      },
      { kind: "substance", ...free, waits_for: "psychiatric" },
    ]);
    await region.identity.audit.seal();
    expect(await region.views.verify(region.now())).toMatchObject({ ok: true });
  });

  it("whom they said no to on the one may not be told by way of the other, and they lift it where they are", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const [from, into] = [
      await aCourse(region, { needs: ["company"] }),
      await aCourse(region, { citizen: { knownAs: "Bo igen" }, needs: ["psychiatric"], consent: "relay" }),
    ];
    const [staff, nurse] = [await region.actor("emergency"), await region.actor("nursing")];
    const against = { against: "unit" as const, unitId: nurse.unitId, form: "oral" as const };
    const { objectionId } = await region.relay.makeObjection(
      staff,
      { courseId: from.id, ...against },
      region.now(),
    );
    const finds = async () =>
      (await region.views.matches(nurse, { knownAs: "Bo igen" }, region.now())).length;
    expect(await finds()).toBe(1);
    await region.relay.mergeCourses(staff, { fromCourseId: from.id, intoCourseId: into.id }, region.later());
    expect(await finds()).toBe(0);
    const asked = await into.asked("nursing", { need: 0 });
    const ground = await database.owner("select legal_basis from relay.handover where id = $1", [asked.id]);
    expect(ground).toEqual([{ legal_basis: "anonymous" }]);
    const again = await region.relay.makeObjection(staff, { courseId: into.id, ...against }, region.later());
    expect(again.objectionId).toBeNull();
    await region.relay.liftObjection(
      staff,
      { courseId: into.id, objectionId: objectionId ?? "" },
      region.later(),
    );
    expect(await finds()).toBe(1);
  });
});
