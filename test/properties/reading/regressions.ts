import type { Move } from "./moves.ts";

/** Stories that once ended badly, shrunk; told again in every run. */
export const regressions: readonly (readonly [what: string, story: readonly Move[]])[] = [];
