import type { AlarmLine, StairsView } from "#modules/relay/index.ts";

type Step = StairsView["rows"][number];
type Table = StairsView["tables"][number];

/** My own steps first; within each, the worst first as the view gives them. */
export function byWhoseStep(rows: readonly Step[]): { mine: readonly Step[]; others: readonly Step[] } {
  return { mine: rows.filter((row) => row.mineNow), others: rows.filter((row) => !row.mineNow) };
}

/** What a lead can do about one step, the most direct first. */
export type Way =
  | { do: "answer" | "reply" | "follow"; to: string }
  | { do: "course" | "table"; to: string }
  | { do: "call"; who: string; phone: string };

/**
 * One press each: answer where it is the reader's own unit that is asked – or owes an answer to a question –, see to what it has sent, hold the table, open
 * the course, ring the other side – and, for a leader on duty elsewhere, the unit that is to answer.
 */
export function waysOf(step: Step, unitId: string, tables: readonly Table[]): readonly Way[] {
  const ways: Way[] = [];
  const table = tables.find(
    ({ courseId, needKind }) => courseId === step.courseId && needKind === step.needKind,
  );
  const asked = step.to.id === unitId;
  const sent = step.from.id === unitId;
  // The receiver asked something back and waits for our answer.
  const owing = sent && step.step === "senderLead";
  if (owing) ways.push({ do: "reply", to: `/svar/${step.handoverId}` });
  if (asked) ways.push({ do: "answer", to: `/svar/${step.handoverId}` });
  if (table && step.step === "jointTable") ways.push({ do: "table", to: `/faelles-bord/${table.id}` });
  if (!asked && !sent) ways.push({ do: "call", who: step.to.name, phone: step.to.phone });
  ways.push({ do: "call", who: step.who ?? (asked ? step.from.name : step.to.name), phone: step.phone });
  if (sent && !owing) ways.push({ do: "follow", to: `/svar/${step.handoverId}` });
  if (step.mayOpen) ways.push({ do: "course", to: `/forloeb/${step.courseId}` });
  return ways.filter((way, n) => way.do !== "call" || (way.phone !== "" && isFirst(ways, way.phone, n)));
}

const isFirst = (ways: readonly Way[], phone: string, at: number): boolean =>
  ways.findIndex((way) => way.do === "call" && way.phone === phone) === at;

/** Where an alarm is dealt with. Another unit's course is not the reader's to open: they ring the unit. */
export type AlarmWay =
  | { do: "course" | "table" | "unit"; to: string }
  | { do: "call"; who: string; phone: string };

export function alarmWays(alarm: AlarmLine, unitId: string, tables: readonly Table[]): readonly AlarmWay[] {
  const { courseId, kind, tableId, unit } = alarm;
  const ours = unit.id === unitId;
  const table = tables.find(({ id }) => id === tableId);
  const ways: AlarmWay[] = [];
  if (kind === "unitWithoutMembers") ways.push({ do: "unit", to: `/stigen/luk/${unit.id}` });
  if (table) ways.push({ do: "table", to: `/faelles-bord/${table.id}` });
  if (ours && courseId !== null) ways.push({ do: "course", to: `/forloeb/${courseId}` });
  // Nobody answers the phone of a unit without members.
  if (!ours && kind !== "unitWithoutMembers" && unit.phone !== "") {
    ways.push({ do: "call", who: unit.name, phone: unit.phone });
  }
  return ways;
}
