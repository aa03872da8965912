import type { CourseView } from "#modules/relay/index.ts";

/** Children, or a need about children: the duty to notify is one tap away (D7). */
export const mayCallForNotice = ({
  citizen,
  needs,
  may,
}: Pick<CourseView, "citizen" | "needs"> & { may: Pick<CourseView["may"], "addNeed"> }): boolean =>
  may.addNeed &&
  (["under15", "15-17"].includes(citizen.ageBand) ||
    needs.some(({ kind, endedAt }) => kind === "childrenFamily" && endedAt === null));
