import type { Uuid } from "#kernel/ids.ts";
import { createDischarge, type LineKind } from "#modules/discharge/index.ts";
import { insideActions } from "../../src/modules/relay/actions/inside.ts";
import { ownOfDestinations } from "../../src/modules/relay/own/destination.ts";
import type { Door, Region } from "./region.ts";
import type { BuiltCourse } from "./relay.ts";

/** Somebody in a ward – psychiatry's, unless said otherwise – brought there by the commands people use. */
export function aHospital(region: Region) {
  const discharge = createDischarge({
    ...region,
    relay: { inside: insideActions(region), ownOf: ownOfDestinations(region) },
  });
  const { commands, views } = discharge;

  /** Admits somebody, by who has the baton, and gives what can be done to the admission. */
  const admitted = async (
    course: Pick<BuiltCourse, "id">,
    {
      at = "psychiatry" as Door | null,
      by = "emergency" as Door,
      care = "somatic" as "somatic" | "psychiatric",
      on = "",
    } = {},
  ) => {
    const where = at === null ? { ward: "Afdeling M3" } : { wardUnitId: region.idOf(at) };
    const { leavingId } = await commands.recordAdmission(
      await region.actor(by),
      { courseId: course.id, ...where, care, ...(on ? { on } : {}) },
      region.now(),
    );
    return admission(leavingId, by);
  };

  const admission = (leavingId: Uuid, by: Door) => {
    const see = async (door: Door = by) => views.leaving(await region.actor(door), leavingId, region.now());
    const line = async (kind: LineKind, door: Door = by) => {
      const found = (await see(door)).lines.find((one) => one.kind === kind);
      if (!found) throw new Error(`No line ${kind}`);
      return found;
    };
    const ref = async (kind: LineKind) => {
      const { id, edition } = await line(kind);
      return { lineId: id, edition };
    };
    return {
      id: leavingId,
      see,
      line,
      ref,
      async answer(
        tonight: string,
        followUp = "noneNeeded",
        matters: readonly string[] = [],
        door: Door = by,
      ) {
        const { edition } = await see(door);
        const asked = { leavingId, edition, tonight, followUp, matters: [...matters] } as never;
        await commands.answerLeaving(await region.actor(door), asked, region.now());
      },
      async secure(kind: LineKind, more: object = {}, door: Door = by) {
        const ticks: Partial<Record<LineKind, readonly string[]>> = {
          medicine: ["inHand", "paidWholeCure"],
          information: ["spoken", "cardInPocket"],
          told: ["ownDoctor"],
        };
        const asked = {
          ...(await ref(kind)),
          by: "Søsteren",
          phone: "20000009",
          ticks: ticks[kind] ?? [],
          ...more,
        };
        await commands.secureLine(await region.actor(door), asked as never, region.now());
      },
      async secureAll(door: Door = by) {
        for (const kind of (await see(door)).missing) await this.secure(kind, {}, door);
      },
      async complete(more: object = {}, door: Door = by) {
        return commands.completeDischarge(await region.actor(door), { leavingId, ...more }, region.now());
      },
    };
  };

  return { ...discharge, admitted, admission };
}

export const ANSWERED_FOR = {
  leaderName: "Ida Ledelund",
  leaderReason: "Sengen skulle bruges, og kommunen havde ingen plads",
  municipality: "0101",
  municipalitySaid: "Der er ingen plads i nat",
};

export type Hospital = ReturnType<typeof aHospital>;
