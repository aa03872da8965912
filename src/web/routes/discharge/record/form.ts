import type { z } from "zod";
import { dischargeSchemas } from "#modules/discharge/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { type KnownDoor, whoIsMeant } from "../shared/doors.ts";

/** The ward by name: a unit on Stafet where the name is one's, else as it was written. */
export const wardIn = (name: string, doors: readonly KnownDoor[]) => {
  const { byUnitId, by } = whoIsMeant(name, doors);
  return { wardUnitId: byUnitId, ward: by };
};

/** Somebody came into hospital. */
export const parseAdmission =
  (courseId: string, doors: readonly KnownDoor[]) =>
  ({ get }: FormFields, text: Text): Parsed<z.input<typeof dischargeSchemas.RecordAdmission>> =>
    parseCommand(
      dischargeSchemas.RecordAdmission,
      {
        ...{ courseId, ...wardIn(get("ward"), doors), care: get("care") },
        ...{ on: get("on"), at: get("at") },
        ...{ expectedOn: get("expectedOn"), treatedOn: get("treatedOn") },
      },
      text,
      { words: { care: text.fieldIssues.chooseOne } },
    );
