import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { parseCalendarDay, type Weekday } from "#kernel/time.ts";
import type { Job, MakeCommand, OutreachDeps } from "./command.ts";
import { ChangeRound, EndRound, PlanRound } from "./commands.ts";
import { mayGo } from "./policy.ts";
import { dayOut, stopsAfter } from "./rules.ts";
import { byId, endRound, insertRound, loadRound, putGoers, putStops, updateRound } from "./store.ts";

/** Rounds are planned, changed and ended. By whoever works in the team. */
export function planningActions(command: MakeCommand, { identity }: OutreachDeps) {
  /** A round of the actor's team, locked. Throws Refused `notFound` of others', `roundEnded`. */
  const own = async ({ tx, actor }: Job<unknown>, roundId: string) => {
    const round = await loadRound(tx, byId(roundId));
    if (!mayGo(actor, round)) throw new Refused("notFound");
    if (round.endedAt !== null) throw new Refused("roundEnded");
    return round;
  };
  const colleagues = async ({ tx, actor }: Job<unknown>, goes: readonly string[]): Promise<void> => {
    const members = new Set((await identity.membersOf(tx, actor.unitId)).map(({ personId }) => personId));
    if (goes.some((personId) => !members.has(personId))) throw new Refused("notAColleague");
  };
  const planOf = (c: {
    name: string;
    weekdays: readonly number[];
    onDay?: string | undefined;
    begins: string;
  }) => ({
    name: c.name,
    weekdays: [...new Set(c.weekdays)].sort() as Weekday[],
    onDay: parseCalendarDay(c.onDay ?? ""),
    begins: c.begins,
  });

  return {
    /** A new round of the actor's team. Throws Refused `notAColleague`, `dayIsPast` for a day that is over. */
    planRound: command("planRound", PlanRound, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      await colleagues(job, c.goes);
      const [today, plan] = [dayOut(now), planOf(c)];
      if (plan.onDay !== null && plan.onDay < today) throw new Refused("dayIsPast", { on: plan.onDay });
      const round = { id: newId(), unitId: actor.unitId, madeOn: today, ...plan };
      insertRound(tx, round, { personId: actor.personId, at: now });
      putGoers(tx, round.id, c.goes);
      putStops(tx, round, stopsAfter([], c.stops), today);
      happened("roundPlanned", { unitId: actor.unitId, data: { roundId: round.id, stops: c.stops.length } });
      return { roundId: round.id };
    }),

    /**
     * The round as it is from today. A stop is known again by its place, and keeps who is looked for there. Throws Refused `notFound`,
     * `roundEnded`, `notAColleague`, and `editedMeanwhile` where a colleague changed it since it was looked at.
     */
    changeRound: command("changeRound", ChangeRound, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const round = await own(job, c.roundId);
      if (round.edition !== c.seen) throw new Refused("editedMeanwhile");
      await colleagues(job, c.goes);
      updateRound(tx, round.id, planOf(c));
      putGoers(tx, round.id, c.goes);
      putStops(tx, round, stopsAfter(round.stops, c.stops), dayOut(now));
      happened("roundChanged", { unitId: actor.unitId, data: { roundId: round.id, stops: c.stops.length } });
      return { roundId: round.id };
    }),

    /** It goes no more. Whom it looked for, the team looks for still. Throws Refused `notFound`, `roundEnded`. */
    endRound: command("endRound", EndRound, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const round = await own(job, c.roundId);
      endRound(tx, round.id, { personId: actor.personId, at: now });
      happened("roundEnded", { unitId: actor.unitId, data: { roundId: round.id } });
      return { roundId: round.id };
    }),
  };
}
