import type { z } from "zod";
import { memberSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { seatFields } from "../members/form.ts";

/** What was pressed on the page of one seat. */
export type Seated =
  | { readonly do: "correct"; readonly command: z.input<typeof memberSchemas.CorrectSeat> }
  | { readonly do: "move"; readonly command: z.input<typeof memberSchemas.MoveSeat> }
  | { readonly do: "end"; readonly command: z.input<typeof memberSchemas.EndSeat> };

/** Pure. */
export const parseSeat =
  (seatId: string) =>
  (fields: FormFields, text: Text): Parsed<Seated> => {
    const seat = { seatId, seen: Number(fields.get("seen")), why: fields.get("why") };
    switch (fields.form) {
      case "correct":
        return as(
          "correct",
          // An address that was emptied is none any more: left out, it would stay as it was.
          parseCommand(
            memberSchemas.CorrectSeat,
            { ...seat, ...seatFields(fields), mail: fields.get("mail") || null },
            text,
          ),
          signIn(fields, text),
        );
      case "move": {
        const { role, onBehalfOf } = seatFields(fields);
        const moved = { ...seat, role, onBehalfOf, since: fields.get("since") };
        return as("move", parseCommand(memberSchemas.MoveSeat, moved, text));
      }
      case "end":
        return as(
          "end",
          parseCommand(memberSchemas.EndSeat, { ...seat, lastDay: fields.get("lastDay") }, text),
        );
      default:
        return noSuchForm(text);
    }
  };

type SignIn = Pick<z.input<typeof memberSchemas.CorrectSeat>, "signsInAs">;

/** Who signs in with it from now on: as it was, nobody, or somebody with that address. */
function signIn(fields: FormFields, text: Text): Parsed<SignIn> {
  const choice = fields.get("signIn");
  if (choice === "nobody") return { ok: true, command: { signsInAs: null } };
  if (choice !== "other") return { ok: true, command: {} };
  const signsInAs = fields.get("signsInAs");
  return signsInAs === ""
    ? { ok: false, errors: { signsInAs: text.fieldIssues.required } }
    : { ok: true, command: { signsInAs } };
}

function as<D extends Seated["do"], C>(
  what: D,
  parsed: Parsed<C>,
  more: Parsed<SignIn> = { ok: true, command: {} },
) {
  if (parsed.ok && more.ok)
    return { ok: true as const, command: { do: what, command: { ...parsed.command, ...more.command } } };
  return {
    ok: false as const,
    errors: { ...(parsed.ok ? {} : parsed.errors), ...(more.ok ? {} : more.errors) },
  };
}
