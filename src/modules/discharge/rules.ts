import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf, daysBetween, hours, plus } from "#kernel/time.ts";
import {
  type Answering,
  type Answers,
  ARRIVAL_LINES,
  type Care,
  type DischargeLaw,
  EARLY_LINES,
  LEAVING_LINES,
  type Leaving,
  type LeavingLine,
  type Line,
  type LineGroup,
  type LineKind,
  type LineState,
  NO_PLACE,
  type RegionCare,
  TICKS,
  type Tick,
  type TransportRight,
} from "./types.ts";

/** What coming in and leaving asks for: pure functions of what was answered, said and the moment (law 16). */

export type Ruling =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly details?: Record<string, unknown> };
const YES: Ruling = { ok: true };
const no = (code: string, details?: Record<string, unknown>): Ruling =>
  details ? { ok: false, code, details } : { ok: false, code };

/** The limits in force on a day, of all there have been, the newest first. */
export function inForce(laws: readonly DischargeLaw[], day: CalendarDay): DischargeLaw {
  const law = laws.find(({ fromDate }) => fromDate <= day);
  if (!law) throw new Error(`No law of leaving on ${day}`);
  return law;
}

const among =
  <K extends LineKind>(kinds: readonly K[]) =>
  (kind: LineKind): kind is K =>
    (kinds as readonly LineKind[]).includes(kind);
export const isArrival = among(ARRIVAL_LINES);
export const isLeaving = among(LEAVING_LINES);
export const isEarly = among(EARLY_LINES);

export const groupOf = (kind: LineKind): LineGroup =>
  isArrival(kind) ? "arrival" : isLeaving(kind) ? "leaving" : "early";

/**
 * The lines the answers call for. Whoever goes home and needs nothing more is asked nothing more; as soon as one thing must be secured,
 * they also need somebody to ring, words they can use, and others told. Of a stay – `care` null – it is the house that says where they
 * go, and whoever has the baton is the one to ring. The database has the same (discharge.called).
 */
export function linesFor({ tonight, followUp, matters }: Answers, care: Care | null): LeavingLine[] {
  const has = (...some: readonly Answers["matters"][number][]): boolean =>
    some.some((matter) => matters.includes(matter));
  const calls: Partial<Record<LeavingLine, boolean>> = {
    place: NO_PLACE.includes(tonight) || (care !== null && tonight !== "ownHome"),
    medicine: has("medicine"),
    // Somebody without a home of their own has nowhere to keep it either.
    medicineKept:
      has("medicineHelp") || (has("medicine") && tonight !== "ownHome" && tonight !== "otherTreatment"),
    transport: has("appointments", "hardToTravel"),
    // Whoever has the baton follows the person anyhow: that is what having it means.
    followUp: (followUp !== "noneNeeded" && followUp !== "holder") || has("appointments"),
    nursing: has("nursing", "municipalNursing"),
    psychiatricPlan: care === "psychiatric" || has("psychiatricCare"),
  };
  const own = LEAVING_LINES.filter((kind) => calls[kind]);
  return own.length === 0 || care === null
    ? own
    : LEAVING_LINES.filter(
        (kind) => calls[kind] || kind === "contact" || kind === "information" || kind === "told",
      );
}

/** Is there nothing more to do about the line on a day? No place is no place, whatever was said beside it. */
export function isSettled(
  { kind, state, until, needId }: Pick<Line, "kind" | "state" | "until" | "needId">,
  answers: Answers | null,
  on: CalendarDay,
): boolean {
  switch (state) {
    case "secured":
      return until === null || until >= on;
    case "notNeeded":
      return kind !== "place" || (answers !== null && !NO_PLACE.includes(answers.tonight));
    case "need":
      return kind !== "place" && needId !== null;
    case "done":
    case "asked":
    case "notRelevant":
      return true;
    // Somebody answered for it when they left; it is a need, and nothing is secured by that.
    case "overridden":
    case "open":
    case "due":
      return false;
  }
}

