import { type CouncilDeps, createActing } from "./acting.ts";
import { createApprovingActions } from "./approving/actions.ts";
import { BodyDraft, createBodyActions } from "./bodies/actions.ts";
import { createBodyViews } from "./bodies/views.ts";
import { createBodyRulesActions, SetRules } from "./bodyRules/actions.ts";
import { createBodyRulesViews } from "./bodyRules/views.ts";
import { createConsultationActions } from "./consultations/actions.ts";
import { createDecidedActions } from "./consultations/decided.ts";
import { createConsultationViews } from "./consultations/views.ts";
import { createDialogueActions, dialogueSchemas } from "./dialogues/actions.ts";
import { createDialogueViews } from "./dialogues/views.ts";
import { createFileActions } from "./files/actions.ts";
import { createFileViews } from "./files/views.ts";
import { createGatheringActions, gatheringSchemas } from "./gatherings/actions.ts";
import { createGatheringViews } from "./gatherings/views.ts";
import { createLetters } from "./letters/actions.ts";
import { createLivingActions } from "./living/actions.ts";
import { createLivingViews } from "./living/views.ts";
import { createMinutesActions } from "./meetings/actions.ts";
import { createPointingViews } from "./meetings/pointing.ts";
import { createMinutesViews } from "./meetings/views.ts";
import { createMemberActions } from "./members/actions.ts";
import { createMemberViews } from "./members/views.ts";
import { createMinutingActions } from "./minuting/actions.ts";
import { createNominationActions, nominationSchemas } from "./nominations/actions.ts";
import { createNominationViews } from "./nominations/views.ts";
import { createNotices } from "./notices/actions.ts";
import { createPlanningActions } from "./planning/actions.ts";
import { createCalling } from "./planning/calling.ts";
import { createCompanyViews } from "./planning/company.ts";
import { createPlanningViews } from "./planning/views.ts";
import { createReadingActions } from "./readings/actions.ts";
import { createTakenInCorrections } from "./readings/correcting.ts";
import { createReadingViews } from "./readings/views.ts";
import { createRecommendationActions } from "./recommendations/actions.ts";
import { createAnswering } from "./recommendations/answering.ts";
import { createFollowing } from "./recommendations/following.ts";
import { createRecommendationImport } from "./recommendations/importing.ts";
import { createReminding } from "./recommendations/reminding.ts";
import { createRecommendationStories } from "./recommendations/stories.ts";
import { createRecommendationViews } from "./recommendations/views.ts";
import { createCouncilRetention } from "./retention/actions.ts";
import { createSiteRebuild } from "./site/rebuild.ts";
import { createSiteViews } from "./site/views.ts";
import { createStoryActions } from "./stories/actions.ts";
import { createDraftSeal } from "./stories/sealing.ts";
import { createStoryViews } from "./stories/views.ts";
import { createSuccessionActions, EndBodies, GoOn } from "./succession/actions.ts";
import { createSuccessionViews } from "./succession/views.ts";
import { createToolkit } from "./toolkit/room.ts";
import { createTopicActions, LayTopicAside, SuggestTopic, TakeTopic } from "./topics/actions.ts";
import { createTopicViews } from "./topics/views.ts";
import { createYearPlanActions, DropDay, PlanDays } from "./yearPlan/actions.ts";
import { createYearPlanViews } from "./yearPlan/views.ts";

