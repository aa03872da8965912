import { createCalendarImport, writeCalendar } from "#exchange/ical/index.ts";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, instantAt, plus } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { DemoDeps } from "./stage.ts";

/** One appointment that came as a file, by the way people take one in: read again, it is the same. */
export async function readACalendar(
  { appointments }: DemoDeps,
  courseId: Uuid,
  by: (at: Instant) => Actor,
  now: Instant,
): Promise<void> {
  const at = plus(now, -hours(26));
  const day = addDays(dayOf(now), 7);
  const startsAt = instantAt(day, "11:15");
  const file = writeCalendar([
    {
      uid: "kontrol-1@ambulatoriet.example",
      day,
      startsAt,
      endsAt: plus(startsAt, hours(0.5)),
      title: "Kontrol hos sygeplejersken",
      place: "Ambulatoriet, indgang 4, stuen",
      sequence: 0,
      changedAt: at,
    },
  ]);
  const order = { courseId, bytes: Buffer.from(file, "utf8"), kind: "hospital", place: "" } as const;
  await createCalendarImport({ appointments }).take(by(at), order, at);
}
