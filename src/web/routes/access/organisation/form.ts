import { parseAnswerTimes, URGENCIES } from "#kernel/urgency.ts";
import { type OrganisationDraft, type OrganisationFacts, setUpSchemas } from "#modules/identity/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { issueErrors, parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

const TIME_KINDS = ["clock", "openTime", "workingDays"] as const;

export type OrganisationCommand =
  | { readonly do: "change"; readonly facts: OrganisationFacts }
  | { readonly do: "leader"; readonly email: string }
  | { readonly do: "times"; readonly times: unknown };

const facts = (fields: FormFields) => ({
  name: fields.get("name"),
  sector: fields.get("sector"),
  region: fields.get("region"),
  municipalityCode: fields.get("municipalityCode") || null,
  cvr: fields.get("cvr") || null,
});

/** A new organisation. Pure. */
export const parseNewOrganisation = (fields: FormFields, text: Text): Parsed<OrganisationDraft> =>
  parseCommand(
    setUpSchemas().OrganisationDraft,
    { ...facts(fields), slug: fields.get("slug"), externalId: fields.get("externalId") },
    text,
  );

/** What is wanted of an organisation that is there: the form says which. Pure. */
export function parseOrganisation(fields: FormFields, text: Text): Parsed<OrganisationCommand> {
  if (fields.form === "change") {
    const parsed = parseCommand(setUpSchemas().OrganisationFacts, facts(fields), text);
    return parsed.ok ? { ok: true, command: { do: "change", facts: parsed.command } } : parsed;
  }
  if (fields.form === "leader") {
    const email = fields.get("email");
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      return { ok: false, errors: { email: text.fieldIssues.notAnEmail } };
    return { ok: true, command: { do: "leader", email } };
  }
  if (fields.form === "defaultTimes") return { ok: true, command: { do: "times", times: null } };
  return fields.form === "times" ? parseTimes(fields, text) : noSuchForm(text);
}

/** "soon.amount" and "soon.kind" for each urgency, as the rule reads them. */
function parseTimes(fields: FormFields, text: Text): Parsed<OrganisationCommand> {
  const times = Object.fromEntries(
    URGENCIES.map((urgency) => {
      const kind = oneOf(fields.get(`${urgency}.kind`), TIME_KINDS);
      const amount = Number(fields.get(`${urgency}.amount`) || "0");
      return [urgency, kind === "workingDays" ? { kind, days: amount } : { kind, minutes: amount }];
    }),
  );
  const parsed = parseAnswerTimes(times);
  if (parsed.ok) return { ok: true, command: { do: "times", times: parsed.value } };
  const named = parsed.errors.map(({ field, code }) => ({
    field: field.replace(/\.(?:minutes|days)$/, ".amount"),
    code: code === "unknownKind" ? "chooseOne" : code,
  }));
  return { ok: false, errors: issueErrors(named, text) };
}
