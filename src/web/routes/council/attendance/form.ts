import { meetingSchemas, type Seat } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

const SAID = ["present", "apologies", "absent"] as const;

type Pressed =
  | {
      readonly do: "attend";
      readonly command: {
        meetingId: string;
        seats: { membershipId: string; said: (typeof SAID)[number]; stepsInFor: string | null }[];
      };
    }
  | { readonly do: "guest"; readonly command: unknown }
  | { readonly do: "noguest"; readonly command: { meetingId: string; attendanceId: string } };

/** What was pressed on the page about who came. Of a seat nothing is said of, nothing is saved. */
export function parseAttendance(
  fields: FormFields,
  text: Text,
  meetingId: string,
  seats: readonly Pick<Seat, "membershipId">[],
): Parsed<Pressed> {
  switch (oneOf(fields.form, ["attend", "guest", "noguest"])) {
    case null:
      return noSuchForm(text);
    case "attend":
      return {
        ok: true,
        command: {
          do: "attend",
          command: {
            meetingId,
            seats: seats.flatMap(({ membershipId }) => {
              const said = oneOf(fields.get(`said-${membershipId}`), SAID);
              const stepsIn = fields.get(`for-${membershipId}`);
              if (said === null) return [];
              return [
                { membershipId, said, stepsInFor: said === "present" && stepsIn !== "" ? stepsIn : null },
              ];
            }),
          },
        },
      };
    case "guest": {
      const given = { meetingId, name: fields.get("name"), onBehalfOf: fields.get("onBehalfOf") };
      const parsed = parseCommand(meetingSchemas.addGuest, given, text);
      return parsed.ok ? { ok: true, command: { do: "guest", command: parsed.command } } : parsed;
    }
    case "noguest":
      return {
        ok: true,
        command: { do: "noguest", command: { meetingId, attendanceId: fields.get("guest") } },
      };
  }
}
