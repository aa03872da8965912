import type { Instant } from "#kernel/clock.ts";
import { isRefused } from "#kernel/refusal.ts";
import {
  changedFields,
  type OrganisationRow,
  regionOf,
  type SetUp,
  type UnitDraft,
  unsettles,
} from "#modules/identity/index.ts";
import { type CsvBreak, type CsvRow, parseCsv } from "../csv/parse.ts";
import {
  areasOf,
  type Cells,
  COLUMNS,
  namesAUnit,
  organisationId,
  organisationOf,
  type Problem,
  unitId,
  unitOf,
} from "./row.ts";

export { COLUMNS } from "./row.ts";

/** What became of a row, or of the organisation or unit it names. */
export type Outcome = "added" | "changed" | "unchanged" | "heldBack";

export interface ImportLine {
  /** The line of the file it begins on, from 1. */
  readonly line: number;
  /** As the row calls them. */
  readonly organisation: string;
  readonly unit: string;
  readonly outcome: Outcome;
  /** Why it was held back; else empty. */
  readonly problems: readonly Problem[];
}

/** Something in the way of a whole row. */
class HeldBack extends Error {
  override readonly name = "HeldBack";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super("Held back");
    this.problems = problems;
  }
}

const hold = (column: string, code: string): never => {
  throw new HeldBack([{ column, code }]);
};

/**
 * Takes a file of organisations and units (CSV, columns as in `COLUMNS`), one row after the other: each is taken, changes what
 * it names, is as it stands, or is held back and says why; the rest are taken. Rows are known again by `organisation_id`
 * and `unit_id`, so that the same file may be read again. With `dryRun` nothing is written. A file whose columns are not
 * ours is not begun: one line, held back, names them.
 */
export async function importUnits(
  setUp: SetUp,
  bytes: AsyncIterable<Uint8Array>,
  options: { readonly dryRun: boolean; readonly now: Instant },
): Promise<ImportLine[]> {
  const take = await createTaker(setUp, options);
  const lines: ImportLine[] = [];
  for await (const row of parseCsv(bytes)) {
    if (lines.length === 0) {
      const foreign = foreignColumns(row);
      if (foreign.length > 0) return [heldBack(row, foreign)];
    }
    lines.push(await lineOf(row, take));
  }
  return lines;
}

function foreignColumns(row: CsvRow | CsvBreak): Problem[] {
  if ("broken" in row) return [];
  const known: readonly string[] = COLUMNS;
  const named = Object.keys(row.cells);
  const foreign = named
    .filter((name) => !known.includes(name))
    .map((column) => ({ column, code: "unknownColumn" }));
  const missing = named.includes("organisation_id")
    ? []
    : [{ column: "organisation_id", code: "missingColumn" }];
  return [...foreign, ...missing];
}

const heldBack = (row: CsvRow | CsvBreak, problems: readonly Problem[]): ImportLine => {
  const cells = "broken" in row ? {} : row.cells;
  return {
    line: row.line,
    organisation: organisationId(cells),
    unit: unitId(cells),
    outcome: "heldBack",
    problems,
  };
};

async function lineOf(row: CsvRow | CsvBreak, take: (cells: Cells) => Promise<Outcome>): Promise<ImportLine> {
  if ("broken" in row) return heldBack(row, [{ column: "", code: row.broken }]);
  if (row.fault === "tooManyCells") return heldBack(row, [{ column: "", code: row.fault }]);
  try {
    return { ...heldBack(row, []), outcome: await take(row.cells) };
  } catch (error) {
    if (error instanceof HeldBack) return heldBack(row, error.problems);
    if (isRefused(error)) return heldBack(row, [{ column: "", code: error.code }]);
    throw error;
  }
}

