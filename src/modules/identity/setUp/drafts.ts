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
const like = (pattern: RegExp, error: string) =>
  z
    .string()
    .trim()
    .refine((text) => pattern.test(text), { error });
const parsed = <T>(parse: (text: string) => T | null, error: string) =>
  z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });

/** A municipality names its own code: it is the area it has the duty in. */
const saysWhich = (draft: { sector: Sector; municipalityCode?: string | null | undefined }): boolean =>
  draft.sector !== "municipality" || Boolean(draft.municipalityCode);
const which = { error: "notAMunicipality", path: ["municipalityCode"] };

function makeSchemas() {
  const code = like(/^[0-9]{4}$/, "notAMunicipality");
  /** What the command line, the settings and other systems know it by; never changed. */
  const slug = like(/^(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/, "notASlug");
  const called = { slug: slug.nullish(), externalId: line(100).nullish() };
  const organisationFacts = {
    name: line(200),
    sector: z.enum(SECTORS),
    region: z.enum(REGIONS),
    municipalityCode: code.nullish(),
    cvr: parsed(parseCvr, "notACvr").nullish(),
  };
  /** What only an administrator decides. */
  const unitFacts = {
    name: line(200),
    kind: like(/^[a-z][A-Za-z]{0,39}$/, "chooseOne"),
    /** The municipality it serves; a hospital's unit names the one it lies in. */
    area: code,
    holdsCourses: z.boolean(),
    holdsNeeds: z.boolean(),
    answersAsks: z.boolean(),
  };
  /** What the unit's own lead knows best. What is left out stays as it is; null, or an empty text, takes it away. */
  const unitContact = {
    phone: parsed(parsePhone, "notAPhone"),
    email: like(/^(?=.{3,254}$)[^\s@]+@[^\s@]+\.[^\s@]+$/, "notAnEmail")
      .toLowerCase()
      .nullish(),
    address: z.string().trim().max(300).optional(),
    contactNote: z.string().trim().max(500).optional(),
    openingHours: z.custom<OpeningHours>((value) => parseOpeningHours(value).ok, { error: "notHours" }),
  };
  return {
    OrganisationFacts: z.strictObject(organisationFacts).refine(saysWhich, which),
    OrganisationDraft: z.strictObject({ ...organisationFacts, ...called }).refine(saysWhich, which),
    UnitFacts: z.strictObject(unitFacts),
    UnitContact: z.strictObject(unitContact),
    UnitDraft: z.strictObject({ ...unitFacts, ...unitContact, ...called }),
  };
}

let made: ReturnType<typeof makeSchemas> | undefined;

/** Made when first asked for: a page in the browser that uses something else of this module does not carry them. */
export function setUpSchemas(): ReturnType<typeof makeSchemas> {
  made ??= makeSchemas();
  return made;
}

type Schemas = ReturnType<typeof makeSchemas>;
export type OrganisationFacts = z.input<Schemas["OrganisationFacts"]>;
export type OrganisationDraft = z.input<Schemas["OrganisationDraft"]>;
export type UnitFacts = z.input<Schemas["UnitFacts"]>;
export type UnitContact = z.input<Schemas["UnitContact"]>;
export type UnitDraft = z.input<Schemas["UnitDraft"]>;
