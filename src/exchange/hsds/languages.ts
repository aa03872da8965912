import { foldName } from "#kernel/fold.ts";

/** The languages people who need a door speak, by code; their names in Danish, English and the language itself lead to it. */
const CODES = [
  ...[
    "da",
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ro",
    "bg",
    "lt",
    "lv",
    "et",
    "cs",
    "sk",
    "hu",
    "uk",
    "ru",
    "sv",
    "no",
    "fi",
  ],
  ...[
    "is",
    "fo",
    "kl",
    "ar",
    "fa",
    "ps",
    "ku",
    "tr",
    "ur",
    "pa",
    "hi",
    "bn",
    "ta",
    "so",
    "am",
    "ti",
    "sw",
    "fr",
    "vi",
    "th",
    "zh",
    "ja",
    "ko",
  ],
  ...[
    "sq",
    "bs",
    "hr",
    "sr",
    "sl",
    "mk",
    "el",
    "he",
    "ne",
    "tl",
    "id",
    "ms",
    "ka",
    "hy",
    "az",
    "ckb",
    "prs",
    "rom",
    "nb",
    "nn",
  ],
];
const names = (locale: string) => new Intl.DisplayNames([locale], { type: "language" });
const [danish, english] = [names("da"), names("en")];

const BY_NAME = new Map(
  CODES.flatMap((code) =>
    [danish.of(code), english.of(code), names(code).of(code)].flatMap((name) =>
      name ? [[foldName(name), code] as const] : [],
    ),
  ),
);

/** The ISO code of a language, by its code or its name; null: none we know. */
export function languageOf(text: string): string | null {
  const word = text.trim().toLowerCase();
  const code = /^([a-z]{2,3})(?:[-_][a-z]{2,4})?$/.exec(word)?.[1];
  const named = BY_NAME.get(foldName(text));
  if (named) return named;
  return code !== undefined && english.of(code) !== code ? code : null;
}

/** The language's name in English, as HSDS wants it. */
export const nameOfLanguage = (code: string): string => english.of(code) ?? code;
