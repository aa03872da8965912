import { isRefused } from "#kernel/refusal.ts";
import type { CommandResult } from "#platform/control.ts";
import { type Command, Failure, type Out, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import type { House } from "./house.ts";

/** The command the words begin with, and the words after its name; null when there is none. */
export function findCommand(words: readonly string[]): { command: Command; args: readonly string[] } | null {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === words.slice(0, length).join(" "));
    if (command) return { command, args: words.slice(length) };
  }
  return null;
}

/** Does a command on an open house. Never throws: what went wrong is said, and is the exit code. */
export async function runCommand(house: House, words: readonly string[], out: Out): Promise<number> {
  try {
    const found = findCommand(words);
    if (!found) throw new UsageError(`There is no command "${words.join(" ")}".`);
    return (await found.command.parse(found.args)(house, out)) ?? 0;
  } catch (error) {
    return sayWhatWentWrong(error, out);
  }
}

/** Says it in one line, without where in the code it arose, and gives the exit code. */
export function sayWhatWentWrong(error: unknown, out: Out): number {
  if (error instanceof UsageError) {
    out.note(`stafet: ${error.message} See "stafet help".`);
    return 2;
  }
  if (error instanceof Failure) out.note(`stafet: ${error.message}`);
  else if (isRefused(error)) out.note(`stafet: Refused: ${error.code} ${JSON.stringify(error.details)}`);
  else out.note(`stafet: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
}

/** Answers a command that was typed elsewhere and came over the control socket. */
export async function answer(house: House, words: readonly string[]): Promise<CommandResult> {
  const said = { stdout: "", stderr: "" };
  const out: Out = {
    line: (text) => {
      said.stdout += `${text}\n`;
    },
    json: (value) => {
      said.stdout += `${JSON.stringify(value)}\n`;
    },
    note: (text) => {
      said.stderr += `${text}\n`;
    },
  };
  return { exitCode: await runCommand(house, words, out), ...said };
}
