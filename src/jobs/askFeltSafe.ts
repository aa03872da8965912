import { OCCASION_OF } from "#modules/relay/index.ts";
import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

/** Somebody took over: the citizen may be asked how it felt (feltSafe). Once more does nothing: they were asked just now. */
export const askFeltSafe = reaction<JobServices, ReturnType<(typeof eventPayload)["parse"]>>({
  name: "askFeltSafe",
  on: Object.keys(OCCASION_OF),
  schema: eventPayload,
  run: ({ relay }, event, now) => relay.feltSafe.askAbout(event, now),
});
