import type { DoctorLine } from "#modules/citizen/index.ts";
import type { Text } from "../../../text/types.ts";

type Said = Pick<NonNullable<DoctorLine["doctor"]>, "state" | "name" | "place">;

/** Who the doctor is, in one line. */
export function doctorInWords(doctor: Said | null, { line }: Text["doctor"]): string {
  if (doctor === null) return line.unsaid;
  const { state, name, place } = doctor;
  if (state === "none" || state === "unknown") return line[state];
  return place === "" ? line[state](name) : line.elsewhereIn(name, place);
}

/** They have nobody to go to here: a need, and doors for it, are proposed. */
export const lacksDoctor = (doctor: Pick<Said, "state"> | null): boolean =>
  doctor?.state === "none" || doctor?.state === "elsewhere";
