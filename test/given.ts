import { expect } from "vitest";
import { OFFICE_HOURS } from "#kernel/hours.ts";
import { calendarDay, dayOf, instantAt, timeOfDay } from "#kernel/time.ts";
import type { Door } from "#modules/relay/rules/asking.ts";
import type { LadderUnit } from "#modules/relay/rules/ladder.ts";
import type { Ruling } from "#modules/relay/rules/ruling.ts";
import type { Course, Handover, Need, PastAsk } from "#modules/relay/types.ts";

/** The facts that rules are given in their tests: ordinary ones, with what matters to the case laid over them. */

/** "2026-06-03 14:30" in Denmark, and back. */
export const at = (text: string): Date => instantAt(calendarDay(text.slice(0, 10)), text.slice(11));
export const shown = (moment: Date): string => `${dayOf(moment)} ${timeOfDay(moment)}`;

/** What a ruling says, short enough to stand in a table: "yes", or the code of the refusal. */
export const said = (ruling: Ruling<unknown>): string => (ruling.ok ? "yes" : ruling.code);

export const expectRefusal = (
  ruling: Ruling<unknown>,
  code: string,
  details: Record<string, unknown>,
): void => expect(ruling).toEqual({ ok: false, code, details });

export const aCourse = (facts: Partial<Course> = {}): Course => ({
  id: "course",
  region: "DK-84",
  area: "0101",
  citizenId: "citizen",
  state: "open",
  holderId: "ward",
  openNeeds: 1,
  heldSince: at("2026-06-01 08:00"),
  diedAt: null,
  ...facts,
});

export const aNeed = (facts: Partial<Need> = {}): Need => ({
  id: "need",
  courseId: "course",
  kind: "sleepTonight",
  state: "open",
  responsibleId: "shelter",
  urgency: "sameDay",
  heldSince: at("2026-06-01 08:00"),
  ...facts,
});

/** Asked on a Wednesday at nine, for an answer the same day. */
export const aHandover = (facts: Partial<Handover> = {}): Handover => ({
  id: "handover",
  courseId: "course",
  needId: "need",
  askId: "ask",
  fromUnitId: "ward",
  toUnitId: "shelter",
  state: "proposed",
  urgency: "sameDay",
  legalBasis: "consent",
  proposedAt: at("2026-06-03 09:00"),
  answerBy: at("2026-06-03 13:00"),
  clockWith: "receiver",
  clockLeftMs: null,
  rung: 0,
  nextRungAt: at("2026-06-03 13:00"),
  ...facts,
});

export const aDoor = (facts: Partial<Door> = {}): Door => ({
  id: "shelter",
  name: "Herberget",
  region: "DK-84",
  isOpen: true,
  answersAsks: true,
  holdsCourses: true,
  holdsNeeds: true,
  openingHours: OFFICE_HOURS,
  answerTimes: null,
  ...facts,
});

export const aLadderUnit = (facts: Partial<LadderUnit> = {}): LadderUnit => ({
  id: "shelter",
  sector: "municipality",
  openingHours: OFFICE_HOURS,
  answerTimes: null,
  leadId: "shelter's lead",
  leaderId: "municipality's leader",
  ...facts,
});

export const aPastAsk = (facts: Partial<PastAsk> = {}): PastAsk => ({
  toUnitId: "psychiatry",
  fromUnitId: "ward",
  state: "redirected",
  nextDoorUnitIds: [],
  ...facts,
});