const calledOf = (leaving: Pick<Leaving, "answers" | "admission" | "lines">): LeavingLine[] =>
  leaving.answers ? linesFor(leaving.answers, leaving.admission?.care ?? null) : [];

/** Lines the answers call for that are not settled on a day – also one that nobody has written yet. */
export function unsettledOf(
  leaving: Pick<Leaving, "answers" | "admission" | "lines">,
  on: CalendarDay,
): LeavingLine[] {
  return calledOf(leaving).filter((kind) => {
    const line = leaving.lines.find((one) => one.kind === kind);
    return !line?.called || !isSettled(line, leaving.answers, on);
  });
}

export const isWithoutPlace = (
  leaving: Pick<Leaving, "answers" | "admission" | "lines">,
  on: CalendarDay,
): boolean => unsettledOf(leaving, on).includes("place");

/**
 * May it be finished on a day? Always – a discharge is a doctor's decision, and ending a stay the house's. But what is unsettled is
 * answered for by a leader, by name and with a reason; with no place to stay also with the municipality that was asked, and its answer
 * (B2). A refusal names the lines, and the fields that are wanted.
 */
export function mayComplete(leaving: Leaving, override: Answering, on: CalendarDay): Ruling {
  if (leaving.state !== "open") return no("leavingEnded", { state: leaving.state });
  if (leaving.answers === null) return no("answerFirst");
  const lines = unsettledOf(leaving, on);
  if (lines.length === 0) return YES;
  const wanted = lines.includes("place")
    ? (["leaderName", "leaderReason", "municipality", "municipalitySaid"] as const)
    : (["leaderName", "leaderReason"] as const);
  const fields = wanted.filter((field) => !override[field]);
  return fields.length === 0
    ? YES
    : no(lines.includes("place") ? "answerForPlace" : "answerForLines", { lines, fields });
}

/** The states a line may be given by hand, by what it is. */
const STATES: Readonly<Record<LineGroup, readonly LineState[]>> = {
  arrival: ["done", "asked", "notRelevant"],
  leaving: ["secured", "notNeeded", "need"],
  early: ["done", "notRelevant"],
};

/** What may be said of a line: while somebody is there, and afterwards as long as it goes on – but of the arrival only while there. */
export function maySay(
  leaving: Pick<Leaving, "state" | "answers">,
  line: Pick<Line, "kind" | "edition" | "called">,
  to: LineState,
  edition: number,
  ticks: readonly Tick[] = [],
): Ruling {
  const group = groupOf(line.kind);
  const may = line.kind === "doorOpen" ? ["secured", "notRelevant"] : STATES[group];
  if (!may.includes(to)) return no("notThisLine");
  if (leaving.state === "stopped" || (group === "arrival" && leaving.state !== "open"))
    return no("leavingEnded", { state: leaving.state });
  if (!line.called) return no("lineNotCalled");
  if (line.edition !== edition) return no("stale");
  if (
    to === "notNeeded" &&
    line.kind === "place" &&
    leaving.answers &&
    NO_PLACE.includes(leaving.answers.tonight)
  )
    return no("placeIsNeeded");
  return to === "secured" ? rightlyTicked(line.kind, ticks) : YES;
}

/** Medicine is in hand and paid for, both, to the end of the cure; others are told, and told in some form they can use. */
function rightlyTicked(kind: LineKind, ticks: readonly Tick[]): Ruling {
  const known: readonly string[] = kind in TICKS ? TICKS[kind as keyof typeof TICKS] : [];
  const strange = ticks.filter((tick) => !known.includes(tick));
  if (strange.length > 0) return no("notThisLine", { ticks: strange });
  if (kind === "medicine" && !TICKS.medicine.every((tick) => ticks.includes(tick)))
    return no("medicineNotWhole");
  if ((kind === "told" || kind === "information") && ticks.length === 0) return no("tickSome");
  return YES;
}

