import { describe, expect, it } from "vitest";
import { type Allowance, type Named, type Objection, type SaidNow, toldTo } from "#modules/consent/index.ts";
import {
  agreedToShow,
  type Ground,
  mayNameAt,
  maySeeIdentity,
  namesEvent,
  opensKind,
  opensNeed,
  type Standing,
  sightOf,
} from "./sight.ts";

const us: Named = { id: "us", organisationId: "our house" };
const them: Named = { id: "them", organisationId: "their house" };

const says = (scope: "relay" | "thisDoor" | "notNow", givenToUnit = "ward"): SaidNow => ({
  consent: { scope, givenToUnit, allowances: [] },
  objections: [],
});
const relay = says("relay");
const onlyWard = says("thisDoor");
const onlyUs = says("thisDoor", "us");
const notNow = says("notNow", "us");
const nothing: SaidNow = { consent: null, objections: [] };
const ALL_SAID = [relay, onlyWard, onlyUs, notNow, nothing];

const line = (kinds: Allowance["kinds"], to: Partial<Allowance> = { recipient: "relay" }): Allowance => ({
  recipient: "unit",
  unitId: null,
  organisationId: null,
  purpose: "At finde en seng",
  kinds,
  ...to,
});
const toUs = { recipient: "unit", unitId: "us" } as const;
const chosen = (...allowances: Allowance[]): SaidNow => ({
  consent: { scope: "chosen", givenToUnit: "ward", allowances },
  objections: [],
});
const objecting = (said: SaidNow, against: Partial<Objection>): SaidNow => ({
  ...said,
  objections: [{ against: "unit", unitId: null, organisationId: null, ...against }],
});

type Facts = Partial<Standing> & { said?: SaidNow };
const standing = ({ said = nothing, ...facts }: Facts = {}): Standing => ({
  lead: false,
  holder: false,
  responsibleFor: [],
  seated: false,
  needs: [
    { id: "sleep", information: "need" },
    { id: "wound", information: "health" },
    { id: "mind", information: "psychiatry" },
  ],
  told: toldTo(said, us),
  emergencyUntil: null,
  ...facts,
});

/** "all", "none", "none, but who has the baton" or the needs that are open. */
const told = (facts: Facts): string => {
  const sight = sightOf(standing(facts));
  if (sight.kind === "some") return [...sight.needIds].join(" ");
  return sight.kind === "none" && sight.mayKnowHolder ? "none, but who has the baton" : sight.kind;
};

