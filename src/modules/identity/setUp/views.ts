import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { foldName } from "#kernel/fold.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { AnswerTimes } from "#kernel/urgency.ts";
import type { Database, Db } from "#platform/db.ts";
import { mayDescribe, mayOpenUnit, maySetUp, maySign } from "../policy.ts";
import { type By, type Member, type SignedIn, SYSTEM } from "../types.ts";
import { membersOf } from "../views.ts";
import { known } from "./organisations.ts";
import { type OrganisationRow, organisationColumns, type UnitRow, unitColumns } from "./store.ts";

/** What administrators and leads read of organisations and units. No citizen is in any of it. */

export interface Page<T> {
  readonly lines: readonly T[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** How many fit the search. */
  readonly total: number;
}

const LINES = 50;

function pageOf<T>(all: readonly T[], page: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / LINES));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  return { lines: all.slice((at - 1) * LINES, at * LINES), page: at, pages, total: all.length };
}

export interface Asked {
  /** Everyday words; every one must occur. */
  readonly search?: string | undefined;
  readonly page?: number | undefined;
}

/** One line of how something came to be as it is. */
export interface HistoryLine {
  readonly id: Uuid;
  readonly at: Instant;
  /** "unit.described". */
  readonly action: string;
  /** Null: the command line. */
  readonly person: string | null;
  /** The fields that changed, where that is what happened. */
  readonly fields: readonly string[];
}

export interface OrganisationPage extends OrganisationRow {
  readonly leaderName: string | null;
  readonly answerTimes: AnswerTimes | null;
  readonly history: readonly HistoryLine[];
}

export type UnitLine = Pick<
  UnitRow,
  "id" | "slug" | "name" | "kind" | "area" | "isOpen" | "standingReceiver"
> & {
  readonly organisationId: Uuid;
  readonly organisationName: string;
  readonly leadName: string | null;
};

export interface UnitPage extends UnitRow {
  readonly organisationName: string;
  readonly leadName: string | null;
  readonly leaderName: string | null;
  /** Members who may be named its lead. */
  readonly leads: readonly Member[];
  /** Areas it must take from, and who signed for it. */
  readonly duties: readonly {
    readonly area: string;
    readonly signedBy: string;
    readonly signedAt: Instant;
  }[];
  /** Areas it is offered and nobody has signed for yet. */
  readonly offers: readonly { readonly id: Uuid; readonly area: string; readonly offeredAt: Instant }[];
  readonly may: { readonly setUp: boolean; readonly describe: boolean; readonly sign: boolean };
  readonly history: readonly HistoryLine[];
}

/** What still stands between an empty house and one that keeps its promise. */
export interface SetUpState {
  readonly organisations: number;
  readonly units: number;
  readonly withoutLead: readonly { readonly id: Uuid; readonly name: string }[];
  readonly withoutLeader: readonly { readonly id: Uuid; readonly name: string }[];
  /** Municipalities an open unit serves where nobody has signed to take what others cannot carry on. */
  readonly areasWithoutReceiver: readonly string[];
}

/** Organisations and units as they stand, and which areas' duty a unit has signed for or is offered. */
export interface Written {
  readonly organisations: readonly OrganisationRow[];
  readonly units: readonly UnitRow[];
  readonly receivers: readonly { readonly unitId: Uuid; readonly area: string }[];
}

const danish = new Intl.Collator("da");

const finds = (search: string | undefined) => {
  const words = foldName(search ?? "").split(" ");
  return (text: string): boolean => words.every((word) => foldName(text).includes(word));
};

