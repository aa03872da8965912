import type { LeavingView, LineView } from "#modules/discharge/index.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { fullMoment, phoneInWords } from "../../../ui/format.ts";
import { dayOnPaper } from "../../own/paper/present.ts";

/** One line of the document: how it stands, what was said on it, and who said it when. */
export interface DocumentLine {
  readonly name: string;
  readonly state: string;
  readonly facts: readonly string[];
  /** As it was written. */
  readonly words: string;
  readonly said: string;
}

export interface DocumentPart {
  readonly title: string;
  readonly lines: readonly DocumentLine[];
}

type Words = Pick<Text, "discharge" | "leaving">;

const named = ({ name, phone }: { readonly name: string; readonly phone: string }): string =>
  phone === "" ? name : `${name}, ${phoneInWords(phone)}`;

/** A line as it stands on paper; what is closed says so, and nothing else. Pure. */
export function documentLine(line: LineView, { discharge, leaving }: Words, lang: Lang): DocumentLine {
  const name = discharge.lines[line.kind];
  const state = discharge.states[line.state];
  if (line.closed) return { name, state, facts: [leaving.document.closed], words: "", said: "" };
  const { by, until, ticks, need, changed } = line;
  return {
    name,
    state,
    facts: [
      by ? (line.state === "asked" ? discharge.whom(named(by)) : discharge.who(named(by))) : null,
      until ? `${discharge.until} ${dayOnPaper(until, lang)}` : null,
      ...ticks.map((tick) => discharge.ticks[tick]),
      need ? (need.open ? leaving.needOpen : leaving.needEnded) : null,
    ].filter((fact) => fact !== null),
    words: line.words,
    said: changed
      ? discharge.said(
          discharge.saidBy(changed.person || discharge.clock, changed.unit),
          fullMoment(changed.at, lang),
        )
      : "",
  };
}

/** All of it, in the order it matters to the one who takes over: what is not in place first among what they leave with. Pure. */
export function partsOf(
  view: Pick<LeavingView, "lines" | "previous">,
  text: Words,
  lang: Lang,
): readonly DocumentPart[] {
  const { document: words } = text.leaving;
  const of = (group: LineView["group"]): DocumentLine[] =>
    view.lines
      .filter((line) => line.group === group)
      .toSorted((a, b) => Number(a.settled) - Number(b.settled))
      .map((line) => documentLine(line, text, lang));
  return [
    { title: words.early, lines: of("early") },
    { title: words.lines, lines: of("leaving") },
    { title: words.arrival, lines: of("arrival") },
    {
      title: words.previous,
      lines: (view.previous?.missing ?? []).map((line) => documentLine(line, text, lang)),
    },
  ].filter(({ lines }) => lines.length > 0);
}

/** The facts above the lines: who, where, when, and how it ended. What is closed is left out; the answers say that they are closed. */
export function factsOf(
  view: LeavingView,
  { discharge, leaving }: Words,
  lang: Lang,
): readonly (readonly [label: string, value: string])[] {
  const { document: words, ended } = leaving;
  const { admission, holder, answers, answersClosed, end, regionCare } = view;
  const day = (on: string | null | undefined) => (on ? dayOnPaper(on, lang) : null);
  const rows: [string, string | null][] = [
    [words.holder, holder ? named(holder) : null],
    [
      view.subject === "stay" ? words.house : words.ward,
      view.subject === "stay" ? named(view.responsible) : admission?.ward ? named(admission.ward) : null,
    ],
    [words.admitted, admission ? fullMoment(admission.admittedAt, lang) : null],
    [words.expected, day(admission?.expectedOn)],
    [words.treated, day(admission?.treatedOn)],
    [words.left, end ? fullMoment(end.at, lang) : null],
    [
      words.answers,
      answers
        ? [
            discharge.tonight[answers.tonight],
            discharge.followUp[answers.followUp],
            ...answers.matters.map((matter) => discharge.matters[matter]),
          ].join(" · ")
        : answersClosed
          ? words.closed
          : null,
    ],
    [
      leaving.region.title,
      regionCare === null
        ? null
        : regionCare.applies
          ? `${leaving.region.until} ${fullMoment(regionCare.until, lang)}`
          : leaving.region.why[regionCare.why],
    ],
    [
      discharge.course.withoutPlace,
      end?.withoutPlace && end.municipality && end.municipalitySaid
        ? `${ended.municipality(end.municipality.name)} ${end.municipalitySaid}`
        : null,
    ],
    [
      leaving.finish.leaderName,
      end?.leaderName ? [end.leaderName, end.leaderReason].filter(Boolean).join(": ") : null,
    ],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}
