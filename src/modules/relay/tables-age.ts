import type { AgeGate, AgeLine, AgeOutcome } from "./types.ts";

/** The tables of plans for turning 15 and 18 (migration 0041 is the truth). */

interface AgePlanTable {
  id: string;
  citizen_id: string;
  gate: AgeGate;
  turns_on: string;
  exact: boolean;
  need_id: string;
  planned_at: Date;
}

interface AgeAnswerTable {
  id: string;
  plan_id: string;
  line: AgeLine;
  outcome: AgeOutcome;
  note: string;
  at: Date;
  by_person: string;
  by_unit: string;
}

declare module "#platform/db.ts" {
  interface Tables {
    "relay.age_plan": AgePlanTable;
    "relay.age_answer": AgeAnswerTable;
  }
}