export function createSetUpViews(db: Database) {
  const asAdministrator = <T>(by: By, work: (snapshot: Db) => Promise<T>): Promise<T> => {
    if (!maySetUp(by)) return Promise.reject(new Refused("forbidden"));
    return db.read(SYSTEM, work);
  };

  return {
    /** Organisations in Danish alphabetical order, fifty at a time. For administrators. Throws Refused `forbidden`. */
    organisationList: (by: By, asked: Asked = {}): Promise<Page<OrganisationRow>> =>
      asAdministrator(by, async (snapshot) => {
        const all = await organisationRows(snapshot);
        const fits = finds(asked.search);
        const found = all.filter((each) =>
          fits(`${each.name} ${each.slug} ${each.cvr ?? ""} ${each.externalId ?? ""}`),
        );
        return pageOf(found, asked.page ?? 1);
      }),

    /** Everything written of one. For administrators. Throws Refused `forbidden`, `notFound`. */
    organisationPage: (by: By, id: Uuid): Promise<OrganisationPage> =>
      asAdministrator(by, async (snapshot) => {
        const { rows } = await sql<Omit<OrganisationPage, "history">>`
          select ${organisationColumns}, p.name as "leaderName", o.answer_times as "answerTimes"
            from identity.organisation o left join identity.person p on p.id = o.leader_id and p.ended_at is null
           where o.id = ${known(id)}`.execute(snapshot);
        const [found] = rows;
        if (!found) throw new Refused("notFound");
        return { ...found, history: await historyOf(snapshot, "organisation", id) };
      }),

    /** Units, open and closed, of one organisation or all. For administrators. Throws Refused `forbidden`. */
    unitList: (by: By, asked: Asked & { organisationId?: Uuid | undefined } = {}): Promise<Page<UnitLine>> =>
      asAdministrator(by, async (snapshot) => {
        const only = asked.organisationId === undefined ? null : known(asked.organisationId);
        const { rows } = await sql<UnitLine>`
          select c.id, c.slug, c.name, c.kind, c.area, c.is_open as "isOpen", c.standing_receiver as "standingReceiver",
                 c.organisation_id as "organisationId", c.organisation_name as "organisationName", c.lead_name as "leadName"
            from identity.unit_card c where ${only}::uuid is null or c.organisation_id = ${only}`.execute(
          snapshot,
        );
        const fits = finds(asked.search);
        const found = rows.filter((each) =>
          fits(`${each.name} ${each.organisationName} ${each.kind} ${each.slug}`),
        );
        const sorted = found.sort(
          (a, b) => Number(b.isOpen) - Number(a.isOpen) || danish.compare(a.name, b.name),
        );
        return pageOf(sorted, asked.page ?? 1);
      }),

    /** Everything written of one. For administrators, its lead and who may sign for it. Throws Refused `forbidden`, `notFound`. */
    unitPage: (who: SignedIn, id: Uuid): Promise<UnitPage> =>
      db.read(SYSTEM, async (snapshot) => {
        const { rows } = await sql<Omit<UnitPage, "leads" | "duties" | "offers" | "may" | "history">>`
          select ${unitColumns}, o.name as "organisationName", lead.name as "leadName", leader.name as "leaderName"
            from identity.unit u
            join identity.organisation o on o.id = u.organisation_id
            left join identity.person lead on lead.id = u.lead_id and lead.ended_at is null
            left join identity.person leader on leader.id = o.leader_id and leader.ended_at is null
           where u.id = ${known(id)}`.execute(snapshot);
        const [unit] = rows;
        if (!unit) throw new Refused(maySetUp(who) ? "notFound" : "forbidden");
        if (!mayOpenUnit(who, unit)) throw new Refused("forbidden");
        const members = await membersOf(snapshot, id);
        return {
          ...unit,
          leads: members.filter(({ role, technical }) => role === "lead" && !technical),
          duties: await dutiesOf(snapshot, id),
          offers: await offersTo(snapshot, id),
          may: { setUp: maySetUp(who), describe: mayDescribe(who, unit), sign: maySign(who, unit) },
          history: await historyOf(snapshot, "unit", id),
        };
      }),

    /** Units of the organisations somebody is the responsible leader of, open ones, for their way in. */
    unitsLedBy: (who: SignedIn) =>
      db.read(SYSTEM, async (snapshot) => {
        const { rows } = await sql<{ id: Uuid; name: string; organisationName: string }>`
          select c.id, c.name, c.organisation_name as "organisationName" from identity.unit_card c
           where c.leader_id = ${who.personId} and c.is_open`.execute(snapshot);
        return rows.sort((a, b) => danish.compare(a.name, b.name));
      }),

    /** What is still missing. For administrators. Throws Refused `forbidden`. */
    setUpState: (by: By): Promise<SetUpState> =>
      asAdministrator(by, async (snapshot) => {
        const organisations = await organisationRows(snapshot);
        const { rows: units } = await sql<{ id: Uuid; name: string; leadId: Uuid | null; area: string }>`
          select id, name, lead_id as "leadId", area from identity.unit_card where is_open`.execute(snapshot);
        const { rows: signed } = await sql<{ area: string }>`
          select area from identity.standing_receiver`.execute(snapshot);
        const covered = new Set(signed.map(({ area }) => area));
        const named = ({ id, name }: { id: Uuid; name: string }) => ({ id, name });
        return {
          organisations: organisations.length,
          units: units.length,
          withoutLead: units.filter(({ leadId }) => leadId === null).map(named),
          withoutLeader: organisations.filter((each) => each.leaderId === null && each.units > 0).map(named),
          areasWithoutReceiver: [...new Set(units.map(({ area }) => area))]
            .filter((area) => !covered.has(area))
            .sort(),
        };
      }),

    /** Everything an import compares with. For the command line and administrators. Throws Refused `forbidden`. */
    allWritten: (by: By): Promise<Written> =>
      asAdministrator(by, async (snapshot) => {
        const { rows: units } = await sql<UnitRow>`
          select ${unitColumns} from identity.unit u join identity.organisation o on o.id = u.organisation_id`.execute(
          snapshot,
        );
        const { rows: receivers } = await sql<Written["receivers"][number]>`
          select unit_id as "unitId", area from identity.standing_receiver
          union select unit_id, area from identity.duty_offer where ended_at is null`.execute(snapshot);
        return { organisations: await organisationRows(snapshot), units, receivers };
      }),
  };
}

