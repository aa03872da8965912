import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import type { StaysDeps } from "./command.ts";
import { staysWhere } from "./store.ts";
import { PLACE_NEEDS } from "./types.ts";

/** The need a place is to meet, on its course. */

type NeedOnCourse = Awaited<ReturnType<StaysDeps["relay"]["inside"]["need"]>>;

/** The course first, then the places: one order, whoever asks. Throws Refused `notFound`. */
export async function lockCourseOf(tx: Tx, relay: StaysDeps["relay"], stayId: Uuid): Promise<NeedOnCourse> {
  const [stay] = await staysWhere(tx, sql`s.id = ${stayId}`);
  if (!stay) throw new Refused("notFound");
  return relay.inside.need(tx, stay.needId);
}

/** Throws Refused `courseClosed`, `citizenDied`, `needEnded`, `needIsNoPlace`. */
export function placeIsNeeded({ course, need }: Pick<NeedOnCourse, "course" | "need">): void {
  if (course.state !== "open") throw new Refused("courseClosed");
  if (course.diedAt !== null) throw new Refused("citizenDied");
  if (need.state !== "open" && need.state !== "recognisedGap")
    throw new Refused("needEnded", { state: need.state });
  if (!PLACE_NEEDS.includes(need.kind)) throw new Refused("needIsNoPlace");
}
