import { parseCpr, parsePersonNumber } from "#kernel/cpr.ts";
import type { Reader, Seen } from "./finding.ts";
import { capital, type Token } from "./tokens.ts";

const BETWEEN = /^[-\u2010-\u2015./ ]$/u;

/** Groups of digits from here on, as people set them apart: by a space, a hyphen, a full stop. At most five. */
function groupsAt(tokens: readonly Token[], i: number): { groups: string[]; ends: number[] } {
  const groups: string[] = [];
  const ends: number[] = [];
  let at = i;
  while (groups.length < 5) {
    const token = tokens[at];
    if (token?.kind !== "number") break;
    groups.push(token.key);
    ends.push(at + 1);
    const next = tokens[at + 1];
    if (next?.kind === "number" && next.gap === "space") at += 1;
    else if (next && BETWEEN.test(next.text) && next.gap !== "line") at += 2;
    else break;
  }
  return { groups, ends };
}

/** Lengths of the groups a Danish number is written in. */
const PHONE = new Set(["8", "4-4", "2-2-2-2", "2-3-3", "3-2-3", "3-3-2", "2-6"]);
const CPR = new Set(["10", "6-4", "2-2-2-4", "4-2-4", "2-4-4"]);

/** Numbers: personal ones, telephones, and long ones that are something's – in that order. */
export const numbersAt: Reader = (tokens, i) => {
  if (tokens[i]?.kind !== "number") return null;
  const { groups, ends } = groupsAt(tokens, i);
  const shapeOf = (n: number): string =>
    groups
      .slice(0, n)
      .map(({ length }) => length)
      .join("-");
  for (let n = groups.length; n > 0; n -= 1) {
    const digits = groups.slice(0, n).join("");
    if (CPR.has(shapeOf(n)) && parseCpr(digits) !== null) return seen("cpr", ends[n - 1], "et nummer");
  }
  const letters = replacement(tokens, i);
  if (letters) return letters;
  const abroad = fromAbroad(tokens, i, groups, ends);
  if (abroad) return abroad;
  for (let n = groups.length; n > 0; n -= 1)
    if (PHONE.has(shapeOf(n))) return seen("phone", ends[n - 1], "et telefonnummer");
  const first = groups[0] ?? "";
  return first.length > 5 ? seen("number", ends[0], "et nummer") : null;
};

const seen = (kind: Seen["kind"], until: number | undefined, suggestion: string): Seen | null =>
  until === undefined ? null : { kind, until, suggestion };

/** "010203-1AB2": a replacement number, which has letters in it. */
function replacement(tokens: readonly Token[], i: number): Seen | null {
  const at = tokens[i + 1]?.text === "-" ? i + 2 : i + 1;
  const four = tokens.slice(at, at + 3);
  if (tokens[i]?.key.length !== 6 || four.map(({ kind }) => kind).join() !== "number,word,number")
    return null;
  const value = `${tokens[i]?.key}${four.map(({ key }) => key).join("")}`;
  return parsePersonNumber(value) === null ? null : seen("cpr", at + 3, "et nummer");
}

/** "+45 …", "0045 …", "+46 8 123 456 78". */
function fromAbroad(
  tokens: readonly Token[],
  i: number,
  groups: readonly string[],
  ends: readonly number[],
): Seen | null {
  const plus = tokens[i - 1]?.text === "+" && tokens[i]?.gap === "none";
  if (!plus && !/^00[1-9]/u.test(groups.join(""))) return null;
  // A Danish number ends after its eight digits; of others nobody knows, and what follows may be its own.
  const danish = new RegExp(`^${plus ? "" : "00"}45`, "u").test(groups.join("")) ? (plus ? 10 : 12) : null;
  const lengths = groups.map((_, n) => groups.slice(0, n + 1).join("").length);
  const whole = danish === null ? -1 : lengths.indexOf(danish);
  const last = whole >= 0 ? whole : lengths.findLastIndex((length) => length >= 8 && length <= 17);
  const found = last >= 0 ? seen("phone", ends[last], "et telefonnummer") : null;
  return found && (plus ? { ...found, back: 1 } : found);
}

const MONEY = new Set(["kr", "kroner", "krone", "dkk", "euro", "eur", "tusind", "t.kr", "mio", "millioner"]);

/** "4.500 kr.", "12 tusind", "kr. 300,-". */
export const amountAt: Reader = (tokens, i) => {
  const token = tokens[i];
  const before = token?.key === "kr" || token?.key === "dkk";
  let at = before ? i + (tokens[i + 1]?.text === "." ? 2 : 1) : i;
  if (tokens[at]?.kind !== "number" || (before && tokens[at]?.gap === "line")) return null;
  let digits = tokens[at]?.key ?? "";
  for (at += 1; tokens[at]?.text === "." && tokens[at + 1]?.key.length === 3; at += 2)
    if (tokens[at + 1]?.kind === "number") digits += tokens[at + 1]?.key ?? "";
    else break;
  if (tokens[at]?.text === "," && tokens[at + 1]?.gap === "none") at += 2;
  const unit = tokens[at]?.key ?? "";
  if (!before && !(MONEY.has(unit) && tokens[at]?.gap !== "line")) return null;
  if (!before) at += 1;
  if (/^(?:tusind|mio|millioner)$/u.test(unit)) {
    digits += unit === "tusind" ? "000" : "000000";
    if (tokens[at]?.text === "." && unit === "mio") at += 1;
    if (MONEY.has(tokens[at]?.key ?? "")) at += 1;
  }
  if (unit === "kr" && tokens[at]?.text === "." && !capital(tokens[at + 1])) at += 1;
  return { kind: "amount", until: at, suggestion: sized(digits.length) };
};

const sized = (digits: number): string => {
  if (digits <= 3) return "nogle hundrede kroner";
  if (digits === 4) return "nogle tusind kroner";
  return digits === 5 ? "mange tusind kroner" : "et stort beløb";
};

/** A mail address, or a page on the web: whatever stands together around an @ or a domain. */
export const addressAt: Reader = (tokens, i) => {
  if (tokens[i]?.gap === "none") return null;
  let until = i + 1;
  while (tokens[until] && tokens[until]?.gap === "none") until += 1;
  const text = tokens
    .slice(i, until)
    .map((token) => token.text)
    .join("");
  const at = text.indexOf("@");
  if (at < 0 && !/^\W{0,3}(?:https?:|www\.)/iu.test(text) && !DOMAIN.test(text)) return null;
  // What closes the sentence or a bracket around it is not part of it.
  let [from, to] = [i, until];
  while (to > from + 1 && tokens[to - 1]?.kind === "mark" && tokens[to - 1]?.text !== "/") to -= 1;
  while (from < to - 1 && /^[("'”“<]$/u.test(tokens[from]?.text ?? "")) from += 1;
  const back = i - from;
  const mail = at > 0 && at < text.length - 1;
  return mail
    ? { kind: "email", until: to, back, suggestion: "en mailadresse" }
    : { kind: "web", until: to, back, suggestion: "en side på nettet" };
};

const DOMAIN = /[\p{L}\d]\.(?:dk|com|org|net|eu|se|no|de|info|nu)(?:$|[/).,:;!?”"'])/iu;
