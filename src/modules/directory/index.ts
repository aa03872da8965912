import { createEditing } from "./actions.ts";
import { createCapacity } from "./capacity.ts";
import { catalogue, municipalities } from "./catalogue.ts";
import type { DirectoryDeps } from "./deps.ts";
import { createGapNotes } from "./gapNotes.ts";
import { feedGap, gapList, gapMonths } from "./gaps.ts";
import { createImportDesk } from "./importing/desk.ts";
import { createImporting } from "./importing/importing.ts";
import { postcodePoint, recordsAfter, recordsPage, servicePlacesPage } from "./listing.ts";
import { createReminding } from "./reminding.ts";
import { refreshDue, sweepWords } from "./search/refresh.ts";
import { createSearch } from "./search/search.ts";
import { createSynonyms } from "./search/synonyms.ts";
import * as showing from "./showing.ts";
import { addPlaces, markAbsent, put } from "./store.ts";
import { belongs, edition, editions, records } from "./views.ts";
import { createVouching } from "./vouching.ts";
import { worklist } from "./worklist.ts";

export type { Who } from "./actions.ts";
export {
  type Capacity,
  type Channel,
  type CountedService,
  type FreePlaces,
  SayCapacity,
} from "./capacity.ts";
export type { Catalogue, Municipality } from "./catalogue.ts";
export type { DirectoryDeps } from "./deps.ts";
export { GAP_DECISIONS, type GapDecision, type GapNote, type GapShown, NoteGap } from "./gapNotes.ts";
export { type Counted, type GapFilter, type GapLine, missingOffers } from "./gaps.ts";
export { LARGEST_FILE, type RunPage, type SentFile } from "./importing/desk.ts";
export { laterFigures, reconcile } from "./importing/rules.ts";
export type {
  Counts,
  Figure,
  Finding,
  Incoming,
  Judgement,
  ReportLine,
  RowOutcome,
  Run,
  RunState,
  SourceRow,
  StagedRow,
} from "./importing/types.ts";
export type { Places } from "./importing/views.ts";
export type { ListFilter } from "./listing.ts";
export * from "./model.ts";
export { type Belongs, type Editor, mayEdit, mayEditAll, mayVouch } from "./policy.ts";
export type { AskedEntry, ReminderLetter } from "./reminding.ts";
export type { CapacityAge, CapacityUnit, SaidCapacity } from "./rules/capacity.ts";
export { type Freshness, freshnessOf } from "./rules/freshness.ts";
export { parseShortMessage, type ShortMessage } from "./rules/shortMessage.ts";
export { AddSynonym, type Synonym } from "./search/synonyms.ts";
export type { Hit, Opening, SearchQuery, SearchResult } from "./search/types.ts";
export {
  type HoursShown,
  hoursOf,
  type OrganisationShown,
  openingOf,
  type ServiceLine,
  type ServiceShown,
} from "./showing.ts";
export type { Put } from "./store.ts";
export type { Condition, Kept, Outcome, Records, Saying, ServiceKind, Subject } from "./types.ts";
export type { EditionLine } from "./views.ts";
export { type OpenReport, ReportError, type ReportOutcome } from "./vouching.ts";
export type { Wanting, WorklistFilter, WorklistLine } from "./worklist.ts";

/**
 * What there is, and where it is missing. Functions that take a `db` or `tx` run inside the caller's transaction; the
 * others open their own. Nothing here is about a citizen: everybody may read it, and policy.ts says who may write.
 */
export function createDirectory(deps: DirectoryDeps) {
  return {
    ...createEditing(deps),
    ...createCapacity(deps),
    ...createVouching(deps),
    ...createReminding(deps),
    ...createGapNotes(deps),
    catalogue,
    municipalities,
    records,
    editions,
    edition,
    belongs,
    put,
    markAbsent,
    addPlaces,
    feedGap,
    gapList,
    gapMonths,
    worklist,
    serviceShown: showing.serviceShown,
    organisationShown: showing.organisationShown,
    organisationsNamed: showing.organisationsNamed,
    organisationsOnStafet: showing.organisationsOnStafet,
    authorityNames: showing.authorityNames,
    search: createSearch(),
    ...createSynonyms(deps),
    refreshDue,
    sweepWords,
    unitsOffering: showing.unitsOffering,
    postcode: showing.postcode,
    recordsAfter,
    recordsPage,
    servicePlacesPage,
    postcodePoint,
    ...createImportDesk(deps),
    importing: createImporting(deps.db),
  };
}

export type Directory = ReturnType<typeof createDirectory>;
