import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** A door by the name somebody wrote: one of ours when the name is exactly its, else as written. */
interface NamedDoor {
  readonly id: string;
  readonly name: string;
}

/** What was told to a command. The door is one field: chosen from the list, or written by hand. Pure. */
export const parseTurnedAway = (doors: readonly NamedDoor[]) => (fields: FormFields, text: Text) => {
  const name = fields.get("doorName");
  const door = doors.find((one) => sameName(one.name, name));
  const parsed = parseCommand(
    commandSchemas.RecordTurnedAway,
    {
      toldBy: fields.get("toldBy"),
      ...(door ? { doorUnitId: door.id } : { doorName: name }),
      happenedOn: fields.get("happenedOn"),
      what: fields.get("what"),
      reason: fields.get("reason"),
      courseId: fields.get("courseId"),
    },
    text,
  );
  return withErrors(parsed, name === "" ? { doorName: text.fieldIssues.nameTheDoor } : {});
};

const sameName = (a: string, b: string): boolean => a.localeCompare(b, "da", { sensitivity: "base" }) === 0;
