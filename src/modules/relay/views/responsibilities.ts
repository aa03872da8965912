import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type Actor, mayCloseUnit, SYSTEM } from "#modules/identity/index.ts";
import { carriedBy } from "../actions/ledTo.ts";
import { responsibilitiesOf } from "../store/responsibilities.ts";
import type { UnitResponsibilities } from "../unit-types.ts";
import type { ViewDeps } from "./deps.ts";
import { unitRef } from "./names.ts";

export function createResponsibilitiesView({ db, identity, ledTo }: ViewDeps) {
  return {
    /**
     * How many courses have their baton or a need with a unit: a figure and nothing of anybody, for who must find them
     * another door. The caller authorises.
     */
    async carriedBy(unitId: Uuid): Promise<number> {
      const [row] = await db.ask(
        SYSTEM,
        sql<{ count: number }>`
          select count(*) as count from (
            select id from relay.course where holder_id = ${unitId} and held_key
            union select course_id from relay.need where responsible_id = ${unitId} and held_key) c`,
      );
      return Number(row?.count ?? 0);
    },

    /**
     * What a unit must hand over before it can close (law 8). For its lead, and its organisation's responsible leader –
     * who is told how much there is, but reads no citizen's name where they are not on duty. Throws Refused `notFound`,
     * logged, for others.
     */
    responsibilities(actor: Actor, unitId: Uuid, now: Instant): Promise<UnitResponsibilities> {
      return identity.audit.watch({ at: now, actor, action: "responsibilities.read" }, () =>
        identity.audit.list(actor, now, async (snapshot) => {
          const card = isUuid(unitId)
            ? (await identity.unitCards(snapshot, [unitId])).get(unitId)
            : undefined;
          if (!card?.isOpen || !mayCloseUnit(actor, card)) throw new Refused("notFound");
          const { courses, needs, asks } = await responsibilitiesOf(snapshot, unitId);
          const led = await carriedBy(ledTo, snapshot, unitId);
          const onDuty = actor.unitId === unitId;
          const named = <T extends { knownAs: string | null }>(row: T) => ({
            ...row,
            knownAs: onDuty ? row.knownAs : null,
          });
          const content = {
            unit: unitRef(card),
            standingReceiver: card.standingReceiver,
            onDuty,
            courses: courses.map(named),
            needs: needs.map(named),
            asks,
            led: led.map(named),
          };
          const shown = {
            "list.responsibilities": [...courses, ...needs, ...led].map(({ courseId }) => courseId),
          };
          return { content, shown };
        }),
      );
    },
  };
}
