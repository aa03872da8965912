import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Views } from "#modules/relay/views/index.ts";
import { MARK, type Rich } from "./world.ts";

/** Every view somebody on duty can open, turned on a course that is not theirs. */

type Read = (views: Views, who: Actor, of: Rich, now: Instant) => Promise<unknown>;

export const READS: Readonly<Record<string, Read>> = {
  course: (views, who, of, now) => views.course(who, of.courseId, now),
  timelinePage: (views, who, of, now) => views.timelinePage(who, of.courseId, {}, now),
  journalText: (views, who, of, now) => views.journalText(who, of.courseId, now),
  courseLog: (views, who, of, now) => views.courseLog(who, of.courseId, null, now),
  corrections: (views, who, of, now) => views.corrections(who, of.courseId, now),
  numbers: (views, who, of, now) => views.numbers(who, of.courseId, now),
  wholeNumber: (views, who, { courseId, numberId }, now) =>
    views.wholeNumber(who, { courseId, numberId, purpose: "Nysgerrig" }, now),
  samePerson: (views, who, of, now) => views.samePerson(who, of.courseId, now),
  whoFor: (views, who, of, now) => views.whoFor(who, of.courseId, now),
  reaching: (views, who, of, now) => views.reaching(who, of.courseId, now),
  felt: (views, who, of, now) => views.felt(who, of.courseId, now),
  complaints: (views, who, of, now) => views.complaints(who, of.courseId, now),
  doctor: (views, who, of, now) => views.doctor(who, of.courseId, now),
  companions: (views, who, of, now) => views.companions(who, of.courseId, now),
  meetMeHistory: (views, who, of, now) => views.meetMeHistory(who, of.courseId, now),
  knowledge: (views, who, of, now) => views.knowledge(who, of.courseId, now),
  courseCard: (views, who, of, now) => views.courseCard(who, of.courseId, now),
  // What the modules the relay leads to read by: whatever they ask for, they ask for it there.
  asParticipant: (views, who, of, now) =>
    views.asParticipant(
      who,
      of.courseId,
      "course.read",
      now,
      async (db, { citizenId }) =>
        (await sql`select known_as from citizen.citizen where id = ${citizenId}`.execute(db)).rows,
    ),
  preview: (views, who, of, now) => views.preview(who, of.handoverId, now),
  table: (views, who, of, now) => views.table(who, of.tableId, now),
  responsibilities: (views, who, of, now) => views.responsibilities(who, of.unitId, now),
  matches: (views, who, _, now) => views.matches(who, { knownAs: `${MARK} Hansen`, birthYear: 1980 }, now),
  // With a card before them they are told who has the baton, by design: see own.test.ts. Here nobody has shown one.
  cardAtDoor: (views, who, _, now) => views.cardAtDoor(who, "0000-0000", now),
  feltCounts: (views, who, _, now) => views.feltCounts(who, now),
  shift: (views, who, _, now) => views.shift(who, now),
  inbox: (views, who, _, now) => views.inbox(who, {}, now),
  weHold: (views, who, _, now) => views.weHold(who, {}, now),
  awaitingOthers: (views, who, _, now) => views.awaitingOthers(who, {}, now),
  today: (views, who, _, now) => views.today(who, {}, now),
  stairs: (views, who, _, now) => views.stairs(who, now),
  doors: (views, who, _, now) => views.doors(who, { needKind: "home" }, now),
};

/** Not for somebody on duty: figures that name nobody, the one-time link, and the person's file, which a command line makes. */
export const NOT_FOR_UNITS = [
  "carriedBy",
  "knowledgeDrop",
  "invitationOfToken",
  "needKinds",
  "refreshNeedKinds",
  "operations",
  "outside",
  "personFile",
  "verify",
];

/** Of these one reads one record; the others are lists of one's own. */
export const OF_ONE = Object.keys(READS).slice(0, Object.keys(READS).indexOf("matches"));
