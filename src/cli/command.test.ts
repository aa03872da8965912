import { expect, it } from "vitest";
import { command, type Out, UsageError } from "./command.ts";
import type { House } from "./house.ts";

const house = {} as House;
const out: Out = { line: () => {}, json: () => {}, note: () => {} };

/** A command that only gives back what it was told. */
function told(...args: string[]): Promise<unknown> {
  let values: unknown;
  const echo = command({
    name: "echo",
    help: "",
    options: {
      unit: { type: "string", required: true, help: "" },
      role: { type: "string", oneOf: ["worker", "lead"], help: "" },
      json: { type: "boolean", help: "" },
    },
    operands: ["id"],
    run: async (_house, given) => {
      values = given;
      return undefined;
    },
  });
  return echo
    .parse(args)(house, out)
    .then(() => values);
}

it.each([
  [["--unit", "a"], "Say which: <id>."],
  [["x", "y", "--unit", "a"], "Say which: <id>."],
  [["x"], "--unit is missing."],
  [["x", "--unit"], "--unit needs a value."],
  [["x", "--unit="], "--unit needs a value."],
  [["x", "--unit", "a", "--role", "boss"], "--role is one of: worker, lead."],
  [["x", "--unit", "a", "--json=yes"], "--json takes no value."],
  [["x", "--unit", "a", "--jsom"], "There is no option --jsom."],
  [["x", "--unit", "a", "-j"], "There is no option -j."],
  [["x", "--unit", "a", "--__proto__"], "There is no option --__proto__."],
  [["x", "--unit", "a", "--constructor=1"], "There is no option --constructor."],
])("%j is typed wrongly: %s", (args, message) => {
  expect(() => told(...args)).toThrow(new UsageError(message));
});

it("gives what was typed, in any order, with what was left out", async () => {
  expect(await told("x", "--unit", "a")).toEqual({
    unit: "a",
    role: undefined,
    json: false,
    operands: ["x"],
  });
  expect(await told("--json", "--role=lead", "--unit=b", "x")).toEqual({
    unit: "b",
    role: "lead",
    json: true,
    operands: ["x"],
  });
});

it("takes what stands after -- as it is", async () => {
  expect(await told("--unit", "a", "--", "--json")).toMatchObject({ json: false, operands: ["--json"] });
});
