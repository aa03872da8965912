import { type Location, locationSchema } from "#modules/directory/index.ts";
import type { Parsed } from "../../../../http/form.ts";
import { parseCommand, withErrors } from "../../../../http/parse.ts";
import type { Text } from "../../../../text/types.ts";
import { lineOf } from "../hours.ts";
import { partId } from "../partId.ts";
import { schedulesFrom } from "../schedulesFrom.ts";
import { type Fields, first, linesJoined, one } from "./fields.ts";
import { linesOf, phoneLine, phonesFrom } from "./parts.ts";

/** A place as the fields of its form, and back. Pure: what a postcode means is looked up before. */

/** Where a postcode is; null: it is not a Danish one. */
export type Postcode = {
  readonly city: string;
  readonly municipalities: readonly string[];
} | null;

export const locationFields = (place: Location): Fields => ({
  name: one(place.name),
  kind: one(place.kind),
  street: one(place.street),
  postcode: one(place.postcode),
  city: one(place.city),
  municipalityCode: one(place.municipalityCode),
  latitude: one(place.latitude),
  longitude: one(place.longitude),
  description: one(place.details.description),
  transportation: one(place.details.transportation),
  accessibility: one(linesJoined(place.details.accessibility?.map(accessLine))),
  phones: one(linesJoined(place.details.phones?.map(phoneLine))),
  hours: one(lineOf(place.details.schedules ?? [])),
});

type Access = NonNullable<Location["details"]["accessibility"]>[number];
const accessLine = ({ description, details }: Access): string =>
  (description ?? details ?? "").replaceAll("\n", " ");

/** City and municipality are the postcode's where they are not said, or belong to the postcode that was there before. */
export function locationFrom(fields: Fields, base: Location, known: Postcode, text: Text): Parsed<Location> {
  const words = text.directoryEdit.problems;
  const { details } = base;
  const get = (name: string): string => first(fields, name);
  const moved = get("postcode") !== base.postcode;
  const city = moved && get("city") === base.city ? "" : get("city");
  const municipality = get("municipalityCode");
  const belongs = known === null || municipality === "" || known.municipalities.includes(municipality);
  const phones = phonesFrom(get("phones"), details.phones ?? [], base.id);
  const schedules = schedulesFrom(get("hours"), details.schedules ?? [], base.id);
  const draft = {
    ...base,
    ...{ kind: get("kind"), name: get("name"), street: get("street"), postcode: get("postcode") },
    city: city || known?.city || "",
    municipalityCode: (belongs ? municipality : "") || known?.municipalities[0] || null,
    latitude: degrees(get("latitude")),
    longitude: degrees(get("longitude")),
    details: {
      ...details,
      description: get("description"),
      transportation: get("transportation"),
      accessibility: accessFrom(get("accessibility"), details.accessibility, base.id),
      phones: phones?.length || details.phones ? phones : undefined,
      schedules: schedules?.length || details.schedules ? schedules : undefined,
    },
  };
  const parsed = parseCommand(locationSchema, draft, text, {
    field: (path) => path.split(".")[path.startsWith("details.") ? 1 : 0] ?? path,
    words: { latitude: words.degrees, longitude: words.degrees },
  });
  const half = (get("latitude") === "") !== (get("longitude") === "");
  const checked = withErrors(parsed, {
    ...(phones === null && { phones: words.phones }),
    ...(schedules === null && { hours: words.hours }),
    ...(half && { longitude: words.degrees }),
  });
  if (!checked.ok) return checked;
  // An empty text is left out of a draft; here empty is what it says.
  return { ok: true, command: locationSchema.parse(checked.command) };
}

const degrees = (text: string): number | string | null => {
  const number = Number(text.replace(",", "."));
  return text === "" ? null : Number.isNaN(number) ? text : number;
};

function accessFrom(text: string, before: readonly Access[] | undefined, owner: string) {
  const lines = linesOf(text);
  if (lines.length === 0 && before === undefined) return undefined;
  return lines.map(
    (line) =>
      before?.find((one) => accessLine(one) === line) ?? {
        id: partId(owner, "accessibility", line),
        description: line,
      },
  );
}
