import type { Instant } from "#kernel/clock.ts";
import { isOpen } from "#kernel/hours.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import type { CitizenCard } from "#modules/citizen/index.ts";
import { letsFind, NOTHING_SAID, type Said, toldTo } from "#modules/consent/index.ts";
import type { Actor, UnitCard } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { AlarmLine, Page, ShiftView } from "../view-types.ts";
import type { ViewDeps } from "./deps.ts";
import { loadNames, type Names, unitRef } from "./names.ts";
import { presentLine, wantedByLines } from "./relay-line-present.ts";
import { type LineRows, lineRows } from "./relay-line-rows.ts";
import {
  type AlarmRow,
  alarmRows,
  type HeldRow,
  heldCursor,
  heldRows,
  type InboxRow,
  inboxRows,
  MOST_COUNTED,
  PAGE,
  type SentRow,
  sentRows,
  type TodayRow,
  todayCursor,
  todayRows,
} from "./shift-rows.ts";
import { agreedToShow } from "./sight.ts";

export type Inbox = ShiftView["awaitingOurAnswer"];
export type ShiftList = "awaitingOurAnswer" | "weHold" | "awaitingOthers" | "today";

/** People, units and lines for whatever lists are shown, from one trip. */
interface Around {
  readonly names: Names;
  readonly citizens: ReadonlyMap<Uuid, CitizenCard>;
  readonly said: ReadonlyMap<Uuid, Said>;
  /** The unit whose lists they are. */
  readonly reader: UnitCard;
  readonly lines: LineRows;
}

interface Lists {
  readonly inbox: readonly InboxRow[];
  readonly held: readonly HeldRow[];
  readonly sent: readonly SentRow[];
  readonly today: readonly TodayRow[];
  readonly alarms: readonly AlarmRow[];
}

const NO_LINES: LineRows = { periods: [], asks: [], contacts: [], rungs: [] };

/** The rows read one more than the page, to know whether there is a next. */
function toPage<R extends { readonly total: number }, T>(
  rows: readonly R[],
  present: (row: R) => T,
  cursor: (row: R) => string,
): Page<T> {
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map(present),
    total: Math.min(rows[0]?.total ?? 0, MOST_COUNTED),
    next: rows.length > PAGE && last ? cursor(last) : null,
  };
}

const knownAs = (around: Around, citizenId: Uuid): string => around.citizens.get(citizenId)?.knownAs ?? "";

/** Law 13 in a list: age band, need, urgency and what is asked; the name only where the citizen agreed to show it. */
const presentInbox = (rows: readonly InboxRow[], around: Around): Inbox =>
  toPage(
    rows,
    (row) => ({
      handoverId: row.handoverId,
      needKind: row.needKind,
      from: around.names.unit(row.fromUnitId),
      knownAs: agreedToShow(
        toldTo(around.said.get(row.citizenId) ?? NOTHING_SAID, around.reader),
        row.legalBasis,
        "contact",
      )
        ? knownAs(around, row.citizenId)
        : null,
      ageBand: around.citizens.get(row.citizenId)?.ageBand ?? "unknown",
      urgency: row.urgency,
      proposedAt: row.proposedAt,
      answerBy: row.answerBy,
      rung: row.rung,
      questioned: row.questioned,
      message: row.message,
    }),
    (row) => row.handoverId,
  );

const presentHeld = (
  rows: readonly HeldRow[],
  around: Around,
  unitId: Uuid,
  today: CalendarDay,
): ShiftView["weHold"] =>
  toPage(
    rows,
    (row) => ({
      courseId: row.courseId,
      knownAs: knownAs(around, row.citizenId),
      since: row.since,
      weHoldBaton: row.weHoldBaton,
      died: row.died,
      needKinds: row.died ? [] : row.needKinds,
      nextStep:
        row.died || row.needId === null || row.needKind === null || row.what === null || row.firstOn === null
          ? null
          : {
              needId: row.needId,
              needKind: row.needKind,
              what: row.what,
              on: row.firstOn,
              lapsed: row.firstOn < today,
            },
      line: presentLine(
        { ...row, id: row.courseId },
        ownAsks(row, around.lines, unitId),
        around.names,
        () => true,
      ),
    }),
    heldCursor,
  );

