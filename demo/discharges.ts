import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, minutes, plus } from "#kernel/time.ts";
import type { LeavingLine, LineKind } from "#modules/discharge/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Cast } from "./region/cast.ts";
import type { UnitSlug } from "./region/units.ts";
import type { DemoDeps } from "./stage.ts";

/** People who lie in the wards, and who have left them: one who goes home today, one just in, one in again, one sent out to nothing. */

const WARDS = [
  "medicinsk-afsnit",
  "kirurgisk-afsnit",
  "ortopaedkirurgisk-afsnit",
  "psykiatrisk-afsnit",
] as const satisfies readonly UnitSlug[];

interface Course {
  readonly courseId: Uuid;
  readonly ward: UnitSlug;
}

type Commands = DemoDeps["discharge"]["commands"];
type Saved = Parameters<Commands["saveLeaving"]>[1];
type Line = NonNullable<Saved["lines"]>[number];

const secured = (line: LeavingLine, by: string, more: object = {}): Line => ({
  ...{ line, edition: 0, state: "secured" as const, by, phone: "+4570995001" },
  ...more,
});

export async function placeDischarges(deps: DemoDeps, cast: Cast, now: Instant): Promise<void> {
  const { commands, views } = deps.discharge;
  const ago = (n: number): Instant => plus(now, -hours(n));
  const by = ({ ward }: Course, at: Instant) => cast.onDuty(ward, at);

  const admit = async (course: Course, at: Instant, more: object = {}): Promise<Uuid> => {
    const care = course.ward === "psykiatrisk-afsnit" ? ("psychiatric" as const) : ("somatic" as const);
    const ward = { courseId: course.courseId, wardUnitId: cast.unitId(course.ward), care };
    return (await commands.recordAdmission(by(course, at), { ...ward, ...more }, at)).leavingId;
  };
  const settle = async (course: Course, leavingId: Uuid, at: Instant, kinds: readonly LineKind[]) => {
    const actor = by(course, at);
    for (const { id, edition } of (await views.leaving(actor, leavingId, at)).lines.filter(({ kind }) =>
      kinds.includes(kind),
    ))
      await commands.settleArrival(actor, { lineId: id, edition, state: "done" }, at);
  };
  const save = async (
    course: Course,
    leavingId: Uuid,
    at: Instant,
    said: Omit<Saved, "leavingId" | "edition">,
  ) => {
    const actor = by(course, at);
    const { edition } = await views.leaving(actor, leavingId, at);
    await commands.saveLeaving(actor, { leavingId, edition, ...said }, at);
  };

  const [goesHome, justIn, again, toNothing, home] = await inTheWards(deps.db, cast);
  if (goesHome) {
    const id = await admit(goesHome, ago(70), { expectedOn: addDays(dayOf(now), 1) });
    await settle(goesHome, id, ago(68), ["withdrawal", "pain", "bodyAndMind", "companion", "socialNurse"]);
    const { edition } = await views.leaving(by(goesHome, ago(20)), id, ago(20));
    const days = { expectedOn: dayOf(now), treatedOn: dayOf(ago(20)) };
    await commands.planLeaving(by(goesHome, ago(20)), { leavingId: id, edition, ...days }, ago(20));
    await save(goesHome, id, ago(3), {
      ...{ tonight: "otherPlace", followUp: "municipality" },
      matters: ["medicine", "nursing", "municipalNursing", "appointments"],
      lines: [
        secured("medicine", "Afsnittet", { ticks: ["inHand", "paidWholeCure"] }),
        secured("followUp", "Hjemmesygeplejen"),
        secured("contact", "Socialsygeplejerskerne"),
        secured("information", "Afsnittet", { ticks: ["spoken", "easyPaper"] }),
      ],
    });
  }
  if (justIn) {
    const id = await admit(justIn, ago(9));
    await settle(justIn, id, plus(ago(9), minutes(40)), ["withdrawal", "pain"]);
  }
  if (again) {
    const id = await admit(again, ago(24 * 9));
    await settle(again, id, ago(24 * 9 - 2), ["pain", "bodyAndMind"]);
    const early = { leavingId: id, words: "Gik ud efter frisk luft ved femtiden. Tasken står her endnu." };
    const gone = by(again, ago(24 * 6));
    const { needId } = await commands.leaveEarly(gone, early, ago(24 * 6));
    const step = {
      nextStep: "Spørg på værestedet, om de har set dem",
      nextStepOn: addDays(dayOf(now), 1),
    };
    if (needId) await deps.relay.commands.setNextStep(gone, { needId, ...step }, ago(24 * 6));
    await admit(again, ago(14));
  }
  if (toNothing) {
    const id = await admit(toNothing, ago(60), { expectedOn: dayOf(now) });
    await settle(toNothing, id, ago(57), ["withdrawal", "pain", "bodyAndMind", "companion"]);
    await save(toNothing, id, ago(3), { tonight: "nowhere", followUp: "nobodyYet", matters: [], lines: [] });
    const answered = {
      leaderName: "Lars Peter Vang",
      leaderReason: "Sengen skulle bruges til en, der er meget syg",
      municipality: "0881",
      municipalitySaid: "Ingen ledig plads før på mandag",
    };
    // Today: what it leaves to be done is not overdue before anybody has seen it.
    const at = dayOf(ago(2)) === dayOf(now) ? ago(2) : now;
    await commands.completeDischarge(by(toNothing, at), { leavingId: id, ...answered }, at);
  }
  if (home) {
    const id = await admit(home, ago(24 * 5));
    await save(home, id, ago(29), {
      ...{ tonight: "ownHome", followUp: "ownDoctor", matters: ["municipalNursing"] },
      lines: [
        secured("followUp", "Lægerne i Torvegården"),
        secured("nursing", "Hjemmesygeplejen"),
        secured("contact", "Hjemmesygeplejen"),
        secured("information", "Afsnittet", { ticks: ["spoken", "cardInPocket"] }),
        secured("told", "Afsnittet", { ticks: ["ownDoctor", "municipality"] }),
      ],
    });
    const settled = (await views.leaving(by(home, ago(28)), id, ago(28))).missing.length === 0;
    if (settled) await commands.completeDischarge(by(home, ago(28)), { leavingId: id }, ago(28));
  }
}

/** Open courses that a ward has, those of Medicinsk first: by the name people go by, so that it is always the same. */
async function inTheWards(db: DemoDeps["db"], cast: Cast): Promise<readonly Course[]> {
  const wards = WARDS.map((slug) => cast.unitId(slug));
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<{ courseId: Uuid; holderId: Uuid }>`
      select c.id as "courseId", c.holder_id as "holderId"
        from relay.course c join citizen.citizen z on z.id = c.citizen_id
       where c.state = 'open' and c.holder_id = any(${wards}::uuid[])
       order by array_position(${wards}::uuid[], c.holder_id), z.known_as, z.full_name limit 12`.execute(
      snapshot,
    ),
  );
  return rows.map(({ courseId, holderId }) => ({ courseId, ward: cast.slugOf(holderId) }));
}
