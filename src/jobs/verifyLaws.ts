import type { Instant } from "#kernel/clock.ts";
import { hours, minutes, timeOfDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { beat, heartbeats } from "#platform/heartbeat.ts";
import type { RecurringJob } from "./services.ts";

/** Among the heartbeats: when the laws were last looked at, and when they were last all found to hold. */
const CHECKED = "lawsChecked";
const HELD = "lawsHeld";

/** Once a night, when few are awake; and where the nights were slept through, once a day. */
export function isDue(checked: Instant | null, now: Instant): boolean {
  if (checked === null) return true;
  const since = now.getTime() - checked.getTime();
  const night = timeOfDay(now) >= "02:00" && timeOfDay(now) < "05:00";
  return since >= hours(24) || (night && since >= hours(12));
}

/** Checks laws 1–9 and 14 from the raw tables every night, as `stafet verify` does; the operations page says when. */
export const verifyLaws: RecurringJob = {
  name: "verifyLaws",
  every: minutes(10),
  async run({ db, relay, stays, discharge, appointments, log }, now) {
    const beats = await db.read(SYSTEM, heartbeats);
    if (!isDue(beats.find(({ name }) => name === CHECKED)?.at ?? null, now)) return;
    const laws = await relay.views.verify(now);
    const reports = [laws, await stays.verify(), await discharge.verify(), await appointments.verify()];
    const report = {
      ...laws,
      examples: reports.flatMap(({ examples }): readonly { breach: string }[] => examples),
      ok: reports.every(({ ok }) => ok),
    };
    await db.write(SYSTEM, async (tx) => {
      beat(tx, CHECKED, now);
      if (report.ok) beat(tx, HELD, now);
    });
    if (report.ok) log.info("laws.held", { count: report.openCourses });
    else log.error("laws.broken", { code: brokenIn(report).join(" ") });
  },
};

/** The names of what is broken, for the log: no identifier, no citizen. */
function brokenIn(report: {
  readonly logChain: "ok" | "broken";
  readonly examples: readonly { readonly breach: string }[];
}): string[] {
  const laws = new Set(report.examples.map(({ breach }) => breach));
  return [...laws, ...(report.logChain === "ok" ? [] : ["log"])];
}
