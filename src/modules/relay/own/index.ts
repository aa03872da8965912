import type { RelayDeps } from "../actions/command.ts";
import { createOwnActs } from "./acts.ts";
import { createEntering } from "./entering.ts";
import { createKept } from "./kept.ts";
import { createOwnViews } from "./views.ts";

/** Borgerens side: in with card and PIN, what they see, and what they say and do themselves. */
export const createOwn = (deps: RelayDeps) => ({
  ...createEntering(deps),
  ...createKept(deps),
  views: createOwnViews(deps),
  acts: createOwnActs(deps),
});
