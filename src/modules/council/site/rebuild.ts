import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Act, Who } from "../acting.ts";
import { keepingAll } from "../seats.ts";
import { SOURCES } from "./sources.ts";
import { clearPublic, keptOf, nowPublic } from "./store.ts";
import type { PublicKind, PublicThing } from "./types.ts";

/** What of the public table is not what it should be. */
export interface SiteDifference {
  readonly kind: PublicKind;
  readonly id: string;
  readonly is: "missing" | "tooMuch" | "different";
}

interface Kept {
  readonly kind: PublicKind;
  readonly id: string;
  readonly said: string;
}

const keyOf = ({ kind, id }: Pick<PublicThing, "kind" | "id">): string => `${kind} ${id}`;

export function createSiteRebuild(db: Database, act: Act) {
  const things = async (): Promise<readonly PublicThing[]> =>
    (await Promise.all(SOURCES.map((source) => source.things(db)))).flat();

  return {
    /** Makes the public search anew from what each room says is public. A secretary of the whole house, or whoever runs it. Gives how many. Throws Refused `forbidden`. */
    rebuildSite: async (who: Who, now: Instant): Promise<number> => {
      const all = await things();
      return act(who, { name: "rebuildSite", command: {}, now }, async (tx) => {
        keepingAll(who);
        clearPublic(tx);
        for (const thing of all) nowPublic(tx, thing);
        return all.length;
      });
    },

    /** What the search shows that is not public, does not show that is, or shows in other words. Nothing, where all is well. */
    async checkSite(): Promise<readonly SiteDifference[]> {
      const rows = await db.ask(
        SYSTEM,
        sql<Kept>`
          select t.kind, t.id, t.title || E'\n' || t.path || E'\n' || t.day || E'\n' ||
                 coalesce((select string_agg(p.anchor || E'\n' || p.title || E'\n' || p.words, E'\n' order by p.part)
                             from council.public_part p where p.kind = t.kind and p.id = t.id), '') as said
            from council.public_text t`,
      );
      const should = new Map((await things()).map((thing) => [keyOf(thing), saidBy(thing)]));
      const found: SiteDifference[] = rows.flatMap(({ kind, id, said }): SiteDifference[] => {
        const right = should.get(keyOf({ kind, id }));
        should.delete(keyOf({ kind, id }));
        if (right === undefined) return [{ kind, id, is: "tooMuch" }];
        return right === said ? [] : [{ kind, id, is: "different" }];
      });
      const missing = [...should.keys()].map((key): SiteDifference => {
        const [kind = "", id = ""] = key.split(" ");
        return { kind: kind as PublicKind, id, is: "missing" };
      });
      return [...found, ...missing];
    },
  };
}

/** Everything that is kept of a thing, as the query above reads it. */
function saidBy(thing: PublicThing): string {
  const { title, day, pieces } = keptOf(thing);
  return [
    title,
    thing.path,
    day,
    ...pieces.flatMap((piece) => [piece.anchor, piece.title, piece.words]),
  ].join("\n");
}
