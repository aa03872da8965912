import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export const parseLink =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.LinkSamePerson>> =>
    parseCommand(
      commandSchemas.LinkSamePerson,
      { courseId, citizenId: fields.get("citizenId"), why: fields.get("why") },
      text,
    );

export const parseUnlink =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.UnlinkSamePerson>> =>
    parseCommand(
      commandSchemas.UnlinkSamePerson,
      { courseId, linkId: fields.get("linkId"), why: fields.get("why") },
      text,
    );
