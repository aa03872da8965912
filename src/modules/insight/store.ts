import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import type { Figure, IndicatorKey } from "./types.ts";

/** One indicator's figures of one quarter, as everybody may see them. */
export interface KeptQuarter {
  readonly indicator: IndicatorKey;
  readonly figures: readonly Omit<Figure, "starts">[];
}

/** Keeps the figures of one quarter, for good; those another process kept meanwhile stay as they are. Gives how many indicators were kept. */
export async function keepFigures(
  tx: Tx,
  { starts, at }: { readonly starts: CalendarDay; readonly at: Instant },
  quarter: readonly KeptQuarter[],
): Promise<number> {
  const { rows } = await sql<{ indicator: IndicatorKey }>`
    insert into insight.counted (indicator, starts, counted_at)
    select indicator, ${starts}::date, ${at} from unnest(${quarter.map(({ indicator }) => indicator)}::text[]) indicator
    on conflict do nothing returning indicator`.execute(tx);
  const ours = new Set(rows.map(({ indicator }) => indicator));
  const figures = quarter.flatMap((one) => (ours.has(one.indicator) ? one.figures : []));
  later(
    tx,
    sql`insert into insight.figure (indicator, starts, region, area, part, state, value, base)
        select f.indicator, ${starts}::date, f.region, f.area, f.part, f.state, f.value, f.base
          from jsonb_to_recordset(${jsonb(figures)})
            as f (indicator text, region text, area text, part text, state text, value numeric, base int)`.compile(
      tx,
    ),
  );
  return ours.size;
}
