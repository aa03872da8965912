import { access } from "./da/access.ts";
import { accessibility } from "./da/accessibility.ts";
import { answer } from "./da/answer.ts";
import { appointments } from "./da/appointments.ts";
import { briefContact } from "./da/briefContact.ts";
import { calendar } from "./da/calendar.ts";
import { card } from "./da/card.ts";
import { care } from "./da/care.ts";
import { catalogue } from "./da/catalogue.ts";
import { common } from "./da/common.ts";
import { companions } from "./da/companions.ts";
import { complaint } from "./da/complaint.ts";
import { correct } from "./da/correct.ts";
import { council } from "./da/council.ts";
import { councilBetween } from "./da/councilBetween.ts";
import { councilConsultations } from "./da/councilConsultations.ts";
import { councilEnding } from "./da/councilEnding.ts";
import { councilMeetings } from "./da/councilMeetings.ts";
import { councilMembers } from "./da/councilMembers.ts";
import { councilNav } from "./da/councilNav.ts";
import { councilRecommendations } from "./da/councilRecommendations.ts";
import { councilRules } from "./da/councilRules.ts";
import { councilSite } from "./da/councilSite.ts";
import { councilStories } from "./da/councilStories.ts";
import { councilTakeIn } from "./da/councilTakeIn.ts";
import { councilToolkit } from "./da/councilToolkit.ts";
import { course } from "./da/course.ts";
import { courseActions } from "./da/courseActions.ts";
import { courseForms } from "./da/courseForms.ts";
import { directory } from "./da/directory.ts";
import { directoryEdit } from "./da/directoryEdit.ts";
import { directoryImport } from "./da/directoryImport.ts";
import { discharge } from "./da/discharge.ts";
import { doctor } from "./da/doctor.ts";
import { emergency } from "./da/emergency.ts";
import { felt } from "./da/felt.ts";
import { figures } from "./da/figures.ts";
import { guidance } from "./da/guidance.ts";
import { happened } from "./da/happened.ts";
import { journal } from "./da/journal.ts";
import { knowledge } from "./da/knowledge.ts";
import { ladder } from "./da/ladder.ts";
import { leaving } from "./da/leaving.ts";
import { line } from "./da/line.ts";
import { log } from "./da/log.ts";
import { ops } from "./da/ops.ts";
import { outreach } from "./da/outreach.ts";
import { cardSheet, own } from "./da/own.ts";
import { reaching } from "./da/reaching.ts";
import { fieldIssues, refusals } from "./da/refusals.ts";
import { remits } from "./da/remits.ts";
import { safety } from "./da/safety.ts";
import { setUp } from "./da/setUp.ts";
import { shift } from "./da/shift.ts";
import { signIn } from "./da/signIn.ts";
import { start } from "./da/start.ts";
import { stays } from "./da/stays.ts";
import { table } from "./da/table.ts";
import { turnedAway } from "./da/turnedAway.ts";
import { who } from "./da/who.ts";
import { young } from "./da/young.ts";

/** Danish: the source. A new area is one file here, one in English and one line in each list. */
export const da = {
  lang: "da",
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
} as const;
