import { minutes } from "#kernel/time.ts";
import type { AnswerLetter } from "#modules/council/index.ts";
import { dayInWords } from "./dayInWords.ts";
import type { RecurringJob } from "./services.ts";

/** Tells those who keep a body's papers that a recommendation waits for its answer: when it is asked, on its last day, and after (H4). */
export const remindAnswers: RecurringJob = {
  name: "remindAnswers",
  every: minutes(5),
  async run({ council, mail, origin, log }, now) {
    const count = await council.remindOfAnswers((tx, letter) => {
      mail.post(tx, { to: letter.to, ...words(letter, origin) }, now);
    }, now);
    if (count > 0) log.info("answers.reminded", { count });
  },
};

const BEGINS: Readonly<Record<AnswerLetter["kind"], (letter: AnswerLetter, day: string) => string>> = {
  asked: ({ council, body }, day) => `${council} beder ${body} om at svare på en anbefaling senest ${day}.`,
  due: ({ council, body }, day) =>
    `I dag, ${day}, er sidste dag, hvor ${body} kan svare ${council} til tiden.`,
  overdue: ({ council, body }, day) =>
    `${body} skulle have svaret ${council} senest ${day}. Alle kan se, at svaret mangler.`,
  veryOverdue: ({ council, body }, day) =>
    `${body} skulle have svaret ${council} senest ${day}. Det er mere end en måned siden, og svaret står nu øverst på den offentlige liste over svar, der mangler.`,
};

/** What a letter says. Nothing but what anybody may read stands in it. */
function words(letter: AnswerLetter, origin: string): { subject: string; text: string } {
  const day = dayInWords(letter.lastDay);
  return {
    subject: `Anbefaling ${letter.number} fra ${letter.council} venter på svar`,
    text: `Hej

${BEGINS[letter.kind](letter, day)}

  ${letter.text}

Svar her – I skal logge ind:
${origin}/raad/${letter.bodySlug}/svar/${letter.sendingId}

At notere anbefalingen er ikke et svar: så går tiden videre. I får brevet, fordi I holder papirerne for ${letter.body}.

In English: a recommendation waits for an answer from ${letter.body} by ${letter.lastDay}. Sign in at the link above to answer.

Venlig hilsen
Stafet
`,
  };
}
