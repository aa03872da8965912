import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf, daysBetween } from "#kernel/time.ts";
import type { ChangeRow, LeavingRow, LineRow } from "./rows.ts";
import {
  groupOf,
  holdsCourseUntil,
  isArrival,
  isLeaving,
  isSettled,
  isWithoutPlace,
  missedOf,
  unsettledOf,
} from "./rules.ts";
import {
  type DischargeLaw,
  INFORMATION_OF,
  type Leaving,
  LINE_KINDS,
  type Line,
  type LineKind,
} from "./types.ts";
import type {
  AdmissionPart,
  CourseLeaving,
  DoorRef,
  LeavingEnd,
  LineView,
  PreviousLeaving,
  WardLine,
} from "./view-types.ts";

/** How a leaving is shown, from rows that the reader's wall let through. */

/** Units and people by name; one that is gone is nobody. */
export interface Names {
  door(id: Uuid): DoorRef;
  person(id: Uuid | null): string;
  unit(id: Uuid | null): string;
}

const byKind = (a: { readonly kind: LineKind }, b: { readonly kind: LineKind }): number =>
  LINE_KINDS.indexOf(a.kind) - LINE_KINDS.indexOf(b.kind);

/** How it stands on a day, as far as the reader can tell: who may not read the answers sees which lines are called, and how they stand. */
export function standingOf(
  leaving: Leaving,
  knowsAnswers: boolean,
  on: CalendarDay,
): { readonly missing: readonly LineKind[]; readonly withoutPlace: boolean } {
  if (leaving.answers !== null)
    return { missing: unsettledOf(leaving, on), withoutPlace: isWithoutPlace(leaving, on) };
  if (knowsAnswers) return { missing: [], withoutPlace: false };
  const open = leaving.lines.filter(
    (line) => line.called && isLeaving(line.kind) && !isSettled(line, null, on) && line.state !== "notNeeded",
  );
  return {
    missing: open.map(({ kind }) => kind),
    withoutPlace: open.some(({ kind }) => kind === "place"),
  };
}

export function lineView(
  line: Line,
  row: LineRow | undefined,
  answers: Leaving["answers"],
  on: CalendarDay,
  names: Names,
): LineView {
  const closed = !row?.reads;
  const said = closed ? undefined : row;
  return {
    id: line.id,
    kind: line.kind,
    group: groupOf(line.kind),
    closed,
    information: INFORMATION_OF[line.kind],
    state: line.state,
    settled: isSettled(line, answers, on),
    by: said?.byUnit
      ? { ...names.door(said.byUnit), ...(said.phone ? { phone: said.phone } : {}) }
      : said?.byWords
        ? { id: null, name: said.byWords, phone: said.phone ?? "" }
        : null,
    until: said ? line.until : null,
    words: said?.words ?? "",
    ticks: said?.ticks ?? [],
    need:
      line.needId !== null && row?.needKind
        ? { id: line.needId, kind: row.needKind, open: row.needOpen === true }
        : null,
    edition: line.edition,
    changed: said?.at
      ? { at: said.at, person: names.person(said.personId), unit: names.unit(said.unitId) }
      : null,
  };
}

/** Arrival, leaving, went before time; what the answers do not call for is left out. */
export const lineViews = (
  leaving: Leaving,
  rows: ReadonlyMap<Uuid, LineRow>,
  on: CalendarDay,
  names: Names,
): LineView[] =>
  [...leaving.lines]
    .filter(({ called }) => called)
    .sort(byKind)
    .map((line) => lineView(line, rows.get(line.id), leaving.answers, on, names));

/** What was missing when they left last time. */
export function previousOf(
  previous: Leaving,
  row: LeavingRow | undefined,
  rows: ReadonlyMap<Uuid, LineRow>,
  admittedAt: Instant,
  names: Names,
): PreviousLeaving | null {
  const { leftAt } = previous;
  if (leftAt === null) return null;
  const on = dayOf(leftAt);
  return {
    id: previous.id,
    leftAt,
    state: previous.state,
    daysSince: daysBetween(on, dayOf(admittedAt)),
    withoutPlace: row?.withoutPlace ?? false,
    missing: missedOf(previous.lines)
      .sort(byKind)
      .map((line) => lineView(line, rows.get(line.id), previous.answers, on, names)),
  };
}

export const placeOf = (row: Pick<LeavingRow, "unitId" | "placeName">, names: Names): DoorRef =>
  row.unitId ? names.door(row.unitId) : { id: null, name: row.placeName ?? "", phone: "" };

