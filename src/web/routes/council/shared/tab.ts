const MOST = 60;

/**
 * What the window with one recommendation is called, beside others in a browser, a bookmark or a hit elsewhere: every period and every council
 * has a number 1. Pure.
 */
export const tabOf = (
  title: string,
  { period, text, name }: { readonly period: string; readonly text: string; readonly name: string },
): string => `${title} (${period.replace("-", "–")}): ${beginningOf(text)} – ${name}`;

/** Whole words, so many as fit. Pure. */
function beginningOf(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, " ").trim()];
  if (signs.length <= MOST) return signs.join("");
  const fits = signs.slice(0, MOST).join("");
  const words = signs[MOST] === " " ? fits : fits.replace(/ [^ ]*$/, "");
  return `${words} …`;
}
