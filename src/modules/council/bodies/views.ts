import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { mayKeep, maySit, seatsOf } from "../seats.ts";
import type { Body, BodyStanding } from "./types.ts";

export type Reader = Pick<SignedIn, "personId" | "remits">;

/** A body's columns, of `b`. */
export const BODY: RawBuilder<unknown> = sql`b.id, b.region, b.slug, b.name, b.kind, b.last_day::text as "lastDay"`;

/** Null: there is none. */
export const bodyAt = async (db: Database, slug: string): Promise<Body | null> =>
  (await db.ask(SYSTEM, sql<Body>`select ${BODY} from council.body b where slug = ${slug}`))[0] ?? null;

/** A body, and how somebody stands to it: what every page about one begins with. Null where there is none. */
export async function standingIn(
  db: Database,
  slug: string,
  who: Reader | null,
  now: Instant,
): Promise<BodyStanding | null> {
  const body = await bodyAt(db, slug);
  if (body === null) return null;
  const roles = who === null ? [] : (await seatsOf(db, who, now)).get(body.id);
  return {
    body,
    keeps: who !== null && mayKeep(who, roles),
    sits: who !== null && maySit(who, roles),
  };
}

/** The same for a page that is for whoever sits in the body. Throws Refused `notFound`, `forbidden`. */
export async function sittingIn(
  db: Database,
  slug: string,
  who: Reader,
  now: Instant,
): Promise<BodyStanding> {
  const standing = await standingIn(db, slug, who, now);
  if (standing === null) throw new Refused("notFound");
  if (!standing.sits) throw new Refused("forbidden");
  return standing;
}

/** And for whoever keeps its papers. Throws Refused `notFound`, `forbidden`. */
export async function keepingIn(
  db: Database,
  slug: string,
  who: Reader,
  now: Instant,
): Promise<BodyStanding> {
  const standing = await sittingIn(db, slug, who, now);
  if (!standing.keeps) throw new Refused("forbidden");
  return standing;
}

export function createBodyViews(db: Database) {
  return {
    /** Every council and body, by name in Danish order. For everybody. */
    bodies: async (): Promise<readonly Body[]> =>
      (await db.ask(SYSTEM, sql<Body>`select ${BODY} from council.body b`)).sort((a, b) =>
        a.name.localeCompare(b.name, "da"),
      ),
  };
}
