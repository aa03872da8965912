import type { Services } from "#compose.ts";
import {
  completed,
  type Hsds,
  locationOut,
  nested,
  OWN_TAXONOMY_ID,
  organisationOut,
  serviceOut,
  termById,
  type Words,
  wordsOf,
} from "#exchange/services/index.ts";
import type { Kept, ListFilter, Location, Organisation, Service } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Paging, PlaceQuery, ServiceQuery } from "./query.ts";

/** What the lists of the public API hold. Nothing in it is about a citizen. */

export interface Page {
  readonly total: number;
  readonly contents: readonly Hsds[];
}
/** Gives one page: which, and how many a page. */
export type Turn = (page: number, size: number) => Promise<Page>;

/** Most hits a search is asked for: whoever wants more asks without words. */
const MOST_HITS = 500;
const NOBODY = "00000000-0000-0000-0000-000000000000";

const scalars = (record: Hsds): Hsds =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => typeof value !== "object"));

export function createLists({ db, directory, clock }: Pick<Services, "db" | "directory" | "clock">) {
  type Db = Parameters<typeof directory.records>[0];
  const read = <T>(work: (snapshot: Db) => Promise<T>): Promise<T> => db.read(SYSTEM, work);
  const words = (snapshot: Db): Promise<Words> => wordsOf(snapshot, directory);
  const offsetOf = (page: number, limit: number) => ({ offset: (page - 1) * limit, limit });

  async function wholeServices(
    snapshot: Db,
    services: readonly Kept<Service>[],
    full: boolean,
  ): Promise<Hsds[]> {
    const known = await words(snapshot);
    return (await completed(snapshot, directory, services, clock.now())).map((whole) => {
      const { record, changedAt } = whole.service;
      if (!full) {
        const own = scalars(serviceOut(record, known, changedAt));
        return { ...own, organization: scalars(organisationOut(whole.organisation)) };
      }
      return nested(whole, known);
    });
  }

  /** The filters of a list of services; null: nothing can fit. */
  async function filterOf(snapshot: Db, asked: ServiceQuery | PlaceQuery): Promise<ListFilter | null> {
    if (asked.taxonomy_id !== undefined && asked.taxonomy_id !== OWN_TAXONOMY_ID) return null;
    const term =
      asked.taxonomy_term_id === undefined
        ? null
        : termById(await directory.catalogue(snapshot), asked.taxonomy_term_id);
    if (asked.taxonomy_term_id !== undefined && term === null) return null;
    const ids = asked.search?.trim() ? await hits(snapshot, asked.search) : undefined;
    return {
      ...{ ids, organisationId: asked.organization_id, modifiedAfter: asked.modified_after },
      ...(term ? { [term.what]: term.code } : {}),
    };
  }

  async function hits(snapshot: Db, text: string): Promise<string[]> {
    const ids: string[] = [];
    for (let page = 1; ids.length < MOST_HITS; page += 1) {
      const found = await directory.search(snapshot, { words: text, page, size: 100 }, clock.now());
      ids.push(...found.hits.map(({ serviceId }) => serviceId));
      if (page >= found.pages) break;
    }
    return ids.length === 0 ? [NOBODY] : ids;
  }

  return {
    services:
      (asked: ServiceQuery): Turn =>
      (page, size) =>
        read(async (snapshot) => {
          const filter = await filterOf(snapshot, asked);
          if (filter === null) return { total: 0, contents: [] };
          const { total, records } = await directory.recordsPage(
            snapshot,
            "service",
            filter,
            offsetOf(page, size),
          );
          const minimal = records.map(({ record, changedAt }) => ({
            id: record.id,
            modified_date: changedAt.toISOString(),
          }));
          return {
            total,
            contents: asked.minimal ? minimal : await wholeServices(snapshot, records, asked.full ?? false),
          };
        }),

    service: (id: string): Promise<Hsds | null> =>
      read(async (snapshot) => {
        const found = (await directory.records(snapshot, "service", [id])).get(id);
        if (!found || found.absentSince !== null) return null;
        return (await wholeServices(snapshot, [found], true))[0] ?? null;
      }),

    organisations:
      ({ full = false }: { full?: boolean | undefined }): Turn =>
      (page, size) =>
        read(async (snapshot) => {
          const { total, records } = await directory.recordsPage(
            snapshot,
            "organisation",
            {},
            offsetOf(page, size),
          );
          const out = records.map(({ record }) => organisationOut(record));
          return { total, contents: full ? out : out.map(scalars) };
        }),

    organisation: (id: string): Promise<Hsds | null> =>
      read(async (snapshot) => {
        const { records } = await directory.recordsPage(
          snapshot,
          "organisation",
          { ids: [id] },
          { offset: 0, limit: 1 },
        );
        const [found] = records;
        if (!found) return null;
        const services = await directory.recordsPage(
          snapshot,
          "service",
          { organisationId: id },
          { offset: 0, limit: 1000 },
        );
        const own = services.records.map(({ record }) => ({
          id: record.id,
          name: record.name,
          status: record.status === "temporarilyClosed" ? "temporarily closed" : record.status,
        }));
        return {
          ...organisationOut(found.record as Organisation),
          ...(own.length > 0 ? { services: own } : {}),
        };
      }),

    places:
      (asked: PlaceQuery): Turn =>
      (page, size) =>
        read(async (snapshot) => {
          const filter = await filterOf(snapshot, asked);
          const point =
            asked.postcode === undefined ? null : await directory.postcodePoint(snapshot, asked.postcode);
          if (filter === null || (asked.postcode !== undefined && point === null))
            return { total: 0, contents: [] };
          const near = point ? { ...point, metres: asked.proximity ?? 10_000 } : null;
          const found = await directory.servicePlacesPage(snapshot, filter, near, offsetOf(page, size));
          return {
            total: found.total,
            contents: await placesOut(snapshot, found.places, asked.full ?? false),
          };
        }),

    place: (id: string): Promise<Hsds | null> =>
      read(async (snapshot) => {
        const { places } = await directory.servicePlacesPage(snapshot, { id }, null, { offset: 0, limit: 1 });
        return (await placesOut(snapshot, places, true))[0] ?? null;
      }),
  };

  async function placesOut(
    snapshot: Db,
    places: readonly { id: string; serviceId: string }[],
    full: boolean,
  ): Promise<Hsds[]> {
    const known = await words(snapshot);
    const services = await directory.records(snapshot, "service", [
      ...new Set(places.map(({ serviceId }) => serviceId)),
    ]);
    const wholes = new Map(
      (await completed(snapshot, directory, [...services.values()], clock.now())).map((whole) => [
        whole.service.record.id,
        whole,
      ]),
    );
    return places.flatMap(({ id, serviceId }): Hsds[] => {
      const whole = wholes.get(serviceId);
      const own =
        whole &&
        (
          serviceOut(whole.service.record, known, whole.service.changedAt).service_at_locations as Hsds[]
        ).find((one) => one.id === id);
      if (!whole || !own) return [];
      const location: Location | undefined = whole.locations.get(String(own.location_id));
      const there = location ? locationOut(location, known) : undefined;
      if (!full) return [{ ...scalars(own), ...(there ? { location: scalars(there) } : {}) }];
      return [
        {
          ...own,
          ...(there ? { location: there } : {}),
          service: scalars(serviceOut(whole.service.record, known, whole.service.changedAt)),
        },
      ];
    });
  }
}

export type Lists = ReturnType<typeof createLists>;
export type { Paging };