async function organisationRows(db: Db): Promise<OrganisationRow[]> {
  const { rows } =
    await sql<OrganisationRow>`select ${organisationColumns} from identity.organisation o`.execute(db);
  return rows.sort((a, b) => danish.compare(a.name, b.name));
}

async function dutiesOf(db: Db, unitId: Uuid): Promise<UnitPage["duties"]> {
  const { rows } = await sql<UnitPage["duties"][number]>`
    select d.area, p.name as "signedBy", d.signed_at as "signedAt"
      from identity.accepting_duty d join identity.person p on p.id = d.signed_by
     where d.unit_id = ${unitId} and d.ended_at is null order by d.area`.execute(db);
  return rows;
}

async function offersTo(db: Db, unitId: Uuid): Promise<UnitPage["offers"]> {
  const { rows } = await sql<UnitPage["offers"][number]>`
    select id, area, offered_at as "offeredAt" from identity.duty_offer
     where unit_id = ${unitId} and ended_at is null order by area`.execute(db);
  return rows;
}

/** The newest thirty, out of the log. */
async function historyOf(db: Db, of: "organisation" | "unit", id: Uuid): Promise<readonly HistoryLine[]> {
  const which =
    of === "unit"
      ? sql`e.action like 'unit.%' and e.detail ->> 'unitId' = ${id}`
      : sql`e.action like 'organisation.%' and e.detail ->> 'organisationId' = ${id}`;
  const { rows } = await sql<HistoryLine & { personId: Uuid | null }>`
    select e.id, e.at, e.action, case when p.technical then null else p.name end as person,
           coalesce(e.detail -> 'fields', '[]') as fields
      from identity.audit_entry e left join identity.person p on p.id = e.person_id
     where ${which} and e.outcome = 'done' order by e.at desc, e.id desc limit 30`.execute(db);
  return rows;
}
