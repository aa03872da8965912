import { createClockwork } from "./clock.ts";
import { closingActions } from "./closing.ts";
import { commands, type StaysDeps } from "./command.ts";
import { keepingActions } from "./keeping.ts";
import { createOwnStays } from "./own.ts";
import { stayingActions } from "./staying.ts";
import { createStaysVerify } from "./verify.ts";
import { createStayViews } from "./views.ts";
import { waitingActions } from "./waiting.ts";

export * as staySchemas from "./commands.ts";
export { mayKeepPlaces } from "./policy.ts";
export { tonightAt } from "./rules.ts";
export * from "./types.ts";
export type * from "./view-types.ts";

/** Every command of places and stays: `(actor, command, now, key?)`. */
export function createStayActions(deps: StaysDeps) {
  const command = commands(deps);
  return {
    ...keepingActions(command, deps),
    ...stayingActions(command, deps),
    ...waitingActions(command, deps),
    ...closingActions(command, deps),
  };
}

/** Places to stay and who has them when (B3): `commands` are what people do, `clock` what time does, `views` what they see. */
export function createStays(deps: StaysDeps) {
  return {
    commands: createStayActions(deps),
    clock: createClockwork(deps),
    views: createStayViews(deps),
    own: createOwnStays(deps),
    verify: createStaysVerify(deps.db),
  };
}

export type Stays = ReturnType<typeof createStays>;
export type { StaysDeps };
