import { CompiledQuery } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { later, nudge, type Tx } from "./db.ts";

interface EventTable {
  id: string;
  at: Date;
  type: string;
  region: string | null;
  course_id: string | null;
  need_id: string | null;
  handover_id: string | null;
  citizen_id: string | null;
  unit_id: string | null;
  person_id: string | null;
  by_unit_id: string | null;
  data: Record<string, unknown>;
  dispatched_at: Date | null;
}

declare module "./db.ts" {
  interface Tables {
    "platform.event": EventTable;
  }
}

/** Something that happened. Holds identifiers and codes, never a citizen's name or free text. */
export interface NewEvent {
  /** "relay.handoverAccepted": the module, and what happened in the past tense. */
  readonly type: string;
  readonly at: Instant;
  readonly region?: string | null;
  readonly courseId?: string | null;
  readonly needId?: string | null;
  readonly handoverId?: string | null;
  readonly citizenId?: string | null;
  /** The unit whose inbox it concerns: its open pages are told at once. */
  readonly unitId?: string | null;
  /** Who did it, and for which unit. */
  readonly personId?: string | null;
  readonly byUnitId?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Announced in this process after a transaction with events has committed. */
export const eventsAppended = "events";

const insert = `
  insert into platform.event (id, at, type, region, course_id, need_id, handover_id, citizen_id, unit_id, person_id, by_unit_id, data)
  select id, at, type, region, "courseId", "needId", "handoverId", "citizenId", "unitId", "personId", "byUnitId", coalesce(data, '{}')
    from jsonb_to_recordset($1::jsonb) as e (id uuid, at timestamptz, type text, region text, "courseId" uuid, "needId" uuid,
         "handoverId" uuid, "citizenId" uuid, "unitId" uuid, "personId" uuid, "byUnitId" uuid, data jsonb)`;

/**
 * Writes what happened, in the order given, in the transaction that makes it happen. The table is the outbox:
 * reactions and live pages get it after the commit, and only then. Sent without waiting (see `later`).
 * Returns the events' identifiers.
 */
export function appendEvents(tx: Tx, events: readonly NewEvent[]): string[] {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({ ...event, id: newId() }));
  later(tx, CompiledQuery.raw(insert, [JSON.stringify(rows)]));
  nudge(tx, eventsAppended);
  return rows.map(({ id }) => id);
}
