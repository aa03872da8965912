import type { Instant } from "#kernel/clock.ts";
import type { Reaction } from "#platform/reactions.ts";
import { appointments } from "./appointments.ts";
import { appointmentsOver } from "./appointmentsOver.ts";
import { askFeltSafe } from "./askFeltSafe.ts";
import { comingOfAge } from "./comingOfAge.ts";
import { councilLetters } from "./councilLetters.ts";
import { courseStops } from "./courseStops.ts";
import { deliverMail } from "./deliverMail.ts";
import { deliverMessages } from "./deliverMessages.ts";
import { discharge } from "./discharge.ts";
import { forgetOld } from "./forgetOld.ts";
import { importServices } from "./importServices.ts";
import { ladder } from "./ladder.ts";
import { outreach } from "./outreach.ts";
import { placeNotNeeded } from "./placeNotNeeded.ts";
import { planComingOfAge } from "./planComingOfAge.ts";
import { publishFigures } from "./publishFigures.ts";
import { refreshSearch } from "./refreshSearch.ts";
import { remindAnswers } from "./remindAnswers.ts";
import { reminders } from "./reminders.ts";
import { remindServices } from "./remindServices.ts";
import { retention } from "./retention.ts";
import { sealLog } from "./sealLog.ts";
import { searchOver } from "./searchOver.ts";
import type { JobServices, RecurringJob } from "./services.ts";
import { stays } from "./stays.ts";
import { sweepWords } from "./sweepWords.ts";
import { tellSeats } from "./tellSeats.ts";
import { verifyLaws } from "./verifyLaws.ts";

export type { JobServices } from "./services.ts";

/** What is done again and again. */
export const recurring: readonly RecurringJob[] = [
  ladder,
  reminders,
  sealLog,
  verifyLaws,
  comingOfAge,
  forgetOld,
  retention,
  remindServices,
  tellSeats,
  remindAnswers,
  importServices,
  refreshSearch,
  sweepWords,
  councilLetters,
  deliverMail,
  deliverMessages,
  stays,
  discharge,
  outreach,
  appointments,
  publishFigures,
];

/** What is done because of an event. */
export const reactions: readonly Reaction<JobServices>[] = [
  appointmentsOver,
  askFeltSafe,
  courseStops,
  placeNotNeeded,
  planComingOfAge,
  searchOver,
];

/** Does at once what the clock calls for: for a demonstration whose clock was wound, and for tests. */
export async function catchUp(services: JobServices, now: Instant): Promise<void> {
  for (const job of [
    ladder,
    reminders,
    comingOfAge,
    appointments,
    deliverMessages,
    stays,
    discharge,
    outreach,
    remindAnswers,
    tellSeats,
    refreshSearch,
    councilLetters,
    publishFigures,
  ])
    await job.run(services, now);
}
