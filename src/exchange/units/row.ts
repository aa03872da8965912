import { parseHoursText } from "#kernel/hours-text.ts";
import { municipality } from "#kernel/municipalities.ts";
import {
  type OrganisationFacts,
  type OrganisationRow,
  setUpSchemas,
  type UnitDraft,
  type UnitRow,
} from "#modules/identity/index.ts";

/**
 * One row of a file of units, read against what is there: an empty cell keeps what stands, and for something new gives what
 * is usual. Pure.
 */

export const COLUMNS = [
  ...(["organisation_id", "organisation_name", "sector", "region", "municipality", "cvr"] as const),
  ...(["unit_id", "unit_name", "kind", "area", "phone", "email", "address", "contact", "hours"] as const),
  ...(["holds_courses", "holds_needs", "answers_asks", "standing_receiver_for"] as const),
] as const;
export type Column = (typeof COLUMNS)[number];
export type Cells = Readonly<Record<string, string>>;

/** What is wrong: in which column, by a stable code. */
export interface Problem {
  readonly column: string;
  readonly code: string;
}

const cell = (cells: Cells, column: Column): string => cells[column]?.trim() ?? "";

const ORGANISATION_COLUMNS: Readonly<Record<string, Column>> = {
  name: "organisation_name",
  municipalityCode: "municipality",
};
const UNIT_COLUMNS: Readonly<Record<string, Column>> = {
  name: "unit_name",
  externalId: "unit_id",
  contactNote: "contact",
  openingHours: "hours",
  holdsCourses: "holds_courses",
  holdsNeeds: "holds_needs",
  answersAsks: "answers_asks",
};

/** The organisation as the row says it, over what stands. */
export function organisationOf(
  cells: Cells,
  before: OrganisationRow | null,
): { facts: OrganisationFacts } | { problems: Problem[] } {
  const code = cell(cells, "municipality") || (before?.municipalityCode ?? null);
  const facts = {
    name: cell(cells, "organisation_name") || before?.name,
    sector: cell(cells, "sector") || before?.sector,
    region: cell(cells, "region") || (before?.region ?? municipality(code ?? "")?.region),
    municipalityCode: code,
    cvr: cell(cells, "cvr") || (before?.cvr ?? null),
  };
  const parsed = setUpSchemas().OrganisationFacts.safeParse(facts);
  return parsed.success
    ? { facts: parsed.data }
    : { problems: problemsOf(parsed.error.issues, ORGANISATION_COLUMNS) };
}

/** The unit as the row says it, over what stands. `area`: the organisation's own, where it has one. */
export function unitOf(
  cells: Cells,
  before: UnitRow | null,
  area: string | null,
): { draft: UnitDraft } | { problems: Problem[] } {
  const hours = cell(cells, "hours");
  const may = (column: Column, was: boolean | undefined) => yesOrNo(cell(cells, column), was ?? true);
  const draft = {
    externalId: cell(cells, "unit_id"),
    name: cell(cells, "unit_name") || before?.name,
    kind: cell(cells, "kind") || before?.kind,
    area: cell(cells, "area") || (before?.area ?? area),
    phone: cell(cells, "phone") || before?.phone,
    email: cell(cells, "email") || (before?.email ?? null),
    address: cell(cells, "address") || (before?.address ?? ""),
    contactNote: cell(cells, "contact") || (before?.contactNote ?? ""),
    openingHours: hours === "" ? before?.openingHours : parseHoursText(hours),
    holdsCourses: may("holds_courses", before?.holdsCourses),
    holdsNeeds: may("holds_needs", before?.holdsNeeds),
    answersAsks: may("answers_asks", before?.answersAsks),
  };
  const parsed = setUpSchemas().UnitDraft.safeParse(draft);
  return parsed.success
    ? { draft: parsed.data }
    : { problems: problemsOf(parsed.error.issues, UNIT_COLUMNS) };
}

/** The municipalities whose standing receiver it is to be, by their codes. */
export const areasOf = (cells: Cells): readonly string[] =>
  cell(cells, "standing_receiver_for")
    .split(/[\s,]+/)
    .filter(Boolean);

export const organisationId = (cells: Cells): string => cell(cells, "organisation_id");
export const unitId = (cells: Cells): string => cell(cells, "unit_id");
/** A row may be about an organisation alone. */
export const namesAUnit = (cells: Cells): boolean => unitId(cells) !== "" || cell(cells, "unit_name") !== "";

/** "ja", "no", "1" … or what was meant by nothing; else the word itself, which is then no truth value. */
function yesOrNo(word: string, usual: boolean): boolean | string {
  const plain = word.toLowerCase();
  if (plain === "") return usual;
  if (["yes", "ja", "1", "true", "x"].includes(plain)) return true;
  return ["no", "nej", "0", "false"].includes(plain) ? false : word;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code?: string | undefined;
  readonly message: string;
}

function problemsOf(issues: readonly Issue[], columns: Readonly<Record<string, Column>>): Problem[] {
  const found = issues.map(({ path, code, message }) => {
    const field = String(path[0] ?? "");
    const column = columns[field] ?? field;
    return { column, code: code === "custom" ? message : (plainCodes[code ?? ""] ?? "unusable") };
  });
  return found.filter(({ column }, at) => found.findIndex((each) => each.column === column) === at);
}

const plainCodes: Readonly<Record<string, string>> = {
  invalid_type: "required",
  too_small: "required",
  too_big: "tooLong",
  invalid_value: "chooseOne",
};
