import type { z } from "zod";
import { commandSchemas, type PossibleMatch } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The course chosen goes on in this one. */
export const parseMerge =
  (intoCourseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.MergeCourses>> =>
    parseCommand(
      commandSchemas.MergeCourses,
      { fromCourseId: fields.get("fromCourseId"), intoCourseId },
      text,
      { words: { fromCourseId: text.fieldIssues.chooseOne } },
    );

/** A course that could be the same person's: open, another than this, and with the same unit holding the baton. */
export interface SameHolder {
  readonly courseId: string;
  readonly knownAs: string;
  readonly ageBand: PossibleMatch["ageBand"];
  readonly birthYear: number | null;
  readonly since: Date;
}

export const sameHolder = (
  matches: readonly PossibleMatch[],
  courseId: string,
  unitId: string,
): readonly SameHolder[] =>
  matches.flatMap(({ courseId: other, holder, ours, knownAs, ageBand, birthYear }) =>
    ours && other !== null && other !== courseId && holder?.unit.id === unitId
      ? [{ courseId: other, knownAs, ageBand, birthYear, since: holder.since }]
      : [],
  );
