import { holdsCpr } from "#kernel/cpr.ts";
import type { FileKind } from "./types.ts";

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  png: "image/png",
  jpg: "image/jpeg",
  txt: "text/plain",
};

const BEGINS: readonly (readonly [FileKind, readonly number[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpg", [0xff, 0xd8, 0xff]],
  ["docx", [0x50, 0x4b, 0x03, 0x04]],
];

/** What a file is, whatever it is called. Null: nothing that is taken – a program, a page, a document with macros. */
export function kindOf(bytes: Uint8Array): FileKind | null {
  const [kind] = BEGINS.find(([, begins]) => begins.every((byte, i) => bytes[i] === byte)) ?? [];
  if (kind === "docx") return isWord(bytes) ? "docx" : null;
  return kind ?? (textOf(bytes) === null ? null : "txt");
}

/** Whether somebody's personal number stands in a file that is text. What stands in the others, whoever adds it has to look for. */
export const numberIn = (bytes: Uint8Array): boolean => holdsCpr(textOf(bytes) ?? "");

/** A file's names are written in a packed file as they are: a Word document has one part that is its words, and none that is a program. */
function isWord(bytes: Uint8Array): boolean {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return names.includes("word/document.xml") && !names.includes("vbaProject.bin");
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /(?![\t\n\f\r])\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** What a file is called when it is handed over: a name that ends as what it is, whatever it was sent as. */
export function nameFor(sentAs: string, kind: FileKind): string {
  const plain = sentAs
    .toWellFormed()
    .replace(/^.*[\\/]/s, "")
    .replace(/[\p{Cc}\p{Cf}"<>:|?*;]/gu, "")
    .trim();
  const stem = plain
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .slice(0, 190)
    .trim();
  return `${stem === "" || /^\.+$/.test(stem) ? "bilag" : stem}.${kind}`;
}
