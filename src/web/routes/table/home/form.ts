import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Writing a joint table down, or ending it: the forms `hold`, `take`, `taken` and `unmet`. */
export type TableCommand =
  | { do: "hold"; command: z.input<typeof commandSchemas.HoldTable> }
  | { do: "settle"; command: z.input<typeof commandSchemas.SettleTable> };

const positions = (fields: FormFields, name: string): number[] => fields.all(name).map(Number);
const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export function parseTable(tableId: string, fields: FormFields, text: Text): Parsed<TableCommand> {
  if (fields.form === "hold") {
    const held = {
      tableId,
      edition: Number(fields.get("edition")),
      came: positions(fields, "came"),
      others: lines(fields.get("others")),
    };
    // A field that was emptied is meant to be empty.
    const written = {
      citizenWish: fields.get("citizenWish"),
      spokesperson: fields.get("spokesperson"),
      notes: fields.get("notes"),
    };
    const parsed = parseCommand(commandSchemas.HoldTable, { ...held, ...written }, text, {
      field: wholeField,
    });
    return parsed.ok
      ? { ok: true, command: { do: "hold", command: { ...parsed.command, ...written } } }
      : parsed;
  }
  const ending = { tableId, whoPays: fields.get("whoPays"), decided: positions(fields, "decided") };
  const settled =
    fields.form === "unmet"
      ? {
          ...ending,
          outcome: "unmetNeed",
          note: fields.get("note"),
          meanwhile: fields.get("meanwhile"),
          reviewOn: fields.get("reviewOn"),
        }
      : {
          ...ending,
          outcome: "taker",
          nextStep: fields.get("nextStep"),
          nextStepOn: fields.get("nextStepOn"),
        };
  const parsed = parseCommand(commandSchemas.SettleTable, settled, text, { field: wholeField });
  return parsed.ok ? { ok: true, command: { do: "settle", command: parsed.command } } : parsed;
}

/** What is wrong with one of several lines or ticks is said at the field that holds them. */
const wholeField = (path: string): string => path.split(".")[0] ?? path;
