import { z } from "zod";
import { type Finding, locationSchema, organisationSchema, serviceSchema } from "#modules/directory/index.ts";
import { madeId } from "../hsds/ids.ts";
import {
  COMPLETE,
  CONDITION,
  ENGLISH_DESCRIPTION,
  ENGLISH_NAME,
  KIND,
  MUNICIPALITY,
  NEED,
  OWN_TAXONOMY,
  VERIFIED,
} from "../hsds/own.ts";
import { hoursOf, phoneOf } from "./cells.ts";

/**
 * Which column of somebody's table is which field of ours. One row is one offer, with who gives it and where:
 *
 *     { "columns": { "Navn": "service.name", "Type": { "to": "service.kind", "values": { "Herberg": "shelter" } },
 *                    "Hund": "condition.dogs", "Adresse": "location.street" },
 *       "always": { "organisation.name": "Foreningen Fyrtårnet" } }
 *
 * Several columns may go to one field; they are joined. An empty cell empties its field – but opening hours and places,
 * of which a table can say only a part, are then left as they are. Fields no column goes to are left as they are.
 */

const TEXTS = [
  ...[
    "service.id",
    "service.name",
    "service.alternateName",
    "service.description",
    "service.status",
    "service.url",
  ],
  ...[
    "service.email",
    "service.eligibility",
    "service.applicationProcess",
    "service.feesDescription",
    "service.alert",
  ],
  ...[
    "service.waitTime",
    "service.minimumAge",
    "service.maximumAge",
    "service.languages",
    "service.phone",
    "service.hours",
  ],
  ...[
    "service.kind",
    "service.needs",
    "service.meets",
    "service.lacks",
    "service.verified",
    "service.englishName",
  ],
  ...["service.englishDescription", "organisation.id", "organisation.name", "organisation.description"],
  ...[
    "organisation.email",
    "organisation.website",
    "organisation.taxId",
    "organisation.phone",
    "location.id",
  ],
  ...["location.name", "location.street", "location.postcode", "location.city", "location.municipalityCode"],
  ...["location.latitude", "location.longitude", "location.transportation"],
] as const;
export type Field = (typeof TEXTS)[number] | `condition.${string}`;

const field = z.union([z.enum(TEXTS), z.string().regex(/^condition\.[a-z][A-Za-z]{1,39}$/)], {
  error: "is no field",
});
const column = z.union([
  field,
  z.strictObject({
    to: field,
    /** What words in the cell mean: "Herberg" → "shelter", "Lukket" → "inactive", "x" → "yes". Case and accents aside. */
    values: z.record(z.string(), z.string()).optional(),
    /** What every other word means. */
    otherwise: z.string().optional(),
  }),
]);

export const mapSchema = z.strictObject({
  encoding: z.enum(["utf-8", "windows-1252", "utf-16le", "utf-16be"]).optional(),
  delimiter: z.enum([";", ",", "\t", "|"]).optional(),
  columns: z.record(z.string(), column),
  /** Fields that are the same in every row. */
  always: z.record(z.string(), z.string()).optional(),
});
export type ColumnMap = z.output<typeof mapSchema>;

type Value = Record<string, unknown>;
interface Mapped {
  readonly organisation: Value;
  readonly location: Value | null;
  readonly service: Value;
  readonly findings: readonly Finding[];
}

const keysOf = (shape: object, top: readonly string[]): string[] => [
  ...top,
  ...Object.keys(shape).map((key) => `details.${key}`),
];
const SERVICE = keysOf(serviceSchema.shape.details.unwrap().shape, [
  ...[
    "kind",
    "status",
    "description",
    "needs",
    "languages",
    "minimumAge",
    "maximumAge",
    "places",
    "arrangements",
  ],
]);
const ORGANISATION = keysOf(organisationSchema.shape.details.unwrap().shape, ["parentId"]);
const LOCATION = keysOf(locationSchema.shape.details.unwrap().shape, [
  ...[
    "organisationId",
    "kind",
    "name",
    "street",
    "postcode",
    "city",
    "municipalityCode",
    "latitude",
    "longitude",
  ],
]);

/** What each field of the table fills in ours. */
const FILLS: Readonly<Record<string, readonly string[]>> = {
  "service.eligibility": ["details.eligibility"],
  "service.phone": ["details.phones"],
  "service.hours": ["details.schedules"],
  "service.englishName": ["details.english"],
  "service.englishDescription": ["details.english"],
  "service.kind": ["kind"],
  "service.needs": ["needs"],
  "organisation.phone": ["details.phones"],
};
const PLAIN = new Set(["kind", "status", "description", "needs", "languages", "minimumAge", "maximumAge"]);

