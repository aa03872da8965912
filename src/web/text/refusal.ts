import type { RefusalDetails, RefusalTexts, Text } from "./types.ts";

/** A refusal in the viewer's words. One without words of its own gets the general ones and its code, for support. */
export function refusalMessage(text: Text, code: string, details: RefusalDetails = {}): string {
  const texts: RefusalTexts = text.refusals;
  const words = Object.hasOwn(texts, code) ? texts[code] : undefined;
  if (words === undefined) return text.common.refusalWithoutWords(code);
  return typeof words === "string" ? fill(words, details) : words(details);
}

const fill = (template: string, details: RefusalDetails): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "…";
  });
