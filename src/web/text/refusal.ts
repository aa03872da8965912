import type { RefusalTexts, Text } from "./types.ts";

/** A refusal in the viewer's words. One without words of its own gets the general ones and its code, for support. */
export function refusalMessage(text: Text, code: string, details: Record<string, unknown> = {}): string {
  const texts: RefusalTexts = text.refusals;
  const template = Object.hasOwn(texts, code) ? texts[code] : undefined;
  return template === undefined ? text.common.refusalWithoutWords(code) : fill(template, details);
}

const fill = (template: string, details: Record<string, unknown>): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
