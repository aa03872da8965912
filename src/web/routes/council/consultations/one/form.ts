import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";
import { askedOf } from "../shared/form.ts";

/** What was pressed on a consultation's page. */
export type Pressed =
  | { readonly do: "input"; readonly words: string }
  | { readonly do: "write"; readonly words: string }
  | {
      readonly do: "adopt";
      readonly on: string;
      readonly by: "meeting" | "chair" | "written";
      readonly meetingId: string | null;
      readonly note: string;
    }
  | { readonly do: "reopen" | "drop"; readonly why: string }
  | { readonly do: "send"; readonly to: string }
  | {
      readonly do: "follow";
      readonly outcome: "whole" | "partly" | "not";
      readonly on: string;
      readonly words: string;
    }
  | ({ readonly do: "correct" } & ReturnType<typeof askedOf>);
export type SeenPressed = Pressed & { readonly seen: number };

const FORMS = ["input", "write", "adopt", "reopen", "drop", "send", "follow", "correct"] as const;

export function parseConsultation(fields: FormFields, text: Text): Parsed<SeenPressed> {
  const { get } = fields;
  const seen = Number(get("seen"));
  const pressed = oneOf(fields.form, FORMS);
  if (pressed === null || !Number.isInteger(seen) || seen < 1) return noSuchForm(text);
  const command = (rest: Pressed): Parsed<SeenPressed> => ({ ok: true, command: { ...rest, seen } });
  const missing = (name: string): Parsed<SeenPressed> => ({
    ok: false,
    errors: { [name]: text.fieldIssues.required },
  });
  switch (pressed) {
    case "input":
    case "write":
      return command({ do: pressed, words: get("words") });
    case "reopen":
    case "drop":
      return command({ do: pressed, why: get("why") });
    case "send":
      return command({ do: "send", to: get("to") });
    case "correct":
      return command({ do: "correct", ...askedOf(fields) });
    case "adopt": {
      const by = oneOf(get("by"), ["meeting", "chair", "written"]);
      if (by === null) return missing("by");
      return command({
        do: "adopt",
        by,
        on: get("on"),
        meetingId: get("meetingId") || null,
        note: get("note"),
      });
    }
    case "follow": {
      const outcome = oneOf(get("outcome"), ["whole", "partly", "not"]);
      if (outcome === null) return missing("outcome");
      return command({ do: "follow", outcome, on: get("on"), words: get("words") });
    }
  }
}
