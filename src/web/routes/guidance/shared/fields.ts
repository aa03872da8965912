import { type Card, cardSchema, englishOlderAfter } from "#modules/guidance/index.ts";
import type { Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { type Fields, first, one } from "../../directory/shared/fields/fields.ts";

/** A card as the fields of its form, and back: a form nobody touched is the same card. Pure. */

type Link = Card["sources"][number];
const lineOf = ({ title, url }: Link): string => (url === null ? title : `${title} ${url}`);

/** "Sundhedsloven § 41 https://…": the address last, where there is one. */
function linkIn(line: string): Link {
  const [, title = "", url = null] = /^(.*?)(?:\s+(https?:\/\/\S+))?$/i.exec(line.trim()) ?? [];
  return { title, url };
}

const FIELD_OF: readonly (readonly [prefix: string, field: string])[] = [
  ["title.da", "titleDa"],
  ["title.en", "titleEn"],
  ["body.da", "bodyDa"],
  ["body.en", "bodyEn"],
  ["sources", "sources"],
  ["clinical.guideline", "guideline"],
  ["clinical.owner", "owner"],
  ["moments", "moments"],
  ["needs", "needs"],
];
const fieldOf = (path: string): string =>
  FIELD_OF.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`))?.[1] ?? path;

export const cardFields = (card: Card): Fields => ({
  ...{ titleDa: one(card.title.da), bodyDa: one(card.body.da) },
  ...{ titleEn: one(card.title.en), bodyEn: one(card.body.en) },
  ...{
    moments: [...card.moments].sort(),
    needs: [...card.needs].sort(),
    sources: one(card.sources.map(lineOf).join("\n")),
  },
  english: one(card.englishOlder ? "older" : null),
  reviewOn: one(card.reviewOn),
  owner: one(card.clinical?.owner),
  guideline: one(card.clinical && lineOf(card.clinical.guideline)),
  example: one(card.example ? "yes" : null),
  withdrawn: one(card.withdrawn ? "yes" : null),
});

/** What is ticked has no order: what stood keeps its own, so that nothing seems changed that is not. */
const asBefore = (before: readonly string[], ticked: readonly string[] = []): readonly string[] => [
  ...before.filter((code) => ticked.includes(code)),
  ...ticked.filter((code) => !before.includes(code)),
];

export function cardFrom(fields: Fields, base: Card, text: Text): Parsed<Card> {
  const said = (name: string) => first(fields, name).replaceAll("\r\n", "\n");
  const [owner, guideline] = [said("owner").trim(), said("guideline").trim()];
  // Held against what stood: as it is kept, without spaces around it.
  const both = {
    title: { da: said("titleDa").trim(), en: said("titleEn").trim() },
    body: { da: said("bodyDa").trim(), en: said("bodyEn").trim() },
  };
  const answer = first(fields, "english");
  const englishOlder = englishOlderAfter(base, both, answer === "fits" || answer === "older" ? answer : null);
  const draft = {
    ...{ id: base.id, region: base.region },
    ...both,
    englishOlder: englishOlder ?? false,
    ...{ moments: asBefore(base.moments, fields.moments), needs: asBefore(base.needs, fields.needs) },
    sources: said("sources")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map(linkIn),
    reviewOn: said("reviewOn"),
    clinical: owner === "" || guideline === "" ? null : { owner, guideline: linkIn(guideline) },
    example: first(fields, "example") === "yes",
    withdrawn: first(fields, "withdrawn") === "yes",
  };
  const words = text.guidance.editing;
  const parsed = parseCommand(cardSchema, draft, text, {
    field: fieldOf,
    words: { sources: text.fieldIssues.required, reviewOn: text.fieldIssues.notADay },
  });
  const half = (owner === "") !== (guideline === "");
  const checked = withErrors(parsed, {
    ...(half ? { [owner === "" ? "owner" : "guideline"]: words.needBothClinical } : {}),
    ...(parsed.ok && englishOlder === null ? { english: words.sayOfEnglish } : {}),
  });
  return checked.ok ? { ok: true, command: cardSchema.parse(checked.command) } : checked;
}
