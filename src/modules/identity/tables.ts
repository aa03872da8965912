import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { OpeningHours } from "#kernel/hours.ts";
import type { AnswerTimes } from "#kernel/urgency.ts";
import type { Method, Role, Sector } from "./types.ts";

/** The module's tables as the application may use them; migration 0003 is the truth. */
interface PersonTable {
  id: string;
  slug: string;
  name: string;
  title: Generated<string>;
  phone: string | null;
  technical: Generated<boolean>;
  demo_hint: string | null;
  ended_at: Date | null;
}

interface OrganisationTable {
  id: string;
  slug: string;
  name: string;
  sector: Sector;
  region: string;
  municipality_code: string | null;
  leader_id: string | null;
  answer_times: Generated<AnswerTimes | null>;
  cvr: string | null;
  external_id: string | null;
}

interface UnitTable {
  id: string;
  slug: string;
  organisation_id: string;
  name: string;
  kind: string;
  phone: string;
  address: Generated<string>;
  opening_hours: ColumnType<OpeningHours>;
  lead_id: string | null;
  region: string;
  area: string;
  holds_courses: Generated<boolean>;
  holds_needs: Generated<boolean>;
  answers_asks: Generated<boolean>;
  email: string | null;
  contact_note: Generated<string>;
  external_id: string | null;
  closed_at: Date | null;
  is_open: GeneratedAlways<boolean>;
}

interface MembershipTable {
  person_id: string;
  unit_id: string;
  role: Role;
  since: Date;
  ended_at: Date | null;
}

interface AcceptingDutyTable {
  id: string;
  unit_id: string;
  area: string;
  signed_by: string;
  signed_at: Date;
  ended_at: Date | null;
}

interface SessionTable {
  id: Generated<string>;
  token_hash: Uint8Array;
  person_id: string;
  unit_id: string | null;
  method: Method;
  agent: string;
  last_seen_at: Date;
  proved_at: Date;
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}

interface ApiTokenTable {
  id: string;
  token_hash: Uint8Array;
  person_id: string;
  unit_id: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

declare module "#platform/db.ts" {
  interface Tables {
    "identity.person": PersonTable;
    "identity.organisation": OrganisationTable;
    "identity.unit": UnitTable;
    "identity.membership": MembershipTable;
    "identity.accepting_duty": AcceptingDutyTable;
    "identity.session": SessionTable;
    "identity.api_token": ApiTokenTable;
  }
}
