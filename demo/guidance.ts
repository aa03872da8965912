import { readFile } from "node:fs/promises";
import { cardsIn, FIRST_SET } from "#exchange/guidance/index.ts";
import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import { REGION } from "./region/organisations.ts";
import type { DemoDeps } from "./stage.ts";

/** Nobody has looked at these since they should have: old is shown as old. */
const OLD = new Set(["Når der ingen telefon er"]);

/** The first set of cards, as a region would take it in four months ago. */
export async function placeCards({ guidance }: Pick<DemoDeps, "guidance">, now: Instant): Promise<void> {
  const then = plus(now, -hours(24 * 120));
  const cards = cardsIn(await readFile(FIRST_SET, "utf8"), REGION, then).map((card) =>
    OLD.has(card.title.da) ? { ...card, reviewOn: addDays(dayOf(now), -20) } : card,
  );
  await guidance.takeIn(cards, then);
}
