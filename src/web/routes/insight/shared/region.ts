import { query, services } from "../../../http/context.ts";

type Context = Parameters<typeof services>[0];

/** The regions there are figures of, and the one the address names – else the first; empty: there are none at all. */
export async function regionAsked(context: Context): Promise<{ regions: readonly string[]; region: string }> {
  const regions = await services(context).insight.regions();
  const asked = query(context).get("region") ?? "";
  return { regions, region: regions.includes(asked) ? asked : (regions[0] ?? "") };
}
