import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Urgency } from "#kernel/urgency.ts";
import type {
  AgeBand,
  AlarmKind,
  ContactWay,
  CourseEnding,
  EmergencyReason,
  ExternalState,
  HandoverKind,
  HandoverState,
  LadderStep,
  LegalBasis,
  NeedState,
  RedirectReason,
  TableCause,
  TableOutcome,
  TableState,
  TurnedAwayKind,
} from "./types.ts";

/** The relay's own tables as the application may use them; migrations 0005–0008 are the truth. Only `store/` writes them. */
interface NeedKindTable {
  code: string;
  position: number;
  name_da: string;
  name_en: string;
  several: boolean;
  usual_urgency: Urgency;
  duty: string[];
  words_da: string;
}

interface CourseTable {
  id: string;
  region: string;
  area: string;
  citizen_id: string;
  state: Generated<"open" | "closed">;
  spell: GeneratedAlways<number>;
  holder_id: string;
  contact_person_id: string | null;
  held_since: Date;
  moved_by: string | null;
  open_needs: GeneratedAlways<number>;
  begun_at: Date;
  opened_at: Date;
  opened_by: string;
  closed_at: Date | null;
  close_reason: CourseEnding | null;
  close_note: string | null;
  told_citizen: string | null;
  merged_into: string | null;
  last_contact_at: Date | null;
  died_at: Generated<Date | null>;
}

interface NeedTable {
  id: string;
  course_id: string;
  kind: string;
  citizens_words: Generated<string>;
  note: Generated<string>;
  urgency: Urgency;
  state: Generated<NeedState>;
  spell: GeneratedAlways<number>;
  responsible_id: string;
  contact_person_id: string | null;
  held_since: Date;
  moved_by: string | null;
  duty_bearer_id: string | null;
  duty_bearer_text: Generated<string>;
  waits_for: string | null;
  next_step: string | null;
  next_step_on: string | null;
  next_step_unit_id: string | null;
  opened_at: Date;
  opened_by: string;
  ended_at: Date | null;
  end_reason: string | null;
  merged_into: string | null;
  continues: string | null;
  gap_id: string | null;
  recognised_on: string | null;
  is_open: GeneratedAlways<boolean>;
}

interface HandoverTable {
  id: string;
  course_id: string;
  need_id: string | null;
  subject_id: GeneratedAlways<string>;
  kind: Generated<HandoverKind>;
  ask_id: string;
  part_of: string | null;
  from_unit_id: string;
  to_unit_id: string;
  state: HandoverState;
  /** Decided by the database from the kind of need; whatever is given is overwritten. */
  exclusive: ColumnType<boolean, boolean, never>;
  urgency: Urgency;
  message: Generated<string>;
  agreed_with_citizen: boolean;
  not_agreed_why: string | null;
  legal_basis: LegalBasis;
  proposed_by: string;
  proposed_at: Date;
  answer_by: Date | null;
  clock_with: Generated<"receiver" | "sender">;
  clock_left_ms: number | null;
  rung: Generated<number>;
  next_rung_at: Date | null;
  answered_at: Date | null;
  answered_by: string | null;
  accepted_by: string | null;
  duty_id: string | null;
  first_contact_on: string | null;
  redirect_reason: RedirectReason | null;
  redirect_text: string | null;
  first_next_door: number | null;
  gap_id: string | null;
  withdrawn_why: string | null;
  overtaken_by: string | null;
  plan_on: string | null;
  is_open: GeneratedAlways<boolean>;
}

interface NextDoorTable {
  handover_id: string;
  position: number;
  unit_id: string | null;
  name: string | null;
  phone: string | null;
}

/** History, written by triggers alone. */
interface PeriodTable {
  subject_id: GeneratedAlways<string>;
  course_id: GeneratedAlways<string>;
  need_id: GeneratedAlways<string | null>;
  spell: GeneratedAlways<number>;
  since: GeneratedAlways<Date>;
  until: GeneratedAlways<Date>;
  unit_id: GeneratedAlways<string>;
  follows: GeneratedAlways<Date | null>;
  from_unit_id: GeneratedAlways<string | null>;
  handover_id: GeneratedAlways<string | null>;
  moved_with: GeneratedAlways<string | null>;
}

interface EscalationTable {
  id: string;
  handover_id: string;
  rung: number;
  step: LadderStep;
  due_at: Date;
  at: Date;
  unit_id: string | null;
  person_id: string | null;
}

interface QuestionTable {
  id: string;
  handover_id: string;
  question: string;
  asked_by: string;
  asked_at: Date;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
}

