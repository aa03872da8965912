import type { Notice, NoticeKind } from "#modules/council/index.ts";
import { dayInWords } from "./dayInWords.ts";

type Lang = "da" | "en";
type Step = NonNullable<Notice["budget"]>["what"];
type Said = (day: string, budget: string) => string;

/** A letter's subject is no longer than a line holds; names may be. */
const SUBJECT = 150;

const STEPS: Readonly<Record<Lang, Readonly<Record<Step, string>>>> = {
  da: {
    seminar: "seminar",
    proposalsDue: "frist for forslag",
    hearing: "høring",
    firstReading: "førstebehandling",
    secondReading: "andenbehandling",
  },
  en: {
    seminar: "seminar",
    proposalsDue: "last day for proposals",
    hearing: "hearing",
    firstReading: "first reading",
    secondReading: "second reading",
  },
};

/** With a day where there is one: "" else. */
const SAID: Readonly<Record<Lang, Readonly<Record<NoticeKind, Said>>>> = {
  da: {
    dialogueOpened: (day) => `En skriftlig drøftelse er åben til og med ${day}`,
    dialogueCloses: (day) => `En skriftlig drøftelse lukker. Sidste dag er ${day}`,
    dialogueSummedUp: () => "En skriftlig drøftelse er samlet op",
    namesAsked: (day) =>
      day === "" ? "I er bedt om at udpege nogen" : `I er bedt om at udpege nogen senest ${day}`,
    namesDue: (day) => `I skal svare på, hvem I udpeger. Sidste dag er ${day}`,
    namesDecided: () => "Det er besluttet, hvem I udpeger",
    inputAsked: (day) => `I er bedt om input senest ${day}`,
    inputDue: (day) => `I er bedt om input. Sidste dag er ${day}`,
    inputAdopted: () => "Jeres input er vedtaget",
    consultationDue: (day) => `I er hørt om noget, og svaret er ikke sendt. Sidste dag er ${day}`,
    taskDue: (day) => `En opgave er ikke gjort. Sidste dag er ${day}`,
    budgetDay: (day, budget) => `${budget} er ${day}. Vil I foreslå noget, så gør det før`,
  },
  en: {
    dialogueOpened: (day) => `A written dialogue is open until ${day}`,
    dialogueCloses: (day) => `A written dialogue closes. The last day is ${day}`,
    dialogueSummedUp: () => "A written dialogue has been summed up",
    namesAsked: (day) =>
      day === "" ? "You are asked to appoint somebody" : `You are asked to appoint somebody by ${day}`,
    namesDue: (day) => `You are to say whom you appoint. The last day is ${day}`,
    namesDecided: () => "It is decided whom you appoint",
    inputAsked: (day) => `You are asked for input by ${day}`,
    inputDue: (day) => `You are asked for input. The last day is ${day}`,
    inputAdopted: () => "Your input is adopted",
    consultationDue: (day) => `You are consulted, and the answer is not sent. The last day is ${day}`,
    taskDue: (day) => `A task is not done. The last day is ${day}`,
    budgetDay: (day, budget) => `${budget} is on ${day}. If you want to propose something, do it before`,
  },
};

const REST = {
  da: {
    hello: "Hej",
    closed: "Den hører til et lukket punkt. Log ind for at se den.",
    why: "Du får højst ét brev om dagen og hver ting én gang, fordi du har en plads her eller holder papirerne. Logger du ikke ind, så skriv til den, der holder papirerne.",
    several: (n: number) => `Nyt fra dit råd: ${n} ting`,
    budget: ({ authority, year, what }: NonNullable<Notice["budget"]>) =>
      `${authority}, budget for ${year}: ${STEPS.da[what]}`,
  },
  en: {
    hello: "Hello",
    closed: "It belongs to a closed item. Sign in to see it.",
    why: "You get one letter a day at most, and each thing once, because you have a seat here or keep the papers. If you do not sign in, write to whoever keeps the papers.",
    several: (n: number) => `News from your council: ${n} things`,
    budget: ({ authority, year, what }: NonNullable<Notice["budget"]>) =>
      `${authority}, budget for ${year}: ${STEPS.en[what]}`,
  },
} as const;

/**
 * One letter of everything there is to tell. Nobody has said in which language they are written to, so it is all there twice, in Danish
 * and in English. Of a closed item it says that there is one, and where to sign in.
 */
export function seatLetter(notices: readonly Notice[], origin: string): { subject: string; text: string } {
  const [first] = notices;
  const subject =
    first && notices.length === 1 ? `${first.body}: ${said("da", first)}` : REST.da.several(notices.length);
  return {
    subject: [...subject.replace(/[\p{Cc}\s]+/gu, " ")].slice(0, SUBJECT).join(""),
    text: `${inLanguage("da", notices, origin)}

In English
----------

${inLanguage("en", notices, origin)}

Venlig hilsen / Kind regards
Stafet
`,
  };
}

const said = (lang: Lang, { kind, day, budget }: Notice): string =>
  SAID[lang][kind](
    day === null ? "" : dayInWords(day, lang),
    budget === null ? "" : REST[lang].budget(budget),
  );

function inLanguage(lang: Lang, notices: readonly Notice[], origin: string): string {
  const bodies = [...new Set(notices.map(({ body }) => body))];
  const parts = bodies.map((body) =>
    [body, ...notices.filter((one) => one.body === body).map((one) => oneIn(lang, one, origin))].join("\n\n"),
  );
  return [REST[lang].hello, ...parts, REST[lang].why].join("\n\n");
}

/** A line, what it is called – as far as a letter may say –, and where it stands. */
function oneIn(lang: Lang, notice: Notice, origin: string): string {
  const lines = [
    `${said(lang, notice)}.`,
    notice.title === null ? REST[lang].closed : notice.title,
    `${origin}${notice.path}`,
  ];
  return lines
    .filter((line) => line !== "")
    .map((line) => `  ${line}`)
    .join("\n");
}
