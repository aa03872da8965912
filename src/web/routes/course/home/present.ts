import type { CourseView, ExternalLine, HandoverLine, NeedCard, TableLine } from "#modules/relay/index.ts";
import { formName } from "./names.ts";

/** The one thing to do next on a course, from where the reader stands: what waits for us before what we wait for. */
export type Next =
  | { readonly do: "answer"; readonly handover: HandoverLine }
  | { readonly do: "send"; readonly handover: HandoverLine }
  | { readonly do: "checkBack"; readonly external: ExternalLine }
  | { readonly do: "table"; readonly table: TableLine }
  | { readonly do: "lapsed"; readonly need: NeedCard }
  | { readonly do: "ring"; readonly handover: HandoverLine }
  | { readonly do: "ask"; readonly need: NeedCard }
  | { readonly do: "close" }
  | { readonly do: "reopen" }
  | { readonly do: "contact" };

/** Null when the reader may only look. `today` is the calendar day of `now`, "YYYY-MM-DD". */
export function nextOf(course: CourseView, unitId: string, now: Date, today: string): Next | null {
  if (course.state === "closed") return course.may.reopen ? { do: "reopen" } : null;
  const ours = openNeeds(course).filter((need) => need.responsible.id === unitId);
  const handovers = handoversOf(course).filter((line) => line.from.id === unitId);
  const asked = handovers.find(({ state }) => state === "questioned");
  if (asked) return { do: "answer", handover: asked };
  const draft = handovers.find(({ state }) => state === "draft");
  if (draft) return { do: "send", handover: draft };
  const external = externalsWeFollow(course, unitId).find(
    (line) => line.leadDecides || (line.checkBackOn !== null && line.checkBackOn <= today),
  );
  if (external) return { do: "checkBack", external };
  const table = course.tables.find(({ state }) => state !== "settled");
  if (table && course.holder.unit.id === unitId) return { do: "table", table };
  const lapsed = ours.find((need) => need.nextStep?.lapsed);
  if (lapsed) return { do: "lapsed", need: lapsed };
  const late = handovers.find(
    (line) => line.state === "proposed" && line.answerBy !== null && line.answerBy < now,
  );
  if (late) return { do: "ring", handover: late };
  const unasked = ours.find((need) => need.may.ask && need.state === "open" && !isSeenTo(need, unitId));
  if (unasked) return { do: "ask", need: unasked };
  if (course.may.close) return { do: "close" };
  return course.may.addNeed ? { do: "contact" } : null;
}

const isOpen = ({ state }: NeedCard): boolean => state === "open" || state === "recognisedGap";
export const openNeeds = (course: CourseView): readonly NeedCard[] => course.needs.filter(isOpen);
export const endedNeeds = (course: CourseView): readonly NeedCard[] =>
  course.needs.filter((need) => !isOpen(need));

const handoversOf = (course: CourseView): readonly HandoverLine[] => [
  ...course.batonHandovers,
  ...course.needs.flatMap(({ handovers }) => handovers),
];

/** Doors outside we asked and still wait for: on needs that are ours, and on the course while we have the baton. */
export const externalsWeFollow = (course: CourseView, unitId: string): readonly ExternalLine[] =>
  [
    ...(course.holder.unit.id === unitId ? course.batonExternals : []),
    ...course.needs.filter((need) => need.responsible.id === unitId).flatMap(({ externals }) => externals),
  ].filter(isWaitedFor);

export const isWaitedFor = ({ state }: ExternalLine): boolean =>
  state === "asked" || state === "confirmedByPhone" || state === "confirmedByLink" || state === "declined";

/** Somebody is asked about it, or we said yes to it ourselves. What fell to us by duty is still to be asked about. */
const isSeenTo = ({ handovers, externals }: NeedCard, unitId: string): boolean =>
  handovers.some(isUnderWay) ||
  handovers.some(({ state, kind, to }) => state === "accepted" && kind !== "duty" && to.id === unitId) ||
  externals.some((line) => isWaitedFor(line) && line.state !== "declined");

export const isUnderWay = ({ state }: HandoverLine): boolean =>
  state === "proposed" || state === "questioned";

/** Handovers for a card: what is under way and ready to send, what was answered since, and older ones folded away. */
export function sortHandovers(lines: readonly HandoverLine[], heldSince: Date) {
  const drafts = lines.filter(({ state }) => state === "draft");
  const underWay = lines.filter(isUnderWay);
  const over = lines.filter((line) => line.state !== "draft" && !isUnderWay(line));
  const shown = over.filter((line) => line.state === "redirected" && line.proposedAt >= heldSince);
  return { drafts, underWay, redirected: shown, earlier: over.filter((line) => !shown.includes(line)) };
}

/** What may be closed to who takes part, beside *Mød mig sådan*, which says so itself. */
export type ClosedKind = "reach" | "company" | "doctor" | "knowledge";

/** What is closed to the reader, named whether or not anything stands there: being closed says nothing of it. */
export const closedKinds = (course: Pick<CourseView, ClosedKind>): readonly ClosedKind[] =>
  (["reach", "company", "doctor", "knowledge"] as const).filter((kind) => course[kind] === null);

/** Is the form still on the page? One that was refused because its matter is over is shown apart, with what was typed. */
export function hasForm(course: CourseView, unitId: string, form: string): boolean {
  const mine = handoversOf(course).filter((line) => line.from.id === unitId);
  const forms = mine.flatMap(({ id, state }) => {
    if (state === "draft") return [formName("send", id), formName("discard", id)];
    return state === "questioned" ? [formName("answer", id)] : [];
  });
  const read = course.meetMe && !course.meetMe.readByUs ? [formName("read")] : [];
  const approve =
    course.meetMe && course.may.writeMeetMe && !course.meetMe.approved ? [formName("approve")] : [];
  return [...forms, ...read, ...approve].includes(form);
}
