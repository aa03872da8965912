import { access } from "./en/access.ts";
import { accessibility } from "./en/accessibility.ts";
import { answer } from "./en/answer.ts";
import { appointments } from "./en/appointments.ts";
import { briefContact } from "./en/briefContact.ts";
import { calendar } from "./en/calendar.ts";
import { card } from "./en/card.ts";
import { care } from "./en/care.ts";
import { catalogue } from "./en/catalogue.ts";
import { common } from "./en/common.ts";
import { companions } from "./en/companions.ts";
import { complaint } from "./en/complaint.ts";
import { correct } from "./en/correct.ts";
import { council } from "./en/council.ts";
import { councilBetween } from "./en/councilBetween.ts";
import { councilConsultations } from "./en/councilConsultations.ts";
import { councilEnding } from "./en/councilEnding.ts";
import { councilMeetings } from "./en/councilMeetings.ts";
import { councilMembers } from "./en/councilMembers.ts";
import { councilNav } from "./en/councilNav.ts";
import { councilRecommendations } from "./en/councilRecommendations.ts";
import { councilRules } from "./en/councilRules.ts";
import { councilSite } from "./en/councilSite.ts";
import { councilStories } from "./en/councilStories.ts";
import { councilTakeIn } from "./en/councilTakeIn.ts";
import { councilToolkit } from "./en/councilToolkit.ts";
import { course } from "./en/course.ts";
import { courseActions } from "./en/courseActions.ts";
import { courseForms } from "./en/courseForms.ts";
import { directory } from "./en/directory.ts";
import { directoryEdit } from "./en/directoryEdit.ts";
import { directoryImport } from "./en/directoryImport.ts";
import { discharge } from "./en/discharge.ts";
import { doctor } from "./en/doctor.ts";
import { emergency } from "./en/emergency.ts";
import { felt } from "./en/felt.ts";
import { figures } from "./en/figures.ts";
import { guidance } from "./en/guidance.ts";
import { happened } from "./en/happened.ts";
import { journal } from "./en/journal.ts";
import { knowledge } from "./en/knowledge.ts";
import { ladder } from "./en/ladder.ts";
import { leaving } from "./en/leaving.ts";
import { line } from "./en/line.ts";
import { log } from "./en/log.ts";
import { ops } from "./en/ops.ts";
import { outreach } from "./en/outreach.ts";
import { cardSheet, own } from "./en/own.ts";
import { reaching } from "./en/reaching.ts";
import { fieldIssues, refusals } from "./en/refusals.ts";
import { remits } from "./en/remits.ts";
import { safety } from "./en/safety.ts";
import { setUp } from "./en/setUp.ts";
import { shift } from "./en/shift.ts";
import { signIn } from "./en/signIn.ts";
import { start } from "./en/start.ts";
import { stays } from "./en/stays.ts";
import { table } from "./en/table.ts";
import { turnedAway } from "./en/turnedAway.ts";
import { who } from "./en/who.ts";
import { young } from "./en/young.ts";
import type { Text } from "./types.ts";

/** English, complete: a missing or foreign key fails the type check. */
export const en: Text = {
  lang: "en",
  access,
  accessibility,
  card,
  cardSheet,
  own,
  common,
  refusals,
  fieldIssues,
  signIn,
  setUp,
  shift,
  start,
  briefContact,
  turnedAway,
  who,
  reaching,
  knowledge,
  safety,
  companions,
  young,
  stays,
  appointments,
  calendar,
  discharge,
  leaving,
  outreach,
  correct,
  council,
  councilBetween,
  councilEnding,
  councilMembers,
  councilMeetings,
  councilRules,
  councilNav,
  councilRecommendations,
  councilSite,
  councilTakeIn,
  councilToolkit,
  councilConsultations,
  councilStories,
  course,
  courseForms,
  emergency,
  felt,
  figures,
  happened,
  journal,
  log,
  courseActions,
  line,
  answer,
  ladder,
  table,
  remits,
  ops,
  catalogue,
  directory,
  directoryEdit,
  directoryImport,
  guidance,
  doctor,
  complaint,
  care,
};
