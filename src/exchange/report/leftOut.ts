import type { ReportWords } from "./words/da.ts";

export type Reason = Exclude<keyof ReportWords["leftOut"], "title" | "tables">;

/** Columns that are not shown, each for a reason the person is told. "*" stands for every table. */
const reasons: Readonly<Record<Reason, readonly string[]>> = {
  key: [
    "*.id *.citizen_id *.course_id *.need_id *.handover_id *.contact_id *.table_id *.external_id *.meet_me_id *.consent_id *.message_id *.channel_id *.companion_id *.plan_id *.note_id *.invitation_id *.felt_ask_id *.ask_id *.stay_id *.appointment_id *.right_id appointments.appointment.again_of *.leaving_id *.line_id discharge.leaving.previous_id *.place_id *.search_id *.stop_id stays.waiting.service_id",
    "citizen.meet_me.follows *.subject_id citizen.own_doctor.service_id *.merged_into *.gap_id citizen.citizen.same_as citizen.link.kept_id citizen.link.other_id",
    "relay.course.moved_by relay.need.moved_by relay.need.waits_for relay.need.continues relay.period.moved_with",
    "relay.handover.ask_id relay.handover.part_of relay.handover.duty_id relay.handover.overtaken_by",
    "relay.joint_table.taker_handover_id",
  ],
  staff: [
    "*.person_id *.written_by *.recorded_by *.by_person *.opened_by *.asked_by *.answered_by *.called_by *.settled_by *.cleared_by",
    "*.reviewed_by *.lifted_by *.added_by *.removed_by *.linked_by *.unlinked_by *.ended_by *.changed_by *.begun_by citizen.card.issued_by *.made_by *.noted_by *.decided_by appointments.appointment.booked_by appointments.appointment.step_by *.started_by stays.stay.held_by relay.handover.proposed_by relay.handover.accepted_by",
  ],
  computed: [
    "*.ends_at appointments.appointment.over_at *.held_key discharge.leaving.ward_key discharge.line.said_key *.is_open *.open_until *.open_key relay.handover.rung_key relay.handover.accepted_key",
    "relay.period.follows relay.period.first_since relay.period.accepted consent.consent.chosen_key consent.consent.first_allowance",
  ],
  clockwork: [
    "appointments.appointment.edition *.timed appointments.appointment.source_uid appointments.appointment.source_sequence appointments.called_off.source_uid appointments.called_off.sequence relay.message.moot_at",
    "discharge.leaving.edition discharge.line.edition discharge.answer.edition discharge.said.edition *.spell citizen.card.round relay.handover.exclusive relay.handover.clock_left_ms relay.handover.rung relay.handover.next_rung_at",
    "relay.handover.first_next_door relay.handover.answered_in relay.joint_table.edition relay.seat.position platform.event.dispatched_at",
    "citizen.channel.position relay.delivery.next_at relay.delivery.begun_at relay.delivery.tries relay.delivery.doubts",
    "relay.delivery.reference relay.message.called_at citizen.knowledge_note.thanks_next_at citizen.knowledge_note.thanks_tries",
  ],
  secret: [
    "citizen.identifier.hash citizen.channel.hash relay.external_handover.link_hash citizen.card.code_hash citizen.card.pin_sealed",
    "citizen.knowledge_invitation.token_hash relay.felt_ask.link_hash",
  ],
  others: ["citizen.knowledge_note.thanks_sealed"],
  search: ["citizen.citizen.name_keys"],
  repeated: ["platform.event.data"],
};

const byColumn = new Map(
  Object.entries(reasons).flatMap(([reason, lists]) =>
    lists.flatMap((list) => list.split(" ").map((column) => [column, reason as Reason] as const)),
  ),
);

/** Why this column of this table is not shown; null when it is. */
export const whyLeftOut = (table: string, column: string): Reason | null =>
  byColumn.get(`${table}.${column}`) ?? byColumn.get(`*.${column}`) ?? null;

/** All reasons, in the order the person reads them. */
export const REASONS = Object.keys(reasons) as readonly Reason[];

/** Every column named, for the test that none outlives its table. */
export const COLUMNS_LEFT_OUT: readonly string[] = [...byColumn.keys()];

/** Tables about citizens that the report does not read, and why (told under `leftOut.tables`, or about nobody). */
export const TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
  "identity.audit_entry": "told by door and day, under `log`",
  "citizen.card_session": "who is on their own pages right now: gone within the hour, and told under `log`",
  "citizen.kept_form":
    "what was typed on their own pages after the page had closed: sealed, theirs alone to open, gone within the hour",
  "identity.audit_link": "the chain of hashes over the log",
  "platform.command": "answers to commands, kept a week so that nothing is done twice: identifiers only",
  "stays.night": "the nights of each stay one by one, so that no bed is given twice: told with the stay",
  "relay.brief_contact": "about nobody known: no name, no course",
  "relay.emergency_attempt": "which member of staff tried, not whom they sought",
};
