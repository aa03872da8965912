/**
 * Bytes to text, whatever they were written with. Files from Danish desks are UTF-8 with or without a mark in front, UTF-16
 * from some programs, or Windows-1252; nothing in a file says which, so the first bytes are looked at, and a file that
 * turns out not to be UTF-8 later on is read as Windows-1252 from there: every byte is a character in that.
 */

const LOOKED_AT = 64 * 1024;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What the first bytes say. A character cut off at the end of them is no error. */
export function encodingOf(first: Uint8Array): Encoding {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(first, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** The text of a stream of bytes, without a mark in front. `encoding`: as somebody has said it; else it is found. */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding?: Encoding,
): AsyncGenerator<string> {
  let decode: ((chunk: Uint8Array, last: boolean) => string) | undefined;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const begin = (): string => {
    const first = Buffer.concat(waiting);
    waiting = [];
    decode = decoderOf(encoding ?? encodingOf(first));
    return decode(first, false);
  };
  for await (const chunk of bytes) {
    if (decode) {
      yield decode(chunk, false);
      continue;
    }
    waiting.push(chunk);
    size += chunk.length;
    if (size >= LOOKED_AT) yield begin();
  }
  if (!decode) yield begin();
  yield decode?.(new Uint8Array(), true) ?? "";
}

function decoderOf(encoding: Encoding): (chunk: Uint8Array, last: boolean) => string {
  if (encoding !== "utf-8") {
    const decoder = new TextDecoder(encoding);
    return (chunk, last) => decoder.decode(chunk, { stream: !last });
  }
  let decoder = new TextDecoder("utf-8", { fatal: true });
  let fallen: TextDecoder | null = null;
  let tail: Uint8Array = new Uint8Array();
  return (chunk, last) => {
    if (fallen) return fallen.decode(chunk, { stream: !last });
    const whole = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    const cut = last ? whole.length : whole.length - unfinished(whole);
    tail = whole.slice(cut);
    try {
      const text = decoder.decode(whole.subarray(0, cut), { stream: true });
      return last ? text + decoder.decode() : text;
    } catch {
      decoder = new TextDecoder();
      fallen = new TextDecoder("windows-1252");
      return fallen.decode(whole, { stream: !last });
    }
  };
}

/** How many bytes at the end begin a character that goes on in the next chunk. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
