import type { RouterContextProvider } from "react-router";
import type { Moment } from "#modules/guidance/index.ts";
import { type NamedCard, namedIn } from "../routes/guidance/shared/present.ts";
import { actor, langContext, services } from "./context.ts";

/** The cards worth reading here, by moment and by kind of need: for `ToRead`. About nobody, and nothing waits for them. */
export async function toRead(
  context: Readonly<Pick<RouterContextProvider, "get">>,
  moments: readonly Moment[],
  needs: readonly string[] = [],
): Promise<readonly NamedCard[]> {
  const { unit } = actor(context);
  const found = await services(context).guidance.beside(unit.region, { moments, needs });
  return found.map((card) => namedIn(card, context.get(langContext)));
}
