import { basisBetween, type InformationKind, type SaidNow, toldTo } from "#modules/consent/index.ts";
import type { UnitCard } from "#modules/identity/index.ts";
import { INFORMATION_OF, type LineKind } from "./types.ts";
import type { LeavingView, LineView } from "./view-types.ts";

/** What the one who takes over may be told on paper: the same law as when a door asks another (law 12). Pure. */

/** Treatment needs these, and no more (sundhedsloven § 41 stk. 2 nr. 1): not whom they know. */
const IN_TREATMENT: readonly InformationKind[] = ["contact", "need", "health", "psychiatry", "substanceUse"];
/** A door outside Stafet stands on the relay like any other: the citizen's sentence names it, and no line chosen for a unit does. */
const OUTSIDE = { id: "", organisationId: "" };

type Door = Pick<UnitCard, "id" | "organisationId" | "sector" | "kind">;

/** The kinds of information `from` may tell `to`; null: a door outside Stafet. */
export function mayTell(said: SaidNow, from: Door, to: Door | null): ReadonlySet<InformationKind> {
  const { kinds } = toldTo(said, to ?? OUTSIDE);
  if (to === null) return kinds;
  const basis = basisBetween({ said, from, to, needKinds: ["somatic"] });
  return basis === "treatment" ? new Set([...kinds, ...IN_TREATMENT]) : kinds;
}

/** The check with what the receiver may not know closed, and named as closed. What was closed to the reader stays so. */
export function paperFor(view: LeavingView, told: ReadonlySet<InformationKind>): LeavingView {
  const knows = (kind: LineKind): boolean => told.has(INFORMATION_OF[kind]);
  const shown = (line: LineView): LineView =>
    line.closed || knows(line.kind)
      ? line
      : { ...line, closed: true, by: null, until: null, words: "", ticks: [], need: null, changed: null };
  const { admission, previous, end } = view;
  const care = told.has(admission?.care === "psychiatric" ? "psychiatry" : "health");
  return {
    ...view,
    knownAs: told.has("contact") ? view.knownAs : null,
    language: told.has("contact") ? view.language : null,
    admission: admission && {
      ...admission,
      ...(care ? {} : { ward: null, care: null }),
      changes: admission.changes.map((change) => (care ? change : { ...change, ward: null })),
    },
    ...(told.has("health") ? {} : { answers: null, answersClosed: true }),
    regionCare: care && told.has("health") ? view.regionCare : null,
    transport: told.has("need") ? view.transport : null,
    lines: view.lines.map(shown),
    previous: previous && { ...previous, missing: previous.missing.map(shown) },
    // What a leader wrote may say anything: it goes along where they may know of their health.
    end: end && (told.has("health") ? end : { ...end, words: "", leaderReason: null }),
  };
}
