import { minutes } from "#kernel/time.ts";
import type { NewsLetter, PublicKind } from "#modules/council/index.ts";
import type { RecurringJob } from "./services.ts";

/** Writes to those who asked for letters of what councils make public. */
export const councilLetters: RecurringJob = {
  name: "councilLetters",
  every: minutes(1),
  async run({ council, origin, log }, now) {
    const count = await council.tellSubscribers((lang, news, token) => {
      const end = `${origin}/raad/foelg/slut/${token}`;
      return { ...letter[lang](news, origin, end), end };
    }, now);
    if (count > 0) log.info("council.letters", { count });
  },
};

const kinds: Readonly<Record<"da" | "en", Readonly<Record<PublicKind, string>>>> = {
  da: {
    agenda: "Dagsorden",
    minutes: "Referat",
    recommendation: "Anbefaling",
    story: "Borgerhistorie",
    page: "Om rådet",
    consultation: "Høring",
  },
  en: {
    agenda: "Agenda",
    minutes: "Minutes",
    recommendation: "Recommendation",
    story: "Story",
    page: "About the council",
    consultation: "Consultation",
  },
};

const lines = (lang: "da" | "en", news: readonly NewsLetter[], origin: string): string =>
  news.map(({ kind, title, path }) => `${kinds[lang][kind]}: ${title}\n${origin}${path}`).join("\n\n");

const letter = {
  da: (news: readonly NewsLetter[], origin: string, end: string) => ({
    subject: news.length === 1 ? "Nyt fra rådet" : `Nyt fra rådet: ${news.length} ting`,
    text: `Hej

Det her er blevet offentligt:

${lines("da", news, origin)}

Vil du ikke have flere breve? Tryk her, så sletter vi din adresse:
${end}

Venlig hilsen
Stafet
`,
  }),
  en: (news: readonly NewsLetter[], origin: string, end: string) => ({
    subject: news.length === 1 ? "News from the council" : `News from the council: ${news.length} things`,
    text: `Hello

This has become public:

${lines("en", news, origin)}

No more letters? Press here, and we delete your address:
${end}

Kind regards
Stafet
`,
  }),
};
