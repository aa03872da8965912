import { describe, expect, it } from "vitest";
import { mayWithCourse, mayWithNeed } from "./may.ts";
import type { Sight } from "./sight.ts";

const us = { unitId: "us", unit: { holdsCourses: true, holdsNeeds: true } };
const all: Sight = { kind: "all" };
const some: Sight = { kind: "some", kinds: new Set(), needIds: new Set(["other"]) };
const asked = [{ state: "questioned" as const }];
const answered = [{ state: "redirected" as const }, { state: "draft" as const }];
const outside = [{ state: "confirmedByPhone" as const }];

/** The names of what is allowed, in the order of the page. */
const allowed = (may: Readonly<Record<string, boolean>>): string =>
  Object.entries(may)
    .filter(([, yes]) => yes)
    .map(([name]) => name)
    .join(" ");

describe("what a page offers for a need", () => {
  const needOf = (
    facts: {
      responsibleId?: string;
      isOpen?: boolean;
      state?: "open" | "closed";
      holderId?: string;
      diedAt?: Date;
    },
    about: Partial<Parameters<typeof mayWithNeed>[3]> = {},
    reader = us,
  ) =>
    allowed(
      mayWithNeed(
        reader,
        { state: facts.state ?? "open", holderId: facts.holderId ?? "them", diedAt: facts.diedAt ?? null },
        { id: "need", isOpen: facts.isOpen ?? true, responsibleId: facts.responsibleId ?? "us" },
        { several: false, handovers: [], externals: [], sight: all, ...about },
      ),
    );

  it.each<[string, string, string]>([
    ["ours, nothing asked", needOf({}), "ask handOver edit end"],
    ["ours, one asked, one at a time", needOf({}, { handovers: asked }), "edit"],
    ["ours, one asked, several may be", needOf({}, { handovers: asked, several: true }), "ask handOver edit"],
    ["ours, answered and prepared ones only", needOf({}, { handovers: answered }), "ask handOver edit end"],
    [
      "ours, a door outside not yet seen to have them",
      needOf({}, { externals: outside }),
      "ask handOver edit",
    ],
    [
      "ours, a door outside that has them",
      needOf({}, { externals: [{ state: "received" }] }),
      "ask handOver edit end",
    ],
    ["another's", needOf({ responsibleId: "them" }), "takeOver"],
    ["another's, we have the baton", needOf({ responsibleId: "them", holderId: "us" }), "takeOver edit"],
    [
      "another's, we may have none",
      needOf({ responsibleId: "them" }, {}, { ...us, unit: { holdsCourses: true, holdsNeeds: false } }),
      "",
    ],
    ["closed to us", needOf({ responsibleId: "them" }, { sight: some }), ""],
    ["ended", needOf({ isOpen: false }), ""],
    ["on a closed course", needOf({ state: "closed" }), ""],
  ])("%s", (_, may, expected) => expect(may).toBe(expected));
});

describe("what a page offers for the course", () => {
  const courseOf = (
    facts: Partial<Parameters<typeof mayWithCourse>[1]>,
    about: Partial<Parameters<typeof mayWithCourse>[2]> = {},
    reader = us,
  ) =>
    allowed(
      mayWithCourse(
        reader,
        { state: "open", holderId: "us", responsibleFor: [], mergedInto: null, diedAt: null, ...facts },
        { openNeeds: 1, baton: [], handovers: [], externals: [], standingReceiverId: "sr", ...about },
      ),
    );
  const words = "writeMeetMe askConsent";

  it.each<[string, string, string]>([
    ["ours", courseOf({}), `addNeed handOver callTable passToStandingReceiver merge ${words}`],
    [
      "ours, every need ended",
      courseOf({}, { openNeeds: 0 }),
      `addNeed handOver close callTable passToStandingReceiver merge ${words}`,
    ],
    [
      "ours, somebody still asked",
      courseOf({}, { openNeeds: 0, handovers: asked }),
      `addNeed handOver callTable passToStandingReceiver merge ${words}`,
    ],
    [
      "ours, a door outside still asked",
      courseOf({}, { openNeeds: 0, externals: outside }),
      `addNeed handOver callTable passToStandingReceiver merge ${words}`,
    ],
    [
      "ours, the baton asked about",
      courseOf({}, { baton: asked, handovers: asked }),
      `addNeed callTable passToStandingReceiver merge ${words}`,
    ],
    [
      "ours, and we are the standing receiver",
      courseOf({}, { standingReceiverId: "us" }),
      `addNeed handOver callTable merge ${words}`,
    ],
    [
      "ours, nobody stands ready",
      courseOf({}, { standingReceiverId: null }),
      `addNeed handOver callTable merge ${words}`,
    ],
    [
      "another's, a need of it ours",
      courseOf({ holderId: "them", responsibleFor: ["need"] }),
      `addNeed takeOver callTable ${words}`,
    ],
    ["another's, a seat at its table", courseOf({ holderId: "them" }), "takeOver"],
    [
      "another's, we may hold none",
      courseOf({ holderId: "them" }, {}, { ...us, unit: { holdsCourses: false, holdsNeeds: true } }),
      "",
    ],
    ["closed", courseOf({ state: "closed" }), "reopen"],
    ["closed, goes on in another", courseOf({ state: "closed", mergedInto: "other" }), ""],
  ])("%s", (_, may, expected) => expect(may).toBe(expected));
});
