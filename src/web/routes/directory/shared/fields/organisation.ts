import { type Organisation, organisationSchema } from "#modules/directory/index.ts";
import type { Parsed } from "../../../../http/form.ts";
import { parseCommand, withErrors } from "../../../../http/parse.ts";
import type { Text } from "../../../../text/types.ts";
import { type Fields, first, one } from "./fields.ts";
import { contactLine, contactsFrom, phoneLine, phonesFrom } from "./parts.ts";

/** An organisation as the fields of its form, and back. Pure. */

const TEXTS = ["alternateName", "description", "email", "website", "taxId", "legalStatus"] as const;

export const organisationFields = ({ name, stafetId, details }: Organisation): Fields => ({
  name: one(name),
  ...Object.fromEntries(TEXTS.map((key) => [key, one(details[key])])),
  phones: one(details.phones?.map(phoneLine).join("\n")),
  contacts: one(details.contacts?.map(contactLine).join("\n")),
  stafetId: one(stafetId),
});

export function organisationFrom(fields: Fields, base: Organisation, text: Text): Parsed<Organisation> {
  const words = text.directoryEdit.problems;
  const { details } = base;
  const phones = phonesFrom(first(fields, "phones"), details.phones ?? [], base.id);
  const contacts = contactsFrom(first(fields, "contacts"), details.contacts ?? [], base.id);
  const draft = {
    ...base,
    name: first(fields, "name"),
    stafetId: first(fields, "stafetId") || null,
    details: {
      ...details,
      ...Object.fromEntries(TEXTS.map((key) => [key, first(fields, key)])),
      phones: phones?.length || details.phones ? phones : undefined,
      contacts: contacts?.length || details.contacts ? contacts : undefined,
    },
  };
  const parsed = parseCommand(organisationSchema, draft, text, {
    field: (path) => path.split(".")[path.startsWith("details.") ? 1 : 0] ?? path,
  });
  const checked = withErrors(parsed, {
    ...(phones === null && { phones: words.phones }),
    ...(contacts === null && { contacts: words.contacts }),
  });
  return checked.ok ? { ok: true, command: organisationSchema.parse(checked.command) } : checked;
}
