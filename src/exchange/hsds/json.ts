import { Tokenizer } from "@streamparser/json";
import { decoded } from "../csv/encoding.ts";
import { BIGGEST, collecting, Stop } from "./collect.ts";
import { jsonLines } from "./lines.ts";

/** One record of a JSON file, with the list it stood in ("contents", "services"; null: the file's own list). */
export interface JsonElement {
  readonly line: number;
  readonly list: string | null;
  readonly value: unknown;
}

/** Where the file, or one line of it, makes no sense. */
export interface JsonBreak {
  readonly line: number;
  readonly broken: "notJson" | "endsEarly" | "recordTooBig" | "tooDeep";
  /** What comes after it can be read: it was a line of its own. */
  readonly goesOn: boolean;
}

const PIECE = 16 * 1024;

/**
 * The records of a JSON file, one at a time, whatever its size: a list, one record a line, an API's page (`contents`), an
 * object of lists by table, or one record alone. No more than one record is in memory. What came before a break is given.
 */
export async function* jsonElements(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<JsonElement | JsonBreak> {
  const text = decoded(bytes);
  const { head, rest } = await peeked(text);
  yield* isLine(head) ? jsonLines(rest) : streamed(rest);
}

/** The first line, or the first five megabytes; and everything again. */
async function peeked(text: AsyncGenerator<string>) {
  let head = "";
  for (;;) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
    if (/\n\s*\S/.test(head) || head.length > BIGGEST) break;
  }
  async function* rest(): AsyncGenerator<string> {
    yield head;
    yield* text;
  }
  return { head, rest: rest() };
}

/** Whether the first line is a record by itself and something follows it. */
function isLine(head: string): boolean {
  const [, line, next] = /^\s*(\{[^\n]*\})\s*\n\s*(\S)/.exec(head) ?? [];
  if (line === undefined || next === undefined) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

async function* streamed(text: AsyncIterable<string>): AsyncGenerator<JsonElement | JsonBreak> {
  const collector = collecting(BIGGEST);
  const lines = lineCounting();
  const tokenizer = new Tokenizer({ separator: "" });
  const encoder = new TextEncoder();
  tokenizer.onToken = ({ token, value, offset }) =>
    collector.take(token, value, () => lines.at(offset), offset);
  tokenizer.onError = (error) => {
    throw error;
  };
  try {
    for await (const chunk of text) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = encoder.encode(chunk.slice(at, at + PIECE).toWellFormed());
        lines.add(piece);
        tokenizer.write(piece);
        collector.bound(lines.offset());
        yield* collector.ready();
      }
    }
    if (!tokenizer.isEnded) tokenizer.end();
    yield* collector.ready();
    if (collector.open()) yield { line: lines.now(), broken: "endsEarly", goesOn: false };
  } catch (error) {
    yield* collector.ready();
    const broken =
      error instanceof Stop
        ? error.why
        : /ended|unexpected end/i.test(messageOf(error))
          ? "endsEarly"
          : "notJson";
    yield { line: lines.now(), broken, goesOn: false };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");

/** Which line an offset in the newest piece is on. */
function lineCounting() {
  let [read, line] = [0, 1];
  let ends: number[] = [];
  return {
    add(piece: Uint8Array): void {
      line += ends.length;
      ends = [];
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) ends.push(read + at);
      read += piece.length;
    },
    at: (offset: number): number => line + ends.filter((end) => end < offset).length,
    now: (): number => line + ends.length,
    offset: (): number => read,
  };
}