export type { Who } from "./acting.ts";
export { mayApprove } from "./approving/rules.ts";
export type { RulesShown } from "./bodyRules/views.ts";
export type { ConsultationDesk } from "./consultations/views.ts";
export { draftFrom } from "./gatherings/rules.ts";
export type { NewsLetter } from "./letters/actions.ts";
export { type Difference, differences } from "./living/rules.ts";
export type { DownVersion, LivingPage, ShownVersion } from "./living/views.ts";
export type { TakenIn } from "./meetings/actions.ts";
export { type Change, change as changeSchema, type Looked, type ReadDocument } from "./meetings/mending.ts";
export type { Item, Minutes } from "./meetings/minutes.ts";
export type { PointableMeeting, PointedAt } from "./meetings/pointing.ts";
export type { PublicItem } from "./meetings/rules.ts";
export type { PublicMinutes, Review } from "./meetings/views.ts";
export { memberSchemas } from "./members/commands.ts";
export type { CallWords, Told, WriteCall } from "./planning/calling.ts";
export { meetingSchemas } from "./planning/commands.ts";
export type { CalendarMeeting } from "./planning/company.ts";
export { sentAgenda } from "./planning/rules.ts";
export type { MeetingFile, PublicAgenda, TextNow } from "./planning/views.ts";
export type { ReadingShown } from "./readings/views.ts";
export { type RecommendationCommands, recommendationCommands } from "./recommendations/commands.ts";
export type { Evidence, RecommendationText } from "./recommendations/document.ts";
export type { AskingWithClock, RecommendationLine } from "./recommendations/load.ts";
export { answeredInTime } from "./recommendations/published.ts";
export type { AnswerLetter } from "./recommendations/reminding.ts";
export { type Clock, type ClockState, VERY_OVERDUE_AFTER } from "./recommendations/rules/clock.ts";
export type { Happening } from "./recommendations/rules/timeline.ts";
export type { AskedLine, AskingToAnswer, RecommendationShown } from "./recommendations/views.ts";
export { mayMakeBodies } from "./seats.ts";
export type { Marked } from "./site/questions.ts";
export type { SiteDifference } from "./site/rebuild.ts";
export type { PublicLine, SiteFilter, SiteHit, SiteResult } from "./site/views.ts";
export type { Question } from "./stories/rules.ts";
export type { StoryDesk } from "./stories/views.ts";
export type { ToolkitShown } from "./toolkit/room.ts";
export * from "./types.ts";

/** What pages and programs parse with. */
export const bodySchemas = {
  BodyDraft,
  SetRules,
  EndBodies,
  GoOn,
  PlanDays,
  DropDay,
  SuggestTopic,
  TakeTopic,
  LayTopicAside,
};
export { dialogueSchemas, gatheringSchemas, nominationSchemas };

/**
 * Councils: who sits in them, their meetings and minutes (H1–H3). About nobody's course, and nothing here leads to one; what is published
 * is for everybody. A room for each thing; `seats.ts` says who may do what in a body.
 */
export function createCouncil(deps: CouncilDeps) {
  const act = createActing(deps);
  const seal = createDraftSeal(deps.secret);
  return {
    ...createBodyActions(act),
    ...createBodyViews(deps.db),
    ...createBodyRulesActions(act),
    ...createBodyRulesViews(deps.db),
    ...createSuccessionActions(act),
    ...createSuccessionViews(deps.db),
    ...createYearPlanActions(act),
    ...createYearPlanViews(deps.db),
    ...createTopicActions(act),
    ...createTopicViews(deps.db),
    ...createDialogueActions(act),
    ...createDialogueViews(deps.db),
    ...createNominationActions(act),
    ...createNominationViews(deps.db),
    ...createGatheringActions(act),
    ...createGatheringViews(deps.db),
    ...createMemberActions(act),
    ...createMemberViews(deps.db),
    ...createMinutesActions(act),
    ...createMinutesViews(deps.db),
    ...createPointingViews(deps.db),
    ...createReadingActions(act),
    ...createReadingViews(deps.db),
    ...createTakenInCorrections(act),
    ...createPlanningActions(act),
    ...createCalling(act, deps.mail),
    ...createFileActions(act),
    ...createFileViews(deps.db),
    ...createMinutingActions(act),
    ...createApprovingActions(act),
    ...createPlanningViews(deps.db),
    ...createCompanyViews(deps.db),
    ...createLivingActions(act),
    ...createLivingViews(deps.db),
    ...createSiteViews(deps.db),
    ...createSiteRebuild(deps.db, act),
    ...createLetters(deps),
    retention: createCouncilRetention(deps),
    ...createToolkit(deps, act),
    ...createRecommendationActions(act),
    ...createAnswering(act),
    ...createFollowing(act),
    ...createRecommendationViews(deps.db),
    ...createReminding(deps),
    ...createRecommendationImport(act),
    ...createRecommendationStories(act, deps.db),
    ...createStoryActions(act, seal, deps.db),
    ...createStoryViews(deps.db, seal),
    ...createConsultationActions(act),
    ...createDecidedActions(act),
    ...createNotices(deps.db),
    ...createConsultationViews(deps.db),
  };
}

export type Council = ReturnType<typeof createCouncil>;
