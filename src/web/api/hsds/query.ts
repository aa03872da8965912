import { z } from "zod";

/** What may be asked of the lists: the parameters of HSDS 3.1, each read strictly. */

const yes = z.enum(["true", "false", ""]).transform((word) => word !== "false");
const count = (most: number) => z.coerce.number().int().min(1).max(most);

const paging = {
  page: count(1_000_000).default(1).meta({ description: "From 1" }),
  per_page: count(100).default(50),
  format: z
    .enum(["json", "ndjson"])
    .default("json")
    .meta({ description: "ndjson: all of it, one record a line" }),
};
const search = z.string().max(300).optional().meta({ description: "Everyday words, Danish or English" });
const terms = {
  taxonomy_term_id: z.uuid().optional(),
  taxonomy_id: z.uuid().optional(),
};
const full = yes.optional().meta({ description: "Everything, nested" });
const services = {
  ...paging,
  search,
  ...terms,
  organization_id: z.uuid().optional(),
  modified_after: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .transform((text) => new Date(text))
    .optional(),
  full,
};

export const serviceQuery = z.object({
  ...services,
  minimal: yes.optional().meta({ description: "Identifiers and when they changed, nothing else" }),
});
export const placeQuery = z.object({
  ...services,
  postcode: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  proximity: z.coerce
    .number()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: "Metres from the postcode" }),
});
export const organisationQuery = z.object({ ...paging, full });
export const listQuery = z.object(paging);
export const termQuery = z.object({ ...paging, taxonomy_id: z.uuid().optional() });

export type ServiceQuery = z.output<typeof serviceQuery>;
export type PlaceQuery = z.output<typeof placeQuery>;
export type Paging = z.output<typeof listQuery>;
