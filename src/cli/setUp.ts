import type { FieldError } from "#kernel/refusal.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { Identity, OrganisationRow, UnitRow } from "#modules/identity/index.ts";
import { Failure } from "./command.ts";

/** What the commands that set a house up have in common. */

/** One organisation, by its slug, identifier or external identifier. Throws Failure when there is none. */
export async function findOrganisation({ setUp }: Identity, which: string): Promise<OrganisationRow> {
  const { organisations } = await setUp.allWritten("commandLine");
  const found = organisations.find(({ id, slug, externalId }) => [id, slug, externalId].includes(which));
  if (!found) throw new Failure(`There is no organisation called "${which}".`);
  return found;
}

/** One unit, likewise; null when there is none. */
export async function findUnit({ setUp }: Identity, which: string): Promise<UnitRow | null> {
  const { units } = await setUp.allWritten("commandLine");
  return units.find(({ id, slug, externalId }) => [id, slug, externalId].includes(which)) ?? null;
}

/** In the words of a terminal, by the code of what is wrong with a field or a column. */
const WORDS: Readonly<Record<string, string>> = {
  required: "is missing",
  tooLong: "is too long",
  chooseOne: "is none of what it may be",
  unusable: "cannot be used",
  notACvr: "is not a CVR number",
  notAPhone: "is not a telephone number",
  notAnEmail: "is not an e-mail address",
  notAMunicipality: "is not a municipality's four digits",
  notASlug: "has something else than small letters, digits and hyphens",
  notHours: 'are not hours, such as "man-fre 8-15, lør 10-12" or "always"',
  unknownColumn: "is no column of ours",
  missingColumn: "is not among the columns",
  tooManyCells: "more cells than columns",
  quoteNotClosed: "a quotation mark is never closed; nothing after it can be read",
  rowTooLong: "the row is too long; nothing after it can be read",
  unreadable: "cannot be read, nor anything after it",
  twiceInFile: "stands on an earlier line too",
  unitOfAnother: "is a unit of another organisation",
  unitClosed: "is a unit that is closed",
  organisationHasUnits: "cannot be changed: sector, region and municipality are settled with the first unit",
  areaInAnotherRegion: "lies in another region",
  notStandingReceiver: "only a unit of a region or a municipality that may hold courses and needs can be",
  standingReceiverHolds: "a standing receiver must hold courses and needs",
  noSuchPerson: "nobody signs in with that address; invite them first",
  slugTaken: "another has that slug",
  externalIdTaken: "another has that identifier",
};

export const inWords = (where: string, code: string): string =>
  `${where}${where === "" ? "" : " "}${WORDS[code] ?? code}`;

const libraryCodes: Readonly<Record<string, string>> = {
  invalid_type: "required",
  too_small: "required",
  too_big: "tooLong",
  invalid_value: "chooseOne",
};

/** Does it, and says in words why it was refused. Throws Failure. */
export async function orWhyNot<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isRefused(error)) throw error;
    const issues = Array.isArray(error.details.issues) ? (error.details.issues as FieldError[]) : [];
    const said = issues.map(({ field, code }) => inWords(field, libraryCodes[code] ?? code));
    throw new Failure(said.length > 0 ? `${said.join("; ")}.` : `${inWords("", error.code)}.`);
  }
}
