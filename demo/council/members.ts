import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Council, SeatRole, Who } from "#modules/council/index.ts";
import type { Cast } from "../region/cast.ts";

/** Who sits in the demonstration's council: politicians, associations, and somebody who has left. Two of them sign in, two are written to. */
export async function placeMembers(
  council: Council,
  secretary: Who,
  bodyId: string,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const began = addDays(dayOf(now), -400);
  const seat = (
    name: string,
    role: SeatRole,
    onBehalfOf: string,
    more: { signsInAs?: string; mail?: string; deputyFor?: string; from?: CalendarDay } = {},
  ) => council.addSeat(secretary, { bodyId, name, role, onBehalfOf, from: began, ...more }, now);
  await seat("Kurt Bro", "chair", "Regionsrådet (L)", { mail: "kurt.bro@raad.example" });
  await seat("Inga Holt", "viceChair", "Varmestuen på havnen", { mail: "inga@varmestuen.example" });
  const preben = await seat("Preben Stald", "member", "Regionsrådet (S)");
  await seat("Line Asferg", "member", "Rusmiddelcentret", {
    signsInAs: cast.onDuty("rusmiddelcenter-storvang", now, "line-asferg").personId,
  });
  const jakob = await seat("Jakob Enggaard", "member", "Foreningen Broen");
  await seat("Ruth Lyngby", "deputy", "Regionsrådet (S)", { deputyFor: preben });
  await seat("Ulla Ravnholt", "secretary", "Regionens stab", {
    signsInAs: cast.onDuty("regionsstaben", now, "ulla-ravnholt").personId,
  });
  const left = addDays(dayOf(now), -60);
  await council.endSeat(
    secretary,
    { seatId: jakob, seen: 1, lastDay: left, why: "Flyttet til en anden landsdel" },
    now,
  );
  await council.setRules(
    secretary,
    {
      ...{ bodyId, from: began, why: "Kommissoriet" },
      rules: {
        ...{ agendaDays: 7, itemDays: 14, quorum: { kind: "half" }, mayClose: true, hasChair: true },
        ...{ minutesAdoptedBy: "nextMeeting", dissentRecorded: true, answerDays: 60 },
      },
    },
    now,
  );
  await seat("Maja Kildegaard", "member", "Foreningen Broen", { from: addDays(left, 10) });
}
