import type { Service } from "#modules/directory/index.ts";
import type { FieldErrors } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";
import { partId } from "../partId.ts";
import { type Fields, first, numbered, one } from "./fields.ts";
import {
  municipalityCodes,
  municipalityName,
  type Names,
  organisationId,
  organisationName,
} from "./names.ts";

/** Who has the authority, who runs it, for whom and until when; one period after the other. `arrangement.0.validFrom`, … */

type Arrangements = Service["arrangements"];

/** As the form has them, blank ones below. */
export const SPARE_ARRANGEMENTS = 1;

export const arrangementFields = (arrangements: Arrangements, names: Names): Fields =>
  Object.fromEntries(
    arrangements.flatMap((period, n) =>
      Object.entries({
        validFrom: one(period.validFrom),
        validTo: one(period.validTo),
        authorityId: one(organisationName(names, period.authorityId)),
        operatorId: one(organisationName(names, period.operatorId)),
        areas: one(period.areas.map((code) => municipalityName(names, code)).join(", ")),
        funding: one(period.funding),
        fundingEndsOn: one(period.fundingEndsOn),
        agreementEndsOn: one(period.agreementEndsOn),
      }).map(([name, value]) => [`arrangement.${n}.${name}`, value]),
    ),
  );

const FIELDS = [
  ...(["validFrom", "validTo", "authorityId", "operatorId", "areas", "funding"] as const),
  ...(["fundingEndsOn", "agreementEndsOn"] as const),
];

/** Periods in the order of time; one without an end is ended by the next. */
export function arrangementsFrom(
  fields: Fields,
  base: Service,
  names: Names,
  words: Text["directoryEdit"]["problems"],
): { readonly value: Arrangements; readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const value = Array.from({ length: numbered(fields, "arrangement") }, (_, n) => n)
    .flatMap((n) => {
      const get = (name: (typeof FIELDS)[number]) => first(fields, `arrangement.${n}.${name}`);
      if (FIELDS.every((name) => get(name) === "")) return [];
      const before = base.arrangements[n];
      const party = (name: "authorityId" | "operatorId") => {
        const typed = get(name);
        if (typed === "") return null;
        const id = organisationId(names, typed, before?.[name] ?? null);
        if (id === null) errors[`arrangement.${n}.${name}`] = words.organisation;
        return id;
      };
      const areas = municipalityCodes(names, get("areas"));
      if (areas === null) errors[`arrangement.${n}.areas`] = words.areas;
      if (get("validFrom") === "") errors[`arrangement.${n}.validFrom`] = words.validFrom;
      return [
        {
          id: before?.id ?? partId(base.id, "arrangement", `${n} ${get("validFrom")}`),
          validFrom: get("validFrom"),
          validTo: get("validTo") || null,
          authorityId: party("authorityId"),
          operatorId: party("operatorId"),
          areas: [...(areas ?? [])],
          funding: get("funding"),
          fundingEndsOn: get("fundingEndsOn") || null,
          agreementEndsOn: get("agreementEndsOn") || null,
        },
      ];
    })
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return {
    value: value.map((period, at) => ({
      ...period,
      validTo: period.validTo ?? value[at + 1]?.validFrom ?? null,
    })),
    errors,
  };
}
