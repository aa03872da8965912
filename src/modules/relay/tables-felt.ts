import type { Generated } from "kysely";
import type { FeltOccasion } from "./rules/feltSafe.ts";

/** How it felt, as the application may use it; migration 0043 is the truth. Only `store/feltSafe.ts` writes them. */
interface FeltAskTable {
  id: string;
  citizen_id: string;
  course_id: string;
  unit_id: string;
  occasion: FeltOccasion;
  asked_at: Date;
  until: Date;
  link_hash: Uint8Array;
  settled_at: Generated<Date | null>;
  settled: Generated<"answered" | "notNow" | null>;
}

interface FeltAnswerTable {
  ask_id: string;
  at: Date;
  face: number;
  words: string;
  shown: boolean;
  way: "card" | "link" | "worker";
  noted_by: string | null;
  noted_unit: string | null;
}

declare module "#platform/db.ts" {
  interface Tables {
    "relay.felt_ask": FeltAskTable;
    "relay.felt_answer": FeltAnswerTable;
  }
}
