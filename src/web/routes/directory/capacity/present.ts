import type { Capacity, CapacityUnit, CountedService } from "#modules/directory/index.ts";

/** What is counted by day in a place where one stays for years. */
const BY_KIND: Readonly<Record<string, string>> = {
  housing: "flat",
  warmingCentre: "chair",
  nightCafe: "bed",
  shelter: "bed",
  womensShelter: "room",
  halfwayHouse: "bed",
  carePlace: "bed",
};

/** What a service counts where one figure is pressed: what it counted last, else what its kind usually does. */
export function usualUnit(service: CountedService, units: readonly CapacityUnit[]): string {
  const [last] = [...service.capacity].sort((a, b) => b.saidAt.getTime() - a.saidAt.getTime());
  const guess = last?.unit ?? BY_KIND[service.kind] ?? "place";
  return units.some(({ code }) => code === guess) ? guess : "place";
}

/** The figures that get a button: none to six, and around the last one said where that is higher; never more than there are. */
export function figuresFor(standing: Pick<Capacity, "available" | "maximum"> | undefined): readonly number[] {
  const most = standing?.maximum ?? Number.POSITIVE_INFINITY;
  const around = standing ? [standing.available - 1, standing.available, standing.available + 1] : [];
  const wanted = new Set([0, 1, 2, 3, 4, 5, 6, ...around]);
  return [...wanted].filter((n) => n >= 0 && n <= most).sort((a, b) => a - b);
}
