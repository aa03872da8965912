import type { CourseView, ExternalLine, HandoverLine, NeedCard } from "#modules/relay/index.ts";
import { formName } from "./names.ts";

/** The one thing to do next on a course, from where the reader stands: what waits for us before what we wait for. */
export type Next =
  | { readonly do: "answer"; readonly handover: HandoverLine }
  | { readonly do: "send"; readonly handover: HandoverLine }
  | { readonly do: "checkBack"; readonly external: ExternalLine }
  | { readonly do: "lapsed"; readonly need: NeedCard }
  | { readonly do: "ask"; readonly need: NeedCard }
  | { readonly do: "close" }
  | { readonly do: "reopen" }
  | { readonly do: "contact" };

/** Null when the reader may only look. `today` is the calendar day, "YYYY-MM-DD". */
export function nextOf(course: CourseView, unitId: string, today: string): Next | null {
  if (course.state === "closed") return course.may.reopen ? { do: "reopen" } : null;
  const ours = openNeeds(course).filter((need) => need.responsible.id === unitId);
  const handovers = handoversOf(course).filter((line) => line.from.id === unitId);
  const asked = handovers.find(({ state }) => state === "questioned");
  if (asked) return { do: "answer", handover: asked };
  const draft = handovers.find(({ state }) => state === "draft");
  if (draft) return { do: "send", handover: draft };
  const external = externalsWeFollow(course, unitId).find(
    (line) => line.checkBackOn !== null && line.checkBackOn <= today,
  );
  if (external) return { do: "checkBack", external };
  const lapsed = ours.find((need) => need.nextStep?.lapsed);
  if (lapsed) return { do: "lapsed", need: lapsed };
  const unasked = ours.find((need) => need.may.ask && need.state === "open" && !isAsked(need));
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
const externalsWeFollow = (course: CourseView, unitId: string): readonly ExternalLine[] =>
  [
    ...(course.holder.unit.id === unitId ? course.batonExternals : []),
    ...course.needs.filter((need) => need.responsible.id === unitId).flatMap(({ externals }) => externals),
  ].filter(isWaitedFor);

export const isWaitedFor = ({ state }: ExternalLine): boolean =>
  state === "asked" || state === "confirmedByPhone" || state === "confirmedByLink" || state === "declined";

const isAsked = ({ handovers, externals }: NeedCard): boolean =>
  handovers.some(isUnderWay) || externals.some((line) => isWaitedFor(line) && line.state !== "declined");

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

/** Is the form still on the page? One that was refused because its matter is over is shown apart, with what was typed. */
export function hasForm(course: CourseView, unitId: string, form: string): boolean {
  const mine = handoversOf(course).filter((line) => line.from.id === unitId);
  const forms = mine.flatMap(({ id, state }) => {
    if (state === "draft") return [formName("send", id), formName("discard", id)];
    return state === "questioned" ? [formName("answer", id)] : [];
  });
  const read = course.meetMe && !course.meetMe.readByUs ? [formName("read")] : [];
  return [...forms, ...read].includes(form);
}
