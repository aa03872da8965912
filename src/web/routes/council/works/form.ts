import type { z } from "zod";
import { bodySchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The fields of the form to the rules of a body. Pure. */
export const parseRules =
  (bodyId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof bodySchemas.SetRules>> => {
    if (fields.form !== "rules") return noSuchForm(text);
    const number = (name: string) => (fields.has(name) ? Number(fields.get(name)) : undefined);
    const said = (name: string) => (fields.has(name) ? fields.get(name) === "yes" : undefined);
    const kind = fields.get("quorum");
    const rules = {
      ...{ agendaDays: number("agendaDays"), itemDays: number("itemDays"), answerDays: number("answerDays") },
      quorum: {
        kind,
        ...(kind === "fraction" && { parts: number("parts"), of: number("of") }),
        ...(kind === "number" && { number: number("number") }),
      },
      ...{ mayClose: said("mayClose"), hasChair: said("hasChair"), dissentRecorded: said("dissentRecorded") },
      minutesAdoptedBy: fields.get("minutesAdoptedBy"),
    };
    return parseCommand(
      bodySchemas.SetRules,
      { bodyId, from: fields.get("from"), why: fields.get("why"), rules },
      text,
      { field: fieldOf, words: numbers(text) },
    );
  };

/** The form's field for a path in the command. */
const fieldOf = (path: string): string =>
  path.replace(/^rules\./, "").replace(/^quorum\.(kind)?/, (_, kind) => (kind ? "quorum" : ""));

/** What is better to say of a number than that it must be filled in. */
const numbers = ({ fieldIssues: { outOfRange } }: Text): Record<string, string> =>
  Object.fromEntries(
    ["agendaDays", "itemDays", "answerDays", "parts", "of", "number"].map((name) => [name, outOfRange]),
  );
