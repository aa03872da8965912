import { v7, validate } from "uuid";

/** A UUID in its usual text form. An alias, not a brand: identifiers cross the database and JSON as plain text. */
export type Uuid = string;

/** A new identifier (UUID version 7): sorts by the time it was made, so that indexes grow at their end. */
export const newId = (): Uuid => v7();

/** Below every identifier that `newId` made in the last so many milliseconds, on this machine's own clock as there. */
export function idSince(ms: number): Uuid {
  const time = (Date.now() - ms).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** True for any well-formed UUID. Ask before an identifier from outside reaches the database, which throws on others. */
export const isUuid = (text: string): boolean => validate(text);
