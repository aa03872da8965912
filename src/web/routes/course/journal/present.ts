import type { JournalCopy } from "#modules/relay/index.ts";
import type { NeedNames } from "../../../http/needs.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { fullMoment, phoneInWords } from "../../../ui/format.ts";

/** The neutral text for a journal: short paragraphs, parted by empty lines. Sections without anything are left out. Pure. */
export function journalText(copy: JournalCopy, text: Text, names: NeedNames): string {
  const { journal, lang } = text;
  const say: Say = {
    text,
    moment: (at) => fullMoment(at, lang),
    day: (day) => dayInFull(day, lang),
    name: (kind) => (kind === null ? journal.baton : (names[kind] ?? kind)),
  };
  const sections: (readonly string[])[] = [
    [journal.heading, journal.copied(say.moment(copy.at), copy.copiedBy, copy.copiedFor.name)],
    head(copy, say),
    [journal.consent, ...consent(copy, say)],
    titled(
      journal.needs,
      copy.needs.map((need) => needLine(need, say)),
    ),
    titled(
      journal.agreements,
      copy.agreements.map((one) => agreementLine(one, say)),
    ),
    titled(
      journal.outside,
      copy.outside.map((one) => outsideLine(one, say)),
    ),
    titled(
      journal.tables,
      copy.tables.map((one) => tableLine(one, say)),
    ),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

interface Say {
  readonly text: Text;
  moment(at: Date): string;
  day(day: string): string;
  name(kind: string | null): string;
}

const titled = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`)];

const sentences = (...parts: (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(" ");

function head(copy: JournalCopy, { text: { journal }, moment }: Say): string[] {
  const { holder } = copy;
  const known = [
    journal.citizen(copy.knownAs),
    copy.fullName && copy.fullName !== copy.knownAs ? journal.fullName(copy.fullName) : null,
    copy.birthYear === null ? null : journal.born(copy.birthYear),
  ];
  const who = copy.closedAt === null ? journal.holder : journal.heldLast;
  return [
    `${known.filter(Boolean).join(", ")}.`,
    sentences(journal.begun(moment(copy.begunAt)), copy.closedAt && journal.closed(moment(copy.closedAt))),
    who(holder.unit.name, moment(holder.since), phoneInWords(holder.phone)),
    journal.notLegal,
  ];
}

function consent({ consent }: JournalCopy, { text: { journal }, moment, day }: Say): string[] {
  if (consent === null) return [journal.noConsent];
  const { scope, form, givenAt, givenTo, endsOn, witness } = consent;
  return [
    sentences(
      journal.scope[scope],
      journal.given(journal.form[form], moment(givenAt), givenTo, day(endsOn)),
      witness && journal.witness(witness),
    ),
  ];
}

function needLine(need: JournalCopy["needs"][number], { text, moment, day, name }: Say): string {
  const { journal, course } = text;
  const state = course.needs.state[need.state].toLowerCase();
  if (need.endedAt) return journal.ended(name(need.kind), state, moment(need.endedAt));
  const { nextStep } = need;
  return sentences(
    journal.need(name(need.kind), state, need.responsible.name, moment(need.since)),
    need.dutyBearer && journal.duty(need.dutyBearer),
    nextStep && journal.step(nextStep.what, day(nextStep.on), nextStep.unit.name),
  );
}

function agreementLine(one: JournalCopy["agreements"][number], { text, moment, name }: Say): string {
  const { journal } = text;
  return sentences(
    journal.agreement(moment(one.at), one.to.name, name(one.needKind), one.from.name),
    one.by && journal.by(one.by),
    one.kind === "duty" && journal.duties,
    one.agreedWithCitizen ? journal.agreed : journal.notAgreed,
  );
}

function outsideLine(one: JournalCopy["outside"][number], { text, moment, name }: Say): string {
  const { journal } = text;
  const who = [one.confirmedName, one.confirmedRole].filter(Boolean).join(", ");
  return sentences(
    journal.outsideLine(moment(one.confirmedAt), one.partyName, who, name(one.needKind)),
    one.received ? journal.received : journal.notReceived,
  );
}

function tableLine(one: JournalCopy["tables"][number], { text, moment, name }: Say): string {
  const { journal } = text;
  const [when, what] = [moment(one.settledAt), name(one.needKind)];
  if (one.outcome === "needEnded") return journal.overtaken(when, what);
  return sentences(
    one.taker ? journal.taken(when, what, one.taker.name) : journal.unmet(when, what),
    journal.pays(one.whoPays ?? ""),
  );
}

const days: Record<Lang, Intl.DateTimeFormat> = {
  da: new Intl.DateTimeFormat("da-DK", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};

/** "22. november 2026": in a journal "tomorrow" means nothing. */
const dayInFull = (day: string, lang: Lang): string => days[lang].format(new Date(`${day}T00:00:00Z`));