/** In miniature a unit that only has a need sees the baton's way and its own asks, not who was asked about the rest. */
const ownAsks = (row: HeldRow, lines: LineRows, unitId: Uuid): LineRows =>
  row.weHoldBaton
    ? lines
    : { ...lines, asks: lines.asks.filter((ask) => ask.needId === null || ask.fromUnitId === unitId) };

const presentSent = (rows: readonly SentRow[], around: Around): ShiftView["awaitingOthers"] =>
  toPage(
    rows,
    (row) => ({
      handoverId: row.handoverId,
      courseId: row.courseId,
      knownAs: knownAs(around, row.citizenId),
      needKind: row.needKind,
      to: around.names.unit(row.toUnitId),
      state: row.state,
      answerBy: row.answerBy,
      rung: row.rung,
      questionOpen: row.state === "questioned",
      redirect: row.redirectReason === null ? null : { reason: row.redirectReason },
    }),
    (row) => row.handoverId,
  );

const mayName = (row: TodayRow, { said, reader }: Around): boolean =>
  !row.guest || (!row.anonymous && letsFind(said.get(row.citizenId) ?? NOTHING_SAID, reader));

const presentToday = (rows: readonly TodayRow[], around: Around, today: CalendarDay): ShiftView["today"] =>
  toPage(
    rows,
    (row) => ({
      kind: row.kind,
      courseId: row.courseId,
      id: row.id,
      knownAs: mayName(row, around) ? knownAs(around, row.citizenId) : "",
      what: row.what,
      on: row.on,
      lapsed: row.on < today,
    }),
    todayCursor,
  );

export const presentAlarm = (
  row: AlarmRow,
  names: Names,
  citizens: ReadonlyMap<Uuid, CitizenCard>,
): AlarmLine => ({
  id: row.id,
  kind: row.kind,
  unit: names.unit(row.unitId),
  courseId: row.courseId,
  tableId: row.tableId,
  needKind: row.needKind,
  knownAs: row.citizenId === null ? null : (citizens.get(row.citizenId)?.knownAs ?? null),
  raisedAt: row.raisedAt,
  dueAt: row.dueAt,
});

/** Whose names or needs stand on a page of the list: its log entry (law 12). The row beyond the page is not shown. */
export const coursesOf = (rows: readonly { readonly courseId: Uuid | null }[]): Uuid[] =>
  rows.slice(0, PAGE).flatMap(({ courseId }) => courseId ?? []);

