/** Steps a reader of texts takes, as counts that are the same on any machine: no clock. */

type Method = (this: unknown, ...given: unknown[]) => unknown;

/** A text is gone through once. */
const WHOLE = [
  ...[
    "trim",
    "trimEnd",
    "trimStart",
    "replace",
    "replaceAll",
    "split",
    "match",
    "search",
    "includes",
    "indexOf",
  ],
  ...["toLowerCase", "toLocaleLowerCase", "normalize"],
];
/** A list is, as far as its callback is called. */
const CALLING = [
  ...[
    "map",
    "filter",
    "flatMap",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "some",
    "every",
    "reduce",
  ],
];

/**
 * Runs `work` and counts what its texts, lists and patterns do: signs that are gone through, calls of a callback, things that are copied.
 * What grows by its square in copying, comparing or searching shows; the tries of one pattern within one text do not.
 */
export function stepsOf(work: () => unknown): number {
  let steps = 0;
  /** Within what the engine does by patterns of its own accord: it was counted as a whole. */
  let within = 0;
  const undo: (() => void)[] = [];
  const instead = (of: object, name: string, make: (was: Method) => Method): void => {
    const was = Reflect.get(of, name) as Method;
    Reflect.set(of, name, make(was));
    undo.push(() => Reflect.set(of, name, was));
  };
  for (const name of WHOLE)
    instead(
      String.prototype,
      name,
      (was) =>
        function (this: unknown, ...given) {
          steps += 1 + (this as string).length;
          within += 1;
          try {
            return was.apply(this, given);
          } finally {
            within -= 1;
          }
        },
    );
  for (const name of CALLING)
    instead(
      Array.prototype,
      name,
      (was) =>
        function (this: unknown, callback, ...given) {
          const counted: Method = function (this: unknown, ...called) {
            steps += 1;
            return (callback as Method).apply(this, called);
          };
          return was.call(this, counted, ...given);
        },
    );
  for (const name of ["slice", "toSorted", "toReversed", "toSpliced", "concat"])
    instead(
      Array.prototype,
      name,
      (was) =>
        function (this: unknown, ...given) {
          const made = was.apply(this, given) as unknown[];
          steps += 1 + made.length;
          return made;
        },
    );
  for (const name of ["includes", "indexOf"])
    instead(
      Array.prototype,
      name,
      (was) =>
        function (this: unknown, ...given) {
          const at = Array.prototype.findIndex.call(this, (one) => one === given[0]);
          steps += at === -1 ? 1 : 0;
          return was.apply(this, given);
        },
    );
  instead(
    Array.prototype,
    "join",
    (was) =>
      function (this: unknown, ...given) {
        const made = was.apply(this, given) as string;
        steps += 1 + made.length;
        return made;
      },
  );
  for (const name of ["test", "exec"])
    instead(
      RegExp.prototype,
      name,
      (was) =>
        function (this: unknown, text) {
          const pattern = this as RegExp;
          const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
          within += 1;
          try {
            return was.call(this, text);
          } finally {
            within -= 1;
            const until = pattern.lastIndex > from ? pattern.lastIndex : String(text).length;
            if (within === 0) steps += 1 + until - from;
          }
        },
    );
  try {
    work();
  } finally {
    for (const back of undo) back();
  }
  return steps;
}

/** How many times the steps at `n` are those at four times as many: four, where they are in proportion; sixteen, where they are its square. */
export const growth = (read: (text: string) => unknown, make: (n: number) => string, n: number): number => {
  const [little, much] = [make(n), make(4 * n)];
  return stepsOf(() => read(much)) / stepsOf(() => read(little));
};
