import { type ReadStory, readRecommendations } from "#exchange/recommendations/index.ts";
import type { Instant } from "#kernel/clock.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { Council } from "#modules/council/index.ts";
import { command, Failure, json, type Out } from "./command.ts";
import { documentOf, said } from "./documents.ts";

type Read = ReturnType<typeof readRecommendations>;

export const importRecommendations = command({
  name: "import recommendations",
  help: "Take in a council's document of recommendations, PDF or text: each as a draft with what goes deeper, and the stories they rest on as drafts that nobody sees. The same document again changes nothing.",
  operands: ["file"],
  options: {
    body: {
      type: "string",
      value: "name",
      required: true,
      help: "The council whose they are: its name or slug.",
    },
    period: {
      type: "string",
      value: "years",
      valid: (given) => /^\d{4}(-\d{4})?$/.test(given),
      help: "A year or years, 2022-2025, that they are numbered in; else what the title says, or the year of the document.",
    },
    adopted: {
      type: "boolean",
      help: "The council adopted them on the document's day: everybody sees them.",
    },
    "dry-run": { type: "boolean", help: "Only say what was read." },
    json,
  },
  async run({ council, clock }, given, out) {
    const [path = ""] = given.operands;
    const { text } = await documentOf(path);
    const read = readRecommendations(text);
    const { title, date, recommendations, stories, flags } = read;
    const name = path.split(/[\\/]/).at(-1) ?? path;
    const period = given.period ?? periodOf(read);
    if (given["dry-run"] || recommendations.length === 0) {
      tell(out, read, { period, taken: null, storiesRefused: [] }, Boolean(given.json));
      return recommendations.length > 0 ? 0 : 1;
    }
    if (period === null) throw new Failure("The document says no year. Say it with --period.");
    const now = clock.now();
    const adopted = Boolean(given.adopted);
    const command = { body: given.body, period, title: title ?? name, date, recommendations, adopted };
    const taken = await said(() =>
      council.takeInRecommendations(
        null,
        {
          ...command,
          recommendations: recommendations.map(({ number, text: words, elaboration }) => ({
            ...{ number, text: words, elaboration: [...elaboration] },
          })),
        },
        { name, text, report: { flags, stories: stories.length } },
        now,
      ),
    );
    const storiesRefused = await handOver(council, given.body, stories, now);
    tell(out, read, { period, taken, storiesRefused }, Boolean(given.json));
    return 0;
  },
});

/** "2022-2025" where the title says so, else the year of the document. */
function periodOf({ title, date }: Pick<Read, "title" | "date">): string | null {
  const [, from, until] = /(\d{4})\s*[-–]\s*(\d{4})/.exec(title ?? "") ?? [];
  return from !== undefined && until !== undefined && until > from
    ? `${from}-${until}`
    : (date?.slice(0, 4) ?? null);
}

/** The stories, one by one: taken in twice, each is one. Gives the codes of those that were refused, by place from 1. */
async function handOver(
  council: Council,
  body: string,
  stories: readonly ReadStory[],
  now: Instant,
): Promise<readonly { readonly story: number; readonly code: string }[]> {
  const refused: { story: number; code: string }[] = [];
  for (const [i, story] of stories.entries())
    try {
      await council.takeInStory(null, body, story, now);
    } catch (error) {
      if (!isRefused(error)) throw error;
      refused.push({ story: i + 1, code: error.code });
    }
  return refused;
}

interface Became {
  readonly period: string | null;
  readonly taken: Awaited<ReturnType<Council["takeInRecommendations"]>> | null;
  readonly storiesRefused: Awaited<ReturnType<typeof handOver>>;
}

function tell(out: Out, read: Read, { period, taken, storiesRefused }: Became, asJson: boolean): void {
  if (asJson) {
    out.json({ ...read, period, ...(taken === null ? {} : { taken, storiesRefused }) });
    return;
  }
  const became = new Map(taken?.numbers.map((one) => [one.number, one.taken]));
  for (const { number, text, elaboration } of read.recommendations)
    out.line(
      [`${number}. ${text} (${elaboration.length} points)`, became.get(number)].filter(Boolean).join(" – "),
    );
  out.line(`${read.stories.length} stories and statements.`);
  for (const { story, code } of storiesRefused) out.line(`! story ${story} is not taken in: ${code}`);
  for (const { code, number, line } of read.flags) out.line(`! ${code} ${number ?? ""} line ${line ?? "–"}`);
  if (taken?.known) out.line("The same document was taken in before: nothing is changed.");
}
