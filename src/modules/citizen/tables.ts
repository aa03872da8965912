import type { Generated } from "kysely";
import type { AgeBand } from "./types.ts";

/** The module's tables as the application may use them; migration 0004 is the truth. */
interface CitizenTable {
  id: string;
  region: string;
  known_as: string;
  full_name: string | null;
  birth_year: number | null;
  age_band: Generated<AgeBand>;
  language: Generated<string>;
  municipality_code: string | null;
  phone: string | null;
  name_keys: string[];
  same_as: string | null;
  created_at: Date;
}

interface MeetMeTable {
  id: string;
  citizen_id: string;
  words: string;
  written_by: string;
  unit_id: string;
  at: Date;
}

interface MeetMeReadTable {
  meet_me_id: string;
  unit_id: string;
  person_id: string;
  at: Date;
}

declare module "#platform/db.ts" {
  interface Tables {
    "citizen.citizen": CitizenTable;
    "citizen.meet_me": MeetMeTable;
    "citizen.meet_me_read": MeetMeReadTable;
  }
}
