import { cprsIn, maskNumber, parseCpr } from "#kernel/cpr.ts";

/** A field in whose text something reads as a CPR number; shown without its last four. */
export interface NumberFound {
  readonly field: string;
  readonly masked: string;
}

/** The field that says that a number stays in a text. */
export const NUMBER_STAYS = "numberStays";

/** Where a number belongs, and what nobody is shown again. */
const leftAlone = new Set(["number", "sureNumber", "key", "form", "password", "pin", "code", "kept"]);

/** An identifier of ours may look like a number in its middle. */
const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** What somebody may not have meant to write into a text that others read. Pure. */
export const numbersTyped = (values: Readonly<Record<string, readonly string[]>>): readonly NumberFound[] =>
  Object.entries(values)
    .filter(([field]) => !leftAlone.has(field))
    .flatMap(([field, texts]) =>
      texts
        .flatMap((text) => cprsIn(text.replaceAll(identifier, " ")))
        .map((found) => ({ field, masked: maskNumber(parseCpr(found) ?? "") })),
    );
