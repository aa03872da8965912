import type { SafetyNote } from "#modules/citizen/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { SafetyView } from "../view-parts.ts";
import type { CourseRow } from "./course-rows.ts";

type Reader = Pick<Actor, "unitId" | "role">;

/** Whose note it is puts it right. */
export const mayCorrectNote = (actor: Reader, note: Pick<SafetyNote, "unitId">): boolean =>
  note.unitId === actor.unitId;

/** A leader – of the unit whose note it is, or of the one that has the baton – ends it before its day. */
export const mayEndNote = (
  actor: Reader,
  note: Pick<SafetyNote, "unitId">,
  course: Pick<CourseRow, "holderId">,
): boolean => actor.role === "lead" && (note.unitId === actor.unitId || course.holderId === actor.unitId);

/** A note as the page reads it. `mayAct`: the reader takes part in an open course. */
export function presentSafety(
  actor: Reader,
  course: Pick<CourseRow, "holderId">,
  note: SafetyNote,
  mayAct: boolean,
): SafetyView {
  const { citizenId: _, unitId: __, ...shown } = note;
  const may = {
    correct: mayAct && mayCorrectNote(actor, note),
    end: mayAct && mayEndNote(actor, note, course),
  };
  return { ...shown, may };
}
