import { newId, type Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { NOTHING_SAID, toldTo } from "#modules/consent/index.ts";
import type { Subject } from "../rules/asking.ts";
import { holdBy, type Invited, seats } from "../rules/table.ts";
import { clearAlarms, insertTable, settleTables, updateTable } from "../store/around.ts";
import type { TableCause } from "../types.ts";
import { mayNameAt } from "../views/sight.ts";
import type { RelayDeps, Unasked } from "./command.ts";

/**
 * A4: calls the leaders of the doors that were asked, with the citizen in the first seat. Where there is no consent to
 * share, it is held anonymously: about the need, not the person. Returns the open table when one is already called.
 */
export async function callTable(
  { identity, citizens, consents }: RelayDeps,
  { tx, now, happened }: Unasked,
  { course, need }: Subject,
  cause: TableCause,
  askedUnitIds: readonly Uuid[],
  words: {
    readonly citizenWish?: string | undefined;
    readonly spokesperson?: string | undefined;
    readonly calledBy?: Uuid;
  } = {},
): Promise<Uuid> {
  const subjectId = need?.id ?? course.id;
  const open = await tx
    .selectFrom("relay.joint_table")
    .select(["id", "edition", "convener_id"])
    .where("subject_id", "=", subjectId)
    .where("state", "<>", "settled")
    .executeTakeFirst();
  if (open) {
    // Already called: what is said now is written down there, and overwrites nothing with nothing.
    const { citizenWish, spokesperson } = words;
    if (citizenWish || spokesperson) {
      updateTable(tx, open.id, {
        ...(citizenWish ? { citizen_wish: citizenWish } : {}),
        ...(spokesperson ? { spokesperson } : {}),
        edition: open.edition + 1,
      });
      const data = { tableId: open.id };
      happened("tableNoted", { course, needId: need?.id ?? null, unitId: open.convener_id, data });
    }
    return open.id;
  }

  const [cards, people, given] = await Promise.all([
    identity.unitCards(tx, [course.holderId, ...askedUnitIds]),
    citizens.citizenCards(tx, [course.citizenId], dayOf(now)),
    consents.said(tx, [course.citizenId], dayOf(now)),
  ]);
  const invited = (id: Uuid): Invited[] => {
    const card = cards.get(id);
    if (!card) return [];
    const leads = card.leaderId === null;
    return [
      {
        unitId: id,
        unitName: card.name,
        personId: leads ? card.leadId : card.leaderId,
        name: leads ? card.leadName : card.leaderName,
      },
    ];
  };
  const [holder] = invited(course.holderId);
  const convener = cards.get(course.holderId);
  if (!holder || !convener) throw new Error("The holder's unit is not there");
  const said = given.get(course.citizenId) ?? NOTHING_SAID;
  const asked = askedUnitIds
    .filter((unitId) => unitId !== convener.id)
    .flatMap((unitId) => cards.get(unitId) ?? []);
  const anonymous = !mayNameAt(
    toldTo(said, convener),
    asked.map((unit) => toldTo(said, unit)),
  );
  const person = people.get(course.citizenId);
  const id = newId();
  insertTable(
    tx,
    {
      id,
      course_id: course.id,
      need_id: need?.id ?? null,
      cause,
      state: "called",
      called_at: now,
      called_by: words.calledBy ?? null,
      convener_id: course.holderId,
      hold_by: holdBy(need?.urgency ?? "soon", convener.openingHours, now),
      anonymous,
      citizen_wish: words.citizenWish ?? "",
      spokesperson: words.spokesperson ?? "",
    },
    seats(
      anonymous ? "Borgeren" : (person?.knownAs ?? "Borgeren"),
      words.spokesperson ?? "",
      holder,
      askedUnitIds.flatMap(invited),
    ),
  );
  for (const unitId of new Set([course.holderId, ...askedUnitIds])) {
    happened("tableCalled", { course, needId: need?.id ?? null, unitId, data: { tableId: id, cause } });
  }
  return id;
}

/**
 * The need has ended, or the whole course: its open tables have nothing left to find a taker for. They end with it, and
 * every unit with a seat is told that nobody need come.
 */
export async function settleTablesOf(
  { tx, now, happened }: Unasked,
  { course, need }: Pick<Subject, "course" | "need">,
  by: Uuid,
): Promise<void> {
  const about = { courseId: course.id, needId: need?.id ?? null };
  for (const table of await settleTables(tx, about, { personId: by, at: now })) {
    clearAlarms(tx, { tableId: table.id }, ["lapsedTable"], by, now);
    for (const unitId of table.units) {
      const data = { tableId: table.id, outcome: "needEnded" };
      happened("tableSettled", { course, needId: need?.id ?? null, unitId, data });
    }
  }
}
