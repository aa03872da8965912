import type { RouterContextProvider } from "react-router";
import type { Uuid } from "#kernel/ids.ts";
import type { Service, ServiceShown } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services, text } from "../../../http/context.ts";
import type { FormFields } from "../../../http/form.ts";
import { addressLine } from "../service/address.ts";
import { presentService } from "../service/present.ts";
import { standingOf } from "../service/standing.ts";
import type { Names } from "../shared/fields/names.ts";
import { serviceFields, serviceFrom } from "../shared/fields/service.ts";
import { lineOf, parted } from "../shared/hours.ts";
import { vocabulary } from "../shared/vocabulary.ts";
import { edit } from "./action.ts";
import { valueInWords } from "./words.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** What a service's form needs besides the service: choices, and names for identifiers. */
export async function serviceForm(context: Context, base: Service, posted: FormFields | null = null) {
  const { db, directory, identity } = services(context);
  const typed = Object.entries(posted?.values ?? {}).flatMap(([name, values]) =>
    /^arrangement\.\d+\.(?:authorityId|operatorId)$/.test(name) ? values : [],
  );
  const parties = base.arrangements.flatMap(({ authorityId, operatorId }) => [authorityId, operatorId]);
  const ids = [base.organisationId, ...parties.filter((id) => id !== null)];
  const words = await vocabulary(context);
  const found = await db.read(SYSTEM, async (snapshot) => {
    const shown = await directory.organisationShown(snapshot, base.organisationId);
    const given = base.places.map(({ locationId }) => locationId);
    const own = new Map((shown?.locations ?? []).map((place) => [place.id, place]));
    for (const [id, { record }] of await directory.records(snapshot, "location", given)) own.set(id, record);
    return {
      organisation: shown?.kept ?? null,
      stafetId: shown?.kept.record.stafetId ?? null,
      locations: own,
      organisations: await directory.organisationsNamed(snapshot, ids, typed),
      municipalities: await directory.municipalities(snapshot),
      authorities: await directory.authorityNames(snapshot),
    };
  });
  const units = (await identity.units()).filter(
    ({ id, organisationId }) => organisationId === found.stafetId || id === base.unitId,
  );
  const names: Names = { organisations: found.organisations, municipalities: found.municipalities };
  const places = [...found.locations.values()].map((place) => ({
    value: place.id,
    label: [place.name, addressLine(place)].filter((part) => part !== "").join(", "),
  }));
  const chosen = new Map<string, string>([
    ...places.map(({ value, label }) => [value, label] as const),
    ...units.map(({ id, name }) => [id, name] as const),
  ]);
  return {
    ...found,
    words,
    names,
    places,
    units: units.map(({ id, name }) => ({ value: id, label: name })),
    chosen,
  };
}

type ServiceForm = Awaited<ReturnType<typeof serviceForm>>;

/** What the page draws the form from. */
export const formData = (form: ServiceForm, base: Service) => ({
  fields: serviceFields(base, form.names),
  catalogue: form.words.catalogue,
  needs: form.words.needs,
  places: form.places,
  units: form.units,
  authorities: form.authorities,
  municipalities: form.municipalities.map(({ name }) => name),
  /** Hours a line cannot say: they stay as they are. */
  otherHours: parted(base.details.schedules ?? []).others.map((one) =>
    [one.byday, one.freq, lineOf([one]), one.description].filter(Boolean).join(" "),
  ),
  periods: base.arrangements.length,
  stops: base.places.length,
});
export type ServiceFormData = ReturnType<typeof formData>;

/** The posted form of a service, new or not: looked at or saved. */
export async function editService(
  context: Context,
  posted: FormFields,
  { base, seen }: { base: Service; seen: number },
  after: (id: Uuid) => string,
) {
  const form = await serviceForm(context, base, posted);
  const words = text(context);
  return edit({
    ...{ posted, context, subject: "service", base, seen, after },
    fields: (service) => serviceFields(service, form.names),
    parse: (fields) => serviceFrom(fields, base, form.names, words),
    inWords: valueInWords({ vocabulary: form.words, text: words, chosen: form.chosen }),
    page: (record) => previewOf(form, record),
  });
}

/** The page as it would be, for the preview. */
function previewOf(form: ServiceForm, record: Service) {
  const shown: ServiceShown = {
    kept: { record, edition: 0, changedAt: form.words.now, absentSince: null },
    organisation: form.organisation,
    parties: new Map(form.organisations.map(({ id, name }) => [id, name])),
    locations: form.locations,
    areas: new Map(form.municipalities.map(({ code, name }) => [code, name])),
    belongs: { organisations: [], unitId: null, regions: [], areas: [] },
  };
  return presentService(shown, standingOf(shown, form.words.catalogue, form.words.now), form.words);
}
