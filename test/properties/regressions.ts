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
  [
    "a need that rests was looked at again after a hundred days",
    [
      { do: "open", a: 1, b: 9, c: 45 },
      { do: "recogniseGap", a: 0, b: 27, c: 17 },
      { do: "clock", a: 7, b: 0, c: 0 },
      { do: "setNextStep", a: 0, b: 5, c: 0 },
      { do: "askNeed", a: 0, b: 2, c: 0 },
      { do: "accept", a: 0, b: 0, c: 0 },
    ],
  ],
  [
    "a unit that closes was asked something, and its lead empties it",
    [
      { do: "open", a: 33, b: 48, c: 2 },
      { do: "askCourse", a: 3, b: 18, c: 10 },
      { do: "emptyUnit", a: 0, b: 18, c: 46 },
    ],
  ],
  [
    "a question was asked after the clock went back two days",
    [
      { do: "open", a: 48, b: 2, c: 50 },
      { do: "askNeed", a: 0, b: 9, c: 2 },
      { do: "clock", a: 10, b: 12, c: 38 },
      { do: "question", a: 0, b: 39, c: 1 },
    ],
  ],
  [
    "a wish was written down on a table already called, and nobody was told",
    [
      { do: "open", a: 45, b: 0, c: 0 },
      { do: "askNeed", a: 39, b: 40, c: 45, twice: true },
      { do: "redirect", a: 11, b: 19, c: 49 },
      { do: "callTable", a: 49, b: 45, c: 37 },
    ],
  ],
  [
    "the citizen was received outside, and the table called for the need went on",
    [
      { do: "open", a: 44, b: 46, c: 46 },
      { do: "endNeed", a: 38, b: 1, c: 37 },
      { do: "askNeed", a: 45, b: 24, c: 0 },
      { do: "noteCall", a: 48, b: 47, c: 4 },
      { do: "redirect", a: 16, b: 8, c: 47 },
      { do: "checkBack", a: 2, b: 4, c: 22 },
    ],
  ],
  [
    "a need that rested was woken by the standing receiver's duty, when its table's time had passed",
    [
      { do: "open", a: 23, b: 24, c: 8 },
      { do: "recogniseGap", a: 32, b: 18, c: 31, twice: true },
      { do: "askNeed", a: 26, b: 0, c: 0 },
      { do: "redirect", a: 49, b: 4, c: 5 },
      { do: "clock", a: 40, b: 13, c: 5 },
      { do: "lapsedTables", a: 41, b: 3, c: 35, wrong: true, twice: true },
    ],
  ],
];
