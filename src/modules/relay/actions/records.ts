import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, parseCalendarDay } from "#kernel/time.ts";
import { letsFind } from "#modules/consent/index.ts";
import { Arrive, RecordBriefContact, RecordContact, RecordTurnedAway } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { insertBriefContact, insertTurnedAway } from "../store/around.ts";
import { loadSubject } from "../store/load.ts";
import { arriveAt } from "./arriving.ts";
import { showedCard, withoutCode } from "./cards.ts";
import type { MakeCommand, RelayDeps } from "./command.ts";
import { noteContact } from "./contact.ts";

/** What happened at a door: the citizen came, was met or not found, was helped on the spot, or was turned away. */
export function recordActions(command: MakeCommand, { citizens, consents, needKinds }: RelayDeps) {
  return {
    /**
     * A10: the citizen turned up at another door. The holder is told at once and sees where. By any unit of the region
     * that the citizen lets find them – by what they said, or by showing their card –, or that is on the course. Throws Refused `notFound` otherwise.
     */
    arrive: command(
      "arrive",
      Arrive,
      async ({ tx, actor, command: c, now, happened }) => {
        const { course } = await loadSubject(tx, c.courseId);
        const said = (await consents.said(tx, [course.citizenId], dayOf(now))).get(course.citizenId);
        const mayKnow =
          said !== undefined && letsFind(said, actor.unit) && course.region === actor.unit.region;
        if (
          !mayKnow &&
          !(await takesPart(tx, actor, course.id)) &&
          !(await showedCard(tx, citizens, course, c.card))
        )
          throw new Refused("notFound");
        if (course.state !== "open") throw new Refused("courseClosed");
        arriveAt({ tx, actor, now, happened }, course, c.note ?? "");
        return { courseId: course.id };
      },
      withoutCode,
    ),

    /** A dot on the relay line: met, phoned, written to – or looked for and not found (A7). By whoever takes part. */
    recordContact: command(
      "recordContact",
      RecordContact,
      async ({ tx, actor, command: c, now, happened }) => {
        const { course } = await loadSubject(tx, c.courseId);
        if (!(await takesPart(tx, actor, course.id))) throw new Refused("notYours");
        await noteContact({ tx, actor, now, happened }, course, { way: c.way, note: c.note ?? "" });
        return { courseId: course.id };
      },
    ),

    /** A1: helped on the spot; no course and nobody's name. By any member of any unit. */
    recordBriefContact: command(
      "recordBriefContact",
      RecordBriefContact,
      async ({ tx, actor, command: c, now, happened }) => {
        for (const kind of c.needKinds) {
          if ((await needKinds.kind(tx, kind)) === null) throw new Refused("unknownNeedKind", { kind });
        }
        const id = newId();
        const { region, area } = actor.unit;
        insertBriefContact(tx, {
          id,
          region,
          area,
          unit_id: actor.unitId,
          person_id: actor.personId,
          at: now,
          need_kinds: c.needKinds,
          age_band: c.ageBand ?? "unknown",
          note: c.note ?? "",
        });
        happened("briefContactRecorded", { region, unitId: actor.unitId, data: { kinds: c.needKinds } });
        return { briefContactId: id };
      },
    ),

    /** A12: turned away before anything began – where, what, the reason given. No staff names are asked for. By anybody. */
    recordTurnedAway: command(
      "recordTurnedAway",
      RecordTurnedAway,
      async ({ tx, actor, command: c, now, happened }) => {
        if (c.courseId && !(await takesPart(tx, actor, c.courseId))) throw new Refused("notFound");
        const course = c.courseId ? (await loadSubject(tx, c.courseId)).course : undefined;
        const today = dayOf(now);
        const on = (c.happenedOn && parseCalendarDay(c.happenedOn)) || today;
        if (on > today) throw new Refused("dayIsAhead", { on });
        const id = newId();
        const { region, area } = actor.unit;
        insertTurnedAway(tx, {
          id,
          region,
          area,
          unit_id: actor.unitId,
          person_id: actor.personId,
          told_by: c.toldBy,
          door_unit_id: c.doorUnitId ?? null,
          door_name: c.doorName ?? "",
          at: now,
          happened_on: on,
          what: c.what,
          reason: c.reason ?? "",
          course_id: c.courseId ?? null,
        });
        happened("turnedAwayRecorded", {
          ...(course ? { course } : { region }),
          unitId: actor.unitId,
          data: { what: c.what, doorUnitId: c.doorUnitId ?? null, turnedAwayId: id },
        });
        return { turnedAwayId: id };
      },
    ),
  };
}
