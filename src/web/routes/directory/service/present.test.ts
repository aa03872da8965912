import { expect, test } from "vitest";
import {
  type Service,
  type ServiceKind,
  type ServiceShown,
  serviceSchema,
} from "#modules/directory/index.ts";
import { aboutToEnd, currentPeriod, trustOf } from "./present.ts";
import { standingOf } from "./standing.ts";
import { TILE, tileAt } from "./tile.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const NOW = new Date("2026-11-22T11:00:00Z");
const aService = (draft: Partial<Service> = {}) =>
  serviceSchema.parse({ id: id(1), organisationId: id(2), kind: "shelter", name: "X", ...draft });
const kept = (record: Service, absentSince: Date | null = null) => ({
  kept: { record, edition: 1, changedAt: NOW, absentSince },
});
const around: Omit<ServiceShown, "kept"> = {
  ...{ organisation: null, parties: new Map(), locations: new Map(), areas: new Map() },
  belongs: { organisations: [], unitId: null, regions: [], areas: [] },
};
const verified = (at: string) => aService({ verified: { at, by: "Mette" } });

test.each([
  ["nobody has said it", kept(aService()), "unverified"],
  ["said lately", kept(verified("2026-11-01T10:00:00Z")), "fresh"],
  ["said too long ago for its kind", kept(verified("2026-05-01T10:00:00Z")), "stale"],
  [
    "gone from its source, whatever was said",
    kept(verified("2026-11-01T10:00:00Z"), new Date("2026-11-10")),
    "absent",
  ],
])("how far it can be believed: %s", (_, shown, state) => {
  const { freshness } = standingOf(
    { ...around, ...shown },
    { kinds: [{ code: "shelter", rhythmDays: 90 } as ServiceKind], conditions: [] },
    NOW,
  );
  expect(trustOf(shown, freshness).state).toBe(state);
});

test("the period in force is the one that has begun and not ended: its last day is not in it", () => {
  const period = (n: number, validFrom: string, validTo: string | null) => ({
    ...{ id: id(n), validFrom, validTo, authorityId: null, operatorId: null, areas: [], funding: "" },
    ...{ fundingEndsOn: null, agreementEndsOn: null },
  });
  const service = aService({
    arrangements: [period(3, "2026-01-01", "2026-11-22"), period(4, "2026-12-01", null)],
  });
  expect(currentPeriod(service, "2026-11-21")?.id).toBe(id(3));
  expect(currentPeriod(service, "2026-11-22")).toBeNull();
  expect(currentPeriod(service, "2026-12-01")?.id).toBe(id(4));
});

test("an end half a year ahead is soon; one farther off, or none, is not", () => {
  expect(["2027-05-01", "2027-07-01", "2026-01-01", null].map((end) => aboutToEnd(end, NOW))).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test("a point lies on its picture of the map", () => {
  const tile = tileAt("https://t.example/{z}/{x}/{y}.png", 55.6761, 12.5683, 16);
  // Rådhuspladsen in København: x is (λ+180)/360·2¹⁶, y is (1 − asinh(tan φ)/π)/2·2¹⁶.
  expect(tile.url).toBe("https://t.example/16/35055/20512.png");
  expect([tile.x, tile.y].every((at) => at >= 0 && at < TILE)).toBe(true);
});
