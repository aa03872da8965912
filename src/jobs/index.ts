import type { Reaction } from "#platform/reactions.ts";
import { forgetOld } from "./forgetOld.ts";
import { sealLog } from "./sealLog.ts";
import type { JobServices, RecurringJob } from "./services.ts";

export type { JobServices } from "./services.ts";

/** What is done again and again. */
export const recurring: readonly RecurringJob[] = [sealLog, forgetOld];

/** What is done because of an event. */
export const reactions: readonly Reaction<JobServices>[] = [];
