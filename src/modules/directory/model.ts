import { z } from "zod";

/**
 * What an organisation, a location and a service are made of: Open Referral HSDS 3.1 in our own spelling, with the
 * conditions that decide at the door. One schema for the editor's form, the API and the import, so that all three refuse
 * the same things. An absent list is an empty one; an absent text is not known.
 */

const line = (longest: number) => z.string().trim().min(1).max(longest);
const id = z.uuid();
const code = z.string().regex(/^[a-z][A-Za-z]{1,39}$/);
const codes = z.array(code).max(40).default([]);
/** A calendar day in Denmark, "2026-03-02". */
const day = z.iso.date();
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const url = z
  .string()
  .trim()
  .max(2000)
  .regex(/^https?:\/\/[^\s<>"]+$/i);
const email = z.email().max(320);
const municipality = z.string().regex(/^\d{4}$/);

export const phoneSchema = z.object({
  id,
  /** As it is to be shown and rung: E.164 where it is a telephone number, else as written ("1813"). */
  number: line(40),
  extension: z.number().int().nonnegative().optional(),
  type: line(40).optional(),
  description: line(500).optional(),
  languages: z.array(line(20)).max(40).optional(),
});

const weekdays = z.enum(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);

/** When it is open: HSDS's reading of an iCalendar rule. Times are wall-clock times in Denmark; "24:00" may end a day. */
export const scheduleSchema = z.object({
  id,
  validFrom: day.optional(),
  validTo: day.optional(),
  dtstart: day.optional(),
  until: day.optional(),
  count: z.number().int().positive().optional(),
  wkst: weekdays.optional(),
  freq: z.enum(["WEEKLY", "MONTHLY"]).optional(),
  interval: z.number().int().positive().max(52).optional(),
  /** "MO,TU", or "2MO" for the second Monday of the month. */
  byday: z
    .string()
    .regex(/^(?:[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))(?:,[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))*$/)
    .optional(),
  byweekno: line(200).optional(),
  bymonthday: z
    .string()
    .regex(/^-?\d{1,2}(?:,-?\d{1,2})*$/)
    .optional(),
  byyearday: line(200).optional(),
  /** An end at or before the beginning is the next day's. */
  opensAt: time.optional(),
  closesAt: time.optional(),
  description: line(1000).optional(),
  scheduleLink: url.optional(),
  attendingType: line(100).optional(),
  notes: line(2000).optional(),
  /** Closed on Danish public holidays unless this says otherwise. */
  openOnHolidays: z.boolean().optional(),
});

export const contactSchema = z.object({
  id,
  name: line(200).optional(),
  title: line(200).optional(),
  department: line(200).optional(),
  email: email.optional(),
  phones: z.array(phoneSchema).max(20).optional(),
});

export const costSchema = z.object({
  id,
  validFrom: day.optional(),
  validTo: day.optional(),
  option: line(500).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  amount: z.number().nonnegative().optional(),
  amountDescription: line(500).optional(),
});

export const requiredDocumentSchema = z.object({ id, document: line(500).optional(), uri: url.optional() });
export const accessibilitySchema = z.object({
  id,
  description: line(1000).optional(),
  details: line(2000).optional(),
  url: url.optional(),
});
/** What a source says by a list of terms of its own: kept as said, so that nothing is lost on the way out again. */
export const attributeSchema = z.object({
  id,
  /** Which table or field of the source it hangs on. */
  linkType: line(100).optional(),
  value: line(1000).optional(),
  label: line(300).optional(),
  term: z.object({
    id,
    code: line(200).optional(),
    name: line(300),
    description: line(2000).optional(),
    parentId: z.uuid().optional(),
    taxonomy: line(300).optional(),
    language: line(20).optional(),
    termUri: url.optional(),
  }),
});
export const areaSchema = z.object({
  id,
  name: line(300).optional(),
  description: line(1000).optional(),
  extent: z.string().max(20_000).optional(),
  extentType: line(40).optional(),
  uri: url.optional(),
});

export const urlSchema = z.object({ id, label: line(300).optional(), url });
export const identifierSchema = z.object({
  id,
  scheme: line(200).optional(),
  type: line(200),
  identifier: line(300),
});
export const fundingSchema = z.object({ id, source: line(500).optional() });
const programmeSchema = z.object({
  id,
  name: line(300),
  alternateName: line(300).optional(),
  description: line(4000).optional(),
});

const phones = z.array(phoneSchema).max(40).optional();
const urls = z.array(urlSchema).max(40).optional();
const funding = z.array(fundingSchema).max(40).optional();
const schedules = z.array(scheduleSchema).max(100).optional();
const contacts = z.array(contactSchema).max(40).optional();
const attributes = z.array(attributeSchema).max(200).optional();

/** The same thing in English, where somebody has written it. */
const english = z
  .object({ name: line(300).optional(), description: z.string().trim().max(10_000).optional() })
  .optional();

/** Where a record is kept, and what it is called there. Null for what is written here. */
const origin = z
  .object({ source: line(80), sourceId: line(200) })
  .nullable()
  .default(null);

export const organisationSchema = z.object({
  id,
  origin,
  name: line(300),
  /** The same organisation in Stafet, if it is on it. */
  stafetId: id.nullable().default(null),
  parentId: id.nullable().default(null),
  details: z
    .object({
      alternateName: line(300).optional(),
      description: z.string().trim().max(10_000).optional(),
      email: email.optional(),
      website: url.optional(),
      taxStatus: line(100).optional(),
      /** CVR, eight digits, for Danish ones. */
      taxId: line(40).optional(),
      yearIncorporated: z.number().int().min(1000).max(2200).optional(),
      legalStatus: line(200).optional(),
      logo: url.optional(),
      uri: url.optional(),
      phones,
      contacts,
      urls,
      identifiers: z.array(identifierSchema).max(40).optional(),
      programmes: z.array(programmeSchema).max(200).optional(),
      funding,
      attributes,
    })
    .default({}),
});

export const locationSchema = z.object({
  id,
  origin,
  organisationId: id.nullable().default(null),
  kind: z.enum(["physical", "postal", "virtual"]).default("physical"),
  name: z.string().trim().max(300).default(""),
  street: z.string().trim().max(300).default(""),
  postcode: z.string().trim().max(20).default(""),
  city: z.string().trim().max(100).default(""),
  municipalityCode: municipality.nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  details: z
    .object({
      alternateName: line(300).optional(),
      description: z.string().trim().max(10_000).optional(),
      /** How to get there. */
      transportation: line(2000).optional(),
      url: url.optional(),
      externalIdentifier: line(200).optional(),
      externalIdentifierType: line(200).optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      /** Other addresses of the same place, a postal one for instance. */
      addresses: z
        .array(
          z.object({
            id,
            attention: line(300).optional(),
            address1: line(300).optional(),
            address2: line(300).optional(),
            city: line(100).optional(),
            region: line(100).optional(),
            stateProvince: line(100).optional(),
            postalCode: line(20).optional(),
            country: line(2).optional(),
            addressType: line(40).optional(),
          }),
        )
        .max(20)
        .optional(),
      languages: z.array(line(20)).max(40).optional(),
      phones,
      schedules,
      contacts,
      accessibility: z.array(accessibilitySchema).max(40).optional(),
      attributes,
    })
    .default({}),
});

export const serviceAtLocationSchema = z.object({
  id,
  locationId: id,
  details: z
    .object({
      description: line(2000).optional(),
      phones,
      schedules,
      contacts,
      areas: z.array(areaSchema).max(200).optional(),
      attributes,
    })
    .default({}),
});

export const arrangementSchema = z
  .object({
    id,
    validFrom: day,
    /** The first day it is no longer so; null while no end is known. */
    validTo: day.nullable().default(null),
    authorityId: id.nullable().default(null),
    operatorId: id.nullable().default(null),
    /** Municipalities it serves; none: everybody. */
    areas: z.array(municipality).max(120).default([]),
    funding: z.string().trim().max(500).default(""),
    fundingEndsOn: day.nullable().default(null),
    agreementEndsOn: day.nullable().default(null),
  })
  .refine((one) => one.validTo === null || one.validFrom < one.validTo, {
    path: ["validTo"],
    message: "endsBeforeItBegins",
  });

export const serviceSchema = z
  .object({
    id,
    origin,
    organisationId: id,
    /** Who answers when it is asked through Stafet. */
    unitId: id.nullable().default(null),
    kind: code,
    status: z.enum(["active", "inactive", "defunct", "temporarilyClosed"]).default("active"),
    name: line(300),
    description: z.string().trim().max(10_000).default(""),
    /** Codes of the catalogue of needs. */
    needs: codes,
    /** Conditions it meets, and those it is known not to; about the rest it has not said. */
    meets: codes,
    lacks: codes,
    /** ISO 639-1, besides Danish. */
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/))
      .max(60)
      .default([]),
    minimumAge: z.number().int().min(0).max(130).nullable().default(null),
    maximumAge: z.number().int().min(0).max(130).nullable().default(null),
    details: z
      .object({
        alternateName: line(300).optional(),
        english,
        url: url.optional(),
        email: email.optional(),
        interpretationServices: line(1000).optional(),
        /** How to be let in: said before one sets out. */
        applicationProcess: line(4000).optional(),
        feesDescription: line(2000).optional(),
        accreditations: line(2000).optional(),
        /** Who it is for, in words. */
        eligibility: line(4000).optional(),
        /** What one must know right now: closed this week, moved, full. */
        alert: line(1000).optional(),
        waitTime: line(1000).optional(),
        licenses: line(2000).optional(),
        programme: programmeSchema.optional(),
        urls,
        funding,
        phones,
        schedules,
        contacts,
        costs: z.array(costSchema).max(40).optional(),
        requiredDocuments: z.array(requiredDocumentSchema).max(40).optional(),
        areas: z.array(areaSchema).max(200).optional(),
        attributes,
      })
      .default({}),
    /** Where it is given; for a street team or a bus, its stops in their order. */
    places: z.array(serviceAtLocationSchema).max(200).default([]),
    /** In the order of time; never two at once. */
    arrangements: z.array(arrangementSchema).max(60).default([]),
    verified: z
      .object({ at: z.iso.datetime(), by: line(200) })
      .nullable()
      .default(null),
  })
  .refine(({ meets, lacks }) => !meets.some((one) => lacks.includes(one)), {
    path: ["lacks"],
    message: "bothMetAndLacking",
  })
  .refine(
    ({ minimumAge, maximumAge }) => minimumAge === null || maximumAge === null || minimumAge <= maximumAge,
    {
      path: ["maximumAge"],
      message: "endsBeforeItBegins",
    },
  )
  .refine(({ arrangements }) => arrangements.every((one, at) => follows(arrangements[at - 1], one)), {
    path: ["arrangements"],
    message: "overlaps",
  });

type Period = { readonly validFrom: string; readonly validTo: string | null };

const follows = (before: Period | undefined, one: Period): boolean =>
  before === undefined || (before.validTo !== null && before.validTo <= one.validFrom);

export type Phone = z.output<typeof phoneSchema>;
export type Schedule = z.output<typeof scheduleSchema>;
export type Contact = z.output<typeof contactSchema>;
export type Attribute = z.output<typeof attributeSchema>;
export type Arrangement = z.output<typeof arrangementSchema>;
export type ServiceAtLocation = z.output<typeof serviceAtLocationSchema>;

/** A whole record: what is saved, kept as an edition, exported, and shown. */
export type Organisation = z.output<typeof organisationSchema>;
export type Location = z.output<typeof locationSchema>;
export type Service = z.output<typeof serviceSchema>;
