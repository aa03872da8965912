import type { Reader, Seen } from "./finding.ts";
import type { Token } from "./tokens.ts";

const MONTHS = "januar februar marts april maj juni juli august september oktober november december".split(
  " ",
);
const SHORT = new Map(
  "jan feb mar apr maj jun jul aug sep sept okt nov dec".split(" ").map((word) => [word, 1]),
);
const DAYS = new Set("mandag tirsdag onsdag torsdag fredag lørdag søndag".split(" "));
const ORDINALS = new Set(
  `første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende
   attende nittende tyvende enogtyvende toogtyvende treogtyvende fireogtyvende femogtyvende seksogtyvende syvogtyvende otteogtyvende
   niogtyvende tredivte enogtredivte`.split(/\s+/u),
);
const FEASTS =
  /^(?:jul|juleaften\w*|juledag\w*|juleferien|nytår|nytårsaften|nytårsdag|påske\w*|pinse\w*|fastelavn\w*|grundlovsdag|sankthans\w*|skærtorsdag|langfredag|mortensaften|lillejuleaften|himmelfartsdag|ramadan\w*|eid)$/u;

const SEASONS = ["vinteren", "foråret", "sommeren", "efteråret"];
const seasonOf = (month: number): string => SEASONS[Math.floor((month % 12) / 3)] ?? "";
const monthOf = (token: Token | undefined): number => {
  const at = token ? MONTHS.indexOf(token.key) : -1;
  if (at >= 0) return at + 1;
  if (!token || !SHORT.has(token.key)) return 0;
  return MONTHS.findIndex((month) => month.startsWith(token.key.slice(0, 3))) + 1;
};

const isYear = (token: Token | undefined): boolean =>
  token?.kind === "number" && /^(?:19|20)\d\d$/u.test(token.key) && token.gap !== "line";

const inDay = (digits: string): boolean =>
  /^\d{1,2}$/u.test(digits) && Number(digits) >= 1 && Number(digits) <= 31;
const inMonth = (digits: string): boolean => inDay(digits) && Number(digits) <= 12;

/** "i foråret 2024": the season, and the year where it stood. */
const asSeason = (month: number, year: Token | undefined): string =>
  `${seasonOf(month)}${isYear(year) ? ` ${year?.key}` : ""}`;

/** Dates as Danes write them: "12. marts 2024", "d. 12/3", "12.03.24", "tirsdag den 12.", "den tolvte marts", "juleaften", "født i 1975". */
export const dateAt: Reader = (tokens, i) => {
  const token = tokens[i];
  if (!token) return null;
  const found = inDigits(tokens, i) ?? inWords(tokens, i) ?? monthAt(tokens, i) ?? bornAt(tokens, i);
  if (found) return { ...found, kind: "date", trait: "date", back: leadIn(tokens, i) };
  if (token.kind === "word" && FEASTS.test(token.key))
    return { kind: "date", trait: "date", until: i + 1, suggestion: "en højtid" };
  return null;
};

type Part = Pick<Seen, "until" | "suggestion">;

/** "tirsdag den", "d.", "den", "i" belong to the date that follows. */
function leadIn(tokens: readonly Token[], i: number): number {
  let back = 0;
  const before = (n: number): string => tokens[i - n]?.key ?? "";
  if (before(1) === "den" || before(1) === "i") back = 1;
  else if (before(1) === "." && before(2) === "d") back = 2;
  if (DAYS.has(before(back + 1))) back += 1;
  return back;
}

function inDigits(tokens: readonly Token[], i: number): Part | null {
  const [a, mark, b] = tokens.slice(i, i + 3);
  if (a?.kind !== "number" || b?.kind !== "number" || !mark || b.gap === "line") return null;
  const [mark2, c] = tokens.slice(i + 3, i + 5);
  const same = mark2?.text === mark.text && c?.kind === "number" && c.gap !== "line" && mark2.gap === "none";
  if (!/^[-./\u2010-\u2015]$/u.test(mark.text) || mark.gap !== "none") return null;
  if (isYear(a) && same && inMonth(b.key) && inDay(c.key))
    return { until: i + 5, suggestion: `i ${asSeason(Number(b.key), a)}` };
  if (!inDay(a.key) || !inMonth(b.key)) return null;
  if (same && /^(?:\d\d|(?:19|20)\d\d)$/u.test(c.key))
    return { until: i + 5, suggestion: `i ${asSeason(Number(b.key), c)}` };
  return mark.text === "/" ? { until: i + 3, suggestion: `i ${seasonOf(Number(b.key))}` } : null;
}

