import { authorities } from "./authorities.ts";
import { independents } from "./independents.ts";

/** The doors. Slugs are what `stafet token create --unit` takes. */
export const units = { ...authorities, ...independents } as const;

export type UnitSlug = keyof typeof units;
