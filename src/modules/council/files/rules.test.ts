import fc from "fast-check";
import { expect, test } from "vitest";
import { kindOf, nameFor, numberIn } from "./rules.ts";
import type { FileKind } from "./types.ts";

const bytes = (text: string, ...before: number[]) => Buffer.concat([Buffer.from(before), Buffer.from(text)]);

test.each([
  ["a PDF", bytes("%PDF-1.7 …"), "pdf"],
  ["a PNG", bytes("x", 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "png"],
  ["a JPEG", bytes("x", 0xff, 0xd8, 0xff, 0xe0), "jpg"],
  ["a Word document", bytes("PK\u0003\u0004…word/document.xml…"), "docx"],
  ["one with macros", bytes("PK\u0003\u0004…word/document.xml…word/vbaProject.bin"), null],
  ["another packed file", bytes("PK\u0003\u0004…xl/workbook.xml…"), null],
  ["plain text", bytes("Rådets oplæg\r\n\tog en linje til"), "txt"],
  ["text in another alphabet's bytes", Buffer.from([0x52, 0xe5, 0x64]), null],
  ["a program", bytes("MZ\u0000\u0003"), null],
] as const)("%s is known by what it is", (_, file, kind) => expect(kindOf(file)).toBe(kind));

test("a personal number is found in text", () => {
  expect(numberIn(bytes("Ring til 010190-1234 i morgen"))).toBe(true);
  expect(numberIn(bytes("Ring i morgen"))).toBe(false);
});

test.each([
  ["C:\\papirer\\Oplæg 3.docx", "docx", "Oplæg 3.docx"],
  ["../../side.html", "txt", "side.txt"],
  ["..", "pdf", "bilag.pdf"],
  ["", "png", "bilag.png"],
] as const)("%j as %s is called %j", (sentAs, kind, name) => expect(nameFor(sentAs, kind)).toBe(name));

test("whatever it was sent as, a name is one line, of no folder, and ends as what it is", () => {
  const kinds: FileKind[] = ["pdf", "docx", "png", "jpg", "txt"];
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...kinds), (sentAs, kind) => {
      const name = nameFor(sentAs, kind);
      expect(name.endsWith(`.${kind}`)).toBe(true);
      expect(name).not.toMatch(/[\\/"\p{Cc}]/u);
      expect(name.length).toBeLessThanOrEqual(200);
    }),
  );
});
