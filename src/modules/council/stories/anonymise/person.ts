import { findingsIn } from "./find.ts";
import { type FindingKind, HARD_KINDS } from "./finding.ts";
import { type Token, tokensIn } from "./tokens.ts";

/** What in a text says that it is about one person, whoever it may be. Pure; goes a few times through the text. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** One letter and its stop are an abbreviation sooner than a name. */
const KINDS: ReadonlySet<FindingKind> = new Set([...HARD_KINDS, "name", "age"]);
const HE_OR_SHE = set("han hun ham hende hans hendes");
const I_MYSELF = set("jeg mig min mit mine");
const ONE = set("en én et ét den denne");
/** Alone with "en" before it, it is somebody. */
const SOMEBODY =
  /^(?:mand|kvinde|dreng|pige|mor|far|moder|fader|søn|datter|bror|søster|kæreste|ægtefælle|enke|enkemand|fyr|herre|dame|teenager|gravid)$/u;
const THAT_ONE =
  /^(?:manden|kvinden|drengen|pigen|moren|moderen|faren|faderen|sønnen|datteren|broren|broderen|søsteren|kæresten|enken|enkemanden|fyren|vedkommende)s?$/u;
/** Somebody in general – until something has happened to them. */
const ANYBODY =
  /^(?:borger|patient|person|bruger|beboer|ung|gæst|hjemløs|klient|indlagt|pårørende|socialt|udsat|misbruger|menneske|af)$/u;
const HAPPENED = set(
  "blev fik kom gik sagde var havde måtte ringede ventede døde mødte sov boede lå stod sad oplevede fortalte spurgte bad endte faldt mistede flyttede rejste løb tog gav svarede forsøgte henvendte bankede blevet",
);
/** Fewer words between quotation marks are a manner of speaking. */
const QUOTED = 3;
const OPENS = /^["”“„»«]$/u;

/**
 * What says so, as it stands, each once: a name, an age, "en mand", "hun", somebody's own words, or something that happened to "en borger".
 * Errs on the side of somebody: a person who has seen it may say that it is general.
 */
export function personSigns(text: string): readonly string[] {
  const signs = new Set(
    findingsIn(text).flatMap(({ kind, words }) => (KINDS.has(kind) && words.length > 2 ? [words] : [])),
  );
  const tokens = tokensIn(text);
  const happens = happening(tokens);
  for (const [i, { key, text: words }] of tokens.entries()) {
    if (HE_OR_SHE.has(key) && !either(tokens, i)) signs.add(words);
    else if (I_MYSELF.has(key) || THAT_ONE.test(key)) signs.add(words);
    else if (ONE.has(key)) {
      const after = [i + 1, i + 2, i + 3];
      const noun = (n: number): string => tokens[n]?.key ?? "";
      const at =
        after.find((n) => SOMEBODY.test(noun(n))) ??
        after.find((n) => happens[i] === true && ANYBODY.test(noun(n)));
      if (at !== undefined && tokens.slice(i, at + 1).every(({ kind }) => kind === "word"))
        signs.add(text.slice(tokens[i]?.start, tokens[at]?.end));
    }
  }
  for (const quoted of quotes(tokens, text)) signs.add(quoted);
  return [...signs];
}

/** "han eller hun", "han/hun": whoever it is. */
function either(tokens: readonly Token[], i: number): boolean {
  const joined = (between: number, other: number): boolean =>
    /^(?:eller|og|\/)$/u.test(tokens[between]?.key ?? "") && HE_OR_SHE.has(tokens[other]?.key ?? "");
  return joined(i + 1, i + 2) || joined(i - 1, i - 2);
}

/** Of each token, whether something has happened in its sentence. */
function happening(tokens: readonly Token[]): readonly boolean[] {
  const happens: boolean[] = [];
  let from = 0;
  for (let i = 0; i <= tokens.length; i += 1) {
    const ends = i === tokens.length || /^[.!?]$/u.test(tokens[i]?.text ?? "");
    if (!ends) continue;
    const there = tokens.slice(from, i).some(({ key }) => HAPPENED.has(key));
    while (happens.length <= Math.min(i, tokens.length - 1)) happens.push(there);
    from = i + 1;
  }
  return happens;
}

/** What stands between quotation marks, on one line; the last mark closes what the one before it opened. */
function quotes(tokens: readonly Token[], text: string): readonly string[] {
  const found: string[] = [];
  let [opened, words] = [-1, 0];
  for (const [i, token] of tokens.entries()) {
    if (token.gap === "line") [opened, words] = [-1, 0];
    if (OPENS.test(token.text)) {
      if (opened === -1) [opened, words] = [i, 0];
      else {
        if (words >= QUOTED) found.push(text.slice(tokens[opened]?.start, token.end));
        [opened, words] = [-1, 0];
      }
    } else if (token.kind === "word") words += 1;
  }
  return found;
}
