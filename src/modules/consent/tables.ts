import type { ConsentForm, ConsentScope } from "./types.ts";

/** The module's table as the application may use it; migration 0004 is the truth. */
interface ConsentTable {
  id: string;
  citizen_id: string;
  scope: ConsentScope;
  form: ConsentForm;
  witness: string | null;
  given_to_unit: string;
  recorded_by: string;
  given_at: Date;
  ends_on: string;
  withdrawn_at: Date | null;
}

declare module "#platform/db.ts" {
  interface Tables {
    "consent.consent": ConsentTable;
  }
}
