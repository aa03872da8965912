import { expect, it, onTestFinished } from "vitest";
import { aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import type { dischargeSchemas } from "./index.ts";

type Saved = typeof dischargeSchemas.SaveLeaving._input;

describeOnEngine("the page before somebody leaves, saved in one press", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });
  const told = { state: "secured" as const, by: "Afdelingen", ticks: ["ownDoctor" as const] };

  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const hospital = aHospital(region);
    const course = await aCourse(region, { needs: ["somatic"] });
    const here = await hospital.admitted(course);
    const save = async (said: Partial<Saved>, door: "emergency" | "psychiatry" = "emergency") => {
      const { edition } = await here.see(door);
      const plain = { leavingId: here.id, edition, tonight: "ownHome", followUp: "ownDoctor" } as const;
      await hospital.commands.saveLeaving(await region.actor(door), { ...plain, ...said }, region.now());
    };
    return { region, hospital, here, save, course };
  };

  it("is all of it or nothing: one line that cannot stand undoes the answers too", async () => {
    const { here, save } = await world();
    await expect(
      save({
        lines: [
          { line: "told", edition: 0, ...told },
          { line: "information", edition: 0, state: "secured", by: "Afdelingen" },
        ],
      }),
    ).rejects.toEqual(refused("tickSome"));
    expect(await here.see()).toMatchObject({ answers: null, edition: 0 });
    await expect(save({ lines: [{ line: "told", edition: 7, ...told }] })).rejects.toEqual(refused("stale"));
    expect((await here.see()).answers).toBeNull();
  });

  it("settles what was filled in, leaves the rest, and needs no identifier for lines the answers open", async () => {
    const { here, save } = await world();
    await save({
      matters: ["medicine"],
      lines: [
        { line: "told", edition: 0, ...told },
        { line: "followUp", edition: 0, state: "notNeeded", words: "Jeg ringer selv" },
        { line: "medicine", edition: 0, state: "need", nextStep: "Ring til apoteket" },
        // The answers do not call for a place.
        { line: "place", edition: 0, state: "secured", by: "Herberget" },
      ],
    });
    const seen = await here.see();
    const stands = Object.fromEntries(
      seen.lines.filter(({ group }) => group === "leaving").map(({ kind, state }) => [kind, state]),
    );
    expect(stands).toEqual({
      ...{ told: "secured", followUp: "notNeeded", medicine: "need" },
      ...{ contact: "open", information: "open" },
    });
    expect(seen.missing).toEqual(["contact", "information"]);
    expect((await here.line("medicine")).need).toMatchObject({ kind: "medicinePay", open: true });
  });

  it("answers that are as they were make nobody else's form old; others do", async () => {
    const { here, save, region, hospital } = await world();
    await save({});
    const before = await here.see();
    await save({ lines: [{ line: "told", edition: 0, ...told }] }, "psychiatry");
    expect((await here.see()).edition).toBe(before.edition);
    await save({ tonight: "nowhere" });
    await expect(
      hospital.commands.saveLeaving(
        await region.actor("emergency"),
        { leavingId: here.id, edition: before.edition, tonight: "ownHome", followUp: "ownDoctor" },
        region.now(),
      ),
    ).rejects.toEqual(refused("stale"));
    expect((await here.see()).withoutPlace).toBe(true);
  });

  it("is not for who has left", async () => {
    const { here, save } = await world();
    await here.answer("ownHome");
    await here.complete();
    await expect(save({})).rejects.toEqual(refused("leavingEnded"));
  });

  it("is handed over on paper by who may see it, and says only what the one who gets it may know", async () => {
    const { here, save, hospital, region } = await world();
    await save({
      lines: [{ line: "followUp", edition: 0, state: "secured", by: "Lægen", words: "DIAGNOSE" }],
    });
    const paper = async (door: "emergency" | "doctor", to: string | null) =>
      hospital.views.handover(await region.actor(door), here.id, to, region.now());
    await expect(paper("doctor", null)).rejects.toEqual(refused("notFound"));
    await expect(paper("emergency", here.id)).rejects.toEqual(refused("notFound"));
    const words = async (to: string | null) => JSON.stringify((await paper("emergency", to)).paper.lines);
    // Nobody has said yes: health staff are told of the treatment, a shelter and a door outside are not.
    expect(await words(region.idOf("psychiatry"))).toContain("DIAGNOSE");
    expect(await words(region.idOf("shelter"))).not.toContain("DIAGNOSE");
    expect(await words(null)).not.toContain("DIAGNOSE");
    expect((await paper("emergency", null)).paper.knownAs).toBeNull();
  });

  it("is what the citizen reads on their own page: what is arranged, and not what staff wrote", async () => {
    const { here, save, hospital, course, region } = await world();
    const mine = () => hospital.own.view(course.citizenId, region.now());
    expect(await mine()).toMatchObject({ state: "open", lines: [], answers: null });
    await save({
      lines: [
        { line: "told", edition: 0, ...told },
        { line: "contact", edition: 0, state: "secured", by: "Mette", phone: "70995001", words: "DIAGNOSE" },
        { line: "followUp", edition: 0, state: "need" },
      ],
    });
    const seen = await mine();
    expect(JSON.stringify(seen)).not.toContain("DIAGNOSE");
    expect(seen?.lines).toEqual([
      { kind: "followUp", stands: "working", by: null, until: null },
      { kind: "contact", stands: "settled", by: { name: "Mette", phone: "70995001" }, until: null },
      { kind: "information", stands: "working", by: null, until: null },
      { kind: "told", stands: "settled", by: { name: "Afdelingen", phone: "" }, until: null },
    ]);
    await here.secure("information");
    await here.complete();
    expect(await mine()).toMatchObject({ state: "left" });
    region.clock.advance(15 * 24 * 3_600_000);
    expect(await mine()).toBeNull();
    const anna = await aCourse(region, { citizen: { knownAs: "Anna" } });
    expect(await hospital.own.view(anna.citizenId, region.now())).toBeNull();
  });
});
