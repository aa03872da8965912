import { v7, validate } from "uuid";

/** A UUID in its usual text form. An alias, not a brand: identifiers cross the database and JSON as plain text. */
export type Uuid = string;

/** A new identifier (UUID version 7): sorts by the time it was made, so that indexes grow at their end. */
export const newId = (): Uuid => v7();

/** True for any well-formed UUID. Ask before an identifier from outside reaches the database, which throws on others. */
export const isUuid = (text: string): boolean => validate(text);
