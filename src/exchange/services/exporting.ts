import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Clock, Instant } from "#kernel/clock.ts";
import type { Capacity, Directory, Kept, Location, Organisation, Service } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { BOM, csvLine, guardedCell } from "../csv/write.ts";
import { COLUMNS, fileOf, rowsOf, type TableRow } from "../hsds/tabular.ts";
import { full, type Hsds, locationOut, organisationOut, serviceOut, type Words } from "../hsds/write.ts";
import { PLAIN_HEADINGS, plainCells } from "./plain.ts";

/** All services, to a file or to whoever asks, a page at a time: never more in memory than that. */

const PAGE = 200;

export interface ExportDeps {
  readonly db: Database;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** A service with who gives it and where. */
export interface Whole {
  readonly service: Kept<Service>;
  /** How many places are free, as far as anybody believes it. */
  readonly figures: readonly Capacity[];
  readonly organisation: Organisation;
  readonly locations: ReadonlyMap<string, Location>;
}

export function createServiceExport({ db, directory, clock }: ExportDeps) {
  const words = (): Promise<Words> => db.read(SYSTEM, (snapshot) => wordsOf(snapshot, directory));

  async function* wholes(): AsyncGenerator<Whole> {
    let after: string | null = null;
    for (;;) {
      const page: readonly Whole[] = await db.read(SYSTEM, async (snapshot) => {
        const services = await directory.recordsAfter(snapshot, "service", after, PAGE);
        return completed(snapshot, directory, services, clock.now());
      });
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      after = last.service.record.id;
    }
  }

  async function* tableRows(known: Words): AsyncGenerator<TableRow> {
    for (const subject of ["organisation", "location"] as const) {
      let after: string | null = null;
      for (;;) {
        const page: readonly Kept<Organisation | Location>[] = await db.read(SYSTEM, (snapshot) =>
          directory.recordsAfter(snapshot, subject, after, PAGE),
        );
        for (const { record } of page)
          yield* subject === "organisation"
            ? rowsOf("organization", organisationOut(record as Organisation))
            : rowsOf("location", locationOut(record as Location, known));
        const last = page.at(-1);
        if (!last) break;
        after = last.record.id;
      }
    }
    for await (const { service, figures } of wholes())
      yield* rowsOf("service", serviceOut(service.record, known, service.changedAt, figures));
  }

  return {
    /** One JSON list of fully nested services, in pieces. */
    async *json(): AsyncGenerator<string> {
      const known = await words();
      let first = true;
      yield "[";
      for await (const whole of wholes()) {
        yield `${first ? "\n" : ",\n"}${JSON.stringify(nested(whole, known))}`;
        first = false;
      }
      yield "\n]\n";
    },

    /** One table for a spreadsheet, in pieces. */
    async *plain(): AsyncGenerator<string> {
      yield BOM + csvLine(PLAIN_HEADINGS, ";");
      for await (const { service, organisation, locations } of wholes()) {
        const [first] = service.record.places;
        const location = (first && locations.get(first.locationId)) ?? null;
        yield csvLine(plainCells({ service: service.record, organisation, location }).map(guardedCell), ";");
      }
    },

    /** Tables with a description of them, as files in a folder that is made for them. Gives how many rows there are. */
    async package(folder: string): Promise<number> {
      await mkdir(folder, { recursive: true });
      const files = new Map<string, ReturnType<typeof createWriteStream>>();
      const told = new Set<string>();
      let count = 0;
      for await (const { table, row } of tableRows(await words())) {
        const columns = COLUMNS[table];
        if (!columns) continue;
        if (SHARED.has(table)) {
          const key = `${table} ${row.id}`;
          if (told.has(key)) continue;
          told.add(key);
        }
        let file = files.get(table);
        if (!file) {
          file = createWriteStream(join(folder, fileOf(table)));
          files.set(table, file);
          file.write(csvLine(columns, ","));
        }
        count += 1;
        if (
          !file.write(
            csvLine(
              columns.map((column) => cellOf(row[column])),
              ",",
            ),
          )
        )
          await once(file, "drain");
      }
      const description = createWriteStream(join(folder, "datapackage.json"));
      description.end(`${JSON.stringify(descriptionOf([...files.keys()]), null, 2)}\n`);
      for (const file of files.values()) file.end();
      await Promise.all([...files.values(), description].map((file) => finished(file)));
      return count;
    },
  };
}

/** What several rows refer to, and is written once. */
const SHARED = new Set(["taxonomy_term", "program", "unit"]);

export type ServiceExport = ReturnType<typeof createServiceExport>;

const cellOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

const descriptionOf = (tables: readonly string[]): Hsds => ({
  name: "human_services_data",
  title: "Human Services Data Specification",
  version: "3.1",
  profile: "tabular-data-package",
  resources: tables.map((table) => ({
    name: table,
    path: fileOf(table),
    format: "csv",
    mediatype: "text/csv",
    profile: "tabular-data-resource",
    schema: { fields: (COLUMNS[table] ?? []).map((name) => ({ name, type: "string" })), primaryKey: "id" },
  })),
});

type Db = Parameters<Directory["records"]>[0];

/** What records are told in. */
export const wordsOf = async (db: Db, directory: Directory): Promise<Words> => ({
  catalogue: await directory.catalogue(db),
  places: await directory.importing.places(db),
  units: await directory.capacityUnits(db),
});

/** Services with who gives them, where, and how many places are free, in as many trips as there are sorts of record. */
export async function completed(
  db: Db,
  directory: Directory,
  services: readonly Kept<Service>[],
  now: Instant,
): Promise<readonly Whole[]> {
  const organisations = await directory.records(db, "organisation", [
    ...new Set(services.map(({ record }) => record.organisationId)),
  ]);
  const locations = await directory.records(db, "location", [
    ...new Set(services.flatMap(({ record }) => record.places.map(({ locationId }) => locationId))),
  ]);
  const figures = Map.groupBy(
    await directory.capacityOf(
      db,
      services.map(({ record }) => record.id),
      now,
    ),
    ({ serviceId }) => serviceId,
  );
  return services.flatMap((service) => {
    const organisation = organisations.get(service.record.organisationId)?.record;
    const there = service.record.places.flatMap(({ locationId }) => {
      const location = locations.get(locationId)?.record;
      return location ? [[locationId, location] as const] : [];
    });
    if (!organisation) return [];
    const free = figures.get(service.record.id) ?? [];
    return [{ service, organisation, locations: new Map(there), figures: free }];
  });
}

/** A service as HSDS nests it: with its organisation, and its locations where it is given. */
export function nested({ service, organisation, locations, figures }: Whole, words: Words): Hsds {
  const {
    service_at_locations: places,
    organization_id: _,
    ...rest
  } = serviceOut(service.record, words, service.changedAt, figures);
  return full({
    ...rest,
    organization: organisationOut(organisation),
    service_at_locations: ((places ?? []) as Hsds[]).map(({ location_id: id, service_id: __, ...place }) => {
      const location = locations.get(String(id));
      return full({ ...place, location: location ? locationOut(location, words) : undefined });
    }),
  });
}
