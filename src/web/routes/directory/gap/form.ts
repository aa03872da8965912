import type { z } from "zod";
import { GAP_DECISIONS, NoteGap } from "#modules/directory/index.ts";
import { type FormFields, oneOf, type Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** A comment or a decision. The new offer is named by the address of its page, as one copies it. */
export const parseNote =
  (gap: { readonly area: string; readonly needKind: string }) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof NoteGap>> => {
    const decision = oneOf(fields.get("decision"), GAP_DECISIONS);
    const typed = decision === "newOffer" ? fields.get("service") : "";
    const serviceId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed)?.[0];
    const parsed = parseCommand(
      NoteGap,
      { ...gap, words: fields.get("words"), ...(decision && { decision }), ...(serviceId && { serviceId }) },
      text,
    );
    const lost = typed !== "" && serviceId === undefined;
    return withErrors(parsed, lost ? { service: text.care.gap.notService } : {});
  };
