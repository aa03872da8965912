/** The languages Stafet speaks, the first being the one it speaks unasked. */
export const languages = ["da", "en"] as const;
export type Lang = (typeof languages)[number];

/** The language meant by a cookie or a form field, or null. */
export const langOf = (value: string | null | undefined): Lang | null =>
  languages.find((lang) => lang === value) ?? null;
