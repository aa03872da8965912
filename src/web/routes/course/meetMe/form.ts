import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { MEET_ME_ORDER } from "../../../ui/meetMe.ts";

/** The citizen's own words on how to be met. A field that was emptied is meant to be empty. */
export const parseMeetMe =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.WriteMeetMe>> => {
    const said = Object.fromEntries(MEET_ME_ORDER.map((part) => [part, fields.get(part)]));
    const how = { courseId, follows: fields.get("follows"), heardBy: fields.get("heardBy") };
    const parsed = parseCommand(commandSchemas.WriteMeetMe, { ...how, ...said }, text);
    return parsed.ok ? { ok: true, command: { ...parsed.command, ...said } } : parsed;
  };
