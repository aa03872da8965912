import { z } from "zod";
import { MET_HOW, SKIP_REASONS, outreachSchemas as s } from "#modules/outreach/index.ts";
import { type Endpoint, outreachCommand } from "./endpoint.ts";

/** Rounds on the street, for a team's own system and its phones (A7). */

const id = z.uuid();
const day = z.iso.date();
const moment = z.iso.datetime();

const RoundLine = z.object({
  id,
  name: z.string(),
  day,
  begins: z.string(),
  goes: z.array(z.string()),
  stops: z.int(),
  done: z.int(),
});
const Rounds = z.object({
  goesOut: z.boolean(),
  today: day,
  rounds: z.array(RoundLine),
  left: z.array(z.object({ roundId: id, name: z.string(), day, places: z.array(z.string()) })),
  planned: z.array(
    z.object({
      id,
      name: z.string(),
      weekdays: z.array(z.int()),
      onDay: day.nullable(),
      begins: z.string(),
      goes: z.array(z.string()),
      stops: z.array(z.string()),
    }),
  ),
  searches: z.int(),
  sightings: z.int(),
});
const Search = z
  .object({
    id,
    courseId: id,
    knownAs: z.string(),
    places: z.array(z.string()),
    lastMetAt: moment.nullable(),
    daysLookedFor: z.int(),
    today: z
      .object({
        outcome: z.enum(["met", "notFound"]),
        how: z.enum(MET_HOW).nullable(),
        at: moment,
        by: z.string(),
      })
      .nullable(),
  })
  .meta({ id: "SearchLine" });
const Sighting = z.object({ id, words: z.string(), seenOn: day, endsOn: day }).meta({ id: "SightingLine" });
const people = { searches: z.array(Search), sightings: z.array(Sighting) };
const Round = RoundLine.extend({
  mayNote: z.boolean(),
  today: z.boolean(),
  stopViews: z.array(
    z.object({
      id,
      place: z.string(),
      usualTime: z.string().nullable(),
      visit: z
        .object({
          state: z.enum(["done", "skipped"]),
          why: z.enum(SKIP_REASONS).nullable(),
          at: moment,
          by: z.string(),
        })
        .nullable(),
      ...people,
    }),
  ),
  anywhere: z.object(people),
});
const RoundRef = z.object({ roundId: id });
const SearchRef = z.object({ searchId: id });
const SightingRef = z.object({ sightingId: id });
/** `fresh`: false where it had been noted already, and nothing was counted again. */
const Noted = z.object({ roundId: id, fresh: z.boolean() });
const Attempted = z.object({ searchId: id, courseId: id, fresh: z.boolean() });

export const outreachEndpoints: readonly Endpoint[] = [
  {
    method: "get",
    path: "/rounds",
    summary:
      "The rounds of the token's unit: today's, what is left of those before, and all that are planned",
    answer: Rounds,
    run: ({ services, actor, now }) => services.outreach.views.rounds(actor, now),
  },
  {
    method: "get",
    path: "/rounds/{id}",
    summary:
      "One round on a day of the last week, today's unless said: its stops, whom to look for, who was seen",
    query: z.strictObject({ day: day.optional() }),
    answer: Round,
    run: ({ services, actor, id: roundId, now, query }) =>
      services.outreach.views.round(actor, roundId, query.day ?? null, now),
  },
  outreachCommand("planRound", {
    path: "/rounds",
    summary: "Plan a round: its days, who goes, and its stops in order",
    body: s.PlanRound,
    status: 201,
    answer: RoundRef,
  }),
  outreachCommand("changeRound", {
    path: "/rounds/{id}/plan",
    summary:
      "Change a round from today; `seen` is the edition that was read, else 409 `editedMeanwhile`. A stop is known again by its place",
    body: s.ChangeRound,
    idField: "roundId",
    answer: RoundRef,
  }),
  outreachCommand("endRound", {
    path: "/rounds/{id}/end",
    summary: "A round goes no more",
    body: s.EndRound,
    idField: "roundId",
    answer: RoundRef,
  }),
  outreachCommand("leaveRest", {
    path: "/rounds/{id}/rest",
    summary: "Nobody goes any further that day: what nobody noted anything of is left for a reason",
    body: s.LeaveRest,
    idField: "roundId",
    answer: z.object({ roundId: id, left: z.int() }),
  }),
  outreachCommand("markStop", {
    path: "/stops/{id}/visit",
    summary: "Somebody was at a stop on a day, or could not be; done stands",
    body: s.MarkStop,
    idField: "stopId",
    answer: Noted,
  }),
  outreachCommand("lookFor", {
    path: "/courses/{id}/search",
    summary: "The token's unit looks for the citizen of a course it is on; said again, where",
    body: s.LookFor,
    idField: "courseId",
    answer: SearchRef,
  }),
  outreachCommand("noteMet", {
    path: "/searches/{id}/met",
    summary: "Met today: how it was, and words; once a day",
    body: s.NoteMet,
    idField: "searchId",
    answer: Attempted,
  }),
  outreachCommand("noteNotFound", {
    path: "/searches/{id}/not-found",
    summary: "Looked for today and not found; once a day, towards the three days of law 7",
    body: s.NoteNotFound,
    idField: "searchId",
    answer: Attempted,
  }),
  outreachCommand("stopLooking", {
    path: "/searches/{id}/end",
    summary: "The token's unit looks no more",
    body: s.StopLooking,
    idField: "searchId",
    answer: SearchRef,
  }),
  outreachCommand("noteSighting", {
    path: "/sightings",
    summary: "Somebody seen and not met: a few words without name or number, gone after so many days",
    body: s.NoteSighting,
    status: 201,
    answer: SightingRef,
  }),
  outreachCommand("meetSighting", {
    path: "/sightings/{id}/met",
    summary: "Met now: a course has begun, or a short contact was enough; the words are gone",
    body: s.MeetSighting,
    idField: "sightingId",
    answer: SightingRef,
  }),
  outreachCommand("endSighting", {
    path: "/sightings/{id}/end",
    summary: "No longer seen; the words are gone",
    body: s.EndSighting,
    idField: "sightingId",
    answer: SightingRef,
  }),
];
