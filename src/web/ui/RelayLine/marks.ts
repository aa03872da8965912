import type { Sector } from "../UnitName.tsx";

/** A line of light through the middle of the bar, different for each sector; the region's is plain. */
export const patternClass: Record<Sector, string> = {
  region: "relay-pattern",
  municipality: "relay-pattern relay-pattern-line",
  generalPractice: "relay-pattern relay-pattern-dots",
  civilSociety: "relay-pattern relay-pattern-bars",
  state: "relay-pattern relay-pattern-dashes",
};

/** Three stairs, around 0. */
export const STEP = "M-6 11h4v-4h4v-4h4";

/** Sideways in per cent, so that a drawing fills the room there is while its type and marks keep their size. */
export const percent = (x: number, width: number): string => `${Math.round((x / width) * 1e4) / 100}%`;