/**
 * Until this day the course is followed, and does not close: while a line is open, or what secures it ends before the days are over.
 * Null: nothing is in the way. Whoever is in a ward still is followed without a day.
 */
export function holdsCourseUntil(
  leaving: Pick<Leaving, "state" | "leftAt" | "lines">,
  law: Pick<DischargeLaw, "closingDays">,
  now: Instant,
): CalendarDay | null {
  if (leaving.leftAt === null || (leaving.state !== "left" && leaving.state !== "leftEarly")) return null;
  const last = lastFollowed(leaving.leftAt, law);
  if (dayOf(now) > last) return null;
  return leaving.lines.some((line) => isHolding(line, last)) ? last : null;
}

/** The last day of the days after a discharge, the day they left being the first. */
export const lastFollowed = (leftAt: Instant, law: Pick<DischargeLaw, "closingDays">): CalendarDay =>
  addDays(dayOf(leftAt), law.closingDays - 1);

/** Is this line in the way, when the course is followed until that day? */
export function isHolding({ kind, state, until, called }: Line, last: CalendarDay): boolean {
  if (!called || isArrival(kind)) return false;
  if (state === "secured") return kind !== "doorOpen" && until !== null && until < last;
  return state === "open" || state === "due" || state === "asked";
}

/**
 * What secured the line ends within the days after a discharge, today or tomorrow: somebody must look again while there is time. Lines
 * that are due already, and a door that was kept open, are not.
 */
export const turnsDue = (
  { kind, state, until, called }: Pick<Line, "kind" | "state" | "until" | "called">,
  leftAt: Instant,
  law: Pick<DischargeLaw, "closingDays">,
  now: Instant,
): boolean =>
  called &&
  state === "secured" &&
  isLeaving(kind) &&
  until !== null &&
  until < lastFollowed(leftAt, law) &&
  daysBetween(dayOf(now), until) <= 1;

/** The region's responsibility for treatment after a somatic stay (B5). Whoever sleeps on the street seldom has municipal nursing: said too. */
export function regionCareOf(
  stay: { readonly care: Care; readonly admittedAt: Instant; readonly leftAt: Instant },
  answers: Answers | null,
  law: Pick<DischargeLaw, "regionHours" | "regionLeastHours">,
): RegionCare {
  if (stay.care === "psychiatric") return { applies: false, why: "psychiatric" };
  if (stay.leftAt.getTime() - stay.admittedAt.getTime() <= hours(law.regionLeastHours))
    return { applies: false, why: "shortStay" };
  if (!answers?.matters.includes("municipalNursing")) return { applies: false, why: "noMunicipalNursing" };
  return { applies: true, until: plus(stay.leftAt, hours(law.regionHours)) };
}

/** What the law gives of transport to follow-ups; where it gives nothing, somebody goes along or it is found otherwise. */
export function transportRightOf(ticks: readonly Tick[]): TransportRight {
  const has = (tick: Tick): boolean => ticks.includes(tick);
  const entitled = has("pension") || has("far");
  if (has("needsVehicle") || (has("noPublicTransport") && (entitled || has("calledBack")))) return "ride";
  return entitled ? "money" : "none";
}

/** Back so soon that it is a readmission (B4). A mistake and a death are none; the days count from the day they left. */
export const isReadmission = (
  last: { readonly leftAt: Instant },
  admittedAt: Instant,
  law: Pick<DischargeLaw, "readmissionDays">,
): boolean => {
  const days = daysBetween(dayOf(last.leftAt), dayOf(admittedAt));
  return days >= 0 && days <= law.readmissionDays;
};

/** What was missing when they left: lines that a leader let be, or that were open, or fell through since. */
export const missedOf = (lines: readonly Line[]): Line[] =>
  lines.filter(
    ({ called, state, kind }) =>
      called && !isArrival(kind) && (state === "open" || state === "due" || state === "overridden"),
  );
