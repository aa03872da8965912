import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose, type Services } from "#compose.ts";
import { loadConfig } from "#config.ts";
import { aUnit, build, onDuty } from "../../test/builders/house.ts";
import { runCommand } from "./answer.ts";

let folder: string;
let house: Services;
let courseId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stafet-citizen-"));
  house = await compose(
    loadConfig({ STAFET_DATA: folder, STAFET_DEMO: "off", STAFET_LOG_LEVEL: "silent" }),
    "command",
  );
  const { identity, relay, clock } = house;
  const unit = await build(house.db, (tx) =>
    aUnit(identity, tx, { slug: "akut", sector: "region", kind: "emergencyDepartment", always: true }),
  );
  const [person] = unit.people;
  if (!person) throw new Error("Nobody works there");
  const nurse = await onDuty(identity, person, unit.id, clock.now());
  const draft = { citizen: { knownAs: "Bo" }, needs: [{ kind: "sleepTonight", note: "Sover på stationen" }] };
  ({ courseId } = await relay.commands.openCourse(nurse, draft, clock.now()));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

async function stafet(...words: string[]) {
  const said = { lines: [] as string[], json: [] as unknown[], notes: [] as string[] };
  const out = {
    line: (text: string) => said.lines.push(text),
    json: (value: unknown) => said.json.push(value),
    note: (text: string) => said.notes.push(text),
  };
  return { code: await runCommand(house, words, out), ...said };
}

it("gives everything about a person as one page, in Danish or English, or to a program", async () => {
  const asked = ["citizen", "report", "--course", courseId, "--purpose", "Indsigt, sag 26/1"];
  const danish = await stafet(...asked);
  expect(danish.code).toBe(0);
  expect(danish.lines.join("\n")).toMatch(
    /^<!doctype html>\n<html lang="da">[\s\S]*Sover på stationen[\s\S]*<\/html>$/,
  );
  expect((await stafet(...asked, "--lang", "en")).lines.join("\n")).toContain("What Stafet holds about you");
  expect((await stafet(...asked, "--json")).json).toMatchObject([
    { lang: "da", purpose: { value: "Indsigt, sag 26/1" } },
  ]);
});

it.each([
  ["without a purpose", ["--course", "00000000-0000-7000-8000-000000000001"]],
  ["with an empty one", ["--course", "00000000-0000-7000-8000-000000000001", "--purpose", " "]],
  ["of something that is no course's identifier", ["--course", "Bo", "--purpose", "Indsigt"]],
])("%s it is typed wrongly", async (_how, words) => {
  const { code, lines } = await stafet("citizen", "report", ...words);
  expect({ code, lines }).toEqual({ code: 2, lines: [] });
});

it("of nobody there is nothing", async () => {
  const nobody = "00000000-0000-7000-8000-00000000dead";
  const { code, lines } = await stafet("citizen", "report", "--course", nobody, "--purpose", "Indsigt");
  expect({ code, lines }).toEqual({ code: 1, lines: [] });
});
