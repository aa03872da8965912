import { z } from "zod";
import { parseCvr } from "#kernel/cvr.ts";
import type { OpeningHours } from "#kernel/hours.ts";
import { parseOpeningHours } from "#kernel/hours.ts";
import { REGIONS } from "#kernel/municipalities.ts";
import { parsePhone } from "#kernel/phone.ts";
import type { Sector } from "../types.ts";

/**
 * What may be written of an organisation and a unit, once: pages, the command line and the import all parse with these.
 * Codes of what is wrong: the schema library's, and notACvr · notAPhone · notAnEmail · notAMunicipality · notASlug · notHours.
 */

export const SECTORS: readonly [Sector, ...Sector[]] = [
  "region",
  "municipality",
  "generalPractice",
  "civilSociety",
  "state",
];

const line = (most: number) => z.string().trim().min(1).max(most);
const code = z
  .string()
  .trim()
  .refine((text) => /^[0-9]{4}$/.test(text), { error: "notAMunicipality" });
/** What the command line, the settings and other systems know it by; never changed. */
const slug = z
  .string()
  .trim()
  .max(60)
  .refine((text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text), { error: "notASlug" });

const parsed = <T>(parse: (text: string) => T | null, error: string) =>
  z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });

const hours = z.custom<OpeningHours>((value) => parseOpeningHours(value).ok, { error: "notHours" });

/** A municipality names its own code: it is the area it has the duty in. */
const saysWhich = (draft: { sector: Sector; municipalityCode?: string | null | undefined }): boolean =>
  draft.sector !== "municipality" || Boolean(draft.municipalityCode);
const which = { error: "notAMunicipality", path: ["municipalityCode"] };

const organisationFacts = {
  name: line(200),
  sector: z.enum(SECTORS),
  region: z.enum(REGIONS),
  municipalityCode: code.nullish(),
  cvr: parsed(parseCvr, "notACvr").nullish(),
};
export const OrganisationFacts = z.strictObject(organisationFacts).refine(saysWhich, which);
export const OrganisationDraft = z
  .strictObject({ ...organisationFacts, slug: slug.nullish(), externalId: line(100).nullish() })
  .refine(saysWhich, which);

/** What only an administrator decides. */
const unitFacts = {
  name: line(200),
  kind: z
    .string()
    .trim()
    .refine((text) => /^[a-z][A-Za-z]{0,39}$/.test(text), { error: "chooseOne" }),
  /** The municipality it serves; a hospital's unit names the one it lies in. */
  area: code,
  holdsCourses: z.boolean(),
  holdsNeeds: z.boolean(),
  answersAsks: z.boolean(),
};
/** What the unit's own lead knows best. What is left out stays as it is; null, or an empty text, takes it away. */
const unitContact = {
  phone: parsed(parsePhone, "notAPhone"),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), { error: "notAnEmail" })
    .nullish(),
  address: z.string().trim().max(300).optional(),
  contactNote: z.string().trim().max(500).optional(),
  openingHours: hours,
};
export const UnitFacts = z.strictObject(unitFacts);
export const UnitContact = z.strictObject(unitContact);
export const UnitDraft = z.strictObject({
  ...unitFacts,
  ...unitContact,
  slug: slug.nullish(),
  externalId: line(100).nullish(),
});

export type OrganisationFacts = z.input<typeof OrganisationFacts>;
export type OrganisationDraft = z.input<typeof OrganisationDraft>;
export type UnitFacts = z.input<typeof UnitFacts>;
export type UnitContact = z.input<typeof UnitContact>;
export type UnitDraft = z.input<typeof UnitDraft>;
