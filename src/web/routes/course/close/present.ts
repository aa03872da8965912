import type { CourseLeaving, LeavingView, LineKind } from "#modules/discharge/index.ts";
import type { CourseView, ExternalLine, HandoverLine } from "#modules/relay/index.ts";

/** Something that must land before the course can close. `needId` null: about the course itself. */
export type Open =
  | { readonly is: "need"; readonly needId: string; readonly kind: string; readonly with: string }
  | { readonly is: "asked"; readonly needId: string | null; readonly with: string }
  | { readonly is: "outside"; readonly needId: string | null; readonly with: string };

/** Law 7: open needs, doors asked and not answered, and doors outside not followed to the end. Pure. */
export function stillOpen(course: CourseView): readonly Open[] {
  const around = (
    needId: string | null,
    handovers: readonly HandoverLine[],
    externals: readonly ExternalLine[],
  ) => [
    ...handovers
      .filter(({ state }) => state === "proposed" || state === "questioned")
      .map(({ to }): Open => ({ is: "asked", needId, with: to.name })),
    ...externals
      .filter(({ state }) => !["received", "notReceived", "withdrawn"].includes(state))
      .map(({ partyName }): Open => ({ is: "outside", needId, with: partyName })),
  ];
  return [
    ...course.needs.flatMap(({ id, kind, endedAt, responsible, handovers, externals }): Open[] => [
      ...(endedAt === null ? [{ is: "need" as const, needId: id, kind, with: responsible.name }] : []),
      ...around(id, handovers, externals),
    ]),
    ...around(null, course.batonHandovers, course.batonExternals),
  ];
}

/** Somebody is in a ward, or what they left with is followed still: the course does not close on it. Pure. */
export const followedOf = (leavings: readonly CourseLeaving[]): readonly CourseLeaving[] =>
  leavings.filter(
    ({ subject, state, holdsCourseUntil }) =>
      (subject === "admission" && state === "open") || holdsCourseUntil !== null,
  );

export interface FollowedLeaving extends CourseLeaving {
  /** What is not in place. */
  readonly lines: readonly LineKind[];
}

/** The lines that keep the course open: of the arrival none does, once they have left. Pure. */
export const openLines = ({ lines }: Pick<LeavingView, "lines">): readonly LineKind[] =>
  lines
    .filter(
      ({ group, state, kind, until }) =>
        group !== "arrival" &&
        (state === "open" ||
          state === "due" ||
          state === "asked" ||
          (state === "secured" && until !== null && kind !== "doorOpen")),
    )
    .map(({ kind }) => kind);
