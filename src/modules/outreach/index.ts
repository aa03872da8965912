import { createClockwork } from "./clock.ts";
import { commands, type OutreachDeps } from "./command.ts";
import { goingActions } from "./going.ts";
import { planningActions } from "./planning.ts";
import { createOutreachViews } from "./views.ts";

export * as outreachSchemas from "./commands.ts";
export { dayOut } from "./rules.ts";
export * from "./types.ts";
export type * from "./view-types.ts";

/** Every command of outreach: `(actor, command, now, key?)`. */
export function createOutreachActions(deps: OutreachDeps) {
  const command = commands(deps);
  return { ...planningActions(command, deps), ...goingActions(command, deps) };
}

/** Rounds, and whom they look for (A7): `commands` are what people do, `clock` what time does, `views` what they see. */
export function createOutreach(deps: OutreachDeps) {
  return {
    commands: createOutreachActions(deps),
    clock: createClockwork(deps),
    views: createOutreachViews(deps),
  };
}

export type Outreach = ReturnType<typeof createOutreach>;
export type { OutreachDeps };
