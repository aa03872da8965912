import { answeringActions } from "./actions/answering.ts";
import { askingActions } from "./actions/asking.ts";
import type { RelayDeps } from "./actions/command.ts";
import { commands } from "./actions/command.ts";
import { endingActions } from "./actions/ending.ts";
import { ladderActions } from "./actions/ladder.ts";
import { movingActions } from "./actions/moving.ts";
import { needActions } from "./actions/needs.ts";
import { openActions } from "./actions/open.ts";
import { outsideActions } from "./actions/outside.ts";
import { recordActions } from "./actions/records.ts";
import { tableActions } from "./actions/tables.ts";
import { unitActions } from "./actions/units.ts";
import "./tables.ts";

export type { Command } from "./actions/command.ts";
export { FAILED_CHECKS, LINK_DAYS } from "./actions/outside.ts";
export type { Responsibilities } from "./actions/units.ts";
export * as commandSchemas from "./commands.ts";
export { USUAL_STEPS } from "./defaults.ts";
export { OUTREACH_DAYS, REVIEW_DAYS } from "./rules/ending.ts";
export * from "./types.ts";
export type * from "./view-types.ts";

/** Every command of the relay: `(actor, command, now, key?)`. */
export function createRelayActions(deps: RelayDeps) {
  const command = commands(deps);
  return {
    ...openActions(command, deps),
    ...askingActions(command, deps),
    ...answeringActions(command, deps),
    ...movingActions(command, deps),
    ...needActions(command, deps),
    ...endingActions(command, deps),
    ...recordActions(command, deps),
    ...outsideActions(command, deps),
    ...tableActions(command, deps),
    ...unitActions(command, deps),
  };
}

export { ladderActions, type RelayDeps };
