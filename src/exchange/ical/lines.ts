import { type Encoding, encodingOf } from "../csv/encoding.ts";

/**
 * A calendar file as lines, unfolded (RFC 5545 §3.1). Lines are folded by bytes, some programs in the middle of a letter: so they are
 * put together before anybody asks which letters they are. Each line is UTF-8, or else Windows-1252, in which every byte is a letter.
 */

/** One person's calendar is a few thousand bytes; what is larger is a department's, and not for one course. */
export const LARGEST_CALENDAR = 512 * 1024;
/** Unfolded, in bytes. Pictures and letters sent along are longer, and are not ours to read. */
export const LONGEST_LINE = 20_000;

export interface Line {
  /** Where it begins in the file, from 1. */
  readonly number: number;
  /** Null: longer than anything we read. */
  readonly text: string | null;
}

const LF = 0x0a;
const CR = 0x0d;
const isFold = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;

/** Every line with something on it. Ends of lines may be CRLF, LF or CR, one or the other in the same file. */
export function linesOf(file: Uint8Array): Line[] {
  const bytes = plainBytes(file);
  const lines: Line[] = [];
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  let begun = 1;
  for (let from = 0; from < bytes.length; ) {
    let end = from;
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end += 1;
    size += end - from;
    if (size <= LONGEST_LINE) parts.push(bytes.subarray(from, end));
    from = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
    number += 1;
    if (isFold(bytes[from])) {
      from += 1;
      continue;
    }
    const text = size > LONGEST_LINE ? null : textOf(Buffer.concat(parts));
    if (text === null || text.trim() !== "") lines.push({ number: begun, text });
    parts = [];
    size = 0;
    begun = number;
  }
  if (size > 0)
    lines.push({ number: begun, text: size > LONGEST_LINE ? null : textOf(Buffer.concat(parts)) });
  return lines;
}

/** Without a mark in front; UTF-16 as UTF-8, so that ends of lines are bytes in all of them. */
function plainBytes(file: Uint8Array): Uint8Array {
  const encoding: Encoding = encodingOf(file.subarray(0, 4));
  if (encoding === "utf-16le" || encoding === "utf-16be")
    return Buffer.from(new TextDecoder(encoding).decode(file), "utf8");
  const marked = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf;
  return marked ? file.subarray(3) : file;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes) === "utf-8" && isWhole(bytes) ? "utf-8" : "windows-1252").decode(
    bytes,
  );
}

/** `encodingOf` forgives a letter that is cut off at the end; a line ends where it ends. */
function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
