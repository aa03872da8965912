import { addDays, dayOf, hours, instantAt } from "#kernel/time.ts";

/** How far a step of the demonstration's clock goes, in milliseconds. "morning" is the next 8 o'clock in Denmark. */
export function windBy(step: "1h" | "4h" | "morning" | "1d", now: Date): number {
  switch (step) {
    case "1h":
      return hours(1);
    case "4h":
      return hours(4);
    case "1d":
      return hours(24);
    case "morning":
      return nextEight(now).getTime() - now.getTime();
  }
}

function nextEight(now: Date): Date {
  const today = instantAt(dayOf(now), "08:00");
  return today > now ? today : instantAt(addDays(dayOf(now), 1), "08:00");
}
