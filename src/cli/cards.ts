import { readFile } from "node:fs/promises";
import { ZodError } from "zod";
import { cardsIn } from "#exchange/guidance/index.ts";
import { command, Failure, json } from "./command.ts";

export const importCards = command({
  name: "import cards",
  help: "Take knowledge cards in for a region: src/exchange/guidance/first-set.json, or a file of your own like it.",
  operands: ["file"],
  options: {
    region: {
      type: "string",
      value: "a region's code, as DK-82",
      required: true,
      valid: (given) => /^DK-8[0-9]$/.test(given),
      help: "Whose they become. Cards that are there already are left as they are.",
    },
    json,
  },
  async run({ guidance, clock }, given, out) {
    const [path = ""] = given.operands;
    const text = await readFile(path, "utf8").catch(() => {
      throw new Failure(`There is no file at ${path}.`);
    });
    const counted = await guidance.takeIn(read(text, given.region, clock.now()), clock.now());
    if (given.json) out.json(counted);
    else
      out.line(`${counted.added} cards taken in; ${counted.left} were there already and left as they are.`);
    return 0;
  },
});

function read(text: string, region: string, now: Date) {
  try {
    return cardsIn(text, region, now);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failure("The file is not JSON.");
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    throw new Failure(`The file does not fit: ${issue?.path.join(".")} ${issue?.message}.`);
  }
}