describe("how much of a course a unit may see (law 12)", () => {
  it.each<[string, Facts, string]>([
    ["no part in it, nothing said", {}, "none"],
    ["no part in it, those on my relay", { said: relay }, "none, but who has the baton"],
    ["no part in it, only another door", { said: onlyWard }, "none"],
    ["no part in it, only this door", { said: onlyUs }, "none"],
    ["no part in it, not now", { said: notNow }, "none"],
    ["a need, nothing said", { responsibleFor: ["sleep"] }, "sleep"],
    ["two needs, nothing said", { responsibleFor: ["sleep", "wound"] }, "sleep wound"],
    ["a need, those on my relay", { responsibleFor: ["sleep"], said: relay }, "all"],
    ["a need, only another door", { responsibleFor: ["sleep"], said: onlyWard }, "sleep"],
    ["a need, only this door", { responsibleFor: ["sleep"], said: onlyUs }, "all"],
    ["a need, not now", { responsibleFor: ["sleep"], said: notNow }, "sleep"],
    ["a seat for a lead, nothing said", { lead: true, seated: true }, "none"],
    ["a seat for a lead, those on my relay", { lead: true, seated: true, said: relay }, "all"],
    ["a seat for a lead, only another door", { lead: true, seated: true, said: onlyWard }, "none"],
    ["a seat, but no lead", { seated: true, said: relay }, "none, but who has the baton"],
    ["a lead without a seat", { lead: true, said: relay }, "none, but who has the baton"],
    ["a need and a seat, nothing said", { lead: true, responsibleFor: ["sleep"], seated: true }, "sleep"],
  ])("%s", (_, facts, expected) => expect(told(facts)).toBe(expected));

  it.each<[string, SaidNow, string]>([
    ["somatic things to us", chosen(line(["health"], toUs)), "sleep wound"],
    ["somatic things to those on the relay", chosen(line(["health"])), "sleep wound"],
    [
      "somatic things to our organisation",
      chosen(line(["health"], { recipient: "organisation", organisationId: "our house" })),
      "sleep wound",
    ],
    [
      "somatic things to another unit",
      chosen(line(["health"], { recipient: "unit", unitId: "them" })),
      "sleep",
    ],
    ["only who they are", chosen(line(["contact"], toUs)), "sleep"],
    ["two lines that add up", chosen(line(["health"], toUs), line(["psychiatry"])), "sleep wound mind"],
    [
      "the same, and an objection to us",
      objecting(chosen(line(["health"], toUs)), { unitId: "us" }),
      "sleep",
    ],
    ["those on my relay, and an objection to us", objecting(relay, { unitId: "us" }), "sleep"],
    [
      "those on my relay, and an objection to our organisation",
      objecting(relay, { against: "organisation", organisationId: "our house" }),
      "sleep",
    ],
    ["those on my relay, and an objection to all", objecting(relay, { against: "all" }), "sleep"],
    ["those on my relay, and an objection to another", objecting(relay, { unitId: "them" }), "all"],
  ])("a need of our own, and chosen: %s", (_, said, expected) =>
    expect(told({ responsibleFor: ["sleep"], said })).toBe(expected),
  );

  it("a choice as wide as the sentence gives as much as the sentence", () => {
    const wide = chosen(
      line(["contact", "meetMe", "need", "health"], toUs),
      line(["psychiatry", "substanceUse", "social", "appointments"]),
    );
    expect(told({ responsibleFor: ["sleep"], said: wide })).toBe("all");
    expect(told({ said: wide })).toBe("none, but who has the baton");
  });

  it("opens no course to a door without a part in it, whatever was chosen for it", () => {
    expect(told({ said: chosen(line(["health", "need"], toUs)) })).toBe("none");
    expect(told({ said: chosen(line(["contact"], toUs)) })).toBe("none, but who has the baton");
  });

  it("lets a seated lead see what was chosen for them, and no more", () => {
    expect(told({ lead: true, seated: true, said: chosen(line(["psychiatry"], toUs)) })).toBe("mind");
    expect(told({ seated: true, said: chosen(line(["psychiatry"], toUs)) })).toBe("none");
  });

  it("opens what the citizen wrote of themselves only where that was chosen", () => {
    const some = (kinds: Allowance["kinds"]) =>
      sightOf(standing({ responsibleFor: ["sleep"], said: chosen(line(kinds)) }));
    expect(opensKind(some(["meetMe"]), "meetMe")).toBe(true);
    expect(opensKind(some(["need"]), "meetMe")).toBe(false);
    expect(opensKind(sightOf(standing({ holder: true })), "meetMe")).toBe(true);
    expect(opensKind(sightOf(standing({ said: relay })), "meetMe")).toBe(false);
  });

  it("opens everything in an emergency, for as long as it lasts, whatever was said", () => {
    const until = new Date("2026-06-02T10:00:00Z");
    for (const said of [...ALL_SAID, objecting(nothing, { against: "all" })]) {
      const sight = sightOf(standing({ said, emergencyUntil: until, responsibleFor: [] }));
      expect(sight).toEqual({ kind: "emergency", until });
      expect([opensNeed(sight, "mind"), opensNeed(sight, null), opensKind(sight, "meetMe")]).toEqual([
        true,
        true,
        true,
      ]);
    }
    expect(sightOf(standing({ holder: true, emergencyUntil: until }))).toEqual({ kind: "all" });
  });

  it.each(ALL_SAID)("the holder sees everything, whatever was said: %j", (said) =>
    expect(told({ holder: true, said })).toBe("all"),
  );

  it("opens a need only to those it is open to; the course's own things only to those who see it all", () => {
    const some = sightOf(standing({ responsibleFor: ["sleep"] }));
    expect([opensNeed(some, "sleep"), opensNeed(some, "mind"), opensNeed(some, null)]).toEqual([
      true,
      false,
      false,
    ]);
    const all = sightOf(standing({ holder: true }));
    expect([opensNeed(all, "mind"), opensNeed(all, null)]).toEqual([true, true]);
    const none = sightOf(standing({ said: relay }));
    expect([opensNeed(none, "mind"), opensNeed(none, null)]).toEqual([false, false]);
  });
});

