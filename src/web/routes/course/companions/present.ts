import type { CompanionView } from "#modules/relay/index.ts";
import type { Text } from "../../../text/types.ts";

type Words = Text["companions"];

/** "Bodil Krag – bisidder, søster". */
export function nameLine(
  { name, kind, relation }: Pick<CompanionView, "name" | "kind" | "relation">,
  words: Words,
): string {
  return `${name} – ${[words.kind[kind].toLowerCase(), relation].filter(Boolean).join(", ")}`;
}

/** What they may be told, in the order of the page; what they may not is left out. */
export const toldInWords = (
  { told }: Pick<CompanionView["wishes"], "told">,
  words: Words,
): readonly string[] =>
  (Object.keys(words.told) as (keyof Words["told"])[])
    .filter((kind) => told.includes(kind))
    .map((kind) => words.told[kind]);

/** "Når det er alvorligt · Før en aftale, kl. 08:00–20:00"; null: never. */
export function phonedInWords(
  { phoned, opens, closes }: Pick<CompanionView["wishes"], "phoned" | "opens" | "closes">,
  words: Words,
): string | null {
  const when = (Object.keys(words.phoned) as (keyof Words["phoned"])[])
    .filter((event) => phoned.includes(event))
    .map((event) => words.phoned[event])
    .join(" · ");
  if (when === "") return null;
  return opens === null || closes === null ? when : `${when}, ${words.hours(opens, closes)}`;
}
