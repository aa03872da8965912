import type { Finding } from "#modules/directory/index.ts";
import { type Part, Unreadable } from "../hsds/package.ts";
import { entityRow, type Told } from "../hsds/rows.ts";
import { type ColumnMap, mapping } from "./map.ts";
import { parseCsv } from "./parse.ts";
import { plainCell } from "./write.ts";

/** Every row of somebody's tables, by a mapping. Throws Unreadable when a table lacks the columns the mapping names. */
export async function* mappedRows(
  parts: readonly Part[],
  map: ColumnMap,
  source: string,
): AsyncGenerator<Told> {
  const mapper = mapping(map);
  for (const part of parts) {
    let names: readonly string[] | null = null;
    for await (const read of parseCsv(part.bytes(), map)) {
      if ("broken" in read) {
        yield {
          ...{ file: part.name, line: read.line, table: "row", sourceId: null, value: null, parents: [] },
          ...{ subject: null, recordId: null, findings: [{ code: read.broken }], nested: false },
        };
        yield { endsHere: true };
        break;
      }
      if (names === null) {
        names = Object.keys(read.cells);
        const missing = mapper.missing(names);
        if (missing.length > 0)
          throw new Unreadable(
            "missingColumn",
            `"${part.name}" has no column called ${missing.map((name) => `"${name}"`).join(", ")}.`,
            missing,
          );
      }
      yield* rowsOf(part.name, read, mapper, source);
    }
  }
}

function* rowsOf(
  file: string,
  { line, cells, fault }: { line: number; cells: Readonly<Record<string, string>>; fault: string | null },
  mapper: ReturnType<typeof mapping>,
  source: string,
): Generator<Told> {
  const plain = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, plainCell(cell)]));
  const { organisation, location, service, findings } = mapper.row(plain, source);
  const said: Finding[] = [...findings, ...(fault === "tooManyCells" ? [{ code: fault }] : [])];
  if (organisation.id !== "") yield entityRow(file, line, "organization", organisation, source, [], true);
  if (location !== null) yield entityRow(file, line, "location", location, source, [], true);
  yield entityRow(file, line, "service", service, source, said, false);
}
