import { BIGGEST } from "./collect.ts";
import type { JsonBreak, JsonElement } from "./json.ts";

/** One record a line: a line that makes no sense is told, and the next is read. */
export async function* jsonLines(text: AsyncIterable<string>): AsyncGenerator<JsonElement | JsonBreak> {
  let [line, rest] = [0, ""];
  let skipping = false;
  for await (const chunk of text) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      line += 1;
      if (!skipping) yield* elementOf(part, line);
      skipping = false;
    }
    if (rest.length > BIGGEST) {
      if (!skipping) yield { line: line + 1, broken: "recordTooBig", goesOn: true };
      skipping = true;
      rest = "";
    }
  }
  if (!skipping) yield* elementOf(rest, line + 1);
}

function* elementOf(text: string, line: number): Generator<JsonElement | JsonBreak> {
  if (text.trim() === "") return;
  try {
    yield { line, list: null, value: JSON.parse(text) };
  } catch {
    yield { line, broken: "notJson", goesOn: true };
  }
}
