import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { findingsIn } from "./anonymise/find.ts";
import { type Finding, type FindingKind, HARD_KINDS } from "./anonymise/finding.ts";
import { personSigns } from "./anonymise/person.ts";
import type { Kept, StoryAbout, StoryDraft, StoryState } from "./types.ts";

/** One thing to decide about, however often it stands there. */
export interface Question extends Pick<Finding, "kind" | "words" | "suggestion"> {
  readonly times: number;
  /** May not stay: a number, a telephone, a mail address. */
  readonly hard: boolean;
  /** Why it stays; null: not decided. */
  readonly kept: string | null;
}

const HARD: ReadonlySet<FindingKind> = new Set(HARD_KINDS);
export const isHard = (kind: FindingKind): boolean => HARD.has(kind);
const same = (a: Pick<Finding, "kind" | "words">, b: Pick<Finding, "kind" | "words">): boolean =>
  a.kind === b.kind && a.words === b.words;

/** A heading and a text are looked at together: an age in one and a town in the other are two. */
export const wholeOf = ({ heading, words }: Pick<StoryDraft, "heading" | "words">): string =>
  `${heading}\n\n${words}`;

/** What in a draft can lead to somebody, each thing once, with what was decided. */
export function questionsOf(draft: StoryDraft): readonly Question[] {
  const found = findingsIn(wholeOf(draft));
  return found
    .filter((one, i) => found.findIndex((other) => same(one, other)) === i)
    .map(({ kind, words, suggestion }) => ({
      ...{ kind, words, suggestion, hard: isHard(kind) },
      times: found.filter((other) => same(other, { kind, words })).length,
      kept: isHard(kind) ? null : (draft.kept.find((one) => same(one, { kind, words }))?.why ?? null),
    }));
}

/** What nobody has decided about. */
export const unresolved = (draft: StoryDraft): readonly Question[] =>
  questionsOf(draft).filter(({ kept }) => kept === null);

/** Of what was kept, what still stands there: the rest was written away. */
export const stillKept = (draft: StoryDraft): readonly Kept[] =>
  draft.kept.filter((one) => questionsOf(draft).some((question) => same(question, one) && !question.hard));

/** What says that a story is about one person, where nobody has said why it is not. */
export const signsOf = (draft: StoryDraft): readonly string[] =>
  draft.general === undefined ? personSigns(wholeOf(draft)) : [];

/**
 * Whether it is still to be said why nobody's yes is needed: of what is called general and reads as somebody's, and of what was called
 * somebody's before – or whoever writes could write the need for a yes away.
 */
export const unsaidGeneral = (about: StoryAbout, draft: StoryDraft): boolean =>
  about === "general" &&
  draft.general === undefined &&
  (draft.wasSomebodys === true || signsOf(draft).length > 0);

export interface Standing {
  readonly about: StoryAbout;
  readonly draft: StoryDraft | null;
  readonly asked: boolean;
  readonly edition: number | null;
  readonly withdrawn: boolean;
  readonly consent: { readonly on: CalendarDay; readonly until: CalendarDay | null } | null;
  /** Who has given it or written in it. */
  readonly writers: readonly Uuid[];
}

export function stateOf({
  withdrawn,
  draft,
  asked,
  edition,
}: Pick<Standing, "withdrawn" | "asked" | "edition"> & { readonly draft: unknown }): StoryState {
  if (withdrawn) return "withdrawn";
  if (draft !== null && asked) return "forApproval";
  return edition === null ? "draft" : "published";
}

/** Whether the person's yes holds that day; of what is nobody's in particular none is needed. */
export const consentHolds = (
  { about, consent }: Pick<Standing, "about" | "consent">,
  today: CalendarDay,
): boolean =>
  about === "general" || (consent !== null && consent.on <= today && (consent.until ?? today) >= today);

export type MayShow =
  | { readonly ok: true; readonly draft: StoryDraft }
  | {
      readonly ok: false;
      readonly code:
        | "storyWithdrawn"
        | "nothingToApprove"
        | "notAskedYet"
        | "consentNeeded"
        | "sayWhyGeneral"
        | "findingsOpen"
        | "sameEyes";
    };

/**
 * Whether somebody may be asked to read it: all that was pointed out is decided, and the person has said yes – or whoever keeps the papers
 * has said why what reads as somebody's is nobody's.
 */
export function mayAsk(story: Standing, today: CalendarDay): MayShow {
  if (story.withdrawn) return { ok: false, code: "storyWithdrawn" };
  if (story.draft === null) return { ok: false, code: "nothingToApprove" };
  if (!consentHolds(story, today)) return { ok: false, code: "consentNeeded" };
  if (unsaidGeneral(story.about, story.draft)) return { ok: false, code: "sayWhyGeneral" };
  return unresolved(story.draft).length > 0
    ? { ok: false, code: "findingsOpen" }
    : { ok: true, draft: story.draft };
}

/** Whether this person may make it public: asked to, and none of those who gave or wrote it. */
export function mayApprove(story: Standing, personId: Uuid, today: CalendarDay): MayShow {
  const ruling = mayAsk(story, today);
  if (!ruling.ok) return ruling;
  if (!story.asked) return { ok: false, code: "notAskedYet" };
  return story.writers.includes(personId) ? { ok: false, code: "sameEyes" } : ruling;
}
