import type { Generated } from "kysely";
import type { Comes, CompanionKind, CompanionTold, PhonedOn } from "./companions.ts";
import type { KnowledgeState, KnowledgeWay } from "./knowledgeRules.ts";
import type { ChannelKind } from "./reaching.ts";
import type { AgeBand, CorrectedField, LinkBasis } from "./types.ts";

/** The module's tables as the application may use them; migrations 0004 and 0014 are the truth. */
interface CitizenTable {
  id: string;
  region: string;
  known_as: string;
  full_name: string | null;
  birth_year: number | null;
  age_band: Generated<AgeBand>;
  language: Generated<string>;
  municipality_code: string | null;
  phone_sealed: string | null;
  name_keys: string[];
  same_as: string | null;
  created_at: Date;
}

interface MeetMeTable {
  id: string;
  citizen_id: string;
  words: string;
  helps: Generated<string>;
  frightens: Generated<string>;
  how_to_talk: Generated<string>;
  comes_along: Generated<string>;
  good_at: Generated<string>;
  early_signs: Generated<string>;
  dont_ask: Generated<string>;
  written_by: string;
  unit_id: string;
  at: Date;
  by_citizen: Generated<boolean>;
  approved_at: Generated<Date | null>;
  heard_by: Generated<string | null>;
  follows: Generated<string | null>;
}

interface CardTable {
  id: string;
  citizen_id: string;
  code_hash: Uint8Array;
  code_sealed: string | null;
  pin_sealed: string | null;
  round: Generated<number>;
  issued_at: Date;
  issued_by: string;
  issued_unit: string;
  ended_at: Generated<Date | null>;
  ended_why: Generated<"lost" | "replaced" | null>;
  ended_by: Generated<string | null>;
  ended_unit: Generated<string | null>;
}

interface CardSessionTable {
  id: string;
  card_id: string;
  token_hash: Uint8Array;
  begun_at: Date;
  seen_at: Date;
}

interface MeetMeReadTable {
  meet_me_id: string;
  unit_id: string;
  person_id: string;
  at: Date;
}

interface IdentifierTable {
  id: string;
  citizen_id: string;
  system: string;
  issuer: string;
  sealed: string | null;
  hash: Uint8Array | null;
  added_at: Date;
  added_by: string;
  added_unit: string;
  removed_at: Generated<Date | null>;
  removed_by: Generated<string | null>;
  removed_unit: Generated<string | null>;
}

interface LinkTable {
  id: string;
  kept_id: string;
  other_id: string;
  basis: LinkBasis;
  why: string;
  linked_at: Date;
  linked_by: string;
  linked_unit: string;
  unlinked_at: Generated<Date | null>;
  unlinked_by: Generated<string | null>;
  unlinked_unit: Generated<string | null>;
  unlink_why: Generated<string | null>;
}

interface CorrectionTable {
  id: string;
  citizen_id: string;
  field: CorrectedField;
  was: string | null;
  became: string | null;
  why: string;
  at: Date;
  by_person: string;
  by_unit: string;
}

interface ChannelTable {
  id: string;
  citizen_id: string;
  position: number;
  kind: ChannelKind;
  sealed: string | null;
  hash: Uint8Array | null;
  opens: string | null;
  closes: string | null;
  shared: boolean;
  words: boolean;
  asks: Generated<boolean>;
  added_at: Date;
  added_by: string;
  added_unit: string;
  ended_at: Generated<Date | null>;
  ended_why: Generated<"removed" | "stopped" | null>;
  ended_by: Generated<string | null>;
  ended_unit: Generated<string | null>;
}

interface CompanionTable {
  id: string;
  citizen_id: string;
  kind: CompanionKind;
  name: string;
  relation: string;
  remit: string;
  language: string;
  note: string;
  phone_sealed: string | null;
  by_citizen: boolean;
  added_at: Date;
  added_by: string;
  added_unit: string;
  ended_at: Generated<Date | null>;
  ended_by: Generated<string | null>;
  ended_unit: Generated<string | null>;
}

interface CompanionWishTable {
  id: string;
  companion_id: string;
  at: Date;
  comes: Comes;
  told: CompanionTold[];
  told_ends_on: string | null;
  phoned: PhonedOn[];
  opens: string | null;
  closes: string | null;
  words: string;
  form: "oral" | "written" | "card";
  given_by: string;
  given_by_name: string | null;
  by_person: string;
  by_unit: string;
}

interface KnowledgeInvitationTable {
  id: string;
  citizen_id: string;
  reference: string;
  token_hash: Uint8Array;
  shown_name: string;
  made_at: Date;
  made_by: string;
  made_unit: string;
  by_citizen: boolean;
  expires_at: Date;
  withdrawn_at: Generated<Date | null>;
}

interface KnowledgeNoteTable {
  id: string;
  citizen_id: string;
  invitation_id: string | null;
  way: KnowledgeWay;
  reference: string;
  received_at: Date;
  giver_name: string;
  relation: string;
  words: string | null;
  known_to_citizen: string;
  language: "da" | "en";
  noted_by: string | null;
  noted_unit: string | null;
  state: Generated<KnowledgeState>;
  thanks_sealed: string | null;
}

interface KnowledgeUsefulTable {
  note_id: string;
  unit_id: string;
  person_id: string;
  at: Date;
}

interface SafetyNoteTable {
  id: string;
  citizen_id: string;
  unit_id: string;
  begun_at: Date;
  happened_on: string;
  ends_on: string;
  ended_at: Generated<Date | null>;
  ended_by: Generated<string | null>;
  ended_unit: Generated<string | null>;
  ended_why: Generated<string | null>;
}

interface SafetyVersionTable {
  id: string;
  note_id: string;
  number: number;
  happened: string;
  calmed: string;
  citizens_words: string | null;
  not_asked_why: string | null;
  written_by: string;
  unit_id: string;
  at: Date;
}

interface SafetyAnswerTable {
  id: string;
  note_id: string;
  words: string;
  by_citizen: boolean;
  written_by: string;
  unit_id: string;
  at: Date;
}

declare module "#platform/db.ts" {
  interface Tables {
    "citizen.safety_answer": SafetyAnswerTable;
    "citizen.safety_note": SafetyNoteTable;
    "citizen.safety_version": SafetyVersionTable;
    "citizen.channel": ChannelTable;
    "citizen.card": CardTable;
    "citizen.card_session": CardSessionTable;
    "citizen.citizen": CitizenTable;
    "citizen.companion": CompanionTable;
    "citizen.companion_wish": CompanionWishTable;
    "citizen.correction": CorrectionTable;
    "citizen.identifier": IdentifierTable;
    "citizen.knowledge_invitation": KnowledgeInvitationTable;
    "citizen.knowledge_note": KnowledgeNoteTable;
    "citizen.knowledge_useful": KnowledgeUsefulTable;
    "citizen.link": LinkTable;
    "citizen.meet_me": MeetMeTable;
    "citizen.meet_me_read": MeetMeReadTable;
  }
}
