/** What both engines say about a failed statement. `detail` may quote row contents: never log it. */
export interface DatabaseFault {
  readonly code: string;
  readonly constraint: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly message: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** Reads an error thrown by either engine; null when it did not come from the database server. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error)) return null;
  const raw = error as Error & Record<string, unknown>;
  const code = text(raw.code);
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code) || !("severity" in raw)) return null;
  return {
    code,
    constraint: text(raw.constraint),
    schema: text(raw.schema),
    table: text(raw.table),
    message: raw.message as string,
  };
}

/** True when the error is the breach of this very constraint: how a store turns a lost race into a refusal. */
export const violates = (error: unknown, constraint: string): boolean =>
  databaseFault(error)?.constraint === constraint;

/** SQLSTATE 25P02: "the transaction is already aborted" – an echo of an earlier error, never the cause. */
export const isEcho = (error: unknown): boolean => databaseFault(error)?.code === "25P02";

/** Serialization failure and deadlock: the whole transaction may simply be run again. */
export const isContention = (error: unknown): boolean => {
  const code = databaseFault(error)?.code;
  return code === "40001" || code === "40P01";
};

/**
 * A named statement that no longer fits: the schema changed beneath it (a rolling upgrade), or a pooler between
 * us and the server forgot it. It is prepared anew at its next use, so running again cures it.
 */
export const isStaleStatement = (error: unknown): boolean => {
  const fault = databaseFault(error);
  if (fault === null) return false;
  return fault.code === "26000" || (fault.code === "0A000" && fault.message.includes("cached plan"));
};
