import { gunzipSync, gzipSync } from "node:zlib";
import { LARGEST_CALENDAR } from "#exchange/ical/index.ts";
import { APPOINTMENT_KINDS, type AppointmentKind } from "#modules/appointments/index.ts";
import {
  FIELD_LIMIT,
  type FieldErrors,
  type FormFields,
  formFields,
  oneOf,
  type Parsed,
} from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

/** A calendar as it was sent: to be looked at, or – once it has been – to be taken as it was shown. */
export interface Sent {
  readonly bytes: Uint8Array;
  readonly kind: AppointmentKind;
  readonly place: string;
  /** The calendar as the next form carries it. */
  readonly packed: string;
  /** What was shown, where it has been looked at. */
  readonly digest: string | null;
}

export interface Upload {
  readonly fields: FormFields;
  readonly parsed: Parsed<Sent>;
}

/**
 * The page's two forms. Nothing is kept between them: what was sent goes along, packed, to the page that shows what would come of it, and
 * back with the yes – so that a calendar nobody says yes to is nowhere. Throws a 413 response for fields no form of ours has.
 */
export async function uploadOf(form: FormData, text: Text): Promise<Upload> {
  const fields = formFields(form);
  const words = text.calendar;
  const kind = oneOf(fields.get("kind"), APPOINTMENT_KINDS);
  const place = fields.get("place");
  const bytes = await bytesOf(form, fields);
  const packed = bytes === null ? "" : gzipSync(bytes).toString("base64");
  const errors: FieldErrors = {
    ...(bytes === null ? { file: words.nothingSent } : {}),
    ...((bytes?.length ?? 0) > LARGEST_CALENDAR || packed.length > FIELD_LIMIT
      ? { file: words.tooLargeHere }
      : {}),
    ...(kind === null ? { kind: text.fieldIssues.chooseOne } : {}),
    ...(place.length > 200 ? { place: text.fieldIssues.tooLong } : {}),
  };
  if (bytes === null || kind === null || Object.keys(errors).length > 0)
    return { fields, parsed: { ok: false, errors } };
  return {
    fields,
    parsed: { ok: true, command: { bytes, kind, place, packed, digest: fields.get("digest") || null } },
  };
}

/** The chosen file, else what was pasted, else what the page before carried; null: none of them. */
async function bytesOf(form: FormData, fields: FormFields): Promise<Uint8Array | null> {
  const file = form.get("file");
  if (typeof file === "object" && file !== null && file.size > 0)
    return new Uint8Array(await file.arrayBuffer());
  if (fields.has("pasted")) return Buffer.from(fields.get("pasted"), "utf8");
  return fields.has("calendar") ? unpacked(fields.get("calendar")) : null;
}

/** Never more than we read, however small it was packed. Null for what was not packed by us. */
function unpacked(packed: string): Uint8Array | null {
  try {
    return gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: LARGEST_CALENDAR });
  } catch {
    return null;
  }
}
