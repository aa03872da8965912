import type { Uuid } from "#kernel/ids.ts";
import type { Allowance, Consent, InformationKind, Objection, Said } from "./types.ts";

/**
 * Which kinds of information a unit may be told on the citizen's word. Pure; migration 0012 says the same in
 * `consent.kinds_for`, and a test holds the two against each other.
 */

/** A unit, as far as what is said names it. */
export interface Named {
  readonly id: Uuid;
  readonly organisationId: Uuid;
}

/** What decides: the fields of `Said` the rules read. */
export interface SaidNow {
  readonly consent: Pick<Consent, "scope" | "givenToUnit" | "allowances"> | null;
  readonly objections: readonly Pick<Objection, "against" | "unitId" | "organisationId">[];
}

/** Nobody has said anything. */
export const NOTHING_SAID: Said = Object.freeze({ consent: null, objections: [] });

/**
 * What "those on my relay" means: what the doors need to help the whole person at once. Not `network`, which is about
 * relatives and companions – people with a say of their own; not `knowledgeNotes`, which the citizen decides on one by one.
 */
export const RELAY_KINDS: readonly InformationKind[] = [
  "contact",
  "meetMe",
  "need",
  "health",
  "psychiatry",
  "substanceUse",
  "social",
  "appointments",
];

const NONE: ReadonlySet<InformationKind> = new Set();
const WHOLE_SENTENCE: ReadonlySet<InformationKind> = new Set(RELAY_KINDS);

const isAbout = (line: Pick<Allowance, "unitId" | "organisationId">, unit: Named): boolean =>
  line.unitId === unit.id || (line.organisationId !== null && line.organisationId === unit.organisationId);

/** The citizen has objected to treatment sharing with this unit, and not lifted it. */
export const objectsTo = ({ objections }: Pick<SaidNow, "objections">, unit: Named): boolean =>
  objections.some((objection) => objection.against === "all" || isAbout(objection, unit));

/** The kinds this unit may be told now. An objection overrides every sentence and every line. */
export function kindsFor(said: SaidNow, unit: Named): ReadonlySet<InformationKind> {
  const { consent } = said;
  if (consent === null || objectsTo(said, unit)) return NONE;
  switch (consent.scope) {
    case "relay":
      return WHOLE_SENTENCE;
    case "thisDoor":
      return consent.givenToUnit === unit.id ? WHOLE_SENTENCE : NONE;
    case "notNow":
      return NONE;
    case "chosen":
      return new Set(
        consent.allowances
          .filter((line) => line.recipient === "relay" || isAbout(line, unit))
          .flatMap(({ kinds }) => kinds),
      );
  }
}

/** What was said, as lines: an everyday sentence is one too. `purpose` stands for why, where only the sentence was said. */
export function linesOf(
  consent: Pick<Consent, "scope" | "givenToUnit" | "allowances"> | null,
  purpose: string,
): readonly Allowance[] {
  const whole = { organisationId: null, kinds: RELAY_KINDS, purpose };
  switch (consent?.scope) {
    case "relay":
      return [{ recipient: "relay", unitId: null, ...whole }];
    case "thisDoor":
      return [{ recipient: "unit", unitId: consent.givenToUnit, ...whole }];
    case "chosen":
      return consent.allowances;
    default:
      return [];
  }
}

/** As much as the whole sentence gives: then nothing on the relay is closed. */
export const isWholeSentence = (kinds: ReadonlySet<InformationKind>): boolean =>
  RELAY_KINDS.every((kind) => kinds.has(kind));

/**
 * The unit may know that this person is known, by which name, and who has the baton (A10). "Only this door" lets
 * nobody be found: the door that was told knows already.
 */
export const letsFind = (said: SaidNow, unit: Named): boolean =>
  (said.consent?.scope === "relay" || said.consent?.scope === "chosen") &&
  kindsFor(said, unit).has("contact");

/** "Only this door" and "not now" are said of all other doors; an objection names its own (§ 41 stk. 3, *frabede sig*). */
export const hasObjected = (said: SaidNow, unit: Named): boolean =>
  said.consent?.scope === "notNow" ||
  (said.consent?.scope === "thisDoor" && said.consent.givenToUnit !== unit.id) ||
  objectsTo(said, unit);

/** All that what was said means for one unit. */
export interface Told {
  /** What it may be told. */
  readonly kinds: ReadonlySet<InformationKind>;
  /** As much as the whole sentence gives. */
  readonly whole: boolean;
  /** The citizen lets others than the door they stood at know. */
  readonly shares: boolean;
  /** It may find the person, and know who has the baton. */
  readonly finds: boolean;
  /** The citizen has objected to it. */
  readonly objected: boolean;
}

export function toldTo(said: SaidNow, unit: Named): Told {
  const kinds = kindsFor(said, unit);
  return {
    kinds,
    whole: isWholeSentence(kinds),
    shares: said.consent?.scope === "relay" || said.consent?.scope === "chosen",
    finds: letsFind(said, unit),
    objected: hasObjected(said, unit),
  };
}
