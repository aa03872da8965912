import type { Service } from "#modules/directory/index.ts";
import type { FieldErrors } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";
import { lineOf } from "../hours.ts";
import { partId } from "../partId.ts";
import { schedulesFrom } from "../schedulesFrom.ts";
import { type Fields, first, numbered, one } from "./fields.ts";
import { phoneLine, phonesFrom } from "./parts.ts";

/** Where a service is given; for a street team its stops, in their order. `place.0.location`, `place.0.hours`, … */

type Places = Service["places"];

/** Blank ones below those there are. */
export const SPARE_PLACES = 2;

export const placeFields = (places: Places): Fields =>
  Object.fromEntries(
    places.flatMap(({ locationId, details }, n) => [
      [`place.${n}.location`, one(locationId)],
      [`place.${n}.hours`, one(lineOf(details.schedules ?? []))],
      [`place.${n}.phones`, one(details.phones?.map(phoneLine).join("\n"))],
      [`place.${n}.note`, one(details.description)],
    ]),
  );

export function placesFrom(
  fields: Fields,
  base: Service,
  words: Text["directoryEdit"]["problems"],
): { readonly value: Places; readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const value = Array.from({ length: numbered(fields, "place") }, (_, n) => n).flatMap((n) => {
    const locationId = first(fields, `place.${n}.location`);
    if (locationId === "") return [];
    const before = base.places[n];
    const id = before?.id ?? partId(base.id, "place", `${n} ${locationId}`);
    const details = before?.details ?? {};
    const phones = phonesFrom(first(fields, `place.${n}.phones`), details.phones ?? [], id);
    const schedules = schedulesFrom(first(fields, `place.${n}.hours`), details.schedules ?? [], id);
    if (phones === null) errors[`place.${n}.phones`] = words.phones;
    if (schedules === null) errors[`place.${n}.hours`] = words.hours;
    const { description: _, phones: __, schedules: ___, ...rest } = details;
    const note = first(fields, `place.${n}.note`);
    return [
      {
        id,
        locationId,
        details: {
          ...rest,
          ...(note !== "" && { description: note }),
          ...((phones?.length || details.phones) && { phones: [...(phones ?? [])] }),
          ...((schedules?.length || details.schedules) && { schedules: [...(schedules ?? [])] }),
        },
      },
    ];
  });
  return { value, errors };
}