interface JointTableTable {
  id: string;
  course_id: string;
  need_id: string | null;
  subject_id: GeneratedAlways<string>;
  cause: TableCause;
  state: TableState;
  called_at: Date;
  called_by: string | null;
  convener_id: string;
  hold_by: Date;
  anonymous: boolean;
  citizen_wish: Generated<string>;
  spokesperson: Generated<string>;
  held_at: Date | null;
  notes: Generated<string>;
  edition: Generated<number>;
  outcome: TableOutcome | null;
  taker_unit_id: string | null;
  taker_handover_id: string | null;
  gap_id: string | null;
  who_pays: string | null;
  settled_at: Date | null;
  settled_by: string | null;
  passed_on_at: Date | null;
}

interface SeatTable {
  table_id: string;
  position: number;
  kind: "citizen" | "leader" | "holder" | "other";
  unit_id: string | null;
  person_id: string | null;
  name: string;
  came: boolean | null;
  decided: Generated<boolean>;
}

interface ExternalHandoverTable {
  id: string;
  course_id: string;
  need_id: string | null;
  from_unit_id: string;
  party_name: string;
  party_phone: Generated<string>;
  way: "phone" | "link";
  state: ExternalState;
  message: Generated<string>;
  legal_basis: LegalBasis;
  agreed_with_citizen: boolean;
  not_agreed_why: string | null;
  asked_by: string;
  asked_at: Date;
  link_hash: Buffer | null;
  link_expires_at: Date | null;
  link_used_at: Date | null;
  confirmed_name: string | null;
  confirmed_role: string | null;
  confirmed_at: Date | null;
  answer_text: string | null;
  check_back_on: string | null;
  failed_checks: Generated<number>;
  lead_decides: Generated<boolean>;
  ended_at: Date | null;
}

interface ContactTable {
  id: string;
  course_id: string;
  unit_id: string;
  person_id: string;
  at: Date;
  way: ContactWay;
  note: Generated<string>;
}

interface BriefContactTable {
  id: string;
  region: string;
  area: string;
  unit_id: string;
  person_id: string;
  at: Date;
  need_kinds: string[];
  age_band: AgeBand;
  note: Generated<string>;
}

interface TurnedAwayTable {
  id: string;
  region: string;
  area: string;
  unit_id: string;
  person_id: string;
  told_by: "citizen" | "companion" | "worker";
  door_unit_id: string | null;
  door_name: Generated<string>;
  at: Date;
  happened_on: string;
  what: TurnedAwayKind;
  reason: Generated<string>;
  course_id: string | null;
  companion_id: Generated<string | null>;
}

interface AlarmTable {
  id: string;
  kind: AlarmKind;
  unit_id: string;
  course_id: string | null;
  need_id: string | null;
  external_id: string | null;
  table_id: string | null;
  for_lead: Generated<boolean>;
  raised_at: Date;
  due_at: Date | null;
  cleared_at: Date | null;
  cleared_by: string | null;
}

interface EmergencyAccessTable {
  id: string;
  course_id: string;
  person_id: string;
  unit_id: string;
  reason: EmergencyReason;
  reason_text: Generated<string>;
  confirmed: boolean;
  opened_at: Date;
  until: Date;
  reviewed_at: Date | null;
  reviewed_by: string | null;
  finding: "justified" | "notJustified" | null;
  note: string | null;
}

interface EmergencyAttemptTable {
  id: string;
  person_id: string;
  unit_id: string;
  at: Date;
  key: string | null;
}

interface CorrectionTable {
  id: string;
  course_id: string;
  need_id: string | null;
  contact_id: string | null;
  part: "citizensWords" | "note";
  words: string;
  why: string;
  at: Date;
  by_person: string;
  by_unit: string;
}

declare module "#platform/db.ts" {
  interface Tables {
    "relay.need_kind": NeedKindTable;
    "relay.correction": CorrectionTable;
    "relay.course": CourseTable;
    "relay.need": NeedTable;
    "relay.handover": HandoverTable;
    "relay.next_door": NextDoorTable;
    "relay.period": PeriodTable;
    "relay.escalation": EscalationTable;
    "relay.question": QuestionTable;
    "relay.joint_table": JointTableTable;
    "relay.seat": SeatTable;
    "relay.external_handover": ExternalHandoverTable;
    "relay.contact": ContactTable;
    "relay.brief_contact": BriefContactTable;
    "relay.turned_away": TurnedAwayTable;
    "relay.alarm": AlarmTable;
    "relay.emergency_access": EmergencyAccessTable;
    "relay.emergency_attempt": EmergencyAttemptTable;
  }
}
