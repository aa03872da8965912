import { type RecommendationCommands, recommendationCommands } from "#modules/council/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** So many actions may be written at once. */
export const ACTIONS = [1, 2, 3] as const;

/** What a body says to a recommendation. A row of actions is one when anything stands in it. */
export const parseAnswer =
  (sendingId: string) =>
  ({ get }: FormFields, text: Text): Parsed<RecommendationCommands["answer"]> => {
    const rows = ACTIONS.filter((n) =>
      [`action${n}`, `owner${n}`, `by${n}`].some((name) => get(name) !== ""),
    );
    const noted = get("kind") === "noted";
    return parseCommand(
      recommendationCommands.answer,
      {
        ...{ sendingId, seen: Number(get("seen")), recordedAs: get("recordedAs"), kind: get("kind") },
        ...{ notedAs: noted ? get("notedAs") : "", reason: get("reason"), why: get("why") },
        ...{ planKind: get("planKind") === "none" ? "" : get("planKind"), plan: get("plan") },
        ...{ answeredOn: get("answeredOn"), saidBy: get("saidBy"), document: get("document") },
        actions: rows.map((n) => ({
          ...{ words: get(`action${n}`), owner: get(`owner${n}`) },
          ...(get(`by${n}`) === "" ? {} : { by: get(`by${n}`) }),
        })),
      },
      text,
      {
        field: (path) => {
          const [, row, part] = /^actions\.(\d+)\.(\w+)$/.exec(path) ?? [];
          if (row === undefined) return path;
          return `${part === "words" ? "action" : part}${rows[Number(row)]}`;
        },
        words: { kind: text.fieldIssues.chooseOne, notedAs: text.fieldIssues.chooseOne },
      },
    );
  };
