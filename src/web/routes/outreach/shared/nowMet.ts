import type { RouterContextProvider } from "react-router";
import { isUuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { Became } from "#modules/outreach/index.ts";
import { actor, now, query, services } from "../../../http/context.ts";

/**
 * Whoever the page was opened for had been seen and not met ("?set=" in the address): now they have, and the words about them are
 * gone. Where a colleague was first, or another team's is named, nothing is left to do: what was done for the citizen stands.
 */
export async function nowMet(
  context: Readonly<Pick<RouterContextProvider, "get">>,
  became: Became,
  key: string,
): Promise<void> {
  const sightingId = query(context).get("set");
  if (!sightingId || !isUuid(sightingId)) return;
  const { meetSighting } = services(context).outreach.commands;
  try {
    await meetSighting(actor(context), { sightingId, became }, now(context), `${key}-set`);
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}
