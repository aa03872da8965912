import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, instantAt } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { appointmentsIn } from "../builders/appointments.ts";
import { aHospital } from "../builders/discharge.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aTeam } from "../builders/outreach.ts";
import type { Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { aHouse } from "../builders/stays.ts";
import type { TestDatabase } from "../db.ts";

/** A region where one course – Bo's – has something in every table there is; another belongs to Anna; and somebody of elsewhere. */
export async function filled(
  database: TestDatabase,
  region: Region,
): Promise<{ readonly bo: BuiltCourse; readonly strangers: Actor }> {
  const bo = await aCourse(region, {
    at: "emergency",
    needs: ["sleepTonight", "psychiatric", "home"],
    consent: "notNow",
    meetMe: "Sæt dig ned",
  });
  const { relay } = region;
  const nurse = await region.actor("emergency");
  const about = { courseId: bo.id };
  await relay.markMeetMeRead(
    nurse,
    { ...about, meetMeId: String((await database.owner("select id from citizen.meet_me"))[0]?.id) },
    region.now(),
    newId(),
  );
  await relay.addChannel(nurse, { ...about, kind: "sms", to: "20 00 00 31" }, region.now());
  const beside = {
    kind: "relative" as const,
    name: "Bodil",
    comes: "always" as const,
    form: "oral" as const,
  };
  await relay.addCompanion(nurse, { ...about, ...beside }, region.now());
  await relay.sayDoctor(nurse, { ...about, state: "here", name: "Lægehuset" }, region.now());
  const letter = { complaintId: newId(), seen: 0, about: "care" as const, words: "De bad mig gå" };
  await relay.writeComplaint(nurse, { ...about, ...letter }, region.now());
  await relay.addWorkUp(nurse, { ...about, what: "Lunger", begunWhere: "Sygehuset" }, region.now());
  const told = {
    ...about,
    giverName: "Karen",
    relation: "Søster",
    words: "Ro",
    knownToCitizen: "yes" as const,
  };
  await relay.inviteKnowledge(nurse, about, region.now());
  const { noteId } = await relay.noteKnowledge(nurse, { ...told, way: "phone" }, region.now());
  await relay.decideKnowledge(nurse, { ...about, noteId, decision: "shared", form: "oral" }, region.now());
  await relay.markKnowledgeUseful(nurse, { ...about, noteId }, region.now());
  const lead = await region.actor("emergency", "lead");
  await relay.noteKnowledge(lead, { ...told, way: "phone", words: "Venter" }, region.now());
  const today = dayOf(region.now());
  const hard = { happened: "Råbte", calmed: "En pause", notAskedWhy: "Sov" };
  const days = { happenedOn: today, endsOn: addDays(today, 200) };
  const safety = await relay.writeSafetyNote(nurse, { ...about, ...days, ...hard }, region.now());
  await relay.answerSafetyNote(nurse, { ...about, noteId: safety.noteId, words: "Ja" }, region.now());
  await relay.writeMessage(nurse, { ...about, template: "ringUs", language: "da" }, region.now());
  await bo.movedTo("shelter", { need: 0 });
  const house = await aHouse(region);
  const aPlace = { needId: bo.needId(0) };
  await house.commands.holdPlace(nurse, { ...aPlace, placeId: house.bed(1) }, region.now());
  await house.commands.waitForPlace(nurse, { ...aPlace, serviceId: house.serviceId }, region.now());
  const stay = await aHospital(region).admitted(bo, { at: null });
  await stay.answer("nowhere", "nobodyYet", ["medicine"]);
  await stay.secure("medicine");
  const team = await aTeam(region);
  const { searchId } = await team.commands.lookFor(nurse, about, region.now());
  await team.commands.noteNotFound(nurse, { searchId }, region.now());
  const dated = appointmentsIn(region);
  const soon = addDays(today, 2);
  await dated.commands.startRight(nurse, { ...about, kind: "assessment", startedOn: today }, region.now());
  await dated.commands.chooseReminders(nurse, { ...about, before: ["dayBefore"] }, region.now());
  await dated.book(bo, { day: soon });
  const off = { uid: "a@b", sequence: 1, is: "calledOff" as const };
  await dated.commands.noteSource(nurse, { ...about, kind: "ical", said: [off] }, region.now());
  await dated.clock.remind(instantAt(addDays(soon, -1), "10:00"));
  await (await (await bo.asked("psychiatry", { need: 1 })).questioned()).answered();
  const asked = await bo.asked("receiver", { need: 2 });
  await asked.overdue();
  await asked.redirected(["nightTeam"]);
  await relay.callTable(nurse, { ...about, needId: bo.needId(1) }, region.now());
  await relay.noteCall(
    nurse,
    {
      ...about,
      needId: bo.needId(2),
      partyName: "Et hotel",
      answer: "later",
      agreedWithCitizen: true,
      checkBackOn: addDays(dayOf(region.now()), 1),
    },
    region.now(),
  );
  await relay.recordBriefContact(nurse, { needKinds: ["foodClothes"], ageBand: "unknown" }, region.now());
  await relay.recordTurnedAway(
    nurse,
    { toldBy: "citizen", doorName: "En port", what: "guards", ...about },
    region.now(),
  );
  region.later(hours(24 * 40));
  await region.ladder.raiseStandstills(region.now());
  const anna = await aCourse(region, { at: "dropIn", citizen: { knownAs: "Anna" } });
  await besides(database, region, bo, anna.citizenId);

  const strangers = await build(database.app, (tx) =>
    aUnit(region.identity, tx, { slug: "elsewhere", region: "DK-81", always: true }),
  ).then(({ id, people: [person] }) => onDuty(region.identity, person as Uuid, id, region.now()));
  return { bo, strangers };
}

/** Written by hand: what these people have not said or done by themselves. */
async function besides(database: TestDatabase, region: Region, bo: BuiltCourse, annas: Uuid): Promise<void> {
  const { personId, unitId } = await region.actor("emergency");
  const [chosen, twin, card, felt, lead] = [
    newId(),
    newId(),
    newId(),
    newId(),
    region.unit("emergency").people[1],
  ];
  const [plan, now] = [newId(), region.now().toISOString()];
  const linked = (kept: Uuid, other: Uuid) => `
    insert into citizen.link (id, kept_id, other_id, basis, linked_at, linked_by, linked_unit, unlinked_at, unlinked_by, unlinked_unit, unlink_why)
    values ('${newId()}', '${kept}', '${other}', 'name', now(), '${personId}', '${unitId}', now(), '${personId}', '${unitId}', 'En anden');`;
  await database.owner(`
    begin;
    insert into citizen.identifier (id, citizen_id, system, sealed, hash, added_at, added_by, added_unit)
    values ('${newId()}', '${bo.citizenId}', 'urn:oid:1.2.208.176.1.2', 'k1:' || repeat('a', 40), sha256('x'), now(), '${personId}', '${unitId}');
    insert into citizen.citizen (id, region, known_as, created_at) values ('${twin}', 'DK-84', 'Ny', now());
    ${linked(bo.citizenId, twin)} ${linked(twin, annas)}
    insert into consent.consent (id, citizen_id, scope, form, given_to_unit, recorded_by, given_at, ends_on, withdrawn_at)
    values ('${chosen}', '${bo.citizenId}', 'chosen', 'oral', '${unitId}', '${personId}', '${now}', '${dayOf(region.now())}', '${now}');
    insert into consent.allowance (consent_id, position, recipient, kinds, purpose) values ('${chosen}', 1, 'relay', '{contact}', 'Prøve');
    insert into consent.objection (id, citizen_id, against, form, given_to_unit, recorded_by, made_at, lifted_at, lifted_by)
    values ('${newId()}', '${bo.citizenId}', 'all', 'oral', '${unitId}', '${personId}', '${now}', '${now}', '${personId}');
    insert into relay.emergency_access (id, course_id, person_id, unit_id, reason, confirmed, opened_at, until)
    values ('${newId()}', '${bo.id}', '${lead}', '${unitId}', 'lifeOrHealth', true, '${now}', timestamptz '${now}' + interval '1 hour');
    insert into citizen.correction (id, citizen_id, field, was, became, why, at, by_person, by_unit)
    values ('${newId()}', '${bo.citizenId}', 'knownAs', 'Bu', 'Bo', 'Hørt forkert', '${now}', '${personId}', '${unitId}');
    insert into relay.correction (id, course_id, need_id, part, words, why, at, by_person, by_unit)
    values ('${newId()}', '${bo.id}', '${bo.needId(2)}', 'note', 'Rettet', 'Hørt forkert', '${now}', '${personId}', '${unitId}');
    insert into citizen.card (id, citizen_id, code_hash, code_sealed, pin_sealed, issued_at, issued_by, issued_unit)
    values ('${card}', '${bo.citizenId}', sha256('kode'), 'k1:kode', 'k1:pin', '${now}', '${personId}', '${unitId}');
    insert into citizen.card_session (id, card_id, token_hash, begun_at, seen_at)
    values ('${newId()}', '${card}', sha256('gæst'), '${now}', '${now}');
    insert into citizen.kept_form (id, card_id, sealed, kept_at, expires_at)
    values ('${newId()}', '${card}', 'k1:tekst', '${now}', timestamptz '${now}' + interval '1 hour');
    insert into relay.felt_ask (id, citizen_id, course_id, unit_id, occasion, asked_at, until, link_hash, settled_at, settled)
    values ('${felt}', '${bo.citizenId}', '${bo.id}', '${unitId}', 'handover', '${now}', timestamptz '${now}' + interval '14 days', sha256('link'), '${now}', 'answered');
    insert into relay.felt_answer (ask_id, at, face, words, way) values ('${felt}', '${now}', 1, 'Bange', 'card');
    insert into relay.age_plan (id, citizen_id, gate, turns_on, exact, need_id, planned_at)
    values ('${plan}', '${bo.citizenId}', 'adult', '2027-01-01', false, '${bo.needId(2)}', '${now}');
    insert into relay.age_answer (id, plan_id, line, outcome, note, at, by_person, by_unit)
    values ('${newId()}', '${plan}', 'rights', 'arranged', 'Aftalt', '${now}', '${personId}', '${unitId}');
    insert into relay.emergency_attempt (id, person_id, unit_id, at) values ('${newId()}', '${personId}', '${unitId}', '${now}');
    commit;`);
}
