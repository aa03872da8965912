import { z } from "zod";
import { OCCASION_OF } from "#modules/relay/index.ts";
import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

/** Somebody took over, an appointment was kept, or they left a ward or a house: the citizen may be asked how it felt (feltSafe). Once more does nothing: they were asked just now. */
const schema = eventPayload.extend({ data: z.object({ atUnitId: z.uuid().nullish() }).default({}) });

export const askFeltSafe = reaction<JobServices, z.output<typeof schema>>({
  name: "askFeltSafe",
  on: Object.keys(OCCASION_OF),
  schema,
  run: ({ relay }, event, now) => relay.feltSafe.askAbout(event, now),
});
