import fc from "fast-check";
import { expect, test } from "vitest";
import { oneAfterTheOther, type StandingText, saving, votesThere } from "./rules.ts";
import type { Attendee, Seat } from "./types.ts";

const stands = (draft: Partial<StandingText> = {}): StandingText => ({
  ...{ words: "Rådet var enigt.", version: 3, basedOn: 2, writer: "anna" },
  ...draft,
});

test.each([
  ["nobody has written", null, { words: "Nyt", seen: 0, writer: "bo" }, "stands"],
  ["the same words", stands(), { words: "Rådet var enigt.", seen: 1, writer: "bo" }, "same"],
  ["nothing, where there is nothing", null, { words: "", seen: 0, writer: "bo" }, "same"],
  ["on top of what stands", stands(), { words: "Nyt", seen: 3, writer: "bo" }, "stands"],
  ["on top of something older", stands(), { words: "Nyt", seen: 2, writer: "bo" }, "beside"],
  ["again by the page whose answer was lost", stands(), { words: "Mere", seen: 2, writer: "anna" }, "stands"],
  ["by that page, of something older still", stands(), { words: "Mere", seen: 1, writer: "anna" }, "beside"],
] as const)("%s", (_when, standing, sent, kept) => {
  expect(saving(standing, sent)).toBe(kept);
});

test("two texts one after the other; an empty one leaves nothing behind", () => {
  expect(oneAfterTheOther("A", "B")).toBe("A\n\nB");
  expect(oneAfterTheOther("", "B")).toBe("B");
  expect(oneAfterTheOther("A", " ")).toBe("A");
});

/** A page somebody writes on: what is typed, what it was written on top of, and what it has sent without an answer. */
interface Page {
  typed: string[];
  seen: number;
}
type Move = { readonly page: 0 | 1; readonly do: "type" | "send" | "sendLost" | "read" };
const moves = fc.array(
  fc.record({ page: fc.constantFrom(0, 1), do: fc.constantFrom("type", "send", "sendLost", "read") }),
  { minLength: 1, maxLength: 60 },
) as fc.Arbitrary<Move[]>;

test("whatever two secretaries do, in whatever order, and whichever answers are lost: each word that was sent is kept", () => {
  fc.assert(
    fc.property(moves, (played) => {
      let standing = null as StandingText | null;
      const beside = new Map<string, string>();
      const sent = new Set<string>();
      const pages: [Page, Page] = [
        { typed: [], seen: 0 },
        { typed: [], seen: 0 },
      ];
      let count = 0;
      for (const { page, do: what } of played) {
        const [at, writer] = [pages[page], `page${page}`];
        // Words are only ever added, so that each can be looked for in the end.
        if (what === "type") at.typed.push(`ord${count++}`);
        // Somebody who reads what stands goes on from it, with nothing of their own unsent.
        if (what === "read" && at.typed.every((word) => sent.has(word)) && !beside.has(writer)) {
          at.typed = (standing?.words ?? "").split(" ").filter(Boolean);
          at.seen = standing?.version ?? 0;
        }
        if (what !== "send" && what !== "sendLost") continue;
        const words = at.typed.join(" ");
        for (const word of at.typed) sent.add(word);
        const kept = saving(standing, { words, seen: at.seen, writer });
        if (kept === "stands")
          standing = { words, version: (standing?.version ?? 0) + 1, basedOn: at.seen, writer };
        if (kept === "beside") beside.set(writer, words);
        if (what === "send" && kept !== "beside") at.seen = standing?.version ?? 0;
      }
      const all = [standing?.words ?? "", ...beside.values()].join(" ").split(" ");
      for (const word of sent) expect(all).toContain(word);
    }),
    { numRuns: 2000 },
  );
});

const seat = (membershipId: string, role: Seat["role"] = "member"): Seat => ({
  ...{ membershipId, bodyId: "b", name: membershipId, role, onBehalfOf: "", deputyFor: null },
});
const came = (membershipId: string, draft: Partial<Attendee> = {}): Attendee => ({
  ...{
    id: membershipId,
    membershipId,
    name: membershipId,
    onBehalfOf: "",
    said: "present",
    stepsInFor: null,
  },
  ...draft,
});

test("votes that are there: members, and deputies in the place of one who is not; guests and secretaries have none", () => {
  const seats = [seat("a", "chair"), seat("b"), seat("c"), seat("d", "deputy"), seat("e", "secretary")];
  const half = (n: number) => Math.ceil(n / 2);
  const guest = came("g", { membershipId: null });
  expect(votesThere(seats, [came("a"), came("e"), guest], half)).toEqual({ there: 1, needed: 2 });
  expect(votesThere(seats, [came("a"), came("d")], half)).toEqual({ there: 1, needed: 2 });
  const steps = came("d", { stepsInFor: "b" });
  expect(votesThere(seats, [came("a"), came("b", { said: "apologies" }), steps], half)).toEqual({
    there: 2,
    needed: 2,
  });
});
