import type { HeldRemit } from "#modules/identity/index.ts";

/** The regions whose cards somebody keeps: they edit the directory for the region itself, and so all of what it publishes. */
export const regionsKept = (held: readonly HeldRemit[]): readonly string[] =>
  held.flatMap(({ remit, organisation }) =>
    remit === "directoryEditor" && organisation?.sector === "region" ? [organisation.region] : [],
  );

/** The region's editor, of the region the card is and becomes of. */
export const mayEditCard = (kept: readonly string[], ...regions: readonly string[]): boolean =>
  regions.every((region) => kept.includes(region));
