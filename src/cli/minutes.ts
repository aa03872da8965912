import { readFile } from "node:fs/promises";
import { documentText, readMinutes } from "#exchange/minutes/index.ts";
import { readRecommendations } from "#exchange/recommendations/index.ts";
import { isRefused } from "#kernel/refusal.ts";
import { BODY_KINDS } from "#modules/council/index.ts";
import { command, Failure, json, type Out } from "./command.ts";

export const bodyAdd = command({
  name: "body add",
  help: "Add a council, or another body that holds meetings: Udsatteråd, health council, committee.",
  options: {
    slug: {
      type: "string",
      value: "word",
      required: true,
      help: "Its part of an address: udsatteraadet-havneby.",
    },
    name: { type: "string", value: "name", required: true, help: "What it is called." },
    kind: { type: "string", required: true, oneOf: BODY_KINDS, help: "What it is." },
    region: {
      type: "string",
      value: "a region's code, as DK-82",
      required: true,
      valid: (given) => /^DK-8[0-9]$/.test(given),
      help: "Whose it is.",
    },
    json,
  },
  async run({ council, clock }, given, out) {
    const { slug, name, region } = given;
    const kind = BODY_KINDS.find((one) => one === given.kind) ?? "council";
    const id = await said(() => council.addBody(null, { slug, name, kind, region }, clock.now()));
    if (given.json) out.json({ id, slug });
    else out.line(`${name} is added: /raad/${slug}`);
    return 0;
  },
});

export const importMinutes = command({
  name: "import minutes",
  help: "Take in minutes as the councils' systems write them, as PDF or text: drafts, to be looked through and published. One line of JSON for each meeting.",
  operands: ["file..."],
  options: {
    body: {
      type: "string",
      value: "name",
      required: true,
      help: "Whose meetings they are: its name or slug.",
    },
    "dry-run": { type: "boolean", help: "Only say what was read." },
    json,
  },
  async run({ council, clock }, given, out) {
    let fine = true;
    for (const path of given.operands) {
      const text = await textOf(path);
      for (const { meeting, items, flags } of readMinutes(text)) {
        const unread = meeting.date === null || items.length === 0;
        const source = { name: path.split(/[\\/]/).at(-1) ?? path, text, flags };
        const taken =
          given["dry-run"] || unread
            ? null
            : await said(() => council.takeIn(null, given.body, { meeting, items }, source, clock.now()));
        fine &&= !unread;
        if (given.json)
          out.line(JSON.stringify({ meeting, items, flags, ...(taken === null ? {} : { taken }) }));
        else tell(out, path, { meeting, items, flags }, taken);
      }
    }
    return fine ? 0 : 1;
  },
});

export const readRecommendationsFile = command({
  name: "read recommendations",
  help: "Read a council's document of recommendations, as PDF or text: each with what goes deeper, and the stories they rest on.",
  operands: ["file"],
  options: { json },
  async run(_house, given, out) {
    const [path = ""] = given.operands;
    const read = readRecommendations(await textOf(path));
    if (given.json) out.json(read);
    else {
      for (const { number, text, elaboration } of read.recommendations)
        out.line(`${number}. ${text} (${elaboration.length} points)`);
      out.line(`${read.stories.length} stories and statements.`);
      for (const { code, number, line } of read.flags)
        out.line(`! ${code} ${number ?? ""} line ${line ?? "–"}`);
    }
    return read.recommendations.length > 0 ? 0 : 1;
  },
});

function tell(
  out: Out,
  path: string,
  { meeting, items, flags }: ReturnType<typeof readMinutes>[number],
  taken: string | null,
): void {
  out.line(
    `${path}: ${meeting.body ?? "?"}, ${meeting.date ?? "?"}, ${items.length} items${taken === null ? "" : ` – ${taken}`}`,
  );
  for (const { code, line, item, words } of flags)
    out.line(
      `  ! ${code}${item === null ? "" : ` item ${item}`}${line === null ? "" : ` line ${line}`} ${words.slice(0, 80)}`,
    );
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => {
    throw new Failure(`There is no file at ${path}.`);
  });
  const read = await documentText(bytes);
  if (read.ok) return read.text;
  const why = {
    locked: "asks for a password",
    pictures: "holds pictures of text and no text",
    broken: "cannot be read as a PDF",
    tooLong: "is too long: 1,000 pages and 50 MB are the most",
  };
  throw new Failure(`${path} ${why[read.why]}.`);
}

async function said<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefused(error)) throw new Failure(`Not done: ${error.code} ${JSON.stringify(error.details)}`);
    throw error;
  }
}
