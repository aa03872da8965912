import type { Lang } from "../text/lang.ts";

/** A language by its code, in words ("pl" → "polsk"); what is no code was written by hand and stays as it is. */
export function languageInWords(code: string, lang: Lang): string {
  if (!/^[a-z]{2,3}(?:-[A-Za-z]+)*$/.test(code)) return code;
  return new Intl.DisplayNames([lang], { type: "language" }).of(code) ?? code;
}
