import type { Move } from "./moves.ts";

/** Stories that once ended badly, shrunk; told again in every run. */
export const regressions: readonly (readonly [what: string, story: readonly Move[]])[] = [
  [
    "a need opened after the clock went back began before its course",
    [
      { do: "open", a: 0, b: 0, c: 0 },
      { do: "clock", a: 8, b: 0, c: 0 },
      { do: "addNeed", a: 0, b: 0, c: 0 },
    ],
  ],
];
