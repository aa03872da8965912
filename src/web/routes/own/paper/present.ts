import type { CompanionLine, MeetMeWords } from "#modules/citizen/index.ts";
import type { ConsentScope, InformationKind } from "#modules/consent/index.ts";
import type { CourseView, NeedKind, OwnCompanyView, OwnConsentView, OwnHome } from "#modules/relay/index.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { phoneInWords } from "../../../ui/format.ts";
import { MEET_ME_ORDER } from "../../../ui/meetMe.ts";
import { lastsAsOne } from "../shared/lastsAsOne.ts";

/** What stands on the paper, whoever prints it. A part that is null is not for the reader, or not written: it is not on it. */
export interface Paper {
  readonly knownAs: string;
  readonly open: boolean;
  readonly holder: { readonly unit: string; readonly phone: string; readonly contact: string | null } | null;
  readonly needs: readonly {
    readonly kind: string;
    readonly unit: string;
    readonly phone: string;
    readonly on: string | null;
  }[];
  readonly consent: {
    readonly scope: ConsentScope | null;
    readonly givenTo: string;
    readonly endsOn: string | null;
    readonly lines: readonly {
      readonly to: string | null;
      readonly kinds: readonly InformationKind[];
      readonly endsOn: string | null;
    }[];
    readonly refused: readonly (string | null)[];
  };
  readonly meetMe: MeetMeWords | null;
  readonly company: readonly Pick<CompanionLine, "name" | "kind" | "comes">[] | null;
  /** What is ahead: when, and a line for all that is said of it. */
  readonly appointments: readonly { readonly when: string; readonly lines: readonly string[] }[];
}

export interface Section {
  readonly heading: string;
  /** Whole sentences, one paragraph each: read aloud as they stand. `own`: the citizen's words, as they wrote them. */
  readonly lines: readonly { readonly says: string; readonly own?: string }[];
}

