import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export type ConsentCommand =
  | { do: "give"; command: z.input<typeof commandSchemas.GiveConsent> }
  | { do: "withdraw"; command: z.input<typeof commandSchemas.WithdrawConsent> }
  | { do: "object"; command: z.input<typeof commandSchemas.MakeObjection> }
  | { do: "lift"; command: z.input<typeof commandSchemas.LiftObjection> };

const LINES_AT_MOST = 20;

/** The forms of the page: one of three sentences · chosen line by line · taken back · an objection · and lifted again. */
export const parseConsent =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<ConsentCommand> => {
    if (fields.form === "withdraw") {
      const parsed = parseCommand(commandSchemas.WithdrawConsent, { courseId }, text);
      return parsed.ok ? { ok: true, command: { do: "withdraw", command: parsed.command } } : parsed;
    }
    if (fields.form === "object") {
      const against = recipientFrom(fields.get("against"));
      const input = { courseId, ...against, against: against.recipient, form: fields.get("form-of-consent") };
      const parsed = parseCommand(commandSchemas.MakeObjection, without(input, "recipient"), text, {
        field: (path) => (path === "form" ? "form-of-consent" : "against"),
      });
      return parsed.ok ? { ok: true, command: { do: "object", command: parsed.command } } : parsed;
    }
    if (fields.form.startsWith("lift")) {
      const input = { courseId, objectionId: fields.get("objectionId") };
      const parsed = parseCommand(commandSchemas.LiftObjection, input, text);
      return parsed.ok ? { ok: true, command: { do: "lift", command: parsed.command } } : parsed;
    }
    return parseGiven(courseId, fields, text);
  };

/** Who heard it counts when it was said aloud; who said it, when it was somebody else. */
function parseGiven(courseId: string, fields: FormFields, text: Text): Parsed<ConsentCommand> {
  const form = fields.get("form-of-consent");
  const givenBy = fields.get("givenBy");
  const lines = fields.form === "choose" ? linesFrom(fields) : [];
  const input = {
    courseId,
    scope: fields.form === "choose" ? "chosen" : fields.get("scope"),
    allowances: fields.form === "choose" ? lines.map(({ line }) => line) : undefined,
    form,
    witness: form === "oral" ? fields.get("witness") : undefined,
    givenBy,
    givenByName: givenBy === "citizen" ? undefined : fields.get("givenByName"),
  };
  const parsed = parseCommand(commandSchemas.GiveConsent, input, text, {
    field: (path) => fieldOf(path, lines),
  });
  return parsed.ok ? { ok: true, command: { do: "give", command: parsed.command } } : parsed;
}

/** A line counts when anything of it is filled in; `n` is where it stands on the page. */
function linesFrom(fields: FormFields) {
  return Array.from({ length: LINES_AT_MOST }, (_, index) => index + 1).flatMap((n) => {
    const to = fields.get(`to-${n}`);
    const kinds = fields.all(`kinds-${n}`);
    const purpose = fields.get(`purpose-${n}`);
    if (to === "" && kinds.length === 0 && purpose === "") return [];
    const endsOn = fields.get(`ends-${n}`);
    return [{ n, line: { ...recipientFrom(to), kinds, purpose, ...(endsOn === "" ? {} : { endsOn }) } }];
  });
}

/** "relay", "all", or what sort it is and which: "unit:…", "organisation:…". */
function recipientFrom(chosen: string) {
  const [recipient = "", id] = chosen.split(":");
  if (recipient === "unit") return { recipient, unitId: id };
  if (recipient === "organisation") return { recipient, organisationId: id };
  return { recipient };
}

const without = (input: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key !== name));

/** Where on the page what is wrong with a path of the command stands. */
function fieldOf(path: string, lines: readonly { n: number }[]): string {
  const [first, index, part] = path.split(".");
  if (first === "form") return "form-of-consent";
  if (first !== "allowances") return path;
  const n = lines[Number(index ?? 0)]?.n ?? 1;
  if (part === "kinds") return `kinds-${n}`;
  if (part === "endsOn") return `ends-${n}`;
  return part === "purpose" ? `purpose-${n}` : `to-${n}`;
}
