import type { Instant } from "#kernel/clock.ts";

/**
 * Something that happens over time: it yields the moment when it goes on. Between two yields it does what it does then.
 */
export type Story = AsyncGenerator<Instant, void, void>;

export interface Clockwork {
  /** The moment it is, while the stories are played. */
  now(): Instant;
  /** Another story, beginning now. Its name stands in the error when it goes wrong. */
  begin(name: string, story: Story): void;
  /** Plays everything that happens until then, earliest first; what would happen later has not happened. */
  play(until: Instant): Promise<void>;
}

interface Waiting {
  readonly at: number;
  /** Two at the same moment: the one that was there first. */
  readonly turn: number;
  readonly name: string;
  readonly story: Story;
}

const isBefore = (a: Waiting, b: Waiting): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

/**
 * Plays many stories at once on one clock, one step at a time, so that everything happens in the order of time.
 * `pass` is called before each step with the moment reached: what the clock itself does (the ladder) is done there.
 */
export function createClockwork(start: Instant, pass: (to: Instant) => Promise<void>): Clockwork {
  let now = start.getTime();
  let turn = 0;
  /** Latest first, so that the next is taken from the end. */
  const waiting: Waiting[] = [];

  const wait = (name: string, story: Story, at: number): void => {
    turn += 1;
    const one = { at: Math.max(at, now), turn, name, story };
    let low = 0;
    let high = waiting.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = waiting[middle];
      if (other && isBefore(one, other)) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, one);
  };

  const clockwork: Clockwork = {
    now: () => new Date(now),
    begin: (name, story) => wait(name, story, now),
    async play(until) {
      for (;;) {
        const next = waiting.at(-1);
        if (!next || next.at > until.getTime()) break;
        waiting.pop();
        await pass(new Date(next.at));
        now = next.at;
        const { value, done } = await step(next);
        if (!done) wait(next.name, next.story, value.getTime());
      }
      await pass(until);
      now = until.getTime();
    },
  };
  return clockwork;
}

async function step({ name, story, at }: Waiting): Promise<IteratorResult<Instant, void>> {
  try {
    return await story.next();
  } catch (cause) {
    throw new Error(`The story "${name}" cannot go on at ${new Date(at).toISOString()}`, { cause });
  }
}
