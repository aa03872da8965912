import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { House } from "./house.ts";

/** What a command says. The same when it is answered inside a running server and its words travel over a socket. */
export interface Out {
  /** One line for people, on standard output. */
  line(text: string): void;
  /** One JSON document, on standard output; then nothing else is. */
  json(value: unknown): void;
  /** One line on standard error: what went wrong, or how far it has come. */
  note(text: string): void;
}

export interface Option {
  readonly type: "string" | "boolean";
  readonly help: string;
  /** What stands for the value in the help: "slug". */
  readonly value?: string;
  readonly required?: boolean;
  readonly oneOf?: readonly string[];
  /** It is a path: the server that may do the command stands in another folder. */
  readonly path?: true;
  /** Whether what was given is what `value` says it should be. */
  readonly valid?: (given: string) => boolean;
}

/** The command was typed wrongly; the message says how. Ends with code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command was understood and could not be done; the message says why. Ends with code 1. */
export class Failure extends Error {
  override readonly name = "Failure";
}

type Values<O extends Readonly<Record<string, Option>>> = {
  readonly [K in keyof O]: O[K]["type"] extends "boolean"
    ? boolean
    : O[K] extends { readonly required: true }
      ? string
      : string | undefined;
};

interface Definition<O extends Readonly<Record<string, Option>>> {
  /** One word, or two: "token create". */
  readonly name: string;
  readonly help: string;
  readonly options: O;
  /** What stands after the name without dashes, all of it required: ["id"]. The last may be more than one: ["file..."]. */
  readonly operands?: readonly string[];
  /** The exit code, when not 0. Inside a running server it must not end the process. */
  run(
    house: House,
    values: Values<O> & { operands: readonly string[] },
    out: Out,
  ): Promise<number | undefined>;
}

/** A command whose options are checked: `parse` gives what is to be done, or throws UsageError. */
export interface Command {
  readonly name: string;
  readonly help: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly operands: readonly string[];
  parse(args: readonly string[]): (house: House, out: Out) => Promise<number | undefined>;
  /** The same words with each file named by its whole path: a running server that answers stands in another folder. */
  wholePaths(args: readonly string[], from: string): string[];
}

export function command<const O extends Readonly<Record<string, Option>>>(
  definition: Definition<O>,
): Command {
  const { name, help, options, operands = [], run } = definition;
  return {
    name,
    help,
    options,
    operands,
    parse(args) {
      const { values, positionals } = split(args, options);
      const more = operands.at(-1)?.endsWith("...") ?? false;
      if (positionals.length < operands.length || (positionals.length > operands.length && !more)) {
        throw new UsageError(
          operands.length === 0 ? `What is "${positionals[0]}"?` : `Say which: <${operands.join("> <")}>.`,
        );
      }
      for (const [key, option] of Object.entries(options)) checkOption(key, option, values[key]);
      const checked = { ...values, operands: positionals } as unknown as Values<O> & {
        operands: readonly string[];
      };
      return (house, out) => run(house, checked, out);
    },
    wholePaths: (args, from) => withWholePaths(args, options, operands, from),
  };
}

/** Operands called "file", and options that are paths. */
function withWholePaths(
  args: readonly string[],
  options: Readonly<Record<string, Option>>,
  operands: readonly string[],
  from: string,
): string[] {
  const whole = [...args];
  let operand = 0;
  for (const token of tokensOf(args, options)) {
    if (token.kind === "positional") {
      if (/^file/.test(operands[operand] ?? operands.at(-1) ?? ""))
        whole[token.index] = resolve(from, token.value);
      operand += 1;
    } else if (token.kind === "option" && token.value !== undefined && options[token.name]?.path) {
      const path = resolve(from, token.value);
      if (token.inlineValue) whole[token.index] = `${token.rawName}=${path}`;
      else whole[token.index + 1] = path;
    }
  }
  return whole;
}

function tokensOf(args: readonly string[], options: Readonly<Record<string, Option>>) {
  const config = Object.fromEntries(Object.entries(options).map(([key, { type }]) => [key, { type }]));
  return parseArgs({ args: [...args], options: config, strict: false, tokens: true }).tokens ?? [];
}

type Raw = Record<string, string | boolean | undefined>;

function split(args: readonly string[], options: Definition<Readonly<Record<string, Option>>>["options"]) {
  const tokens = tokensOf(args, options);
  const values: Raw = Object.fromEntries(
    Object.entries(options).map(([key, { type }]) => [key, type === "boolean" ? false : undefined]),
  );
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UsageError(`There is no option ${token.rawName}.`);
    if (option.type === "boolean" && token.value !== undefined)
      throw new UsageError(`--${token.name} takes no value.`);
    if (option.type === "string" && (token.value === undefined || token.value === "")) {
      throw new UsageError(`--${token.name} needs a value.`);
    }
    values[token.name] = option.type === "boolean" ? true : token.value;
  }
  return { values, positionals };
}

function checkOption(
  key: string,
  { required, oneOf, valid, value: kind }: Option,
  value: string | boolean | undefined,
): void {
  if (value === undefined) {
    if (required) throw new UsageError(`--${key} is missing.`);
    return;
  }
  if (oneOf && !oneOf.includes(String(value)))
    throw new UsageError(`--${key} is one of: ${oneOf.join(", ")}.`);
  if (valid && !valid(String(value))) throw new UsageError(`--${key} is not ${kind}.`);
}

/** The option every command has whose answer programs read. */
export const json = { type: "boolean", help: "Answer as JSON." } as const;