describe("who sees full name, birth year and phone", () => {
  it.each<[string, SaidNow, readonly Ground[], boolean]>([
    ["took over anonymously", nothing, ["anonymous"], false],
    ["took over anonymously, consent since", relay, ["anonymous"], true],
    ["took over on a consent since withdrawn", nothing, ["consent"], false],
    ["took over on a consent that holds", relay, ["consent"], true],
    ["took over for treatment", nothing, ["treatment"], true],
    ["took over for treatment, the citizen objects: only another door", onlyWard, ["treatment"], false],
    ["took over for treatment, the citizen objects: not now", notNow, ["treatment"], false],
    ["took over under a coordination plan, not now", notNow, ["coordinationPlan"], true],
    ["was told, and only this door", onlyUs, ["anonymous"], true],
    ["was the first door", nothing, ["firstDoor"], true],
    ["was the first door, and took back anonymously", notNow, ["firstDoor", "anonymous"], true],
    ["reopened it, nothing said", nothing, [], false],
    ["reopened it, those on my relay", relay, [], true],
    ["took over on a choice that names them", chosen(line(["contact"], toUs)), ["consent"], true],
    ["took over on a choice of needs alone", chosen(line(["need"], toUs)), ["consent"], false],
    [
      "took over for treatment, and another was chosen for",
      chosen(line(["need"], { recipient: "unit", unitId: "them" })),
      ["treatment"],
      true,
    ],
    [
      "took over for treatment, and is objected to",
      objecting(nothing, { unitId: "us" }),
      ["treatment"],
      false,
    ],
    ["took over on consent, and is objected to", objecting(relay, { unitId: "us" }), ["consent"], false],
    ["was the first door, and is objected to", objecting(nothing, { unitId: "us" }), ["firstDoor"], true],
  ])("%s", (_, said, grounds, expected) => expect(maySeeIdentity(toldTo(said, us), grounds)).toBe(expected));
});

describe("what a receiver may know of the person before accepting (law 13)", () => {
  it.each<[SaidNow, Parameters<typeof agreedToShow>[1], boolean]>([
    [relay, "consent", true],
    [relay, "anonymous", false],
    [nothing, "consent", false],
    [nothing, "treatment", false],
    [chosen(line(["contact"], toUs)), "consent", true],
    [chosen(line(["need"], toUs)), "consent", false],
    [objecting(relay, { unitId: "us" }), "consent", false],
    [onlyUs, "treatment", false],
    [notNow, "consent", false],
  ])("said %j, asked on %s: %s", (said, basis, expected) =>
    expect(agreedToShow(toldTo(said, us), basis, "contact")).toBe(expected),
  );
});

describe("whether a joint table is about a person", () => {
  it.each<[string, SaidNow, readonly Named[], boolean]>([
    ["nothing said", nothing, [them], false],
    ["those on my relay", relay, [them], true],
    ["those on my relay, and one of them objected to", objecting(relay, { unitId: "them" }), [them], false],
    [
      "chosen for everybody there",
      chosen(line(["contact"], { recipient: "unit", unitId: "them" })),
      [them],
      true,
    ],
    ["chosen for some of them", chosen(line(["contact"], toUs)), [us, them], false],
    ["nobody else asked, nothing said", nothing, [], false],
  ])("%s", (_, said, others, expected) =>
    expect(
      mayNameAt(
        toldTo(said, us),
        others.map((unit) => toldTo(said, unit)),
      ),
    ).toBe(expected),
  );
});

describe("the steps of the history", () => {
  const reader = (kinds: Allowance["kinds"], facts: Facts = {}) => {
    const said = chosen(line(kinds));
    const told = toldTo(said, us);
    return {
      sight: sightOf(standing({ said, responsibleFor: ["sleep"], ...facts })),
      told,
      unitId: "us",
      holds: facts.holder ?? false,
    };
  };
  it.each([
    ["safetyNoteWritten", "meetMe"],
    ["meetMeWritten", "meetMe"],
    ["companionsChanged", "network"],
    ["knowledgeShared", "knowledgeNotes"],
    ["doctorSaid", "health"],
    ["reachChanged", "contact"],
    ["appointments.booked", "appointments"],
  ] as const)("%s is named to who has the baton, and to whom the citizen lets know %s", (type, kind) => {
    const event = { type, unitId: "ward" };
    expect(namesEvent(reader(["social"]), event)).toBe(false);
    expect(namesEvent(reader([kind]), event)).toBe(true);
    expect(namesEvent(reader(["social"], { holder: true }), event)).toBe(true);
  });
  it("a letter of complaint is named to the unit it was written with or shown to; what is nobody's secret to all", () => {
    const holder = reader([], { holder: true });
    expect(namesEvent(holder, { type: "complaintWritten", unitId: "ward" })).toBe(false);
    expect(namesEvent(holder, { type: "complaintShown", unitId: "us" })).toBe(true);
    expect(namesEvent(reader(["social"]), { type: "handoverAccepted", unitId: "ward" })).toBe(true);
  });
});
