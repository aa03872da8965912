import { expect, it, onTestFinished } from "vitest";
import { ANSWERED_FOR, aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";

describeOnEngine("in and out of hospital (B0–B5)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });

  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const hospital = aHospital(region);
    const course = await aCourse(region, { needs: ["somatic"] });
    const needs = async (of = course) =>
      (
        await database.owner(
          "select kind, next_step from relay.need where course_id = $1 and ended_at is null order by opened_at, id",
          [of.id],
        )
      ).map(({ kind }) => kind);
    return { database, region, hospital, course, needs };
  };

  it("somebody comes in: five lines of arrival, a day to leave, and one admission at a time", async () => {
    const { region, hospital, course } = await world();
    const { commands } = hospital;
    const nurse = await region.actor("emergency");
    const asked = { courseId: course.id, ward: "M3", care: "somatic" as const };
    await expect(commands.recordAdmission(await region.actor("doctor"), asked, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    for (const [wrong, code] of [
      [{ wardUnitId: region.idOf("shelter"), ward: undefined }, "unknownWard"],
      [{ expectedOn: "2026-06-01" }, "beforeAdmission"],
      [{ on: "2026-06-03" }, "momentAhead"],
      [{ ward: undefined }, "invalidInput"],
    ] as const)
      await expect(commands.recordAdmission(nurse, { ...asked, ...wrong }, region.now())).rejects.toEqual(
        refused(code),
      );
    const { leavingId, readmission } = await commands.recordAdmission(
      nurse,
      { ...asked, at: "04:10", expectedOn: "2026-06-05" },
      region.now(),
    );
    expect(readmission).toBe(false);
    await expect(commands.recordAdmission(nurse, asked, region.now())).rejects.toEqual(
      refused("alreadyAdmitted"),
    );
    const seen = await hospital.views.leaving(nurse, leavingId, region.now());
    expect(seen).toMatchObject({
      knownAs: "Bo",
      admission: {
        ward: { id: null, name: "M3" },
        care: "somatic",
        expectedOn: "2026-06-05",
        treatedOn: null,
      },
      responsible: { id: region.idOf("emergency") },
      answers: null,
      may: { run: true, stop: true, cancelDischarge: false },
    });
    expect(seen.admission?.admittedAt.toISOString()).toBe("2026-06-02T02:10:00.000Z");
    expect(seen.lines.map(({ kind, state }) => [kind, state])).toEqual(
      ["withdrawal", "pain", "bodyAndMind", "companion", "socialNurse"].map((kind) => [kind, "open"]),
    );
  });

  it("the ward itself may write down that somebody came, where they came to its door; whoever has the baton is told", async () => {
    const { database, region, hospital, course } = await world();
    const ward = await region.actor("psychiatry");
    const asked = {
      courseId: course.id,
      wardUnitId: region.idOf("psychiatry"),
      care: "psychiatric" as const,
    };
    await expect(hospital.commands.recordAdmission(ward, asked, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    await course.consented("relay");
    await region.relay.arrive(ward, { courseId: course.id }, region.now());
    await hospital.commands.recordAdmission(ward, asked, region.now());
    expect(
      await database.owner("select kind from relay.alarm where unit_id = $1 and cleared_at is null", [
        region.idOf("emergency"),
      ]),
    ).toEqual([{ kind: "arrival" }]);
    expect(await hospital.views.ward(ward, region.now())).toMatchObject({
      here: [{ knownAs: "Bo", arrivalOpen: 5, open: 0, answered: false }],
      leftOpen: [],
    });
  });

  it("dates are changed with what was said before kept; a ward is moved from with the check", async () => {
    const { region, hospital, course } = await world();
    const stay = await hospital.admitted(course);
    const nurse = await region.actor("emergency");
    const plan = async (edition: number, expectedOn: string | null, treatedOn: string | null = null) =>
      hospital.commands.planLeaving(
        nurse,
        { leavingId: stay.id, edition, expectedOn, treatedOn },
        region.now(),
      );
    await plan(0, "2026-06-05");
    await expect(plan(0, "2026-06-06")).rejects.toEqual(refused("stale"));
    region.later();
    await plan(1, "2026-06-08", "2026-06-04");
    await stay.answer("nowhere");
    region.later();
    const move = { leavingId: stay.id, edition: 3, ward: "Afdeling P2", care: "psychiatric" as const };
    await hospital.commands.moveWard(await region.actor("psychiatry"), move, region.now());
    const { admission, answers, lines } = await stay.see();
    expect(
      admission?.changes.map(({ ward, expectedOn, treatedOn }) => [ward, expectedOn, treatedOn]),
    ).toEqual([
      ["Afdeling P2", "2026-06-08", "2026-06-04"],
      ["Enhed psychiatry", "2026-06-08", "2026-06-04"],
      ["Enhed psychiatry", "2026-06-05", null],
      ["Enhed psychiatry", null, null],
    ]);
    expect(answers?.tonight).toBe("nowhere");
    expect(lines.some(({ kind }) => kind === "place")).toBe(true);
  });

  it("two people save two lines at once, and nothing is lost; the same line, and the second hears so", async () => {
    const { region, hospital, course } = await world();
    const stay = await hospital.admitted(course);
    const [pain, mind] = [await stay.ref("pain"), await stay.ref("bodyAndMind")];
    const settle = async (line: object, more: object = {}) =>
      hospital.commands.settleArrival(
        await region.actor("psychiatry"),
        { ...line, state: "done", ...more } as never,
        region.now(),
      );
    await settle(pain, { words: "Morfin reguleret efter metadon" });
    await settle(mind, { state: "asked", byUnitId: region.idOf("nursing") });
    await expect(settle(pain)).rejects.toEqual(refused("stale"));
    await expect(settle(await stay.ref("withdrawal"), { state: "asked" })).rejects.toEqual(
      refused("invalidInput"),
    );
    await expect(settle(await stay.ref("withdrawal"), { state: "notRelevant" })).rejects.toEqual(
      refused("invalidInput"),
    );
    expect(await stay.line("pain")).toMatchObject({
      state: "done",
      words: "Morfin reguleret efter metadon",
      edition: 1,
    });
    expect(await stay.line("bodyAndMind")).toMatchObject({ state: "asked", by: { name: "Enhed nursing" } });
  });

  it("home with nothing more is finished in two questions", async () => {
    const { hospital, course, needs } = await world();
    const stay = await hospital.admitted(course);
    await expect(stay.complete()).rejects.toEqual(refused("answerFirst"));
    await stay.answer("ownHome");
    expect((await stay.see()).missing).toEqual([]);
    expect(await stay.complete()).toMatchObject({ tableId: null, needIds: [] });
    expect(await stay.see()).toMatchObject({
      state: "left",
      withoutPlace: false,
      holdsCourseUntil: null,
      end: { leaderName: null },
    });
    await expect(stay.complete()).rejects.toEqual(refused("leavingEnded"));
    expect(await needs()).toEqual(["somatic"]);
  });

  it("each line is secured, not needed in their words, or a need with a holder – and then it is finished without a leader", async () => {
    const { region, hospital, course, needs } = await world();
    const { commands } = hospital;
    const nurse = await region.actor("emergency");
    const stay = await hospital.admitted(course);
    await stay.answer("friendsOrFamily", "ownDoctor", ["medicine", "appointments"]);
    await expect(stay.secure("medicine", { ticks: ["inHand"] })).rejects.toEqual(refused("medicineNotWhole"));
    await expect(stay.secure("contact", { phone: "" })).rejects.toEqual(refused("sayPhone"));
    await expect(stay.secure("place", { until: "2026-06-01" })).rejects.toEqual(refused("dayIsPast"));
    await stay.secure("place", { until: "2026-06-20", words: "På sofaen" });
    await commands.lineNotNeeded(
      nurse,
      { ...(await stay.ref("medicineKept")), words: "Det klarer jeg selv" },
      region.now(),
    );
    const { needId } = await commands.lineBecomesNeed(
      nurse,
      { ...(await stay.ref("transport")) },
      region.now(),
    );
    await commands.lineBecomesNeed(
      nurse,
      { ...(await stay.ref("followUp")), needId: course.needId(0) },
      region.now(),
    );
    await expect(stay.complete()).rejects.toMatchObject({
      code: "answerForLines",
      details: { lines: ["medicine", "contact", "information", "told"] },
    });
    await stay.secureAll();
    await stay.complete();
    expect(await needs()).toEqual(["somatic", "transport"]);
    expect(await stay.line("transport")).toMatchObject({ state: "need", need: { id: needId, open: true } });
    expect(await stay.see()).toMatchObject({ state: "left", end: { leaderName: null, withoutPlace: false } });
  });

  it("with no place to stay: a leader's name, the municipality and its answer, the table at once, and every line a need (B2)", async () => {
    const { database, region, hospital, course, needs } = await world();
    const stay = await hospital.admitted(course);
    await stay.answer("nowhere", "nobodyYet", ["nursing"]);
    const wish = { ...(await stay.ref("place")), words: "Jeg vil ikke på herberg" };
    await expect(
      hospital.commands.lineNotNeeded(await region.actor("emergency"), wish, region.now()),
    ).rejects.toEqual(refused("placeIsNeeded"));
    await expect(stay.complete({ leaderName: "Ida", leaderReason: "Fuldt" })).rejects.toMatchObject({
      code: "answerForPlace",
      details: { fields: ["municipality", "municipalitySaid"] },
    });
    const { tableId } = await stay.complete(ANSWERED_FOR);
    expect(tableId).not.toBeNull();
    expect(await needs()).toEqual(expect.arrayContaining(["somatic", "sleepTonight", "woundCare", "other"]));
    const seats = await database.owner(
      "select unit_id from relay.seat where table_id = $1 and unit_id is not null",
      [tableId],
    );
    expect(seats.map((seat) => seat.unit_id)).toEqual(
      expect.arrayContaining([region.idOf("receiver"), region.idOf("emergency")]),
    );
    expect(await stay.see()).toMatchObject({
      withoutPlace: true,
      end: { leaderName: ANSWERED_FOR.leaderName, municipality: { code: "0101" }, tableId },
    });
    expect(await hospital.views.calledFor(tableId ?? "")).toEqual({
      ...{ subject: "admission", leftAt: region.now(), municipality: expect.stringMatching(/./) },
      ...{ leaderName: ANSWERED_FOR.leaderName, leaderReason: ANSWERED_FOR.leaderReason },
      municipalitySaid: ANSWERED_FOR.municipalitySaid,
    });
    expect(await hospital.views.calledFor(course.id)).toBeNull();
    expect(await hospital.views.figures(region.now())).toEqual({
      admittedNow: 0,
      discharges: 1,
      withoutPlace: 1,
      overrides: 1,
      leftEarly: 0,
      readmissions: 0,
    });
  });
});
