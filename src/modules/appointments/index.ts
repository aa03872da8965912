import { bookingActions } from "./booking.ts";
import { createClockwork } from "./clock.ts";
import { type AppointmentsDeps, commands } from "./command.ts";
import { loading } from "./load.ts";
import { outcomeActions } from "./outcome.ts";
import { createOwnAppointments } from "./own.ts";
import { readingActions } from "./reading.ts";
import { createSources } from "./sources.ts";
import { createAppointmentsVerify } from "./verify.ts";
import { createAppointmentViews } from "./views.ts";

export * as appointmentSchemas from "./commands.ts";
export type { FeedLang, FeedOf } from "./feedStore.ts";
export { createFeeds, type FeedEntry, type FeedLine, type Feeds, type OpenedFeed } from "./feeds.ts";
export { missedAppointments } from "./published.ts";
export {
  type Before as ReadBefore,
  beforeOf,
  type CalledOff,
  isLeftOut,
  isOf,
  readAnew,
  sourceUid,
  type Telling,
  toldInFull,
} from "./source-rules.ts";
export * from "./types.ts";
export type * from "./view-types.ts";

/** Every command of appointments: `(actor, command, now, key?)`. */
export function createAppointmentActions(deps: AppointmentsDeps) {
  const command = commands(deps);
  const load = loading(deps);
  return {
    ...bookingActions(command, load),
    ...readingActions(command, load),
    ...outcomeActions(command, load),
  };
}

/** Appointments (B5): `commands` are what people do, `clock` what time and events do, `views` what they see, `own` the citizen's side. */
export const createAppointments = (deps: AppointmentsDeps) => ({
  commands: createAppointmentActions(deps),
  clock: createClockwork(deps, loading(deps)),
  views: createAppointmentViews(deps),
  own: createOwnAppointments(deps),
  verify: createAppointmentsVerify(deps.db),
  sources: createSources(deps),
});

export type Appointments = ReturnType<typeof createAppointments>;
export type { AppointmentsDeps };
