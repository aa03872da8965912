import type { Uuid } from "#kernel/ids.ts";
import type { RunSql } from "../db.ts";

/** All the relay knows, read in one go: what the next move is chosen from, and what the last one is judged by. */

export interface CourseRow {
  readonly id: Uuid;
  readonly state: "open" | "closed";
  readonly spell: number;
  readonly holder_id: Uuid;
  readonly citizen_id: Uuid;
}
export interface NeedRow {
  readonly id: Uuid;
  readonly course_id: Uuid;
  readonly state: string;
  readonly spell: number;
  readonly responsible_id: Uuid;
  readonly continues: Uuid | null;
  readonly ended_at: string | null;
}
export interface HandoverRow {
  readonly id: Uuid;
  readonly subject_id: Uuid;
  readonly course_id: Uuid;
  readonly need_id: Uuid | null;
  readonly kind: string;
  readonly from_unit_id: Uuid;
  readonly to_unit_id: Uuid;
  readonly state: string;
  readonly rung: number;
}
export interface PeriodRow {
  readonly subject_id: Uuid;
  readonly since: string;
  readonly until: string;
  readonly unit_id: Uuid;
  readonly handover_id: Uuid | null;
}
interface TableRow {
  readonly id: Uuid;
  readonly state: string;
  readonly convener_id: Uuid;
}
interface SeatRow {
  readonly table_id: Uuid;
  readonly position: number;
  readonly unit_id: Uuid | null;
}
interface ExternalRow {
  readonly id: Uuid;
  readonly state: string;
  readonly from_unit_id: Uuid;
  readonly ended_at: string | null;
}

export interface Snapshot {
  readonly course: readonly CourseRow[];
  readonly need: readonly NeedRow[];
  readonly handover: readonly HandoverRow[];
  readonly period: readonly PeriodRow[];
  readonly joint_table: readonly TableRow[];
  readonly seat: readonly SeatRow[];
  readonly external_handover: readonly ExternalRow[];
  /** How many of each there are that are only ever added to. */
  readonly counts: { readonly event: number; readonly done: number; readonly command: number };
  /** A fingerprint of everything else the relay writes. */
  readonly rest: string;
}

const ordered = (table: string, by: string) =>
  `'${table}', (select coalesce(jsonb_agg(x order by ${by}), '[]') from relay.${table} x)`;
const fingerprint = (table: string) =>
  `(select coalesce(md5(string_agg(x::text, '|' order by x::text)), '') from ${table} x)`;

const query = `select jsonb_build_object(
  ${["course", "need", "handover", "joint_table", "external_handover"].map((table) => ordered(table, "x.id")).join(", ")},
  ${ordered("period", "x.subject_id, x.since")}, ${ordered("seat", "x.table_id, x.position")},
  'counts', jsonb_build_object('event', (select count(*) from platform.event), 'command', (select count(*) from platform.command),
     'done', (select count(*) from identity.audit_entry where outcome = 'done' and action like 'relay.%')),
  'rest', ${["relay.next_door", "relay.escalation", "relay.question", "relay.alarm", "relay.contact", "relay.brief_contact", "relay.turned_away", "citizen.citizen", "citizen.meet_me", "consent.consent", "directory.gap", "identity.unit", "identity.accepting_duty"].map(fingerprint).join(" || ")}
) as snapshot`;

export async function takeSnapshot(owner: RunSql): Promise<Snapshot> {
  const [row] = await owner(query);
  return row?.snapshot as Snapshot;
}
