import type { Question } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";
import { consentOf, storyOf } from "../shared/form.ts";
import { nameOf } from "./naming.ts";

type Asked = Pick<Question, "kind" | "words">;
export type Settled = Asked & ({ readonly instead: string } | { readonly why: string });

/** What was pressed on a story's desk. */
export type Pressed =
  | { readonly do: "settle"; readonly settled: readonly Settled[] }
  | ({ readonly do: "edit" } & ReturnType<typeof storyOf>)
  | { readonly do: "consent"; readonly consent: ReturnType<typeof consentOf> }
  | { readonly do: "ask" | "approve" | "correct" }
  | { readonly do: "back" | "general"; readonly why: string }
  | { readonly do: "withdraw"; readonly for: "person" | "association" | "council" };

export type SeenPressed = Pressed & { readonly seen: number };

const FORMS = [
  ...(["settle", "edit", "consent", "general", "ask", "approve", "back", "correct", "withdraw"] as const),
] as const;

/** `questions`: what is pointed out now. What the reader left for later is left, and so is what is no longer there. */
export const parseDesk =
  (questions: readonly Asked[]) =>
  (fields: FormFields, text: Text): Parsed<SeenPressed> => {
    const seen = Number(fields.get("seen"));
    const pressed = oneOf(fields.form, FORMS);
    if (pressed === null || !Number.isInteger(seen) || seen < 1) return noSuchForm(text);
    const command = (rest: Pressed): Parsed<SeenPressed> => ({ ok: true, command: { ...rest, seen } });
    switch (pressed) {
      case "settle":
        return settled(questions, fields, text, seen);
      case "edit":
        return command({ do: "edit", ...storyOf(fields) });
      case "consent":
        return command({ do: "consent", consent: consentOf(fields) });
      case "general":
      case "back": {
        const why = fields.get("why");
        return why === ""
          ? { ok: false, errors: { why: text.fieldIssues.required } }
          : command({ do: pressed, why });
      }
      case "withdraw": {
        const reason = oneOf(fields.get("for"), ["person", "association", "council"]);
        return reason === null
          ? { ok: false, errors: { for: text.fieldIssues.required } }
          : command({ do: "withdraw", for: reason });
      }
      default:
        return command({ do: pressed });
    }
  };

function settled(
  questions: readonly Asked[],
  fields: FormFields,
  { fieldIssues }: Text,
  seen: number,
): Parsed<SeenPressed> {
  const errors: Record<string, string> = {};
  const all = questions.flatMap(({ kind, words }): Settled[] => {
    const i = nameOf({ kind, words });
    const [instead, why] = [fields.get(`instead-${i}`), fields.get(`why-${i}`)];
    switch (fields.get(`do-${i}`)) {
      case "write":
        if (instead === "") errors[`instead-${i}`] = fieldIssues.required;
        return [{ kind, words, instead }];
      case "keep":
        if (why === "") errors[`why-${i}`] = fieldIssues.sayWhy;
        return [{ kind, words, why }];
      default:
        return [];
    }
  });
  const [first] = questions;
  if (all.length === 0) errors[first ? `do-${nameOf(first)}` : "form"] = fieldIssues.required;
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, command: { do: "settle", settled: all, seen } };
}
