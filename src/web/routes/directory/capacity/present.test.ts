import { expect, test } from "vitest";
import { figuresFor, usualUnit } from "./present.ts";

const unit = (code: string) => ({
  ...{ code, one: { da: code, en: code }, several: { da: code, en: code } },
  ...{ ageingMinutes: 240, unknownMinutes: 720 },
});
const units = [unit("bed"), unit("flat"), unit("place")];
const figure = (of: string, saidAt: string) => ({
  ...{ serviceId: "s", unit: of, available: 1, maximum: null, waiting: null },
  ...{ saidAt: new Date(saidAt), age: "fresh" as const },
});
const service = (kind: string, ...capacity: ReturnType<typeof figure>[]) => ({
  id: "s",
  name: "S",
  kind,
  capacity,
});

test.each([
  [service("shelter"), "bed"],
  [service("housing"), "flat"],
  [service("substanceTreatment"), "place"],
  [service("warmingCentre"), "place"],
  [service("shelter", figure("bed", "2026-03-01"), figure("flat", "2026-03-02")), "flat"],
])("%# counts %s", (of, counted) => {
  expect(usualUnit(of, units)).toBe(counted);
});

test.each([
  [undefined, [0, 1, 2, 3, 4, 5, 6]],
  [{ available: 3, maximum: 4 }, [0, 1, 2, 3, 4]],
  [{ available: 17, maximum: 24 }, [0, 1, 2, 3, 4, 5, 6, 16, 17, 18]],
  [{ available: 0, maximum: null }, [0, 1, 2, 3, 4, 5, 6]],
])("%# has these buttons", (standing, figures) => {
  expect(figuresFor(standing)).toEqual(figures);
});
