import { expect, it, onTestFinished } from "vitest";
import type { Actor } from "#modules/identity/index.ts";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

const agreed = { agreedWithCitizen: true };
const UNKNOWN = "0197a0e0-0000-7000-8000-000000000000";

/** One course with everything on it, and every command that names some of it. */
describeOnEngine("a refusal", (open) => {
  const world = async (consent: "relay" | null) => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const { relay } = region;
    const course = await aCourse(region, { consent, needs: ["sleepTonight", "home"] });
    const nurse = await region.actor("emergency");
    const { externalId } = await relay.noteCall(
      nurse,
      {
        courseId: course.id,
        needId: course.needId(1),
        partyName: "Herberget",
        answer: "later",
        checkBackOn: "2026-06-03",
        ...agreed,
      },
      region.now(),
    );
    const ask = await course.asked("shelter", { need: 0 });
    const baton = { courseId: course.id };
    const { tableId } = await relay.callTable(nurse, baton, region.now());
    const attempts = (actor: Actor, ids: Record<string, string>) => {
      const { courseId = "", needId = "", handoverId = "", externalId = "", tableId = "" } = ids;
      const [now, toUnitIds] = [region.now(), [region.idOf("nursing")]];
      const out = { partyName: "X", checkBackOn: "2026-06-03", ...agreed };
      return {
        addNeed: () => relay.addNeed(actor, { courseId, kind: "home" }, now),
        askUnits: () => relay.askUnits(actor, { courseId, needId, toUnitIds, ...agreed }, now),
        passOn: () => relay.passToStandingReceiver(actor, { courseId, message: "x", ...agreed }, now),
        step: () => relay.setNextStep(actor, { needId, nextStep: "x", nextStepOn: "2026-06-03" }, now),
        endNeed: () => relay.endNeed(actor, { needId, state: "met" }, now),
        reopenNeed: () => relay.reopenNeed(actor, { needId, because: "x" }, now),
        gap: () => relay.recogniseGap(actor, { needId, note: "x", meanwhile: "x" }, now),
        close: () => relay.closeCourse(actor, { courseId, reason: "landed", toldCitizen: "x" }, now),
        reopen: () => relay.reopenCourse(actor, { courseId, because: "x" }, now),
        contact: () => relay.recordContact(actor, { courseId, way: "met" }, now),
        call: () => relay.noteCall(actor, { courseId, needId, answer: "no", ...out }, now),
        link: () => relay.makeLink(actor, { courseId, ...out }, now),
        checkBack: () => relay.checkBack(actor, { externalId, outcome: "received" }, now),
        withdrawExternal: () => relay.withdrawExternal(actor, { externalId }, now),
        callTable: () => relay.callTable(actor, { courseId }, now),
        holdTable: () => relay.holdTable(actor, { tableId }, now),
        settle: () => relay.settleTable(actor, { tableId, outcome: "taker", whoPays: "x" }, now),
        meetMe: () => relay.writeMeetMe(actor, { courseId, words: "x" }, now),
        consent: () => relay.giveConsent(actor, { courseId, scope: "relay", form: "oral" }, now),
        accept: () => relay.accept(actor, { handoverId }, now),
        redirect: () => relay.redirect(actor, { handoverId, reason: "noCapacity", noneKnown: true }, now),
        question: () => relay.askQuestion(actor, { handoverId, question: "x" }, now),
        withdraw: () => relay.withdraw(actor, { handoverId }, now),
      };
    };
    const ids = { courseId: course.id, needId: course.needId(0), handoverId: ask.id, externalId, tableId };
    return { region, course, ask, attempts, ids };
  };
  const refusals = async (tried: Record<string, () => Promise<unknown>>) => {
    const said: Record<string, unknown> = {};
    for (const [name, attempt] of Object.entries(tried)) {
      said[name] = await attempt().then(
        () => "done",
        ({ code, details }) => ({ code, details }),
      );
    }
    return said;
  };

  it("reads to a stranger as if there were no such thing, whatever is named", async () => {
    const { region, attempts, ids } = await world(null);
    const stranger = await region.actor("dropIn");
    const said = await refusals(attempts(stranger, ids));
    const nothing = Object.fromEntries(Object.keys(ids).map((name) => [name, UNKNOWN]));
    expect(said).toEqual(await refusals(attempts(stranger, nothing)));
    expect(new Set(Object.values(said).map((one) => (one as { code: string }).code))).toEqual(
      new Set(["notFound"]),
    );
    const denied = await region.database.owner(
      "select count(*)::int as n from identity.audit_entry where outcome = 'denied' and unit_id = $1",
      [region.idOf("dropIn")],
    );
    expect(denied).toEqual([{ n: 2 * Object.keys(said).length }]);
  });

  it("says why to those who may know who has the baton", async () => {
    const { region, attempts, ids } = await world("relay");
    const { close, step } = attempts(await region.actor("dropIn"), ids);
    expect(await refusals({ close, step })).toMatchObject({
      close: { code: "notHolder" },
      step: { code: "notResponsible" },
    });
  });

  it("does not tell a door that showed the way on, or handed on, where the citizen is now", async () => {
    const { region, course, ask, attempts, ids } = await world(null);
    await ask.redirected(["nightTeam"]);
    const onward = await course.asked("nightTeam", { need: 0 });
    await onward.accepted();
    const shelter = attempts(await region.actor("shelter"), ids);
    expect(await refusals({ close: shelter.close, accept: shelter.accept })).toEqual({
      close: { code: "notFound", details: {} },
      accept: {
        code: "alreadyAnswered",
        details: { state: "redirected", unit: "Enhed shelter", mine: true },
      },
    });
    const { relay } = region;
    const team = await region.actor("nightTeam");
    const { handoverIds } = await relay.askUnits(
      team,
      { courseId: course.id, needId: course.needId(0), toUnitIds: [region.idOf("nursing")], ...agreed },
      region.now(),
    );
    await relay.accept(await region.actor("nursing"), { handoverId: handoverIds[0] ?? "" }, region.now());
    const { step, accept } = attempts(team, { ...ids, handoverId: onward.id });
    expect(await refusals({ step, accept })).toEqual({
      step: { code: "notResponsible", details: {} },
      accept: {
        code: "alreadyAnswered",
        details: { state: "accepted", unit: "Enhed nightTeam", mine: true },
      },
    });
  });
});
