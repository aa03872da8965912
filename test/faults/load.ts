import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

/** People who work on while everything around them falls over: each command is asked again, with its key, until it is answered. */

type Answer = Record<string, unknown>;

export interface Doors {
  readonly origin: string;
  /** The tokens and identifiers of who opens, and of the two who are asked. */
  readonly opener: string;
  readonly asked: readonly (readonly [token: string, unitId: string])[];
}

export interface Load {
  /** What was acknowledged, by key. */
  readonly acknowledged: ReadonlyMap<string, { readonly path: string; readonly answer: Answer }>;
  /** How often something had to be asked again because nobody answered, or it was answered with a fault. */
  readonly askedAgain: number;
  /** Answers to a repeated key that were not the first one. Must stay empty. */
  readonly otherAnswers: readonly string[];
  /** Lets everybody finish the round they are in, and stop. */
  stop(): Promise<void>;
}

export function startLoad(doors: Doors, people: number): Load {
  const acknowledged = new Map<string, { path: string; answer: Answer }>();
  const otherAnswers: string[] = [];
  let askedAgain = 0;
  let stopping = false;

  /** One attempt; null when there was no answer, or a fault on the other side. */
  async function attempt(
    path: string,
    token: string,
    key: string,
    body: object,
  ): Promise<{ status: number; answer: Answer } | null> {
    try {
      const response = await fetch(`${doors.origin}/api/v1${path}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "idempotency-key": key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      const answer = (await response.json()) as Answer;
      return response.status >= 500 || response.status === 401 ? null : { status: response.status, answer };
    } catch {
      return null;
    }
  }

  /** Asks until answered. Now and then once more, though it was answered: the network may have eaten the first. */
  async function ask(path: string, token: string, body: object): Promise<Answer | null> {
    const key = randomUUID();
    for (;;) {
      const got = await attempt(path, token, key, body);
      if (got === null) {
        askedAgain += 1;
        await delay(25);
        continue;
      }
      if (got.status >= 300) return null; // refused: somebody else was first
      acknowledged.set(key, { path, answer: got.answer });
      if (Math.random() < 0.1) {
        const repeat = await attempt(path, token, key, body);
        if (repeat !== null && !isDeepStrictEqual(repeat.answer, got.answer))
          otherAnswers.push(`${path} ${key}`);
      }
      return got.answer;
    }
  }

  /** Opens, asks two doors, and both accept at the same moment. */
  async function round(): Promise<void> {
    const course = await ask("/courses", doors.opener, {
      citizen: { knownAs: "Kim" },
      needs: [{ kind: "sleepTonight" }],
    });
    const [needId] = (course?.needIds as string[] | undefined) ?? [];
    const asks = await ask("/handovers", doors.opener, {
      courseId: course?.courseId,
      needId,
      toUnitIds: doors.asked.map(([, unitId]) => unitId),
      agreedWithCitizen: true,
    });
    const ids = (asks?.handoverIds as string[] | undefined) ?? [];
    await Promise.all(doors.asked.map(([token], index) => ask(`/handovers/${ids[index]}/accept`, token, {})));
  }

  const work = Promise.all(
    Array.from({ length: people }, async () => {
      while (!stopping) await round();
    }),
  );
  return {
    acknowledged,
    otherAnswers,
    get askedAgain() {
      return askedAgain;
    },
    async stop() {
      stopping = true;
      await work;
    },
  };
}
