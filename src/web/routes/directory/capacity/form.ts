import { type CapacityUnit, parseShortMessage, type SaidCapacity } from "#modules/directory/index.ts";
import type { FieldErrors, FormFields, Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

/** What was pressed on Ledige pladser: a figure of one service, by button, by fields or as a short message. */
export interface Said {
  readonly serviceId: string;
  readonly said: readonly SaidCapacity[];
  readonly channel: "page" | "message";
}

/** Names the unit a word means – code, singular or plural, in either language; null for none. */
export const unitNamed =
  (units: readonly CapacityUnit[]) =>
  (word: string): string | null =>
    units.find(({ code, one, several }) =>
      [code, one.da, one.en, several.da, several.en].some((name) => name.toLowerCase() === word),
    )?.code ?? null;

/** `usual`: what each service counts, where it has counted one thing before. */
export const parseSaid =
  (units: readonly CapacityUnit[], usual: (serviceId: string) => string | null) =>
  (fields: FormFields, text: Text): Parsed<Said> => {
    const serviceId = fields.get("serviceId");
    if (fields.has("message") || fields.form.startsWith("message")) {
      const read = parseShortMessage(fields.get("message"), unitNamed(units), usual(serviceId));
      if (!read.ok) return { ok: false, errors: { message: text.care.places.notUnderstood(read.word) } };
      return { ok: true, command: { serviceId, said: read.said, channel: "message" } };
    }
    return parseFigures(fields, serviceId, text);
  };

function parseFigures(fields: FormFields, serviceId: string, text: Text): Parsed<Said> {
  const errors: Record<string, string> = {};
  const count = (name: string): number | undefined => {
    const typed = fields.get(name);
    if (typed === "") return undefined;
    if (/^\d{1,5}$/.test(typed) && Number(typed) <= 10_000) return Number(typed);
    errors[name] = text.fieldIssues.unusable;
    return undefined;
  };
  const [available, maximum, waiting] = [count("available"), count("maximum"), count("waiting")];
  if (available === undefined) errors.available ??= text.fieldIssues.required;
  const unit = fields.get("unit");
  if (unit === "") errors.unit = text.fieldIssues.chooseOne;
  if (available === undefined || Object.keys(errors).length > 0)
    return { ok: false, errors: errors satisfies FieldErrors };
  const said = {
    unit,
    available,
    ...(maximum !== undefined && { maximum }),
    ...(waiting !== undefined && { waiting }),
  };
  return { ok: true, command: { serviceId, said: [said], channel: "page" } };
}
