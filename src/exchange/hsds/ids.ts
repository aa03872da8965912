import { v5 } from "uuid";
import { isUuid, type Uuid } from "#kernel/ids.ts";

/** Our own corner of the world of made identifiers. */
const OURS = "5d7c4a0e-6d0b-5a0f-9f0a-0d6a4d0c5c11";

/** The same words give the same identifier, today and at the next import. */
export const madeId = (...words: readonly string[]): Uuid => v5(words.join("\u0000"), OURS);

/** A source's identifier as ours: a UUID is kept, anything else is made into one that is the source's own. */
export const idOf = (source: string, table: string, id: string): Uuid =>
  isUuid(id) ? id.toLowerCase() : madeId(source, table, id);
