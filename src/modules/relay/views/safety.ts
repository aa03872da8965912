import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { ViewDeps } from "./deps.ts";
import { opensKind } from "./sight.ts";
import { lookAt } from "./who.ts";

/** Are safety notes for the reader? They are about meeting the person: of the kind `meetMe` (decision 0029). */
export async function knowsHowToMeet(
  db: Db,
  deps: Pick<ViewDeps, "consents">,
  actor: Actor,
  courseId: Uuid,
  now: Instant,
): Promise<boolean> {
  const looked = await lookAt(db, deps, actor, courseId, now);
  return looked !== null && opensKind(looked.sight, "meetMe");
}
