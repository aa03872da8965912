import type { FieldErrors, FormFields } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";
import { type KnownDoor, whoIsMeant } from "../../discharge/shared/doors.ts";

/** A unit on Stafet by the name that was written; null: none was, or none is called that. */
const unitNamed = (name: string, doors: readonly KnownDoor[]): string | null =>
  whoIsMeant(name, doors).byUnitId || null;

/** An offer of the directory, as it can be chosen for where an appointment is. */
export interface KnownPlace {
  readonly id: string;
  readonly name: string;
  /** "" where it has none. */
  readonly address: string;
  /** To tell it from others. */
  readonly about: string;
}

/** What the fields of an appointment say, but for its time. What belongs to another choice than the one made is left out. Pure. */
export function detailsOf(
  { get }: FormFields,
  doors: readonly KnownDoor[],
  places: readonly KnownPlace[] = [],
) {
  const serviceId = get("serviceId") || null;
  const company = get("company") || "nobodyYet";
  const arranged = ["fetched", "taxi", "patientTransport"].includes(get("transport"));
  return {
    needId: get("needId") || null,
    kind: get("kind"),
    purpose: get("purpose"),
    // Chosen in the directory, and nothing said beside it: the citizen needs the address all the same.
    place: get("place") || (places.find(({ id }) => id === serviceId)?.address ?? "").slice(0, 200),
    serviceId,
    atUnitId: unitNamed(get("atUnit"), doors),
    withWhom: get("withWhom"),
    bring: get("bring"),
    phone: get("phone"),
    company,
    companionId: company === "companion" ? get("companionId") || null : null,
    companyUnitId: company === "unit" ? unitNamed(get("companyUnit"), doors) : null,
    companyWords: company === "unit" || company === "companion" ? get("companyWords") : "",
    transport: get("transport") || "notSaid",
    transportUnitId: arranged ? unitNamed(get("transportUnit"), doors) : null,
    transportWords: arranged ? get("transportWords") : "",
    citizenSays: get("citizenSays"),
  };
}

/** Units that were named, and that nobody is called. Pure. */
export function unknownUnits(
  { get }: FormFields,
  doors: readonly KnownDoor[],
  { appointments }: Text,
): FieldErrors {
  const asked = [
    ["atUnit", true],
    ["companyUnit", get("company") === "unit"],
    ["transportUnit", true],
  ] as const;
  return Object.fromEntries(
    asked
      .filter(([field, counts]) => counts && get(field) !== "" && unitNamed(get(field), doors) === null)
      .map(([field]) => [field, appointments.fields.noSuchUnit]),
  );
}

/** The form's own names of fields the command calls by identifiers. */
export const fieldOf = (path: string): string =>
  ({ atUnitId: "atUnit", companyUnitId: "companyUnit", transportUnitId: "transportUnit" })[path] ?? path;