/** Lists of a unit's own work. Each is logged with whom it showed, once a day for each reader (decision 19). */
export function createShiftViews({ identity, citizens, consents }: ViewDeps) {
  /** The second and last trip, for all lists at once. */
  async function around(
    snapshot: Db,
    reader: UnitCard,
    lists: Partial<Lists>,
    today: CalendarDay,
  ): Promise<Around> {
    const { inbox = [], held = [], sent = [], today: due = [], alarms = [] } = lists;
    const courses = held.map((row) => row.courseId);
    const lines = courses.length === 0 ? NO_LINES : await lineRows(snapshot, courses);
    const people = [...inbox, ...held, ...sent, ...due, ...alarms].flatMap((row) => row.citizenId ?? []);
    const units = [
      ...inbox.map((row) => row.fromUnitId),
      ...sent.map((row) => row.toUnitId),
      ...alarms.map((row) => row.unitId),
      ...(wantedByLines(lines).units ?? []),
    ];
    const [names, cards, said] = await Promise.all([
      loadNames(snapshot, identity, { units }),
      citizens.citizenCards(snapshot, people, today),
      consents.said(
        snapshot,
        [...inbox, ...due.filter((row) => row.guest)].map((row) => row.citizenId),
        today,
      ),
    ]);
    return { names, citizens: cards, said, reader, lines };
  }

  const cursorId = (after: string | null | undefined): Uuid | null => (after && isUuid(after) ? after : null);

  return {
    /** Min vagt: the unit's four lists and its alarms, worst first, a page of each. For members of the unit. */
    shift(actor: Actor, now: Instant): Promise<ShiftView> {
      const { unitId, unit } = actor;
      const today = dayOf(now);
      const lead = actor.role === "lead";
      return identity.audit.list(actor, now, async (snapshot) => {
        const [inbox, held, sent, due, alarms] = await Promise.all([
          inboxRows(snapshot, unitId, null),
          heldRows(snapshot, unitId, null),
          sentRows(snapshot, unitId, null),
          todayRows(snapshot, { unitId, lead }, today, null),
          alarmRows(snapshot, [unitId], lead),
        ]);
        const all = await around(snapshot, actor.unit, { inbox, held, sent, today: due, alarms }, today);
        const content = {
          now,
          unit: { ...unitRef(unit), openNow: isOpen(unit.openingHours, now) },
          awaitingOurAnswer: presentInbox(inbox, all),
          weHold: presentHeld(held, all, unitId, today),
          awaitingOthers: presentSent(sent, all),
          today: presentToday(due, all, today),
          alarms: alarms.map((row) => presentAlarm(row, all.names, all.citizens)),
        };
        const shown = {
          "list.awaitingUs": coursesOf(inbox),
          "list.held": coursesOf(held),
          "list.awaitingOthers": coursesOf(sent),
          "list.today": coursesOf(due),
          "list.alarms": coursesOf(alarms),
        };
        return { content, shown };
      });
    },

    /** What waits for the unit's answer, worst first; `after` is the `next` of the page before. */
    inbox(actor: Actor, { after }: { readonly after?: string | null }, now: Instant): Promise<Inbox> {
      return identity.audit.list(actor, now, async (snapshot) => {
        const inbox = await inboxRows(snapshot, actor.unitId, cursorId(after));
        const content = presentInbox(inbox, await around(snapshot, actor.unit, { inbox }, dayOf(now)));
        return { content, shown: { "list.awaitingUs": coursesOf(inbox) } };
      });
    },

    /** A further page of one of the lists of Min vagt. */
    weHold(
      actor: Actor,
      { after }: { readonly after?: string | null },
      now: Instant,
    ): Promise<ShiftView["weHold"]> {
      const today = dayOf(now);
      return identity.audit.list(actor, now, async (snapshot) => {
        const held = await heldRows(snapshot, actor.unitId, after ?? null);
        const all = await around(snapshot, actor.unit, { held }, today);
        return {
          content: presentHeld(held, all, actor.unitId, today),
          shown: { "list.held": coursesOf(held) },
        };
      });
    },

    /** A further page of what the unit waits for others to answer. */
    awaitingOthers(
      actor: Actor,
      { after }: { readonly after?: string | null },
      now: Instant,
    ): Promise<ShiftView["awaitingOthers"]> {
      return identity.audit.list(actor, now, async (snapshot) => {
        const sent = await sentRows(snapshot, actor.unitId, cursorId(after));
        const content = presentSent(sent, await around(snapshot, actor.unit, { sent }, dayOf(now)));
        return { content, shown: { "list.awaitingOthers": coursesOf(sent) } };
      });
    },

    /** A further page of what falls today or should have. */
    today(
      actor: Actor,
      { after }: { readonly after?: string | null },
      now: Instant,
    ): Promise<ShiftView["today"]> {
      const today = dayOf(now);
      const reader = { unitId: actor.unitId, lead: actor.role === "lead" };
      return identity.audit.list(actor, now, async (snapshot) => {
        const due = await todayRows(snapshot, reader, today, after ?? null);
        const all = await around(snapshot, actor.unit, { today: due }, today);
        return { content: presentToday(due, all, today), shown: { "list.today": coursesOf(due) } };
      });
    },
  };
}
