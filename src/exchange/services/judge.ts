import type { Uuid } from "#kernel/ids.ts";
import {
  type Directory,
  type Finding,
  type Incoming,
  type Judgement,
  type Location,
  laterFigures,
  type Organisation,
  type Records,
  type RowOutcome,
  type Run,
  reconcile,
  type Service,
  type Subject,
} from "#modules/directory/index.ts";
import type { Db } from "#platform/db.ts";
import { capacitiesOf } from "../hsds/capacity.ts";
import { idOf, madeId } from "../hsds/ids.ts";
import { SEQ } from "../hsds/parts.ts";
import { recordOf } from "../hsds/records.ts";
import { SUBJECTS } from "../hsds/tables.ts";
import type { Words } from "../hsds/write.ts";
import type { Assembled } from "./assemble.ts";

/** What becomes of records and of the rows they are made of, beside what stands in the directory. Writes nothing. */

export interface Judging {
  readonly db: Db;
  readonly directory: Directory;
  readonly run: Run;
  readonly words: Words;
}

interface Draft {
  readonly whole: Assembled;
  readonly id: Uuid;
  incoming: Incoming | null;
  /** By row: the record's own and its parts'. */
  readonly findings: Map<number, Finding[]>;
  readonly dropped: Set<number>;
}

export async function judge(
  judging: Judging,
  table: keyof typeof SUBJECTS,
  batch: readonly Assembled[],
): Promise<Judgement[]> {
  const subject = SUBJECTS[table];
  const drafts = batch.map((whole) => draftOf(judging, table, whole));
  if (subject === "service") await checkServices(judging, drafts);
  if (subject === "location") await checkLocations(judging, drafts);
  if (subject === "organisation") await checkOrganisations(judging, drafts);
  const { importing } = judging.directory;
  const standing = await importing.standing(
    judging.db,
    subject,
    drafts.map(({ id }) => id),
    judging.run.source,
  );
  const foreign = await importing.notTheirs(judging.db, subject, recordsIn(drafts), judging.run.region);
  return drafts.flatMap((draft) => judgementsOf(draft, judging.run, standing.get(draft.id) ?? null, foreign));
}

function draftOf({ run, words }: Judging, table: keyof typeof SUBJECTS, whole: Assembled): Draft {
  const { row, fields } = whole;
  const subject: Subject = SUBJECTS[table];
  const findings = new Map<number, Finding[]>();
  const dropped = new Set<number>();
  const reading = {
    ...words,
    source: run.source,
    at: run.startedAt,
    say: (seq: number | null, code: string, column: string, value?: unknown) => {
      const at = seq ?? row.seq;
      findings.set(at, [...(findings.get(at) ?? []), findingOf(code, column, value)]);
    },
    drop: (seq: number | null) => {
      if (seq !== null) dropped.add(seq);
    },
  };
  const id = row.recordId;
  const record = recordOf(reading, subject, id, row.sourceId ?? id, fields);
  const figures = subject === "service" ? capacitiesOf(reading, { id, fields }) : [];
  return {
    whole,
    id,
    incoming: record && { ...record, figures },
    findings,
    dropped,
  };
}

const SHOWN = 120;
function findingOf(code: string, column: string, value?: unknown): Finding {
  const text =
    value === undefined || value === null
      ? ""
      : typeof value === "object"
        ? JSON.stringify(value)
        : String(value);
  const shown = text
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .slice(0, SHOWN)
    .toWellFormed();
  return { code, ...(column === "" ? {} : { column }), ...(shown === "" ? {} : { value: shown }) };
}

function judgementsOf(
  draft: Draft,
  run: Run,
  standing: Parameters<typeof reconcile>[1],
  foreign: (record: Records[Subject]) => boolean,
): Judgement[] {
  const { whole, incoming, findings, dropped } = draft;
  const verdict =
    incoming === null
      ? null
      : reconcile(incoming, standing, { takeSource: run.takeSource, notTheirs: foreign(incoming.record) });
  const outcome: RowOutcome = verdict?.outcome ?? "heldBack";
  const said = findings.get(whole.row.seq) ?? [];
  const own: Judgement = {
    seq: whole.row.seq,
    outcome,
    document: outcome === "new" || outcome === "changed" ? incoming : null,
    findings: verdict?.finding ? [...said, verdict.finding] : said,
  };
  const parts = [...whole.parts].map((seq): Judgement => {
    const about = findings.get(seq) ?? [];
    if (dropped.has(seq)) return { seq, outcome: "heldBack", document: null, findings: about };
    if (outcome === "heldBack")
      return { seq, outcome, document: null, findings: [...about, { code: "parentHeldBack" }] };
    return { seq, outcome, document: null, findings: about };
  });
  return [own, ...parts];
}

