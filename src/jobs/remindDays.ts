import { hours } from "#kernel/time.ts";
import type { DayLetter } from "#modules/council/index.ts";
import { dayInWords } from "./dayInWords.ts";
import type { RecurringJob } from "./services.ts";

/** Tells those who keep a council's papers, once, that a day of a budget or the last day of a task comes near (H6, H7). */
export const remindDays: RecurringJob = {
  name: "remindDays",
  every: hours(1),
  async run({ council, mail, origin, log }, now) {
    const count = await council.remindOfDays((tx, letter) => {
      mail.post(tx, { to: letter.to, ...words(letter, origin) }, now);
    }, now);
    if (count > 0) log.info("council.daysReminded", { count });
  },
};

const STEPS: Readonly<Record<NonNullable<DayLetter["budget"]>["what"], string>> = {
  seminar: "seminar",
  proposalsDue: "frist for forslag",
  hearing: "høring",
  firstReading: "førstebehandling",
  secondReading: "andenbehandling",
};

/** What a letter says. Nothing but what anybody may read stands in it: what a task is about does not. */
function words({ body, day, path, budget }: DayLetter, origin: string): { subject: string; text: string } {
  const on = dayInWords(day);
  const [subject, said, english] =
    budget === null
      ? [
          `En opgave i ${body} har frist ${on}`,
          `${body} har en opgave, der ikke er gjort. Sidste dag er ${on}. Log ind for at se den.`,
          `a task of the council is due by ${day}`,
        ]
      : [
          `${budget.authority}: ${STEPS[budget.what]} ${on}`,
          `${budget.authority} laver budget for ${budget.year}: ${STEPS[budget.what]} er ${on}. Vil ${body} foreslå noget, så gør det før.`,
          `a day in the budget of ${budget.authority} comes near: ${day}`,
        ];
  return {
    subject,
    text: `Hej

${said}

${origin}${path}

I får brevet én gang, fordi I holder papirerne for ${body}.

In English: ${english}. Sign in at the link above.

Venlig hilsen
Stafet
`,
  };
}
