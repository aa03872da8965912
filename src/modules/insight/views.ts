import { sql } from "kysely";
import { REGIONS } from "#kernel/municipalities.ts";
import { quarterFrom } from "#kernel/quarters.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { INDICATORS } from "./indicators.ts";
import { QUARTERS } from "./publishing.ts";
import { directionOf } from "./rules.ts";
import type { Figure, IndicatorKey, Place, QuarterFigure, Shown, Trend, Unit } from "./types.ts";

/** What is asked for: an indicator in a region, and one part of it or – empty – all. */
export interface Asked extends Pick<Place, "region" | "part"> {
  readonly indicator: IndicatorKey;
}

/** One figure of one quarter, with where it is of. */
export interface PlacedFigure extends Shown, Place {
  /** The municipality's name; null for a whole region, and for a code nobody has told the directory of. */
  readonly areaName: string | null;
}

const KEYS: readonly string[] = INDICATORS.map(({ key }) => key);
const FIGURE = sql`f.indicator, f.starts::text as starts, f.region, f.area, m.name as "areaName", f.part, f.state, f.value::float8 as value, f.base`;
type Row = Figure & PlacedFigure;

/** Figures for everybody: read as they were kept, by key, and the same for all. */
export function createInsightViews(db: Database) {
  const rows = (where: ReturnType<typeof sql>) =>
    db.ask(
      SYSTEM,
      sql<Row>`
        select ${FIGURE} from insight.figure f left join directory.municipality m on m.code = f.area
         where ${where} order by f.starts desc, f.region, f.area, f.part`,
    );

  return {
    /** Every indicator there is, in the order they are read. */
    keys: INDICATORS.map(({ key }) => key),
    unitOf: (indicator: IndicatorKey): Unit =>
      INDICATORS.find(({ key }) => key === indicator)?.unit ?? "count",

    /** Regions there are figures of. */
    async regions(): Promise<readonly string[]> {
      const found = await db.ask(
        SYSTEM,
        sql<{ region: string }>`
          select r.region from unnest(${[...REGIONS]}::text[]) with ordinality r (region, n)
           where exists (select from insight.figure f where f.indicator = any(${[...KEYS]}::text[]) and f.region = r.region)
           order by r.n`,
      );
      return found.map(({ region }) => region);
    },

    /** Every indicator as it stands in a region, in the order they are read; those never counted there are left out. */
    async indicatorsIn(region: string): Promise<readonly Trend[]> {
      const found = await rows(
        sql`f.indicator = any(${[...KEYS]}::text[]) and f.region = ${region} and f.area = '' and f.part = ''`,
      );
      return INDICATORS.flatMap(
        ({ key }) =>
          trendOf(
            key,
            found.filter((one) => one.indicator === key),
          ) ?? [],
      );
    },

    /** How some indicators stand, each in its region and part, in the order asked; null for one never counted there. One trip for all. */
    async trends(asked: readonly Asked[]): Promise<readonly (Trend | null)[]> {
      if (asked.length === 0) return [];
      const found = await rows(
        sql`(f.indicator, f.region) in (${sql.join(asked.map((one) => sql`(${one.indicator}, ${one.region})`))})
            and f.area = '' and f.part = any(${["", ...asked.map(({ part }) => part)]}::text[])`,
      );
      return asked.map(({ indicator, region, part }) => {
        const own = found.filter((row) => row.indicator === indicator && row.region === region);
        const whole = own.filter((row) => row.part === "");
        if (part === "") return trendOf(indicator, whole);
        // Of a part only what is not nought is kept.
        const ofPart = (all: Figure): Figure =>
          own.find((row) => row.part === part && row.starts === all.starts) ?? { ...all, ...NOUGHT, part };
        return trendOf(indicator, whole.map(ofPart));
      });
    },

    /** What an indicator was in one quarter and region, in every part and municipality it is told of. Noughts are left out. */
    figuresIn: (
      indicator: IndicatorKey,
      starts: CalendarDay,
      region: string,
    ): Promise<readonly PlacedFigure[]> =>
      rows(sql`f.indicator = ${indicator} and f.starts = ${starts}::date and f.region = ${region}`),

    /**
     * What is kept of an indicator, the newest quarter first: for taking it along as a table. Of one region everything; of all regions –
     * null – what is told of them whole. Noughts of parts are left out.
     */
    async allOf(
      indicator: IndicatorKey,
      region: string | null,
    ): Promise<readonly (QuarterFigure & PlacedFigure)[]> {
      const where = region === null ? sql`f.area = ''` : sql`f.region = ${region}`;
      const found = await rows(sql`f.indicator = ${indicator} and ${where}`);
      return found.map((row) => ({ ...row, ...whenOf(row) }));
    },
  };
}

const NOUGHT: Shown = { state: "shown", value: 0, base: null };

const whenOf = ({ starts }: Pick<Figure, "starts">) => {
  const { year, quarter } = quarterFrom(starts);
  return { starts, year, quarter };
};

function trendOf(key: IndicatorKey, found: readonly Figure[]): Trend | null {
  const indicator = INDICATORS.find((one) => one.key === key);
  if (!indicator || found.length === 0) return null;
  const { count: _, ...told } = indicator;
  const quarters = found
    .slice(0, QUARTERS)
    .map(({ state, value, base, starts }) => ({ state, value, base, ...whenOf({ starts }) }));
  return { indicator: told, quarters, direction: directionOf(quarters) };
}
