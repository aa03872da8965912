import { type Config, type Env, listSettings, loadConfig } from "#config.ts";
import { type CommandResult, callControl, controlPath } from "#platform/control.ts";
import { findCommand, runCommand, sayWhatWentWrong } from "./answer.ts";
import { type Out, UsageError } from "./command.ts";
import { wipeDemo } from "./demo.ts";
import { helpAll, helpOne } from "./help.ts";
import type { House } from "./house.ts";

export interface Terminal {
  readonly env: Env;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Opens the house for one command. */
  readonly open: (config: Config) => Promise<House & { close(): Promise<void> }>;
  /** Works until it is told to stop. */
  readonly work: (config: Config) => Promise<void>;
}

/** `stafet …`: does what was typed and gives the exit code. 0 = done, 1 = could not, 2 = typed wrongly. Never throws. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const out: Out = {
    line: (text) => terminal.stdout(`${text}\n`),
    json: (value) => terminal.stdout(`${JSON.stringify(value)}\n`),
    note: (text) => terminal.stderr(`${text}\n`),
  };
  try {
    return await dispatch(words, terminal, out);
  } catch (error) {
    return sayWhatWentWrong(error, out);
  }
}

async function dispatch(words: readonly string[], terminal: Terminal, out: Out): Promise<number> {
  const [first, ...rest] = words;
  const asked = words.filter((word) => !asksForHelp(word));
  if (first === undefined || asked.length < words.length) return help(asked, out);
  if (first === "help") return help(rest, out);
  if (first === "config") return config(rest, terminal.env, out);
  if (first === "worker") return worker(rest, terminal);
  const found = findCommand(words);
  if (!found) throw new UsageError(`There is no command "${words.join(" ")}".`);
  found.command.parse(found.args); // typed wrongly: say so before anything is opened
  const settings = loadConfig(terminal.env);
  if (first === "demo" && words.includes("--reset")) await wipeDemo(settings, terminal.open, out);
  // Where it was typed: npm and bin/stafet change the folder, and say from which.
  const from = terminal.env.INIT_CWD ?? process.cwd();
  const whole = [...found.command.name.split(" "), ...found.command.wholePaths(found.args, from)];
  return onOpenHouse(settings, whole, terminal, out);
}

const asksForHelp = (word: string): boolean => word === "--help" || word === "-h";

function help(words: readonly string[], out: Out): number {
  const found = findCommand(words);
  if (found) helpOne(found.command, out);
  else helpAll(out);
  return 0;
}

function config(args: readonly string[], env: Env, out: Out): number {
  const [option, ...rest] = args;
  if (rest.length > 0 || (option !== undefined && option !== "--json"))
    throw new UsageError("config takes --json or nothing.");
  const lines = listSettings(loadConfig(env), env);
  if (option === "--json") out.json(lines);
  else {
    for (const { name, value, description, default: standard } of lines) {
      out.line(`${name}=${value}\n    ${description} Default: ${standard}.`);
    }
  }
  return 0;
}

async function worker(args: readonly string[], { env, work }: Terminal): Promise<number> {
  if (args.length > 0)
    throw new UsageError("worker takes no options; its settings come from the environment.");
  await work(loadConfig(env));
  return 0;
}

/** The embedded database has one opener: where a server runs, it does the command; otherwise we open the house. */
async function onOpenHouse(
  config: Config,
  words: readonly string[],
  terminal: Terminal,
  out: Out,
): Promise<number> {
  const answered = await askServer(config, words);
  if (answered) return repeat(answered, terminal);
  try {
    const house = await terminal.open(config);
    try {
      return await runCommand(house, words, out);
    } finally {
      await house.close();
    }
  } catch (error) {
    // A server started between our asking and our opening.
    const late =
      error instanceof Error && error.name === "FolderInUse" ? await askServer(config, words) : null;
    if (!late) throw error;
    return repeat(late, terminal);
  }
}

const askServer = (config: Config, words: readonly string[]): Promise<CommandResult | null> =>
  config.databaseUrl === null ? callControl(controlPath(config.dataDir), words) : Promise.resolve(null);

function repeat(result: CommandResult, terminal: Terminal): number {
  if (result.stdout !== "") terminal.stdout(result.stdout);
  if (result.stderr !== "") terminal.stderr(result.stderr);
  return result.exitCode;
}