const days = {
  da: new Intl.DateTimeFormat("da-DK", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};
/** A day as it stands on paper, which does not know what day it is read. */
export const dayOnPaper = (day: string, lang: Lang): string =>
  days[lang].format(new Date(`${day}T12:00:00Z`));

/** A number stays on one line. */
const whole = (phone: string): string => phoneInWords(phone).replaceAll(" ", "\u00a0");

/** In the order a helper reads it aloud: who, what now, who may know, how to be met, who comes along, rights and help. Pure. */
export function sectionsOf(paper: Paper, own: Text["own"], lang: Lang): readonly Section[] {
  const day = (on: string) => dayOnPaper(on, lang);
  const section = (heading: string, lines: Section["lines"]): Section[] => [{ heading, lines }];
  const plain = (sentences: readonly (string | null)[]) =>
    sentences.flatMap((says) => (says === null ? [] : [{ says }]));
  const { paper: words } = own;
  return [
    ...section(words.who, plain(holderLines(paper, own))),
    ...section(
      words.next,
      plain(
        paper.needs.length === 0
          ? [own.home.nothing]
          : paper.needs.map(({ kind, unit, phone, on }) =>
              [
                words.need(kind),
                own.home.follows(unit),
                on === null ? "" : own.home.by(day(on)),
                words.ring(whole(phone)),
              ]
                .filter(Boolean)
                .join(" "),
            ),
      ),
    ),
    ...(paper.appointments.length === 0
      ? []
      : section(
          own.appointments.title,
          plain(
            paper.appointments.map(({ when, lines }) => `${when}. ${lines.join(". ").replaceAll("..", ".")}`),
          ),
        )),
    ...section(words.know, plain(consentLines(paper.consent, own, day))),
    ...(paper.meetMe === null ? [] : section(own.meetMe.title, meetMeLines(paper.meetMe, own))),
    ...(paper.company === null
      ? []
      : section(
          own.company.title,
          plain(
            paper.company.length === 0
              ? [own.company.none]
              : paper.company.map(
                  ({ name, kind, comes }) =>
                    `${name}. ${own.company.kind[kind]}. ${own.company.comes[comes]}.`,
                ),
          ),
        )),
    ...section(words.rights, plain([...own.rights.list, own.emergency, own.doctor])),
  ];
}

function holderLines({ holder, open }: Paper, { home, paper }: Text["own"]): (string | null)[] {
  if (holder === null) return [home.nobody];
  return [
    open ? home.holds(holder.unit) : home.held(holder.unit),
    paper.ring(whole(holder.phone)),
    open && holder.contact ? home.contact(holder.contact) : null,
  ];
}

function consentLines(
  { scope, givenTo, endsOn, lines, refused }: Paper["consent"],
  { consent, choices, paper }: Text["own"],
  day: (on: string) => string,
): (string | null)[] {
  const { said } = consent;
  return [
    scope === null ? said.nothing : scope === "thisDoor" ? said.thisDoor(givenTo) : said[scope],
    ...lines.map((line) =>
      [
        paper.mayKnow(line.to ?? choices.those, line.kinds.map((kind) => choices.kinds[kind]).join(", ")),
        line.endsOn === null ? "" : choices.until(day(line.endsOn)),
      ]
        .filter(Boolean)
        .join(" "),
    ),
    endsOn === null || !lastsAsOne({ scope, lines }) ? null : consent.until(day(endsOn)),
    ...refused.map((name) => (name === null ? paper.nobodyMay : paper.mayNot(name))),
  ];
}

function meetMeLines(meetMe: MeetMeWords, { meetMe: words }: Text["own"]): Section["lines"] {
  return MEET_ME_ORDER.filter((part) => meetMe[part] !== "").map((part) => ({
    says: `${words.parts[part]}:`,
    own: meetMe[part],
  }));
}

/** As the citizen's own pages know it. */
export function ownPaper(
  views: {
    readonly home: OwnHome;
    readonly consent: OwnConsentView;
    readonly meetMe: MeetMeWords | null;
    readonly company: OwnCompanyView;
    readonly appointments: Paper["appointments"];
  },
  lang: Lang,
): Paper {
  const { home, consent: said, meetMe, company, appointments } = views;
  const { consent, objections } = said;
  const { holder } = home;
  return {
    knownAs: home.knownAs,
    open: home.open,
    holder: holder && {
      unit: holder.unit.name,
      phone: holder.phone,
      contact: holder.contactPerson?.name ?? null,
    },
    needs: home.needs.map(({ kind, unit, phone, nextOn }) => ({ kind: kind[lang], unit, phone, on: nextOn })),
    consent: {
      scope: consent?.scope ?? null,
      givenTo: consent?.givenTo ?? "",
      endsOn: consent?.endsOn ?? null,
      lines: consent?.scope === "chosen" ? consent.lines : [],
      refused: objections.map(({ name }) => name),
    },
    meetMe,
    company: company.companions.map(({ name, kind, wishes }) => ({ name, kind, comes: wishes.comes })),
    appointments,
  };
}

/** As far as the course page shows it to whoever prints it for them. */
export function staffPaper(
  course: CourseView,
  kinds: readonly NeedKind[],
  appointments: Paper["appointments"],
  lang: Lang,
): Paper {
  const names = new Map(kinds.map(({ code, name }) => [code, name[lang]]));
  const { citizen, holder } = course;
  const { consent, objections } = citizen;
  return {
    knownAs: citizen.knownAs,
    open: course.state === "open",
    holder: {
      unit: holder.unit.name,
      phone: holder.phone,
      contact: holder.contactPerson?.name ?? null,
    },
    needs: course.needs
      .filter(({ endedAt, closed }) => endedAt === null && !closed)
      .map(({ kind, responsible, nextStep }) => ({
        kind: names.get(kind) ?? kind,
        unit: responsible.name,
        phone: responsible.phone,
        on: nextStep?.on ?? null,
      })),
    consent: {
      scope: consent?.scope ?? null,
      givenTo: consent?.givenTo ?? "",
      endsOn: consent?.endsOn ?? null,
      lines: (consent?.allowances ?? []).map(({ name, kinds: told, endsOn }) => ({
        to: name,
        kinds: told,
        endsOn: endsOn ?? null,
      })),
      refused: objections.map(({ against }) => against),
    },
    meetMe: course.meetMe,
    company: course.company,
    appointments,
  };
}
