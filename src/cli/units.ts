import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { COLUMNS, importUnits, type Outcome } from "#exchange/units/index.ts";
import { command, Failure, json } from "./command.ts";
import { inWords } from "./setUp.ts";

const LARGEST = 50 * 1024 * 1024;

export const units = command({
  name: "units",
  help: "List the open units and their slugs.",
  options: {
    json,
    area: { type: "string", value: "code", help: "Only those that serve this municipality, four digits." },
    search: {
      type: "string",
      value: "words",
      help: "Only those whose name, organisation or kind has these words.",
    },
  },
  async run({ identity }, { json: asJson, area, search }, out) {
    const cards = await identity.units({ area, search });
    if (asJson) {
      out.json(
        cards.map((card) => ({
          slug: card.slug,
          id: card.id,
          name: card.name,
          kind: card.kind,
          organisation: card.organisationName,
          sector: card.sector,
          region: card.region,
          area: card.area,
          phone: card.phone,
          standingReceiver: card.standingReceiver,
        })),
      );
      return;
    }
    const width = Math.max(0, ...cards.map((card) => card.slug.length));
    for (const card of cards) {
      out.line(`${card.slug.padEnd(width)}  ${card.name} (${card.organisationName}, ${card.area})`);
    }
    if (cards.length === 0) out.line("No unit fits.");
  },
});

export const unitsImport = command({
  name: "units import",
  help: `Take organisations and units from a CSV file; it may be read again. Columns: ${COLUMNS.join(", ")}.`,
  options: {
    "dry-run": { type: "boolean", help: "Say what would become of each row, and write nothing." },
    json,
  },
  operands: ["file"],
  async run({ identity: { setUp }, clock }, { operands: [file = ""], "dry-run": dryRun, json: asJson }, out) {
    const there = await stat(file).catch(() => null);
    if (!there?.isFile()) throw new Failure(`There is no file ${file}.`);
    if (there.size > LARGEST) throw new Failure(`${file} is larger than 50 MB.`);
    const lines = await importUnits(setUp, createReadStream(file), { dryRun, now: clock.now() });
    const count = (outcome: Outcome): number => lines.filter((line) => line.outcome === outcome).length;
    const counts = {
      added: count("added"),
      changed: count("changed"),
      unchanged: count("unchanged"),
      heldBack: count("heldBack"),
    };
    if (asJson) out.json({ dryRun, ...counts, rows: lines });
    else {
      for (const { line, organisation, unit, outcome, problems } of lines) {
        const why = problems.map(({ column, code }) => inWords(column, code)).join("; ");
        out.line(
          `line ${line}  ${outcome === "heldBack" ? "held back" : outcome}  ${unit || organisation}${why && `: ${why}`}`,
        );
      }
      out.line(
        `${dryRun ? "Nothing is written. " : ""}${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.heldBack} held back.`,
      );
    }
    return counts.heldBack > 0 ? 1 : 0;
  },
});
