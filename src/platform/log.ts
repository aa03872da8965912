import type { Clock } from "#kernel/clock.ts";
import { databaseFault } from "./db/errors.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * All that can be logged besides what happened: codes, counts, times and technical identifiers. There is no field
 * for a name, a number or a text about a person, and what is not in the list is dropped (see `allowed`).
 */
export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** The pattern of the address ("/forloeb/:id"), never the address itself. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly command?: string;
  readonly outcome?: string;
  readonly code?: string;
  readonly role?: string;
  readonly unitId?: string;
  readonly job?: string;
  readonly jobId?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly engine?: string;
  readonly address?: string;
  readonly version?: string;
  readonly signal?: string;
  /** Logged as its kind, its code and where it was thrown; its message only at level debug, for it may quote data. */
  readonly error?: unknown;
}

/** `event` is a fixed word for what happened ("job.failed"), never a composed sentence. */
type Write = (event: string, fields?: LogFields) => void;

export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

export interface LogOptions {
  readonly level: LogLevel | "silent";
  readonly clock: Clock;
  /** Where a line goes, without its line ending. Standard output unless told otherwise. */
  readonly write?: (line: string) => void;
}

const order: Record<LogLevel | "silent", number> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 };

const allowed = new Set<string>([
  ..."requestId method route status ms command outcome code role unitId job jobId".split(" "),
  ..."attempt count engine address version signal".split(" "),
]);

const longest = 200;

function describe(error: unknown, withMessage: boolean): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const fault = databaseFault(error);
  const code = fault?.code ?? ("code" in error ? String(error.code).slice(0, 60) : undefined);
  const at = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? undefined : describe(error.cause, withMessage);
  return {
    kind: error.name,
    code,
    constraint: fault?.constraint,
    table: fault?.table,
    at: at?.slice(0, 8).map((line) => line.trim().slice(3)),
    cause,
    ...(withMessage ? { message: error.message } : {}),
  };
}

const plain = (value: unknown): string | number | boolean | undefined => {
  if (typeof value === "string") return value.slice(0, longest);
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
};

/** A log of one JSON object a line. */
export function createLog({ level, clock, write = (line) => console.log(line) }: LogOptions): Log {
  const at =
    (mine: LogLevel): Write =>
    (event, fields = {}) => {
      if (order[mine] < order[level]) return;
      const kept = Object.entries(fields)
        .filter(([key]) => allowed.has(key))
        .map(([key, value]) => [key, plain(value)]);
      const error = fields.error === undefined ? {} : { error: describe(fields.error, level === "debug") };
      write(
        JSON.stringify({
          at: clock.now().toISOString(),
          level: mine,
          event,
          ...Object.fromEntries(kept),
          ...error,
        }),
      );
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Says nothing: for tests and one-off commands. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Node's own warnings as lines of this log, instead of its prose on standard error. That something is experimental is
 * for whoever chose the library, not for whoever runs the house.
 */
export function logWarnings(log: Pick<Log, "warn">): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning: Error & { readonly code?: string }) => {
    if (warning.name !== "ExperimentalWarning")
      log.warn("process.warning", { error: warning, code: warning.code ?? warning.name });
  });
}