function inWords(tokens: readonly Token[], i: number): Part | null {
  const day = tokens[i];
  if (!day || !(ORDINALS.has(day.key) || (day.kind === "number" && inDay(day.key)))) return null;
  let at = tokens[i + 1]?.text === "." ? i + 2 : i + 1;
  const month = monthOf(tokens[at]);
  if (month > 0 && tokens[at]?.gap !== "line") {
    at += tokens[at + 1]?.text === "." && SHORT.has(tokens[at]?.key ?? "") && isYear(tokens[at + 2]) ? 2 : 1;
    const year = tokens[at];
    return { until: isYear(year) ? at + 1 : at, suggestion: `i ${asSeason(month, year)}` };
  }
  // "tirsdag den 12." and "d. 12.", without a month.
  const [before, earlier] = [tokens[i - 1]?.key, tokens[i - 2]?.key ?? ""];
  const said = (before === "den" && DAYS.has(earlier)) || (before === "." && earlier === "d");
  return said && day.kind === "number" ? { until: at, suggestion: "en dag" } : null;
}

function monthAt(tokens: readonly Token[], i: number): Part | null {
  const token = tokens[i];
  if (!token || !MONTHS.includes(token.key)) return null;
  const year = tokens[i + 1];
  // "Maj" and "August" are names too.
  if (!isYear(year) && /^\p{Lu}/u.test(token.text)) return null;
  return { until: isYear(year) ? i + 2 : i + 1, suggestion: `i ${asSeason(monthOf(token), year)}` };
}

/** "født i 1975": the decade says as much. */
function bornAt(tokens: readonly Token[], i: number): Part | null {
  if (!isYear(tokens[i])) return null;
  const before = tokens[i - 1]?.key === "i" ? tokens[i - 2] : tokens[i - 1];
  if (before?.key !== "født" && before?.key !== "årgang") return null;
  return { until: i + 1, suggestion: `i ${tokens[i]?.key.slice(0, 3)}0'erne` };
}

const TENS = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems".split(" ");
const ONES = "en to tre fire fem seks syv otte ni".split(" ");
const TEENS = "ti elleve tolv tretten fjorten femten seksten sytten atten nitten".split(" ");
const SPOKEN = new Map<string, number>([
  ...ONES.map((word, n) => [word, n + 1] as const),
  ...TEENS.map((word, n) => [word, n + 10] as const),
  ...TENS.flatMap((ten, t) => [
    [ten, (t + 2) * 10] as const,
    ...ONES.map((one, n) => [`${one}og${ten}`, (t + 2) * 10 + n + 1] as const),
  ]),
]);

/** 47 for "47" and "syvogfyrre"; null for anything that is no age. */
function yearsOf(token: Token | undefined, word = token?.key): number | null {
  if (!token || word === undefined) return null;
  const years = token.kind === "number" ? Number(word) : SPOKEN.get(word);
  return years !== undefined && years >= 1 && years <= 110 ? years : null;
}

/** A band somebody is one of many in. */
export function ageBand(years: number): string {
  if (years < 15) return "et barn";
  if (years < 18) return "under 18 år";
  if (years < 30) return "en ung voksen";
  return years >= 80 ? "over 80 år" : `i ${Math.floor(years / 10)}0'erne`;
}

/** Before "20 år": then it is how long, not how old. */
const LASTING = new Set(
  "i efter gennem igennem hvert hver over under om for cirka ca mindst de sidste seneste godt næsten knap inden mere end første og eller til alle hele adskillige fleste mange".split(
    " ",
  ),
);

/** "47-årig", "47 år", "fyrre år gammel", "(47)", "otte måneder gammel". */
export const ageAt: Reader = (tokens, i) => {
  const token = tokens[i];
  if (!token) return null;
  const found = (years: number, until: number, back = 0): Seen => ({
    ...{ kind: "age", trait: "age", suggestion: ageBand(years) },
    ...{ until, back },
  });
  const inOne = /^(\p{L}+?)-?årige?s?$/u.exec(token.kind === "word" ? token.key : "");
  const spoken = inOne ? yearsOf(token, inOne[1]) : null;
  if (spoken !== null) return found(spoken, i + 1);
  const years = yearsOf(token);
  if (years === null) return null;
  const [one, two, three] = tokens.slice(i + 1, i + 4);
  if (one?.text === "-" && /^årige?s?$/u.test(two?.key ?? "")) return found(years, i + 3);
  if (/^årige?s?$/u.test(one?.key ?? "")) return found(years, i + 2);
  const old = /^(?:gammel|gamle|gammelt)$/u;
  if (one?.key === "år" && old.test(two?.key ?? "")) return found(years, i + 3);
  if (/^(?:måneder|uger|dage)$/u.test(one?.key ?? "") && old.test(two?.key ?? "")) return found(1, i + 3);
  const before = tokens[i - 1];
  if (one?.key === "år" && token.kind === "number") {
    const aged = /^(?:alder|alderen)$/u.test(tokens[i - 2]?.key ?? "");
    return aged ||
      !(
        LASTING.has(before?.key ?? "") ||
        two?.key === "siden" ||
        two?.key === "senere" ||
        three?.key === "træk"
      )
      ? found(years, i + 2)
      : null;
  }
  const bracketed = before?.text === "(" && one?.text === ")" && tokens[i - 2]?.kind === "word";
  return bracketed && years > 9 ? found(years, i + 1) : null;
};
