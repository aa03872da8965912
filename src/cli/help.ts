import type { Command, Option, Out } from "./command.ts";
import { commands } from "./commands.ts";

/** Commands that need no open house, for the list. */
const others: readonly { name: string; help: string }[] = [
  { name: "config", help: "List every setting, its value now, and what it is for." },
  {
    name: "worker",
    help: "Run the ladder and the other jobs in a process of their own, beside web processes.",
  },
  { name: "help", help: "This list, or one command: stafet help token create." },
];

export function helpAll(out: Out): void {
  const all = [...commands, ...others].toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const width = Math.max(...all.map(({ name }) => name.length));
  out.line("stafet <command> [options]\n");
  for (const { name, help } of all) out.line(`  ${name.padEnd(width)}  ${help}`);
  out.line(
    "\nSettings come from the environment: stafet config. Ends with 0 = done, 1 = could not, 2 = typed wrongly.",
  );
}

export function helpOne({ name, help, options, operands }: Command, out: Out): void {
  const wanted = operands.map((operand) => ` <${operand}>`).join("");
  const entries = Object.entries(options).map(([key, option]) => [usage(key, option), option.help] as const);
  out.line(`stafet ${name}${wanted}${entries.length > 0 ? " [options]" : ""}\n\n  ${help}\n`);
  const width = Math.max(0, ...entries.map(([text]) => text.length));
  for (const [text, explanation] of entries) out.line(`  ${text.padEnd(width)}  ${explanation}`);
}

function usage(key: string, { type, value, oneOf, required }: Option): string {
  const text = type === "boolean" ? `--${key}` : `--${key} ${oneOf?.join("|") ?? `<${value ?? "text"}>`}`;
  return required ? `${text} (required)` : text;
}
