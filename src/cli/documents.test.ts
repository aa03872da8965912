import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packed } from "../../test/builders/packed.ts";
import { Failure } from "./command.ts";
import { documentOf } from "./documents.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-documents-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function aFile(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

test("a document named at the command line is read with its meetings", async () => {
  const path = await aFile(
    "to.txt",
    ["05-03-2026", "12-03-2026"]
      .map((day) => `REFERAT Rådet d. ${day}\n\nPunkt 1: Varmen\n\nBeslutning\n\nDen blev tændt.\n`)
      .join("\n"),
  );
  const { text, meetings } = await documentOf(path);
  expect(text).toContain("Den blev tændt.");
  expect(meetings.map(({ meeting }) => meeting.date)).toEqual(["2026-03-05", "2026-03-12"]);
});

test("a small file that unpacks to a large one is given up there, too, and what cannot be read says why", async () => {
  const bomb = await aFile("bombe.pdf", packed(100));
  await expect(documentOf(bomb, 60_000, 120)).rejects.toEqual(
    new Failure(`${bomb} is too long, or unpacks to too much: 1,000 pages and 50 MB are the most.`),
  );
  const broken = await aFile("halv.pdf", "%PDF-1.7 nothing more");
  await expect(documentOf(broken)).rejects.toEqual(new Failure(`${broken} cannot be read as a PDF.`));
  await expect(documentOf(join(folder, "ingen.pdf"))).rejects.toBeInstanceOf(Failure);
});
