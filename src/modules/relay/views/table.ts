import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { CitizenCard } from "#modules/citizen/index.ts";
import { NOTHING_SAID, type Said, toldTo } from "#modules/consent/index.ts";
import type { Actor, UnitCard } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import { maySettleByTaking } from "../policy.ts";
import { mayTake, mayWriteOn } from "../rules/table.ts";
import type { HandoverState, RedirectReason, TableOutcome } from "../types.ts";
import type { JointTableView } from "../view-types.ts";
import type { TableRow as TableLineRow } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import { hidden } from "./hidden.ts";
import { loadNames, type Names } from "./names.ts";
import { mayNameAt } from "./sight.ts";

/** The way a need went is told in full up to here; a longer one says nothing more. */
const MOST_ASKS = 50;

interface TableRow extends TableLineRow {
  readonly citizenId: Uuid;
  readonly subjectId: Uuid;
  readonly subjectOpen: boolean;
  readonly citizenWish: string;
  readonly spokesperson: string;
  readonly convenerId: Uuid;
  readonly holderId: Uuid;
  readonly responsibleId: Uuid;
  readonly notes: string;
  readonly edition: number;
  readonly heldAt: Instant | null;
  readonly outcome: TableOutcome | null;
  readonly takerId: Uuid | null;
  readonly whoPays: string | null;
  readonly settledAt: Instant | null;
  /** The reader's unit has the baton or an open need of the course. */
  readonly onRelay: boolean;
}

interface SeatRow {
  readonly position: number;
  readonly kind: "citizen" | "leader" | "holder" | "other";
  readonly unitId: Uuid | null;
  readonly personId: Uuid | null;
  readonly name: string;
  readonly came: boolean | null;
  readonly decided: boolean;
}

interface AskRow {
  readonly id: Uuid;
  readonly at: Instant;
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly state: HandoverState;
  readonly reason: RedirectReason | null;
}

interface DoorRow {
  readonly handoverId: Uuid;
  readonly unitId: Uuid | null;
  readonly name: string | null;
}

async function tableRow(db: Db, tableId: Uuid, unitId: Uuid): Promise<TableRow | null> {
  const { rows } = await sql<TableRow>`
    select t.id, t.course_id as "courseId", t.need_id as "needId", n.kind as "needKind", t.cause, t.state,
           t.called_at as "calledAt", t.hold_by as "holdBy", t.anonymous, c.citizen_id as "citizenId",
           t.subject_id as "subjectId", c.closed_at is null and n.ended_at is null as "subjectOpen",
           t.citizen_wish as "citizenWish", t.spokesperson, t.convener_id as "convenerId", c.holder_id as "holderId",
           coalesce(n.responsible_id, c.holder_id) as "responsibleId", t.notes, t.edition, t.held_at as "heldAt", t.outcome,
           t.taker_unit_id as "takerId", t.who_pays as "whoPays", t.settled_at as "settledAt",
           c.holder_id = ${unitId}
             or exists (select from relay.need m where m.course_id = c.id and m.responsible_id = ${unitId}
                           and m.ended_at is null) as "onRelay"
      from relay.joint_table t
      join relay.course c on c.id = t.course_id
      left join relay.need n on n.id = t.need_id
     where t.id = ${tableId}`.execute(db);
  return rows[0] ?? null;
}

