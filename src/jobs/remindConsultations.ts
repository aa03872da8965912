import { hours } from "#kernel/time.ts";
import type { ConsultationLetter } from "#modules/council/index.ts";
import { dayInWords } from "./dayInWords.ts";
import type { RecurringJob } from "./services.ts";

/** Tells those who keep a council's papers, once, that the last day to answer a consultation comes near (H6). */
export const remindConsultations: RecurringJob = {
  name: "remindConsultations",
  every: hours(1),
  async run({ council, mail, origin, log }, now) {
    const count = await council.remindOfConsultations((tx, letter) => {
      mail.post(tx, { to: letter.to, ...words(letter, origin) }, now);
    }, now);
    if (count > 0) log.info("consultations.reminded", { count });
  },
};

/** What a letter says. Nothing but what anybody may read stands in it. */
const words = ({ body, title, deadline, path }: ConsultationLetter, origin: string) => ({
  subject: `Høring: svar senest ${dayInWords(deadline)}`,
  text: `Hej

${body} er hørt om noget, og svaret er ikke sendt. Sidste dag er ${dayInWords(deadline)}.

  ${title}

Skriv videre her:
${origin}${path}

I får brevet én gang, fordi I holder papirerne for ${body}.

In English: the council's answer to a consultation is due by ${deadline}. Sign in at the link above.

Venlig hilsen
Stafet
`,
});
