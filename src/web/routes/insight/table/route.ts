import { figuresTable } from "#exchange/figures/index.ts";
import { langContext, query, services } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { textFor } from "../../../text/server.ts";
import { publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { keyOf } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** One indicator as a table: every quarter that is kept, of the region asked for or of all, as its page shows them (I4). For everybody. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const indicator = keyOf(params.indicator);
  if (indicator === null) return unknown();
  const { figures: words } = textFor(context.get(langContext));
  const needs = await needNames(context);
  const { insight } = services(context);
  const unit = insight.unitOf(indicator);
  const { units, states, ...heads } = words.csv;
  const rows = (await insight.allOf(indicator, query(context).get("region"))).map((one) => ({
    ...{ indicator: words.indicators[indicator].name, region: words.regions[one.region] ?? one.region },
    ...{ area: one.areaName ?? one.area, part: needs[one.part] ?? one.part },
    ...{ year: one.year, quarter: one.quarter, value: one.value, unit: units[unit], of: one.base },
    state: states[one.state],
  }));
  const headers = new Headers(publicly(context, null).init?.headers);
  headers.set("Content-Type", "text/csv; charset=utf-8");
  headers.set("Content-Disposition", `attachment; filename="${params.indicator}.csv"`);
  return new Response(figuresTable(heads, rows), { headers });
}
