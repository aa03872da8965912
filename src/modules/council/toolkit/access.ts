import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Body } from "../bodies/types.ts";
import { bodyAt } from "../bodies/views.ts";
import { mayKeep, maySit, seatsOf } from "../seats.ts";

export type Reader = Pick<SignedIn, "personId" | "remits"> | null;

/** A body, and what whoever reads may do in it. */
export interface BodyAs {
  readonly body: Body;
  readonly keeps: boolean;
  readonly sits: boolean;
}

/** Null: no such body. */
export async function bodyAs(db: Database, slug: string, who: Reader, now: Instant): Promise<BodyAs | null> {
  const body = await bodyAt(db, slug);
  if (body === null) return null;
  if (who === null) return { body, keeps: false, sits: false };
  const roles = (await seatsOf(db, who, now)).get(body.id);
  return { body, keeps: mayKeep(who, roles), sits: maySit(who, roles) };
}

/** The body, for whoever keeps its papers. Throws Refused `notFound`, `forbidden`. */
export async function bodyKept(db: Database, slug: string, who: Reader, now: Instant): Promise<Body> {
  const found = await bodyAs(db, slug, who, now);
  if (found === null) throw new Refused("notFound");
  if (!found.keeps) throw new Refused("forbidden");
  return found.body;
}

/** And for whoever sits in it. Throws Refused `notFound`, `forbidden`. */
export async function bodySat(db: Database, slug: string, who: Reader, now: Instant): Promise<BodyAs> {
  const found = await bodyAs(db, slug, who, now);
  if (found === null) throw new Refused("notFound");
  if (!found.sits) throw new Refused("forbidden");
  return found;
}
