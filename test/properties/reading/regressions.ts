import type { Move } from "./moves.ts";

/** Stories that once ended badly, shrunk; told again in every run. */
export const regressions: readonly (readonly [what: string, story: readonly Move[]])[] = [
  [
    "a guess at a course was not in the log",
    [
      { do: "open", a: 10, b: 4, c: 59 },
      { do: "guess", a: 28, b: 12, c: 52 },
    ],
  ],
  [
    "an objection was lifted after the clock went back, and the database refused it",
    [
      { do: "open", a: 23, b: 5, c: 57 },
      { do: "object", a: 58, b: 5, c: 1 },
      { do: "clock", a: 19, b: 34, c: 55 },
      { do: "lift", a: 16, b: 53, c: 5 },
    ],
  ],
  [
    "a list shown after the clock went back was not in the log of its day",
    [
      { do: "open", a: 0, b: 28, c: 41 },
      { do: "lists", a: 30, b: 4, c: 19 },
      { do: "clock", a: 29, b: 43, c: 14 },
      { do: "lists", a: 29, b: 1, c: 25 },
    ],
  ],
  [
    "emergency access lasted longer because the clock went back",
    [
      { do: "open", a: 36, b: 42, c: 34 },
      { do: "emergency", a: 33, b: 12, c: 19 },
      { do: "clock", a: 28, b: 48, c: 46 },
      { do: "journal", a: 1, b: 57, c: 10 },
    ],
  ],
];