const note = (draft: Draft, finding: Finding, row: number | null = null): void => {
  const seq = row ?? draft.whole.row.seq;
  draft.findings.set(seq, [...(draft.findings.get(seq) ?? []), finding]);
};

/** The rows that say a service is given at a location there is not; null: it is said inside the service. */
function rowsOfPlaces(draft: Draft, source: string, there: ReadonlySet<Uuid>): (number | null)[] {
  const said = draft.whole.fields.service_at_locations;
  const astray = (Array.isArray(said) ? (said as Record<string, unknown>[]) : []).filter(
    ({ location_id: id }) => !there.has(idOf(source, "location", String(id ?? "").trim())),
  );
  return [...new Set(astray.map((one) => (typeof one[SEQ] === "number" ? one[SEQ] : null)))];
}

const changed = <S extends Subject>(draft: Draft, change: (record: Records[S]) => Records[S]): void => {
  if (draft.incoming !== null)
    draft.incoming = { ...draft.incoming, record: change(draft.incoming.record as Records[S]) };
};

const recordsIn = <S extends Subject>(drafts: readonly Draft[]): Records[S][] =>
  drafts.flatMap(({ incoming }) => (incoming === null ? [] : [incoming.record as Records[S]]));

/** Who gives it must be there; places that are not are left out, and figures that tell nothing later. */
async function checkServices({ db, directory, run }: Judging, drafts: readonly Draft[]): Promise<void> {
  const { importing } = directory;
  const services = recordsIn<"service">(drafts);
  const ids = services.map(({ id }) => id);
  const said = await directory.capacityOf(db, ids, run.startedAt);
  const parties = services.flatMap(({ organisationId, arrangements }) => [
    organisationId,
    ...arrangements.flatMap(({ authorityId, operatorId }) => [authorityId ?? [], operatorId ?? []].flat()),
  ]);
  const organisations = await importing.known(db, run.id, "organisation", parties);
  const locations = await importing.known(
    db,
    run.id,
    "location",
    services.flatMap(({ places }) => places.map(({ locationId }) => locationId)),
  );
  const elsewhere = await importing.placesElsewhere(
    db,
    services.flatMap(({ id, places }) => places.map((place) => ({ id: place.id, serviceId: id }))),
  );
  for (const draft of drafts) {
    const service = draft.incoming?.record as Service | undefined;
    if (!service) continue;
    if (!organisations.has(service.organisationId)) {
      note(draft, { code: "missingParent", column: "organization_id" });
      draft.incoming = null;
      continue;
    }
    const standing = said.filter(({ serviceId }) => serviceId === service.id);
    if (draft.incoming)
      draft.incoming = { ...draft.incoming, figures: laterFigures(draft.incoming.figures, standing) };
    const there = service.places.filter(({ locationId }) => locations.has(locationId));
    for (const seq of there.length < service.places.length
      ? rowsOfPlaces(draft, run.source, locations)
      : []) {
      note(draft, { code: "locationMissing", column: "location_id" }, seq);
      if (seq !== null) draft.dropped.add(seq);
    }
    const known = (id: Uuid | null): Uuid | null => (id !== null && organisations.has(id) ? id : null);
    changed<"service">(draft, (record) => ({
      ...record,
      places: there.map((place) =>
        elsewhere.has(place.id) ? { ...place, id: madeId(service.id, place.id) } : place,
      ),
      arrangements: record.arrangements.map((one) => ({
        ...one,
        ...{ authorityId: known(one.authorityId), operatorId: known(one.operatorId) },
      })),
    }));
  }
}

async function checkLocations(
  { db, directory: { importing }, run }: Judging,
  drafts: readonly Draft[],
): Promise<void> {
  const owners = recordsIn<"location">(drafts).flatMap(({ organisationId }) => organisationId ?? []);
  const known = await importing.known(db, run.id, "organisation", owners);
  for (const draft of drafts) {
    const { organisationId } = (draft.incoming?.record ?? { organisationId: null }) as Pick<
      Location,
      "organisationId"
    >;
    if (organisationId === null || known.has(organisationId)) continue;
    note(draft, { code: "organisationUnknown", column: "organization_id" });
    changed<"location">(draft, (record) => ({ ...record, organisationId: null }));
  }
}

async function checkOrganisations(
  { db, directory: { importing }, run }: Judging,
  drafts: readonly Draft[],
): Promise<void> {
  const parents = recordsIn<"organisation">(drafts).flatMap(({ parentId }) => parentId ?? []);
  const known = await importing.known(db, run.id, "organisation", parents);
  for (const draft of drafts) {
    const { parentId } = (draft.incoming?.record ?? { parentId: null }) as Pick<Organisation, "parentId">;
    if (parentId === null || known.has(parentId)) continue;
    note(draft, { code: "parentMissing", column: "parent_organization_id" });
    changed<"organisation">(draft, (record) => ({ ...record, parentId: null }));
  }
}
