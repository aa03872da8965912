import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** A face and the citizen's words; "not now" is a form of its own, and no face. */
export const parseFelt =
  (courseId: string) =>
  ({ form, get }: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.NoteFeltSafe>> =>
    parseCommand(
      commandSchemas.NoteFeltSafe,
      form === "notNow"
        ? { courseId, face: null }
        : { courseId, face: Number(get("face")) || 0, words: get("words") },
      text,
    );
