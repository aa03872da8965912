import type { z } from "zod";
import { dischargeSchemas, type LeavingLine } from "#modules/discharge/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import type { KnownDoor } from "../shared/doors.ts";
import { isSettling, parseSettle, type Settled } from "../shared/settle.ts";
import { lineIn, parseSave, type Saved, theirWordsMissing } from "./fields.ts";

type Schemas = typeof dischargeSchemas;

/** What can be done on the page; each form is named by it. */
export type Leaving =
  | { readonly do: "save"; readonly command: Saved }
  | { readonly do: "secure"; readonly command: z.input<Schemas["SecureLine"]> }
  | { readonly do: "notNeeded"; readonly command: z.input<Schemas["LineNotNeeded"]> }
  | { readonly do: "need"; readonly command: z.input<Schemas["LineBecomesNeed"]> }
  | { readonly do: "reopen"; readonly command: z.input<Schemas["ReopenLine"]> }
  | { readonly do: "settle"; readonly command: Settled }
  | { readonly do: "complete"; readonly command: z.input<Schemas["CompleteDischarge"]> }
  | { readonly do: "early"; readonly command: z.input<Schemas["LeaveEarly"]> }
  | { readonly do: "cancel"; readonly command: z.input<Schemas["CancelDischarge"]> }
  | { readonly do: "stop"; readonly command: z.input<Schemas["StopAdmission"]> };

export const parseLeaving =
  (leavingId: string, doors: readonly KnownDoor[]) =>
  (fields: FormFields, text: Text): Parsed<Leaving> => {
    const { form, get } = fields;
    const when = { on: get("on"), at: get("at") };
    if (isSettling(fields)) return as("settle", parseSettle(fields, text, doors));
    switch (form.split("-")[0]) {
      case "save":
        return as("save", parseSave(leavingId, fields, text, doors));
      case "line":
        return parseLine(fields, text, doors);
      case "reopen": {
        const again = { lineId: get("lineId"), edition: Number(get("edition")), words: get("words") };
        return as(
          "reopen",
          parseCommand(dischargeSchemas.ReopenLine, again, text, { words: happened(text) }),
        );
      }
      case "complete":
        return as("complete", parseComplete(leavingId, fields, text));
      case "early": {
        const draft = { leavingId, ...when, words: get("words"), doorOpenUntil: get("doorOpenUntil") };
        return as("early", parseCommand(dischargeSchemas.LeaveEarly, draft, text));
      }
      case "cancel":
        return as(
          "cancel",
          parseCommand(dischargeSchemas.CancelDischarge, { leavingId, words: get("words") }, text, {
            words: happened(text),
          }),
        );
      case "stop": {
        const draft = { leavingId, reason: get("reason"), words: get("words") };
        return as("stop", parseCommand(dischargeSchemas.StopAdmission, draft, text));
      }
      default:
        return noSuchForm(text);
    }
  };

/** What happened is told in words, and asked for by that name. */
const happened = (text: Text) => ({ words: text.leaving.missingFields.happened });

/** One line on its own: the same fields as on the whole form, named without the line. */
function parseLine(fields: FormFields, text: Text, doors: readonly KnownDoor[]): Parsed<Leaving> {
  const kind = fields.form.slice("line-".length) as LeavingLine;
  const said = lineIn(fields, kind, doors);
  if (said === null) return { ok: false, errors: { [`${kind}.how`]: text.fieldIssues.chooseOne } };
  const { line: _, state, ...rest } = said;
  const draft = { lineId: fields.get("lineId"), ...rest };
  const field = (path: string) =>
    `${kind}.${state === "notNeeded" && path === "words" ? "theirWords" : path === "byUnitId" ? "by" : path}`;
  switch (state) {
    case "secured":
      return as("secure", parseCommand(dischargeSchemas.SecureLine, draft, text, { field }));
    case "notNeeded":
      return as(
        "notNeeded",
        parseCommand(dischargeSchemas.LineNotNeeded, draft, text, { field, words: theirWordsMissing(text) }),
      );
    case "need":
      return as("need", parseCommand(dischargeSchemas.LineBecomesNeed, draft, text, { field }));
    default:
      return { ok: false, errors: { [`${kind}.how`]: text.fieldIssues.chooseOne } };
  }
}

const ANSWER = ["leaderName", "leaderReason"] as const;
const ANSWER_FOR_PLACE = ["municipality", "municipalitySaid"] as const;

/** They leave. What was unsettled when the page was drawn asks who answers for it, field by field; the rules have the last word. */
function parseComplete(leavingId: string, fields: FormFields, text: Text) {
  const { get } = fields;
  const asked = get("unsettled");
  const wanted = [...(asked === "" ? [] : ANSWER), ...(asked === "place" ? ANSWER_FOR_PLACE : [])];
  const answered = Object.fromEntries([...ANSWER, ...ANSWER_FOR_PLACE].map((name) => [name, get(name)]));
  const words = text.leaving.missingFields;
  return withErrors(
    parseCommand(
      dischargeSchemas.CompleteDischarge,
      { leavingId, on: get("on"), at: get("at"), ...answered },
      text,
      { words },
    ),
    Object.fromEntries(wanted.filter((name) => get(name) === "").map((name) => [name, words[name]])),
  );
}

const as = <const D extends Leaving["do"], C>(name: D, parsed: Parsed<C>) =>
  parsed.ok ? ({ ok: true, command: { do: name, command: parsed.command } } as const) : parsed;
