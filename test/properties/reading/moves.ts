import fc from "fast-check";

/** What may happen, as plain data: a word, and numbers that choose among whatever there is by then. */
export interface Move {
  readonly do: (typeof WORDS)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const WEIGHTS = {
  open: 2,
  ask: 6,
  plan: 2,
  accept: 6,
  redirect: 1,
  withdraw: 1,
  takeOver: 1,
  arrive: 2,
  endNeed: 2,
  consent: 6,
  withdrawConsent: 2,
  object: 3,
  lift: 1,
  emergency: 3,
  movePerson: 2,
  clock: 4,
  course: 14,
  journal: 3,
  log: 2,
  corrections: 2,
  timeline: 1,
  preview: 6,
  search: 4,
  lists: 4,
  guess: 1,
} as const;
export const WORDS = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];

const number = fc.nat(59);
const move: fc.Arbitrary<Move> = fc.record({
  do: fc.oneof(...WORDS.map((word) => ({ weight: WEIGHTS[word], arbitrary: fc.constant(word) }))),
  a: number,
  b: number,
  c: number,
});

export const story = (longest: number): fc.Arbitrary<readonly Move[]> =>
  fc
    .tuple(
      fc.record({ do: fc.constant("open" as const), a: number, b: number, c: number }),
      fc.array(move, { minLength: 20, maxLength: longest, size: "max" }),
    )
    .map(([first, rest]) => [first, ...rest]);

/** Each must have been seen with a yes and with a no, or nothing was tried of it. */
export const SEEN = ["course", "journal", "log", "corrections", "timeline", "preview", "search", "lists"];
