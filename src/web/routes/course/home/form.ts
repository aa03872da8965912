import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What can be done on the course page itself, without leaving it. */
export type HomeCommand =
  | { do: "read"; command: z.input<typeof commandSchemas.MarkMeetMeRead> }
  | { do: "approve"; command: z.input<typeof commandSchemas.ApproveMeetMe> }
  | { do: "send"; command: z.input<typeof commandSchemas.SendPrepared> }
  | { do: "discard"; command: z.input<typeof commandSchemas.Withdraw> }
  | { do: "answer"; command: z.input<typeof commandSchemas.AnswerQuestion> }
  | { do: "arrive"; command: z.input<typeof commandSchemas.Arrive> };

/** Reads whichever of the page's forms was sent. */
export function parseHome(courseId: string, fields: FormFields, text: Text): Parsed<HomeCommand> {
  const [what] = fields.form.split("-");
  const handoverId = fields.get("handoverId");
  switch (what) {
    case "read":
      return as(
        "read",
        parseCommand(commandSchemas.MarkMeetMeRead, { courseId, meetMeId: fields.get("meetMeId") }, text),
      );
    case "approve": {
      const heard = { courseId, meetMeId: fields.get("meetMeId"), heardBy: fields.get("heardBy") };
      return as("approve", parseCommand(commandSchemas.ApproveMeetMe, heard, text));
    }
    case "send":
      return as(
        "send",
        parseCommand(
          commandSchemas.SendPrepared,
          {
            handoverId,
            agreedWithCitizen: fields.get("agreed") === "yes",
            notAgreedWhy: fields.get("notAgreedWhy"),
          },
          text,
        ),
      );
    case "discard":
      return as("discard", parseCommand(commandSchemas.Withdraw, { handoverId }, text));
    case "answer":
      return as(
        "answer",
        parseCommand(commandSchemas.AnswerQuestion, { handoverId, answer: fields.get("answer") }, text),
      );
    case "arrive":
      return as("arrive", parseCommand(commandSchemas.Arrive, { courseId, note: fields.get("note") }, text));
    default:
      return noSuchForm(text);
  }
}

const as = <D extends HomeCommand["do"]>(
  what: D,
  parsed: Parsed<Extract<HomeCommand, { do: D }>["command"]>,
): Parsed<HomeCommand> =>
  parsed.ok ? { ok: true, command: { do: what, command: parsed.command } as HomeCommand } : parsed;