export function admissionPart(
  leaving: Leaving,
  row: LeavingRow,
  changes: readonly ChangeRow[],
  names: Names,
): AdmissionPart | null {
  const { admission } = leaving;
  if (admission === null) return null;
  return {
    ward: row.knowsCare ? placeOf(row, names) : null,
    care: row.knowsCare ? admission.care : null,
    admittedAt: admission.admittedAt,
    recordedBy: { person: names.person(row.begunBy), unit: names.unit(row.begunUnit) },
    expectedOn: admission.expectedOn,
    treatedOn: admission.treatedOn,
    changes: withoutRepeats(changes).map((change) => ({
      at: change.at,
      person: names.person(change.personId),
      unit: names.unit(change.byUnit),
      ward: row.knowsCare ? placeOf(change, names).name : null,
      expectedOn: change.expectedOn,
      treatedOn: change.treatedOn,
    })),
  };
}

/** Every command leaves a change; only those that moved a date or the ward are told. The newest first. */
const withoutRepeats = (changes: readonly ChangeRow[]): ChangeRow[] =>
  changes.filter((change, index) => {
    const before = changes[index + 1];
    return (
      before === undefined ||
      before.expectedOn !== change.expectedOn ||
      before.treatedOn !== change.treatedOn ||
      before.unitId !== change.unitId ||
      before.placeName !== change.placeName
    );
  });

export function endOf(leaving: Leaving, row: LeavingRow, names: Names): LeavingEnd | null {
  if (leaving.leftAt === null) return null;
  return {
    state: leaving.state,
    at: leaving.leftAt,
    by: { person: names.person(row.changedBy), unit: names.unit(row.changedUnit) },
    words: row.words,
    stopped: row.stopped,
    withoutPlace: row.withoutPlace,
    leaderName: row.leaderName,
    leaderReason: row.leaderReason,
    municipality: row.municipality ? { code: row.municipality, name: row.municipalityName ?? "" } : null,
    municipalitySaid: row.municipalitySaid,
    tableId: row.tableId,
  };
}

const count = (leaving: Leaving, which: (line: Line) => boolean): number =>
  leaving.lines.filter((line) => line.called && which(line)).length;
const arrivalOpen = (leaving: Leaving): number =>
  count(leaving, ({ kind, state }) => isArrival(kind) && state === "open");
/** Lines of leaving and of going before time that nobody has settled. */
const openNow = (leaving: Leaving, row: LeavingRow | undefined, on: CalendarDay): number =>
  leaving.state === "open"
    ? standingOf(leaving, row?.knowsAnswers ?? false, on).missing.length
    : count(leaving, ({ kind, state }) => !isArrival(kind) && (state === "open" || state === "due"));

export function courseLeaving(
  leaving: Leaving,
  row: LeavingRow | undefined,
  law: Pick<DischargeLaw, "closingDays">,
  now: Instant,
  names: Names,
): CourseLeaving {
  const on = dayOf(now);
  const knows = row?.knowsCare ?? false;
  return {
    id: leaving.id,
    subject: leaving.subject,
    state: leaving.state,
    ward: knows && row ? placeOf(row, names).name : null,
    care: knows ? (leaving.admission?.care ?? null) : null,
    admittedAt: leaving.admission?.admittedAt ?? null,
    expectedOn: leaving.admission?.expectedOn ?? null,
    treatedOn: leaving.admission?.treatedOn ?? null,
    leftAt: leaving.leftAt,
    stopped: row?.stopped ?? null,
    withoutPlace:
      leaving.state === "open"
        ? standingOf(leaving, row?.knowsAnswers ?? false, on).withoutPlace
        : (row?.withoutPlace ?? false),
    readmission: leaving.admission?.previousId !== null && leaving.admission !== null,
    open: openNow(leaving, row, on),
    arrivalOpen: leaving.state === "open" ? arrivalOpen(leaving) : 0,
    holdsCourseUntil: holdsCourseUntil(leaving, law, now),
  };
}

export function wardLine(
  leaving: Leaving,
  row: LeavingRow | undefined,
  knownAs: string | null,
  now: Instant,
): WardLine {
  const on = dayOf(now);
  const { admission } = leaving;
  return {
    id: leaving.id,
    knownAs,
    state: leaving.state,
    admittedAt: admission?.admittedAt ?? now,
    expectedOn: admission?.expectedOn ?? null,
    treatedOn: admission?.treatedOn ?? null,
    leftAt: leaving.leftAt,
    answered: leaving.answers !== null,
    open: openNow(leaving, row, on),
    arrivalOpen: leaving.state === "open" ? arrivalOpen(leaving) : 0,
    withoutPlace:
      leaving.state === "open" ? standingOf(leaving, true, on).withoutPlace : (row?.withoutPlace ?? false),
    readmission: admission !== null && admission.previousId !== null,
  };
}

/** Those who leave soonest first; then those nobody has a date for, the longest there first. */
export const bySoonest = (a: WardLine, b: WardLine): number =>
  (a.expectedOn ?? "9999").localeCompare(b.expectedOn ?? "9999") ||
  a.admittedAt.getTime() - b.admittedAt.getTime();
