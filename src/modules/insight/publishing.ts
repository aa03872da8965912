import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { type Quarter, quartersShown, type Tally } from "#kernel/quarters.ts";
import { addDays, type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Directory } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { inUseSince } from "#modules/relay/index.ts";
import type { Database, Db } from "#platform/db.ts";
import { INDICATORS } from "./indicators.ts";
import { figuresOf, type Universe } from "./rules.ts";
import { type KeptQuarter, keepFigures } from "./store.ts";
import type { Indicator, IndicatorKey, InUse } from "./types.ts";

export interface InsightDeps {
  readonly db: Database;
  readonly directory: Pick<Directory, "municipalities">;
  /** The catalogue of needs, for telling figures apart by kind. */
  needKinds(): Promise<readonly { readonly code: string }[]>;
}

/** How many quarters are shown, and counted where they have not been: two years. */
export const QUARTERS = 8;
/** Somebody who begins in the first week of a quarter has used all of it. */
const FIRST_DAYS = 7;

/** What is counted when a quarter has stood still for a month. */
export function createPublishing({ db, directory, needKinds }: InsightDeps) {
  /** Everything that is due of one quarter, of one moment. */
  const countQuarter = (
    quarter: Quarter,
    due: readonly Indicator[],
    regions: readonly InUse[],
    parts: string[],
  ) =>
    db.read(SYSTEM, async (snapshot: Db): Promise<readonly KeptQuarter[]> => {
      const places = await directory.municipalities(snapshot);
      const universe: Universe = {
        parts,
        areasOf: (of) => places.filter(({ region }) => region === of).map(({ code }) => code),
      };
      const kept: KeptQuarter[] = [];
      for (const indicator of due) {
        const tallies = await indicator.count(snapshot, quarter);
        const shown = shownIn(indicator, quarter, regions, tallies);
        // No body was asked anything: there is nothing to keep, and what is taken in later is counted then.
        if (indicator.about === "bodies" && shown.length === 0) continue;
        kept.push({ indicator: indicator.key, figures: figuresOf(indicator, tallies, shown, universe) });
      }
      return kept;
    });

  return {
    /**
     * Counts every indicator for every quarter that stands still and has not been counted, and keeps what everybody may see of it.
     * Gives how many were kept. Run by the clock; twice at once counts once. Where nobody uses the relay yet no people are counted.
     */
    async publishDue(now: Instant): Promise<number> {
      const known = await countedAlready(db);
      const regions = await db.read(SYSTEM, inUseSince);
      const isDue = ({ key, about }: Indicator, { from }: Quarter): boolean =>
        !known.has(`${key} ${from}`) && (about === "bodies" || regions.length > 0);
      const due = quartersShown(dayOf(now), QUARTERS)
        .map((quarter) => ({
          quarter,
          indicators: INDICATORS.filter((indicator) => isDue(indicator, quarter)),
        }))
        .filter(({ indicators }) => indicators.length > 0);
      if (due.length === 0) return 0;
      const parts = (await needKinds()).map(({ code }) => code);
      let count = 0;
      for (const { quarter, indicators } of due) {
        const figures = await countQuarter(quarter, indicators, regions, parts);
        count += await db.write(SYSTEM, (tx) => keepFigures(tx, { starts: quarter.from, at: now }, figures));
      }
      return count;
    },
  };
}

/** People are counted where the region used Stafet the whole quarter: a nought from before would say nothing. Bodies where there are any. */
function shownIn(
  { about }: Indicator,
  { from }: Quarter,
  regions: readonly InUse[],
  tallies: readonly Tally[],
): readonly string[] {
  if (about === "bodies") return [...new Set(tallies.map(({ region }) => region))];
  return regions.filter(({ since }) => dayOf(since) < addDays(from, FIRST_DAYS)).map(({ region }) => region);
}

async function countedAlready(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.ask(
    SYSTEM,
    sql<{ indicator: IndicatorKey; starts: CalendarDay }>`
      select indicator, starts::text as starts from insight.counted`,
  );
  return new Set(rows.map(({ indicator, starts }) => `${indicator} ${starts}`));
}
