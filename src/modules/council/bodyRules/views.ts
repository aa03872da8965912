import type { Instant } from "#kernel/clock.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { BodyStanding } from "../bodies/types.ts";
import { type Reader, standingIn } from "../bodies/views.ts";
import { rulesOn } from "./rules.ts";
import { rulesVersions } from "./store.ts";
import type { BodyRules, RulesVersion } from "./types.ts";

/** How a body works today, and everything that was ever said of it, the newest first. */
export interface RulesShown extends BodyStanding {
  readonly today: BodyRules;
  /** Nobody has said anything: these are what most do. */
  readonly usual: boolean;
  readonly versions: readonly RulesVersion[];
}

export function createBodyRulesViews(db: Database) {
  return {
    /** For everybody. Null where there is no such body. */
    async rules(slug: string, who: Reader | null, now: Instant): Promise<RulesShown | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const versions = await db.read(SYSTEM, (snapshot) => rulesVersions(snapshot, standing.body.id));
      const begun = versions.some(({ from }) => from <= dayOf(now));
      return { ...standing, today: rulesOn(versions, dayOf(now)), usual: !begun, versions };
    },
  };
}