const fills = (to: string): readonly string[] => {
  const [what, name = ""] = to.split(".");
  if (FILLS[to]) return FILLS[to];
  if (what === "location") return name === "transportation" ? ["details.transportation"] : [name];
  return what === "service" && PLAIN.has(name) ? [name] : [`details.${name}`];
};

const fold = (text: string): string => text.trim().toLowerCase();
const term = (what: string, code: string, value?: string) => ({
  id: madeId("cell", what, code, value ?? ""),
  taxonomy_term: {
    id: madeId("term", what, code),
    name: code || what,
    code: code === "" ? what : `${what}:${code}`,
    taxonomy: OWN_TAXONOMY,
  },
  ...(value === undefined ? {} : { value }),
});

const listed = (text: string): string[] =>
  text
    .split(/[,;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Readies a mapping for rows. `always` and `columns` are put together; a field nobody names is one of which nothing is said. */
export function mapping(map: ColumnMap) {
  const columns = Object.entries(map.columns).map(([name, to]) => ({
    name,
    ...(typeof to === "string" ? { to } : to),
  }));
  const always = Object.entries(map.always ?? {});
  const spoken = new Set([...columns.map(({ to }) => to), ...always.map(([to]) => to)]);
  const conditions = [...spoken]
    .filter((to) => to.startsWith("condition."))
    .map((to) => to.slice("condition.".length));
  const silentOf = (what: string, all: readonly string[]): string[] => {
    const filled = new Set([...spoken].filter((to) => to.startsWith(`${what}.`)).flatMap(fills));
    return all.filter((path) => !filled.has(path));
  };
  const silent = {
    service: silentOf("service", SERVICE),
    organisation: silentOf("organisation", ORGANISATION),
    location: silentOf("location", LOCATION),
  };
  const saysAllConditions = spoken.has("service.meets") || spoken.has("service.lacks");
  const saysPlaces = [...spoken].some((to) => to.startsWith("location."));

  function cellsOf(
    cells: Readonly<Record<string, string>>,
    say: (finding: Finding) => void,
  ): Map<string, string> {
    const said = new Map<string, string>(always);
    for (const { name, to, ...how } of columns) {
      const text = translated((cells[name] ?? "").trim(), how, () =>
        say({ code: "unknownWord", column: name, value: cells[name] ?? "" }),
      );
      const before = said.get(to) ?? "";
      said.set(to, before === "" ? text : text === "" ? before : `${before}\n${text}`);
    }
    return said;
  }

  return {
    /** Columns the mapping names and the table lacks. */
    missing: (names: readonly string[]): string[] =>
      Object.keys(map.columns).filter((name) => !names.includes(name)),

    row(cells: Readonly<Record<string, string>>, source: string): Mapped {
      const findings: Finding[] = [];
      const said = cellsOf(cells, (finding) => findings.push(finding));
      const get = (to: string): string => said.get(to) ?? "";
      const organisation = organisationOf(get, source);
      const location = saysPlaces ? locationOf(get, source, String(organisation.id)) : null;
      const id =
        get("service.id") || madeId(source, "service", String(organisation.id), fold(get("service.name")));
      const attributes = [...serviceTerms(get, conditions, said), term(COMPLETE, "")];
      const hours = hoursOf(get("service.hours"), id, (value) =>
        findings.push({ code: "notHours", column: "service.hours", value }),
      );
      const unsaid = [
        ...silent.service.filter((path) => path !== "places" && path !== "details.attributes"),
        ...(location === null ? ["places"] : []),
        ...(hours === null ? ["details.schedules"] : []),
        ...(spoken.has("service.kind") && kindIsWord(get("service.kind")) ? [] : ["details.attributes"]),
        ...(saysAllConditions || conditions.length > 0 ? [] : ["meets", "lacks"]),
      ];
      const service: Value = {
        id,
        organization_id: organisation.id,
        name: get("service.name"),
        alternate_name: get("service.alternateName"),
        description: get("service.description"),
        status: spoken.has("service.status") ? get("service.status") : "active",
        url: get("service.url"),
        email: get("service.email"),
        eligibility_description: get("service.eligibility"),
        application_process: get("service.applicationProcess"),
        fees_description: get("service.feesDescription"),
        alert: get("service.alert"),
        wait_time: get("service.waitTime"),
        minimum_age: get("service.minimumAge"),
        maximum_age: get("service.maximumAge"),
        languages: listed(get("service.languages")).map((one) => ({
          id: madeId(id, "language", one),
          name: one,
        })),
        phones: phoneOf(get("service.phone"), id),
        schedules: hours ?? [],
        attributes,
        service_at_locations:
          location === null ? [] : [{ id: madeId(id, "at", String(location.id)), location_id: location.id }],
        $silent: unsaid,
        ...(saysAllConditions ? {} : { $conditions: conditions }),
      };
      return {
        service,
        organisation: { ...organisation, $silent: silent.organisation },
        location:
          location === null ? null : { ...location, $silent: [...silent.location, "details.addresses"] },
        findings,
      };
    },
  };
}

function translated(
  text: string,
  { values, otherwise }: { values?: Record<string, string> | undefined; otherwise?: string | undefined },
  unknown: () => void,
): string {
  if (!values) return text === "" ? (otherwise ?? "") : text;
  const words = new Map(Object.entries(values).map(([word, value]) => [fold(word), value]));
  const found = words.get(fold(text));
  if (found !== undefined) return found;
  if (otherwise !== undefined) return otherwise;
  // Lists of words: each by itself.
  const parts = listed(text).map((part) => words.get(fold(part)));
  if (parts.length > 0 && !parts.includes(undefined)) return parts.join(", ");
  if (text !== "") unknown();
  return "";
}

const CODE = /^[a-z][A-Za-z]{1,39}$/;
/** A kind said in a word of their own, not in one of our codes. */
const kindIsWord = (kind: string): boolean => kind !== "" && !CODE.test(kind);
const YES = ["ja", "j", "yes", "y", "x", "true", "sand", "1"];
const NO = ["nej", "n", "no", "false", "falsk", "0"];

function serviceTerms(
  get: (to: string) => string,
  conditions: readonly string[],
  said: ReadonlyMap<string, string>,
): unknown[] {
  const kind = get("service.kind");
  const yes = (codes: string, value: string) => listed(codes).map((code) => term(CONDITION, code, value));
  return [
    ...(kind === ""
      ? []
      : [
          kindIsWord(kind)
            ? { id: madeId("cell", "kind", kind), taxonomy_term: { name: kind } }
            : term(KIND, kind),
        ]),
    ...listed(get("service.needs")).map((code) => term(NEED, code)),
    ...yes(get("service.meets"), "yes"),
    ...yes(get("service.lacks"), "no"),
    ...conditions.flatMap((code) => {
      const word = fold(said.get(`condition.${code}`) ?? "");
      return YES.includes(word)
        ? [term(CONDITION, code, "yes")]
        : NO.includes(word)
          ? [term(CONDITION, code, "no")]
          : [];
    }),
    ...[
      [ENGLISH_NAME, "service.englishName"],
      [ENGLISH_DESCRIPTION, "service.englishDescription"],
      [VERIFIED, "service.verified"],
    ].flatMap(([what = "", to = ""]) => (get(to) === "" ? [] : [term(what, "", get(to))])),
  ];
}

function organisationOf(get: (to: string) => string, source: string): Value {
  const name = get("organisation.name");
  const id = get("organisation.id") || (name === "" ? "" : madeId(source, "organisation", fold(name)));
  return {
    ...{ id, name, description: get("organisation.description"), email: get("organisation.email") },
    ...{
      website: get("organisation.website"),
      tax_id: get("organisation.taxId"),
      phones: phoneOf(get("organisation.phone"), id),
    },
  };
}

/** Null where nothing is said about where: a table has no room for "everywhere". */
function locationOf(get: (to: string) => string, source: string, organisationId: string): Value | null {
  const at = (name: string): string => get(`location.${name}`);
  const address = ["street", "postcode", "city", "name"].map(at);
  if (address.every((part) => part === "") && at("latitude") === "") return null;
  const id = at("id") || madeId(source, "location", ...address.map(fold), at("latitude"), at("longitude"));
  return {
    ...{
      id,
      organization_id: organisationId,
      name: at("name"),
      location_type: "physical",
      transportation: at("transportation"),
    },
    ...{ latitude: at("latitude"), longitude: at("longitude") },
    addresses: [
      {
        ...{
          id: madeId(id, "address"),
          address_1: at("street"),
          postal_code: at("postcode"),
          city: at("city"),
        },
        address_type: "physical",
      },
    ],
    attributes:
      at("municipalityCode") === "" ? [] : [term(MUNICIPALITY, at("municipalityCode").padStart(4, "0"))],
  };
}
