import type { Generated } from "kysely";
import type { ConsentForm, ConsentScope, Giver, InformationKind, OBJECTED_TO, RECIPIENTS } from "./types.ts";

/** The module's tables as the application may use them; migrations 0004 and 0012 are the truth. */
interface ConsentTable {
  id: string;
  citizen_id: string;
  scope: ConsentScope;
  form: ConsentForm;
  witness: string | null;
  given_by: Generated<Giver>;
  given_by_name: string | null;
  given_to_unit: string;
  recorded_by: string;
  given_at: Date;
  ends_on: string;
  withdrawn_at: Date | null;
}

interface AllowanceTable {
  consent_id: string;
  position: number;
  recipient: (typeof RECIPIENTS)[number];
  unit_id: string | null;
  organisation_id: string | null;
  kinds: InformationKind[];
  purpose: string;
  ends_on: string | null;
}

interface ObjectionTable {
  id: string;
  citizen_id: string;
  against: (typeof OBJECTED_TO)[number];
  unit_id: string | null;
  organisation_id: string | null;
  form: ConsentForm;
  given_to_unit: string;
  recorded_by: string;
  made_at: Date;
  lifted_at: Date | null;
  lifted_by: string | null;
}

declare module "#platform/db.ts" {
  interface Tables {
    "consent.consent": ConsentTable;
    "consent.allowance": AllowanceTable;
    "consent.objection": ObjectionTable;
  }
}
