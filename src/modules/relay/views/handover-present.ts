import type { NextDoor } from "../types.ts";
import type { ExternalLine, HandoverLine } from "../view-types.ts";
import type { DoorRow, ExternalRow, HandoverRow, LinesRows } from "./handover-rows.ts";
import type { Names, Wanted } from "./names.ts";

/** Handovers as lines on a card, with their questions and the doors they point to; and doors outside. Pure. */

export const wantedByLinesOf = ({ handovers, questions, doors }: LinesRows): Wanted => ({
  units: [
    ...handovers.flatMap((row) => [row.fromUnitId, row.toUnitId, row.overtakenByUnitId]),
    ...doors.map((row) => row.unitId),
  ],
  people: [
    ...handovers.flatMap((row) => [row.proposedBy, row.answeredBy]),
    ...questions.flatMap((row) => [row.askedBy, row.answeredBy]),
  ],
});

function nextDoor(row: DoorRow, names: Names): NextDoor & { readonly label: string } {
  if (row.unitId !== null) return { unitId: row.unitId, label: names.unit(row.unitId).name };
  const name = row.name ?? "";
  return row.phone === null ? { name, label: name } : { name, phone: row.phone, label: name };
}

export function presentHandover(
  row: HandoverRow,
  { questions, doors }: LinesRows,
  names: Names,
): HandoverLine {
  const pointed = doors.filter((door) => door.handoverId === row.id);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    to: names.unit(row.toUnitId),
    from: names.unit(row.fromUnitId),
    urgency: row.urgency,
    message: row.message,
    agreedWithCitizen: row.agreedWithCitizen,
    notAgreedWhy: row.notAgreedWhy,
    legalBasis: row.legalBasis,
    proposedAt: row.proposedAt,
    proposedBy: names.person(row.proposedBy),
    answerBy: row.answerBy,
    clockWith: row.clockWith,
    rung: row.rung,
    nextRungAt: row.nextRungAt,
    answeredAt: row.answeredAt,
    answeredBy: row.answeredBy === null ? null : names.person(row.answeredBy),
    redirect:
      row.redirectReason === null
        ? null
        : {
            reason: row.redirectReason,
            text: row.redirectText,
            nextDoors: pointed.map((door) => nextDoor(door, names)),
            noneKnown: pointed.length === 0,
          },
    questions: questions
      .filter((question) => question.handoverId === row.id)
      .map((question) => ({
        id: question.id,
        question: question.question,
        askedBy: names.person(question.askedBy),
        askedAt: question.askedAt,
        answer: question.answer,
        answeredBy: question.answeredBy === null ? null : names.person(question.answeredBy),
        answeredAt: question.answeredAt,
      })),
    withdrawnWhy: row.withdrawnWhy,
    overtakenBy: row.overtakenByUnitId === null ? null : names.unit(row.overtakenByUnitId),
  };
}

/** The same line with every free text taken out: that it happened, not what was said (law 12). */
export const withoutWords = (line: HandoverLine): HandoverLine => ({
  ...line,
  message: "",
  notAgreedWhy: null,
  withdrawnWhy: null,
  redirect: line.redirect === null ? null : { ...line.redirect, text: null },
  questions: [],
});

export const presentExternal = (row: ExternalRow, names: Names): ExternalLine => ({
  ...row,
  askedBy: names.person(row.askedBy),
});

export const externalWithoutWords = (line: ExternalLine): ExternalLine => ({
  ...line,
  message: "",
  answerText: null,
});
