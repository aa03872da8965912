import { admittingActions } from "./admitting.ts";
import { createClockwork } from "./clock.ts";
import { commands, type DischargeDeps } from "./command.ts";
import { insideActions } from "./inside.ts";
import { leavingActions } from "./leavingActions.ts";
import { createOwnLeaving } from "./own.ts";
import { savingActions } from "./saving.ts";
import { sayingActions } from "./saying.ts";
import { createDischargeVerify } from "./verify.ts";
import { createDischargeViews } from "./views.ts";

export * as dischargeSchemas from "./commands.ts";
export { dischargeForRelay } from "./port.ts";
export { leftWithoutPlace, readmissions } from "./published.ts";
export * from "./types.ts";
export type * from "./view-types.ts";
export type { DischargeDeps };

/** Every command of coming in and leaving: `(actor, command, now, key?)`. */
export function createDischargeActions(deps: DischargeDeps) {
  const command = commands(deps);
  return {
    ...admittingActions(command, deps),
    ...sayingActions(command, deps),
    ...savingActions(command, deps),
    ...leavingActions(command, deps),
  };
}

/**
 * In and out of hospital (B0–B5): `commands` are what people do, `clock` what time does, `views` what they see, `inside` the same check
 * when a stay ends.
 */
export function createDischarge(deps: DischargeDeps) {
  return {
    commands: createDischargeActions(deps),
    clock: createClockwork(deps),
    views: createDischargeViews(deps),
    verify: createDischargeVerify(deps.db),
    own: createOwnLeaving(deps),
    inside: insideActions(deps),
  };
}

export type Discharge = ReturnType<typeof createDischarge>;
