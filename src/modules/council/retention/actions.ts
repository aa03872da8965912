import type { Instant } from "#kernel/clock.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import type { CouncilDeps } from "../acting.ts";
import { countAnswers, thatEvaluation } from "../toolkit/evaluation/store.ts";
import { countVisit } from "../toolkit/visits/store.ts";
import { countLapsed, forgetRows, lapsedIds } from "./store.ts";
import { COUNCIL_KEPT, type CouncilForgotten, type CouncilKept } from "./types.ts";

/** So few at a time that nobody at work waits for it. A visit is a thousand answers, a file ten megabytes. */
const ROWS = 500;
const LARGE = 20;

const LARGE_KINDS: ReadonlySet<CouncilKept> = new Set([
  "visitAnswers",
  "selfAnswers",
  "deadFiles",
  "readDocuments",
]);
const mostOf = (kind: CouncilKept): number => (LARGE_KINDS.has(kind) ? LARGE : ROWS);

/**
 * Forgetting what a council has kept as long as it may (GDPR art. 5 (1) e). What is public – minutes, recommendations, answers, stories,
 * what a visit showed – is a record, and stays. The periods and what counts as lapsed are migration 0072's.
 */
export function createCouncilRetention({ db, identity }: Pick<CouncilDeps, "db" | "identity">) {
  /** One batch and its entry in the log, together or not at all. */
  const batch = (kind: CouncilKept, now: Instant): Promise<number> =>
    db.write(SYSTEM, async (tx) => {
      const rows = await forgotten(tx, kind, now);
      if (rows > 0)
        identity.audit.record(tx, [
          { at: now, actor: SYSTEM, action: "retention.applied", detail: { what: kind, rows } },
        ]);
      return rows;
    });

  return {
    /** What the next run would take, per kind that has lapsed. Changes nothing. */
    async lapsed(now: Instant): Promise<CouncilForgotten> {
      const counts = await db.read(SYSTEM, (reads) =>
        Promise.all(COUNCIL_KEPT.map(async (kind) => [kind, await countLapsed(reads, kind, now)] as const)),
      );
      return Object.fromEntries(counts.filter(([, count]) => count > 0));
    },

    /** Forgets what has lapsed, in batches, at most `rounds` of each kind: stopped anywhere, the next run takes the rest. For the clock. */
    async forgetLapsed(now: Instant, rounds = 1_000): Promise<CouncilForgotten> {
      const gone: Partial<Record<CouncilKept, number>> = {};
      for (const kind of COUNCIL_KEPT)
        for (let round = 0; round < rounds; round++) {
          const count = await batch(kind, now);
          if (count > 0) gone[kind] = (gone[kind] ?? 0) + count;
          if (count < mostOf(kind)) break;
        }
      return gone;
    },
  };
}

/** Answers are counted before they go; of a council's look at itself, that closes it. */
async function forgotten(tx: Tx, kind: CouncilKept, now: Instant): Promise<number> {
  if (kind !== "visitAnswers" && kind !== "selfAnswers") return forgetRows(tx, kind, now, mostOf(kind));
  const ids = await lapsedIds(tx, kind, now, mostOf(kind));
  for (const id of ids)
    if (kind === "visitAnswers") await countVisit(tx, id);
    else if (!(await thatEvaluation(tx, id)).closed) await countAnswers(tx, id, now);
  return ids.length;
}
