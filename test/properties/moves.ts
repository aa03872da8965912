import fc from "fast-check";

/**
 * What may happen, as plain data: a word, and numbers that choose among whatever there is by then. Plain data can be
 * shrunk and kept as a regression case.
 */
export interface Move {
  readonly do: (typeof WORDS)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** By somebody else than the one whose turn it is. */
  readonly wrong?: true;
  /** Together with the next move, at the same moment. */
  readonly atOnce?: true;
  /** Delivered twice, under one key. */
  readonly twice?: true;
}

const WEIGHTS = {
  open: 3,
  addNeed: 3,
  askNeed: 9,
  askCourse: 5,
  accept: 8,
  acceptAny: 2,
  redirect: 7,
  question: 3,
  answer: 4,
  withdraw: 2,
  sendPrepared: 4,
  takeOver: 4,
  passOn: 2,
  setNextStep: 1,
  endNeed: 7,
  reopenNeed: 2,
  recogniseGap: 1,
  close: 4,
  reopen: 3,
  merge: 2,
  arrive: 2,
  contact: 2,
  noteCall: 2,
  makeLink: 1,
  answerLink: 2,
  checkBack: 2,
  withdrawExternal: 1,
  callTable: 2,
  holdTable: 1,
  settleTaker: 2,
  settleUnmet: 1,
  closeUnit: 2,
  emptyUnit: 1,
  leave: 1,
  comeBack: 1,
  clock: 5,
  climb: 4,
  standstills: 1,
  checkBacks: 1,
  lapsedTables: 2,
  emptyUnits: 1,
  again: 3,
} as const;

export const WORDS = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];

const number = fc.nat(50);
const seldom = (weight: number) =>
  fc.oneof(
    { weight, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(true as const) },
  );

const move: fc.Arbitrary<Move> = fc
  .record({
    do: fc.oneof(...WORDS.map((word) => ({ weight: WEIGHTS[word], arbitrary: fc.constant(word) }))),
    a: number,
    b: number,
    c: number,
    wrong: seldom(6),
    atOnce: seldom(7),
    twice: seldom(9),
  })
  .map(({ wrong, atOnce, twice, ...plain }) => ({
    ...plain,
    ...(wrong && { wrong }),
    ...(atOnce && { atOnce }),
    ...(twice && { twice }),
  }));

/** Begins with a course, so that there is something to do. */
export const story = (longest: number): fc.Arbitrary<readonly Move[]> =>
  fc
    .tuple(
      fc.record({ do: fc.constant("open" as const), a: number, b: number, c: number }),
      fc.array(move, { minLength: 1, maxLength: longest, size: "max" }),
    )
    .map(([first, rest]) => [first, ...rest]);

/** Every command about a course, a need or a unit; each must get through somewhere, or nothing was tried of it. */
export const COMMANDS = [
  "accept",
  "addNeed",
  "answerByLink",
  "answerQuestion",
  "arrive",
  "askQuestion",
  "askUnits",
  "callTable",
  "checkBack",
  "closeCourse",
  "closeUnit",
  "emptyUnit",
  "endNeed",
  "holdTable",
  "makeLink",
  "mergeCourses",
  "noteCall",
  "openCourse",
  "passToStandingReceiver",
  "recogniseGap",
  "recordContact",
  "redirect",
  "reopenCourse",
  "reopenNeed",
  "sendPrepared",
  "setNextStep",
  "settleTable",
  "takeOver",
  "withdraw",
  "withdrawExternal",
] as const;
