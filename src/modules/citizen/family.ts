import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";

/** All records recognised as this person's, for `in`: what is theirs is read of whichever it was told of. Each row has its own wall. */
export const family = (citizenId: Uuid) => sql`(select citizen.same_records(${citizenId}))`;
