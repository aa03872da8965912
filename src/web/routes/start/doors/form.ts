import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** One ask of the relay: about a need, or – without one – about the baton. */
export interface Ask {
  courseId: string;
  needId?: string | null | undefined;
  toUnitIds: string[];
  urgency?: "sameDay" | undefined;
  message?: string | undefined;
  agreedWithCitizen: boolean;
  notAgreedWhy?: string | undefined;
}

/** The field with the doors ticked for one need. */
export const doorsField = (needId: string): string => `doors-${needId}`;

/**
 * "Hvem kan hjælpe?" to one ask for each need that has a door ticked; the night's ending to one ask for the baton, whose
 * clock runs in the receiver's opening hours (`sameDay`). Pure.
 */
export const parseAsks =
  (courseId: string, needIds: readonly string[]) =>
  (fields: FormFields, text: Text): Parsed<readonly Ask[]> => {
    if (fields.form === "night") {
      const baton = { courseId, toUnitIds: fields.all("unitId"), urgency: "sameDay", ...shared(fields) };
      return together([parseAsk(baton, "unitId", text)]);
    }
    const chosen = needIds.filter((needId) => fields.all(doorsField(needId)).length > 0);
    if (chosen.length === 0) {
      const first = doorsField(needIds[0] ?? "");
      const agreed = fields.has("agreedWithCitizen") ? {} : { agreedWithCitizen: text.fieldIssues.chooseOne };
      return { ok: false, errors: { [first]: text.start.doors.choose, ...agreed } };
    }
    return together(
      chosen.map((needId) =>
        parseAsk(
          { courseId, needId, toUnitIds: fields.all(doorsField(needId)), ...shared(fields) },
          doorsField(needId),
          text,
        ),
      ),
    );
  };

const shared = (fields: FormFields) => ({
  message: fields.get("message"),
  consentId: fields.get("consentId"),
  ...agreedFrom(fields),
});

const parseAsk = (input: Record<string, unknown>, doors: string, text: Text): Parsed<Ask> =>
  parseCommand(commandSchemas.AskUnits, input, text, {
    field: (path) => (path === "toUnitIds" || path.startsWith("toUnitIds.") ? doors : path),
    words: { [doors]: text.start.doors.choose },
  }) as Parsed<Ask>;

/** All of them, or everything that is wrong with any. */
function together(asks: readonly Parsed<Ask>[]): Parsed<readonly Ask[]> {
  const errors = Object.assign({}, ...asks.map((ask) => (ask.ok ? {} : ask.errors)));
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, command: asks.flatMap((ask) => (ask.ok ? [ask.command] : [])) };
}
