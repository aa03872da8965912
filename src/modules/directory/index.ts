import { createEditing } from "./actions.ts";
import { catalogue, municipalities } from "./catalogue.ts";
import type { DirectoryDeps } from "./deps.ts";
import { feedGap, gaps } from "./gaps.ts";
import { markAbsent, put } from "./store.ts";
import { belongs, edition, editions, records } from "./views.ts";

export type { Catalogue, Municipality } from "./catalogue.ts";
export type { DirectoryDeps } from "./deps.ts";
export type { GapFilter } from "./gaps.ts";
export * from "./model.ts";
export { type Editor, mayEdit, mayEditAll, mayVouch } from "./policy.ts";
export type { Put } from "./store.ts";
export type { Condition, Kept, Outcome, Records, Saying, ServiceKind, Subject } from "./types.ts";
export type { EditionLine } from "./views.ts";

/**
 * What there is, and where it is missing. Functions that take a `db` or `tx` run inside the caller's transaction; the
 * others open their own. Nothing here is about a citizen: everybody may read it, and policy.ts says who may write.
 */
export function createDirectory(deps: DirectoryDeps) {
  return {
    ...createEditing(deps),
    catalogue,
    municipalities,
    records,
    editions,
    edition,
    belongs,
    put,
    markAbsent,
    feedGap,
    gaps,
  };
}

export type Directory = ReturnType<typeof createDirectory>;
