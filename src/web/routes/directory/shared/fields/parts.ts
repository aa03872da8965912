import { parsePhone } from "#kernel/phone.ts";
import type { Contact, Phone } from "#modules/directory/index.ts";
import { phoneInWords } from "../../../../ui/format.ts";
import { partId } from "../partId.ts";

/** Lists that people write as lines, one thing a line. A line left as it was keeps the whole of what it stood for. */

export const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Parts from lines; null where a line says nothing that can be read. */
function partsFrom<P>(
  text: string,
  before: readonly P[],
  lineOf: (part: P) => string,
  read: (line: string) => P | null,
): readonly P[] | null {
  const left = [...before];
  const parts = linesOf(text).map((line) => {
    const at = left.findIndex((part) => lineOf(part) === line);
    return at < 0 ? read(line) : (left.splice(at, 1)[0] ?? null);
  });
  return parts.includes(null) ? null : parts.filter((part) => part !== null);
}

/** "70 99 01 00 døgnvagt" */
export const phoneLine = ({ number, extension, description, type }: Phone): string =>
  [phoneInWords(number), extension === undefined ? "" : `(${extension})`, description ?? type ?? ""]
    .filter((word) => word !== "")
    .join(" ")
    .replaceAll("\n", " ");

export const phonesFrom = (text: string, before: readonly Phone[], owner: string): readonly Phone[] | null =>
  partsFrom(text, before, phoneLine, (line) => {
    const [, typed = "", description = ""] = /^(\+?[\d\s()-]*\d)[\s–:,-]*(.*)$/.exec(line) ?? [];
    const digits = typed.replaceAll(/\D/g, "");
    // 1813 and 1-1-2 are rung as they are.
    const number = parsePhone(typed) ?? (/^\d{3,5}$/.test(digits) ? digits : null);
    if (number === null) return null;
    return { id: partId(owner, "phone", line), number, ...(description !== "" && { description }) };
  });

/** "Mette, dagvagt, 70 99 01 00, mette@nordlys.example" */
export const contactLine = ({ name, title, department, email, phones }: Contact): string =>
  [name, title ?? department, ...(phones ?? []).map(({ number }) => phoneInWords(number)), email]
    .filter(Boolean)
    .join(", ")
    .replaceAll("\n", " ");

export const contactsFrom = (
  text: string,
  before: readonly Contact[],
  owner: string,
): readonly Contact[] | null =>
  partsFrom(text, before, contactLine, (line) => {
    const id = partId(owner, "contact", line);
    const words = line.split(",").map((word) => word.trim());
    const numbers = words.map(parsePhone).filter((number) => number !== null);
    const email = words.find((word) => word.includes("@"));
    const [name, title] = words.filter((word) => word !== "" && word !== email && parsePhone(word) === null);
    const phones = numbers.map((number) => ({ id: partId(id, "phone", number), number }));
    return {
      id,
      ...(name && { name }),
      ...(title && { title }),
      ...(email && { email }),
      ...(phones.length > 0 && { phones }),
    };
  });

type Document = { id: string; document?: string | undefined; uri?: string | undefined };
export const documentLine = ({ document, uri }: Document): string =>
  (document ?? uri ?? "").replaceAll("\n", " ");
export const documentsFrom = (text: string, before: readonly Document[], owner: string) =>
  partsFrom<Document>(text, before, documentLine, (line) => ({
    id: partId(owner, "document", line),
    document: line,
  }));

/** Names of languages, in Danish and English, to their codes: what `Intl` knows by two letters. */
const codes = new Map<string, string>();
const letters = "abcdefghijklmnopqrstuvwxyz";
function languageCodes(): ReadonlyMap<string, string> {
  if (codes.size > 0) return codes;
  const names = ["en", "da"].map((lang) => new Intl.DisplayNames([lang], { type: "language" }));
  for (const a of letters)
    for (const b of letters)
      for (const words of names) {
        const name = words.of(a + b);
        if (name && name !== a + b) codes.set(name.toLocaleLowerCase("da"), a + b);
      }
  return codes;
}

export const languageName = (code: string, lang = "da"): string =>
  new Intl.DisplayNames([lang], { type: "language" }).of(code) ?? code;

/** Codes from "arabisk, polsk, engelsk"; null where one is no language we know. A code of three letters is taken as it is. */
export function languagesFrom(text: string): readonly string[] | null {
  const words = text
    .split(/[,;\n]|\bog\b/)
    .map((word) => word.trim().toLocaleLowerCase("da"))
    .filter((word) => word !== "");
  const found = words.map((word) => languageCodes().get(word) ?? (/^[a-z]{2,3}$/.test(word) ? word : null));
  return found.includes(null) ? null : [...new Set(found.filter((code) => code !== null))];
}
