import { expect, test } from "vitest";
import { nightAt, situationOf } from "./moments.ts";

const noon = new Date("2026-06-02T10:00:00Z");
const need = (kind: string, more: object = {}) => ({ kind, closed: false, endedAt: null, ...more });
const course = (more: object) =>
  ({
    state: "open",
    needs: [],
    citizen: { ageBand: "40-59" },
    line: { begunAt: new Date("2026-05-01T10:00:00Z") },
    ...more,
  }) as unknown as Parameters<typeof situationOf>[0];

test("an old course with nothing open wants nothing read, and a closed one never does", () => {
  expect(situationOf(course({}), noon)).toEqual({ moments: [], needs: [] });
  const fresh = { line: { begunAt: noon }, needs: [need("painRelief")], state: "closed" };
  expect(situationOf(course(fresh), noon)).toEqual({ moments: [], needs: [] });
});

test("by the needs that are open to the reader", () => {
  const needs = [
    need("painRelief"),
    need("dental", { endedAt: noon }),
    need("psychiatric", { closed: true }),
  ];
  expect(situationOf(course({ needs }), noon).needs).toEqual(["painRelief"]);
});

test("by how new it is, whom one meets, and the time of day", () => {
  const young = course({
    line: { begunAt: new Date("2026-06-01T11:00:00Z") },
    citizen: { ageBand: "18-24" },
  });
  expect(situationOf(young, noon).moments).toEqual(["firstContact", "young"]);
  expect(situationOf(course({}), new Date("2026-06-02T00:40:00Z")).moments).toEqual(["night"]);
});

test("night is from ten to six, in Denmark", () => {
  expect(
    ["19:59", "20:00", "03:59", "04:00"].map((t) => nightAt(new Date(`2026-06-02T${t}:00Z`)).length),
  ).toEqual([0, 1, 1, 0]);
});
