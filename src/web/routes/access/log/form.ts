import { addDays, instantAt, parseCalendarDay } from "#kernel/time.ts";
import type { LogSearch } from "#modules/identity/index.ts";
import { oneOf } from "../../../http/form.ts";

/** How far back a search looks when nobody says. */
export const USUAL_DAYS = 30;

/** What the search form asks for, from the page's address; nonsense asks for nothing. Pure. */
export function searchFrom(
  asked: URLSearchParams,
  today: string,
): LogSearch & { fromDay: string; untilDay: string } {
  const day = (name: string) => parseCalendarDay(asked.get(name) ?? "");
  const last = day("til") ?? parseCalendarDay(today);
  const first = day("fra") ?? (last && addDays(last, -USUAL_DAYS));
  return {
    name: asked.get("navn")?.trim().slice(0, 100) || null,
    action: asked.get("handling")?.trim().slice(0, 80) || null,
    outcome: oneOf(asked.get("udfald") ?? "", ["done", "denied"]),
    courseId: asked.get("forloeb"),
    before: asked.get("foer"),
    from: first && instantAt(first, "00:00"),
    until: last && instantAt(addDays(last, 1), "00:00"),
    fromDay: first ?? "",
    untilDay: last ?? "",
  };
}
