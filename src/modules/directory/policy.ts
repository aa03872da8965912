import type { Uuid } from "#kernel/ids.ts";
import type { Role, Sector } from "#modules/identity/index.ts";

/**
 * Who may do what with the directory. Everybody may read it; both the server and the pages ask here about the rest.
 */

/** Somebody as the directory knows them: where they are on duty, and the organisations they hold its editing for. */
export interface Editor {
  readonly personId: Uuid;
  readonly unit: { readonly id: Uuid; readonly organisationId: Uuid; readonly role: Role } | null;
  readonly edits: readonly {
    readonly organisationId: Uuid;
    readonly sector: Sector;
    readonly region: string;
    readonly municipalityCode: string | null;
  }[];
}

/** Whose it is, all as organisations on Stafet: who runs it, who has the authority, and where it serves. */
export interface Belongs {
  readonly organisations: readonly Uuid[];
  readonly unitId: Uuid | null;
  /** Regions and municipalities it serves or lies in. */
  readonly regions: readonly string[];
  readonly areas: readonly string[];
}

/** Nobody's yet: an organisation that is not on Stafet and gives nothing so far, or a place nobody uses. */
const isNobodys = ({ organisations, unitId, regions, areas }: Belongs): boolean =>
  organisations.length === 0 && unitId === null && regions.length === 0 && areas.length === 0;

/**
 * Editors of their organisation's entries; the region's and a municipality's editors of all in their area, a region's of
 * what is nobody's; the lead of a unit of what its organisation offers.
 */
export const mayEdit = (who: Editor, what: Belongs): boolean =>
  who.edits.some(
    (held) =>
      what.organisations.includes(held.organisationId) ||
      (held.sector === "region" && (what.regions.includes(held.region) || isNobodys(what))) ||
      (held.sector === "municipality" &&
        held.municipalityCode !== null &&
        what.areas.includes(held.municipalityCode)),
  ) || leads(who, what);

const leads = ({ unit }: Editor, what: Belongs): boolean =>
  unit?.role === "lead" && (what.unitId === unit.id || what.organisations.includes(unit.organisationId));

/** Everybody who works there may say "still right", and how many places are free; they stand in it every day. */
export const mayVouch = (who: Editor, what: Belongs): boolean =>
  mayEdit(who, what) ||
  (who.unit !== null &&
    (what.unitId === who.unit.id || what.organisations.includes(who.unit.organisationId)));

/** Bulk changes, import, synonyms and decisions on gaps: the region's editor. */
export const mayEditAll = (who: Editor, region: string): boolean =>
  who.edits.some((held) => held.sector === "region" && held.region === region);

/** What is decided about a gap is said by the region's editor, or by the editor of the municipality it is in. */
export const mayDecideOnGaps = (who: Editor, region: string, area: string): boolean =>
  mayEditAll(who, region) ||
  who.edits.some((held) => held.sector === "municipality" && held.municipalityCode === area);
