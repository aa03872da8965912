import type { OpeningHours } from "#kernel/hours.ts";
import { parseSpans } from "#kernel/hours-text.ts";
import { setUpSchemas, type UnitContact, type UnitDraft, type UnitFacts } from "#modules/identity/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export type UnitCommand =
  | { readonly do: "change"; readonly facts: UnitFacts }
  | { readonly do: "describe"; readonly contact: UnitContact }
  | { readonly do: "lead"; readonly personId: string }
  | { readonly do: "offer"; readonly area: string }
  | { readonly do: "takeBack" | "sign"; readonly id: string };

const facts = (fields: FormFields) => {
  const holds = fields.all("holds");
  return {
    name: fields.get("name"),
    kind: fields.get("kind"),
    area: fields.get("area"),
    holdsCourses: holds.includes("holdsCourses"),
    holdsNeeds: holds.includes("holdsNeeds"),
    answersAsks: holds.includes("answersAsks"),
  };
};

/** What stands in a field left empty is taken away, so it is said and not left out. */
const contact = (fields: FormFields, openingHours: OpeningHours) => ({
  phone: fields.get("phone"),
  email: fields.get("email") || null,
  openingHours,
});
const emptied = (fields: FormFields) => ({
  address: fields.get("address"),
  contactNote: fields.get("contactNote"),
});

/** The week as it stands in the form, a line for each day, or what is wrong with which. */
export function parseHours(fields: FormFields, { fieldIssues }: Text): Parsed<OpeningHours> {
  if (fields.has("always")) return { ok: true, command: { always: true } };
  const errors: Record<string, string> = {};
  const week = Object.fromEntries(
    DAYS.flatMap((day) => {
      const spans = parseSpans(fields.get(`day${day}`));
      if (spans === null) errors[`day${day}`] = fieldIssues.notHours;
      return spans === null || spans.length === 0 ? [] : [[day, spans]];
    }),
  );
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  if (Object.keys(week).length === 0) return { ok: false, errors: { day1: fieldIssues.sayHours } };
  return { ok: true, command: { week, ...(fields.has("holidays") && { openOnHolidays: true }) } };
}

/** A new unit. Pure. */
export function parseNewUnit(fields: FormFields, text: Text): Parsed<UnitDraft> {
  const hours = parseHours(fields, text);
  const { slug, externalId } = { slug: fields.get("slug"), externalId: fields.get("externalId") };
  const given = { ...facts(fields), ...contact(fields, hours.ok ? hours.command : {}), ...emptied(fields) };
  const parsed = parseCommand(setUpSchemas().UnitDraft, { ...given, slug, externalId }, text);
  return withErrors(hoursAgain(parsed, hours), hours.ok ? {} : hours.errors);
}

/** What is wanted of a unit that is there: the form says which. Pure. */
export function parseUnit(fields: FormFields, text: Text): Parsed<UnitCommand> {
  const { form } = fields;
  if (form === "change") {
    const parsed = parseCommand(setUpSchemas().UnitFacts, facts(fields), text);
    return parsed.ok ? { ok: true, command: { do: "change", facts: parsed.command } } : parsed;
  }
  if (form === "describe") return parseContact(fields, text);
  if (form === "lead") return { ok: true, command: { do: "lead", personId: fields.get("personId") } };
  if (form.startsWith("takeBack")) return { ok: true, command: { do: "takeBack", id: fields.get("id") } };
  if (form.startsWith("sign")) return { ok: true, command: { do: "sign", id: fields.get("id") } };
  if (form !== "offer") return noSuchForm(text);
  const area = fields.get("area");
  return area === ""
    ? { ok: false, errors: { area: text.fieldIssues.notAMunicipality } }
    : { ok: true, command: { do: "offer", area } };
}

function parseContact(fields: FormFields, text: Text): Parsed<UnitCommand> {
  const hours = parseHours(fields, text);
  const parsed = hoursAgain(
    parseCommand(setUpSchemas().UnitContact, contact(fields, hours.ok ? hours.command : {}), text),
    hours,
  );
  const all = withErrors(parsed, hours.ok ? {} : hours.errors);
  if (!all.ok) return all;
  return { ok: true, command: { do: "describe", contact: { ...all.command, ...emptied(fields) } } };
}

/** Hours said as one (round the clock, closed on a day) are not what the form's parser may tidy away. */
const hoursAgain = <C extends { openingHours: OpeningHours }>(
  parsed: Parsed<C>,
  hours: Parsed<OpeningHours>,
): Parsed<C> =>
  parsed.ok && hours.ok
    ? { ok: true, command: { ...parsed.command, openingHours: hours.command } }
    : parsed.ok
      ? parsed
      : {
          ok: false,
          errors: Object.fromEntries(
            Object.entries(parsed.errors).filter(([field]) => field !== "openingHours"),
          ),
        };
