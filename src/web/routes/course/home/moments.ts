import { hours, plus, timeOfDay } from "#kernel/time.ts";
import type { Moment, Situation } from "#modules/guidance/index.ts";
import type { CourseView } from "#modules/relay/index.ts";

type Seen = Pick<CourseView, "needs" | "state"> & {
  readonly citizen: Pick<CourseView["citizen"], "ageBand">;
  readonly line: Pick<CourseView["line"], "begunAt">;
};

const YOUNG = new Set<string>(["under15", "15-17", "18-24"]);

/** At night one is often alone with it. */
export const nightAt = (at: Date): readonly Moment[] => {
  const time = timeOfDay(at);
  return time >= "22:00" || time < "06:00" ? ["night"] : [];
};

/** What is worth reading beside a course now: by what is open, how new it is, and whom one meets. */
export function situationOf(course: Seen, at: Date): Situation {
  if (course.state === "closed") return { moments: [], needs: [] };
  const isNew = at < plus(course.line.begunAt, hours(24));
  return {
    moments: [
      ...(isNew ? (["firstContact"] as const) : []),
      ...(YOUNG.has(course.citizen.ageBand) ? (["young"] as const) : []),
      ...nightAt(at),
    ],
    needs: course.needs.flatMap(({ kind, closed, endedAt }) => (closed || endedAt !== null ? [] : [kind])),
  };
}
