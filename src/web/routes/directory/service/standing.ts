import {
  type Catalogue,
  type Freshness,
  freshnessOf,
  type HoursShown,
  hoursOf,
  type Opening,
  openingOf,
  type ServiceShown,
} from "#modules/directory/index.ts";

/** How an offer stands at a moment, by the directory's own rules: what the page says of it is present.ts. */
export interface Standing {
  readonly hours: readonly HoursShown[];
  readonly opening: Opening | null;
  readonly freshness: Freshness;
}

/** An offer whose kind is gone from the catalogue is believed for a year. */
const YEAR = 365;

export function standingOf({ kept, locations }: ServiceShown, { kinds }: Catalogue, now: Date): Standing {
  const { record } = kept;
  const hours = hoursOf(record, locations, now);
  const rhythm = kinds.find(({ code }) => code === record.kind)?.rhythmDays ?? YEAR;
  const verifiedAt = record.verified === null ? null : new Date(record.verified.at);
  return { hours, opening: openingOf(hours), freshness: freshnessOf(verifiedAt, rhythm, now) };
}