/** What stands, kept up with what is taken: a dry run meets the same as the real one. */
async function createTaker(setUp: SetUp, { dryRun, now }: { dryRun: boolean; now: Instant }) {
  const written = await setUp.allWritten("commandLine");
  const organisations = new Map(
    written.organisations.flatMap((each) => [
      [each.slug, each] as const,
      ...(each.externalId === null ? [] : [[each.externalId, each] as const]),
    ]),
  );
  const units = new Map(written.units.map((each) => [each.externalId ?? each.id, each]));
  const receivers = new Map(written.receivers.map(({ area, unitId: id }) => [area, id]));
  const seen = new Set<string>();

  const planOrganisation = (cells: Cells) => {
    const externalId = organisationId(cells) || hold("organisation_id", "required");
    const before = organisations.get(externalId) ?? null;
    const read = organisationOf(cells, before);
    if ("problems" in read) throw new HeldBack(read.problems);
    const { facts } = read;
    if (before && unsettles(before, facts)) hold("sector", "organisationHasUnits");
    const said = { ...facts, municipalityCode: facts.municipalityCode ?? null, cvr: facts.cvr ?? null };
    const fresh = { id: `new:${externalId}`, slug: "", externalId, leaderId: null, units: 0 };
    const row: OrganisationRow = { ...(before ?? fresh), ...said };
    const outcome =
      before === null ? "added" : changedFields(before, facts).length > 0 ? "changed" : "unchanged";
    return { facts, row, outcome } as const;
  };

  const planUnit = (cells: Cells, of: OrganisationRow) => {
    const externalId = unitId(cells) || hold("unit_id", "required");
    if (seen.has(externalId)) hold("unit_id", "twiceInFile");
    const before = units.get(externalId) ?? null;
    if (before && before.organisationId !== of.id) hold("unit_id", "unitOfAnother");
    if (before && !before.isOpen) hold("unit_id", "unitClosed");
    const read = unitOf(cells, before, of.municipalityCode);
    if ("problems" in read) throw new HeldBack(read.problems);
    const { draft } = read;
    const region = regionOf(draft.area, of);
    if (before && region !== before.region) hold("area", "areaInAnotherRegion");
    checkReceiver(cells, of, draft, region);
    const receives = before?.standingReceiver === true || areasOf(cells).length > 0;
    if (receives && !(draft.holdsCourses && draft.holdsNeeds)) hold("holds_courses", "standingReceiverHolds");
    seen.add(externalId);
    const outcome =
      before === null ? "added" : changedFields(before, draft).length > 0 ? "changed" : "unchanged";
    return { before, draft, outcome } as const;
  };

  const checkReceiver = (cells: Cells, of: OrganisationRow, draft: UnitDraft, region: string): void => {
    for (const area of areasOf(cells)) {
      if (!/^[0-9]{4}$/.test(area)) hold("standing_receiver_for", "notAMunicipality");
      if (regionOf(area, of) !== region) hold("standing_receiver_for", "areaInAnotherRegion");
      const may = ["region", "municipality"].includes(of.sector) && draft.holdsCourses && draft.holdsNeeds;
      if (!may) hold("standing_receiver_for", "notStandingReceiver");
    }
  };

  const writeOrganisation = async ({
    facts,
    row,
    outcome,
  }: ReturnType<typeof planOrganisation>): Promise<string> => {
    if (dryRun || outcome === "unchanged") return row.id;
    if (outcome === "added")
      return setUp.addOrganisation("commandLine", { ...facts, externalId: row.externalId }, now);
    await setUp.changeOrganisation("commandLine", row.id, facts, now);
    return row.id;
  };

  const writeUnit = async (
    { before, draft, outcome }: ReturnType<typeof planUnit>,
    of: string,
  ): Promise<string> => {
    if (dryRun) return before?.id ?? `new:${draft.externalId}`;
    if (before === null) return setUp.addUnit("commandLine", of, draft, now);
    if (outcome === "unchanged") return before.id;
    const { name, kind, area, holdsCourses, holdsNeeds, answersAsks, phone, email, address, ...rest } = draft;
    const facts = { name, kind, area, holdsCourses, holdsNeeds, answersAsks };
    const { contactNote, openingHours } = rest;
    await setUp.changeUnit("commandLine", before.id, facts, now);
    await setUp.describeUnit(
      "commandLine",
      before.id,
      { phone, email, address, contactNote, openingHours },
      now,
    );
    return before.id;
  };

  const offer = async (cells: Cells, id: string): Promise<boolean> => {
    const fresh = areasOf(cells).filter((area) => receivers.get(area) !== id);
    for (const area of fresh) {
      if (!dryRun) await setUp.offerDuty("commandLine", id, area, now);
      receivers.set(area, id);
    }
    return fresh.length > 0;
  };

  // All of a row is looked at before any of it is written: it is taken whole, or held back whole.
  return async (cells: Cells): Promise<Outcome> => {
    const organisation = planOrganisation(cells);
    const unit = namesAUnit(cells) ? planUnit(cells, organisation.row) : null;
    const id = await writeOrganisation(organisation);
    const grown = unit?.outcome === "added" ? 1 : 0;
    organisations.set(organisationId(cells), {
      ...organisation.row,
      id,
      units: organisation.row.units + grown,
    });
    if (unit === null) return organisation.outcome;
    const offered = await offer(cells, await writeUnit(unit, id));
    if (unit.outcome === "added") return "added";
    return offered || unit.outcome === "changed" || organisation.outcome !== "unchanged"
      ? "changed"
      : "unchanged";
  };
}
