import { meetingSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { whenFrom } from "../shared/WhenFields.tsx";

type In<K extends keyof typeof meetingSchemas> = (typeof meetingSchemas)[K]["_zod"]["input"];

/** What was pressed on a meeting's own page. `seen`: what the page showed – how often it was told of, or the edition of its minutes. */
export type Pressed =
  | { readonly do: "change"; readonly command: In<"changeMeeting"> }
  | { readonly do: "call"; readonly seen: number }
  | { readonly do: "cancel"; readonly command: In<"cancelMeeting"> }
  | { readonly do: "begin" }
  | { readonly do: "writeOn" }
  | { readonly do: "send"; readonly command: In<"sendForApproval"> }
  | { readonly do: "takeBack"; readonly command: In<"takeBack"> }
  | { readonly do: "object"; readonly command: In<"objectToMinutes"> }
  | { readonly do: "answer"; readonly command: In<"answerObjection"> }
  | { readonly do: "approve"; readonly seen: number }
  | { readonly do: "publish"; readonly seen: number; readonly leavingOut: readonly number[] }
  | { readonly do: "down"; readonly command: In<"takeBack"> }
  | { readonly do: "correct"; readonly seen: number; readonly why: string };

const FORMS = [
  ...(["change", "call", "cancel", "begin", "writeOn", "send", "takeBack", "object"] as const),
  ...(["answer", "approve", "publish", "down", "correct"] as const),
] as const;

export function parseMeeting(fields: FormFields, text: Text, meetingId: string): Parsed<Pressed> {
  const form = fields.form.startsWith("answer-") ? "answer" : fields.form;
  const pressed = oneOf(form, FORMS);
  const seen = Number(fields.get("seen"));
  if (pressed === null || !Number.isInteger(seen) || seen < 0) return noSuchForm(text);
  const why = fields.get("why");
  const as = <C, P extends Pressed["do"]>(what: P, parsed: Parsed<C>) =>
    parsed.ok ? { ok: true as const, command: { do: what, command: parsed.command } } : parsed;
  switch (pressed) {
    case "change":
      return as(
        "change",
        parseCommand(meetingSchemas.changeMeeting, { meetingId, seen, ...whenFrom(fields) }, text),
      );
    case "cancel":
      return as("cancel", parseCommand(meetingSchemas.cancelMeeting, { meetingId, seen, why }, text));
    case "send": {
      const given = { meetingId, seen, closesOn: fields.get("closesOn") };
      return as("send", parseCommand(meetingSchemas.sendForApproval, given, text));
    }
    case "takeBack":
      return as("takeBack", parseCommand(meetingSchemas.takeBack, { meetingId, seen, why }, text));
    case "down":
      return as("down", parseCommand(meetingSchemas.takeBack, { meetingId, seen, why }, text));
    case "object": {
      const given = { meetingId, words: fields.get("words") };
      return as("object", parseCommand(meetingSchemas.objectToMinutes, given, text));
    }
    case "answer": {
      const given = { meetingId, objectionId: fields.get("objection"), answer: fields.get("answer") };
      return as("answer", parseCommand(meetingSchemas.answerObjection, given, text));
    }
    case "correct":
      return why === ""
        ? { ok: false, errors: { why: text.fieldIssues.required } }
        : { ok: true, command: { do: "correct", seen, why } };
    case "publish": {
      const leavingOut = fields.all("leaves").map(Number);
      return { ok: true, command: { do: "publish", seen, leavingOut } };
    }
    case "call":
    case "approve":
      return { ok: true, command: { do: pressed, seen } };
    case "begin":
    case "writeOn":
      return { ok: true, command: { do: pressed } };
  }
}
