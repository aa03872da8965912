/** Dotted leaders of a table of contents. By hand, from the line's end: a pattern that looks for them from each dot takes the square of a long line. */

const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= "0" && sign <= "9";

/** Where a line's leaders begin – three dots or more, each with a space after it at most, before spaces and a page number at most –, and where its page number does. */
function leadersIn(text: string): { readonly at: number; readonly page: number } | null {
  let page = text.length;
  while (isDigit(text[page - 1])) page -= 1;
  let at = page;
  while (text[at - 1] === " ") at -= 1;
  let dots = 0;
  while (text[at - 1] === "." || (dots > 0 && text[at - 1] === " " && text[at - 2] === ".")) {
    at -= text[at - 1] === "." ? 1 : 2;
    dots += 1;
  }
  return dots >= 3 ? { at, page } : null;
}

export const hasLeaders = (text: string): boolean => leadersIn(text) !== null;

/** "Title..... 3"; where the title fills the line, "Title 3". Null for what ends no entry. */
export function entryOn(text: string): { readonly title: string; readonly page: string } | null {
  const leaders = leadersIn(text);
  if (leaders !== null) return { title: text.slice(0, leaders.at).trimEnd(), page: text.slice(leaders.page) };
  const last = text.lastIndexOf(" ");
  const page = text.slice(last + 1);
  return last > 0 && /^\d{1,3}$/.test(page) ? { title: text.slice(0, last), page } : null;
}

/** Without the dots a title that is cut off ends with: two or more, or one sign for three. */
export function withoutDots(title: string): string {
  if (title.endsWith("…")) return title.slice(0, -1).trimEnd();
  let at = title.length;
  while (title[at - 1] === ".") at -= 1;
  return title.length - at >= 2 ? title.slice(0, at).trimEnd() : title;
}