async function seatRows(db: Db, tableId: Uuid): Promise<readonly SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select position, kind, unit_id as "unitId", person_id as "personId", name, came, decided
      from relay.seat where table_id = ${tableId} order by position`.execute(db);
  return rows;
}

/** Each door that was asked, and where it pointed, in the order of asking. */
async function wayRows(db: Db, subjectId: Uuid) {
  const asked = sql`
    select id, proposed_at, from_unit_id, to_unit_id, state, redirect_reason
      from relay.handover
     where subject_id = ${subjectId} and kind = 'ask' and answer_by is not null
     order by proposed_at desc, id desc limit ${sql.lit(MOST_ASKS)}`;
  const [asks, doors] = await Promise.all([
    sql<AskRow>`
      select id, proposed_at as at, from_unit_id as "fromUnitId", to_unit_id as "toUnitId", state, redirect_reason as reason
        from (${asked}) as asked order by proposed_at, id`.execute(db),
    sql<DoorRow>`
      select d.handover_id as "handoverId", d.unit_id as "unitId", d.name
        from (${asked}) as asked join relay.next_door d on d.handover_id = asked.id
       order by d.handover_id, d.position`.execute(db),
  ]);
  return { asks: asks.rows, doors: doors.rows };
}

/** Everything a table's page is made of, as loaded. */
interface Loaded {
  readonly table: TableRow;
  readonly seats: readonly SeatRow[];
  readonly way: Awaited<ReturnType<typeof wayRows>>;
  readonly citizen: CitizenCard | undefined;
  readonly said: Said;
  readonly names: Names;
}

/** At the table sit leads of the seated units, and leaders named for themselves whatever unit they are on duty for. */
const sitsAt = (actor: Actor, seats: readonly SeatRow[]): boolean =>
  seats.some(
    (seat) => seat.personId === actor.personId || (actor.role === "lead" && seat.unitId === actor.unitId),
  );

const phoneOf = (seat: SeatRow, card: UnitCard): string =>
  (seat.personId !== null && seat.personId === card.leaderId ? card.leaderPhone : null) ??
  (seat.personId !== null && seat.personId === card.leadId ? card.leadPhone : null) ??
  card.phone;

/** What stands on the citizen's seat for those who may not know whose it is; stored so when a table is called. */
const NAMELESS = "Borgeren";

const othersAt = ({ convenerId }: TableRow, seats: readonly SeatRow[], names: Names): readonly UnitCard[] =>
  seats.flatMap(({ unitId }) => (unitId === null || unitId === convenerId ? [] : names.card(unitId)));

/**
 * Pure: what the reader sees of the table. Held anonymously – from the start, or because the citizen has taken back
 * what it was called on – it is about the need; only those on the relay see whose.
 */
function present(actor: Actor, { table, seats, way, citizen, said, names }: Loaded): JointTableView {
  const anonymous =
    table.anonymous ||
    !mayNameAt(
      toldTo(said, names.card(table.convenerId)),
      othersAt(table, seats, names).map((unit) => toldTo(said, unit)),
    );
  const known = table.onRelay || !anonymous;
  const { state, convenerId, responsibleId } = table;
  const seatedUnitIds = seats.flatMap((seat) => seat.unitId ?? []);
  const write = mayWriteOn({ state, convenerId }, actor.unitId).ok;
  return {
    id: table.id,
    courseId: table.courseId,
    needId: table.needId,
    needKind: table.needKind,
    cause: table.cause,
    state,
    calledAt: table.calledAt,
    holdBy: table.holdBy,
    anonymous,
    course: {
      id: table.courseId,
      mayOpen: table.onRelay || (!anonymous && state !== "settled" && sitsWithUnit(actor, seats)),
      knownAs: known ? (citizen?.knownAs ?? null) : null,
    },
    ageBand: citizen?.ageBand ?? "unknown",
    citizenWish: table.citizenWish,
    spokesperson: table.spokesperson,
    convener: names.unit(convenerId),
    holder: names.unit(table.holderId),
    responsible: names.unit(responsibleId),
    seats: seats.map((seat) => ({
      position: seat.position,
      kind: seat.kind,
      unit: seat.unitId === null ? null : names.unit(seat.unitId),
      name: seat.kind === "citizen" && !known ? table.spokesperson || NAMELESS : seat.name,
      phone: seat.unitId === null ? null : phoneOf(seat, names.card(seat.unitId)),
      came: seat.came,
      decided: seat.decided,
    })),
    way: way.asks.map((ask) => ({
      at: ask.at,
      from: names.unit(ask.fromUnitId),
      to: names.unit(ask.toUnitId),
      state: ask.state,
      reason: ask.reason,
      nextDoors: way.doors
        .filter((door) => door.handoverId === ask.id)
        .map((door) => (door.unitId === null ? (door.name ?? "") : names.unit(door.unitId).name)),
    })),
    notes: table.notes,
    edition: table.edition,
    heldAt: table.heldAt,
    outcome: table.outcome,
    taker: table.takerId === null ? null : names.unit(table.takerId),
    whoPays: table.whoPays,
    settledAt: table.settledAt,
    may: {
      hold: write,
      take:
        maySettleByTaking(actor) &&
        table.subjectOpen &&
        mayTake({ state, seatedUnitIds }, responsibleId, actor.unitId).ok,
      settleUnmet: write,
    },
  };
}

/** The course itself opens to leads of seated units (sight.ts); a leader from elsewhere sees the table and no more. */
const sitsWithUnit = (actor: Actor, seats: readonly SeatRow[]): boolean =>
  actor.role === "lead" && seats.some((seat) => seat.unitId === actor.unitId);

export function createTableView({ db, identity, citizens, consents }: ViewDeps) {
  async function load(db: Db, table: TableRow, seats: readonly SeatRow[], now: Instant): Promise<Loaded> {
    const { citizenId } = table;
    const [way, cards, saidBy] = await Promise.all([
      wayRows(db, table.subjectId),
      citizens.citizenCards(db, [citizenId], dayOf(now)),
      consents.said(db, [citizenId], dayOf(now)),
    ]);
    const names = await loadNames(db, identity, {
      units: [
        table.convenerId,
        table.holderId,
        table.responsibleId,
        table.takerId,
        ...seats.map((seat) => seat.unitId),
        ...way.asks.flatMap((ask) => [ask.fromUnitId, ask.toUnitId]),
        ...way.doors.map((door) => door.unitId),
      ],
    });
    const said = saidBy.get(citizenId) ?? NOTHING_SAID;
    return { table, seats, way, citizen: cards.get(citizenId), said, names };
  }

  return {
    /**
     * A joint table, for those on the course's relay, the unit that convenes it, and those who sit at it. Held
     * anonymously it does not say whose need it is, except to those who know. Logged. Throws Refused `notFound` for
     * others – logged as denied – and for unknown identifiers.
     */
    async table(actor: Actor, tableId: Uuid, now: Instant): Promise<JointTableView> {
      if (!isUuid(tableId)) throw new Refused("notFound", { tableId });
      const look = { at: now, actor, action: "table.read", detail: { tableId } };
      const loaded = await identity.audit.read<Loaded | null>(asOf(actor, now), async (tx) => {
        const [table, seats] = await Promise.all([
          tableRow(tx, tableId, actor.unitId),
          seatRows(tx, tableId),
        ]);
        const may =
          table !== null && (table.onRelay || table.convenerId === actor.unitId || sitsAt(actor, seats));
        if (!may) return { content: null, seen: [] };
        const { citizenId, courseId } = table;
        return { content: await load(tx, table, seats, now), seen: [{ ...look, citizenId, courseId }] };
      });
      if (loaded !== null) return present(actor, loaded);
      await identity.audit.deny({ ...look, ...(await hidden(db, "joint_table", tableId)) });
      throw new Refused("notFound", { tableId });
    },
  };
}
