import { expect, it, onTestFinished } from "vitest";
import { hours, minutes } from "#kernel/time.ts";
import { aTeam } from "../../../test/builders/outreach.ts";
import { aRegion, type Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { createRetention } from "../relay/store/retention.ts";
import { dayOut } from "./rules.ts";

describeOnEngine("outreach (A7)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });

  /** A Tuesday evening in June, half past nine in Denmark. */
  const world = async (at = "2026-06-02T19:30:00Z") => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database, at);
    const team = await aTeam(region);
    const course = await aCourse(region, { at: "nightTeam", needs: ["woundCare"] });
    const as = (door: Door = "nightTeam", role: "worker" | "lead" = "worker") => region.actor(door, role);
    const { commands } = team;
    const look = async (more: object = {}, door: Door = "nightTeam") =>
      (
        await commands.lookFor(
          await as(door),
          { courseId: course.id, stopId: team.stop(1), ...more },
          region.now(),
        )
      ).searchId;
    const missed = async (searchId: string, role: "worker" | "lead" = "worker") =>
      commands.noteNotFound(await as("nightTeam", role), { searchId }, region.now());
    const met = async (searchId: string, words = "") =>
      commands.noteMet(await as(), { searchId, how: "talked", words }, region.now());
    const mark = async (stop: number, more: object = {}, door: Door = "nightTeam") =>
      commands.markStop(
        await as(door),
        { stopId: team.stop(stop), day: dayOut(region.now()), state: "done", ...more },
        region.now(),
      );
    const round = async (on: string | null = null) =>
      team.views.round(await as(), team.roundId, on, region.now());
    const contacts = () =>
      database.owner("select way, note from relay.contact where way <> 'met' or note <> '' order by at");
    const alarms = () =>
      database.owner(
        "select kind, unit_id as unit, cleared_at is not null as cleared from relay.alarm where kind = 'lookedForInVain'",
      );
    const nextDay = () => region.clock.advance(hours(24));
    return {
      database,
      region,
      team,
      commands,
      course,
      as,
      look,
      missed,
      met,
      mark,
      round,
      contacts,
      alarms,
      nextDay,
    };
  };

  it("looks for somebody whose relay the team is on, and for nobody else", async () => {
    const { look, course, region, commands, as, round } = await world();
    await expect(look({}, "doctor")).rejects.toEqual(refused("notFound"));
    const other = await aCourse(region, { at: "emergency" });
    await expect(commands.lookFor(await as(), { courseId: other.id }, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    const searchId = await look({ place: "Bænken ved kiosken" });
    // Said again, it is where that changes.
    expect(await look({ stopId: null, place: "Vaskeriet" })).toBe(searchId);
    const view = await round();
    expect(view.stopViews.map(({ place, searches }) => [place, searches.length])).toEqual([
      ["Havnen", 0],
      ["Parken", 0],
    ]);
    expect(view.anywhere.searches).toMatchObject([
      {
        id: searchId,
        courseId: course.id,
        knownAs: "Bo",
        places: ["Vaskeriet"],
        daysLookedFor: 0,
        today: null,
      },
    ]);
    expect(view.goes).toHaveLength(1);
  });

  it("has a list of its own, also where another team looks for the same person", async () => {
    const { look, course, region, round, commands, as } = await world();
    const searchId = await look();
    await course.movedTo("nursing", { need: 0 });
    const theirs = await commands.lookFor(await as("nursing"), { courseId: course.id }, region.now());
    expect(theirs.searchId).not.toBe(searchId);
    const { stopViews, anywhere } = await round();
    expect(
      [...stopViews.flatMap(({ searches }) => searches), ...anywhere.searches].map(({ id }) => id),
    ).toEqual([searchId]);
  });

  it("shows nobody on a round whose relay the team has left, and looks for them no more", async () => {
    const { look, missed, course, round, region, team, database } = await world();
    const searchId = await look();
    expect((await round()).stopViews[0]?.searches).toHaveLength(1);
    await course.movedTo("psychiatry");
    expect((await round()).stopViews[0]?.searches).toEqual([]);
    await expect(missed(searchId)).rejects.toEqual(refused("notFound"));
    expect(await team.clock.tick(region.now())).toBe(1);
    expect(await team.clock.tick(region.now())).toBe(0);
    expect(await database.owner("select ended_how from outreach.search")).toEqual([{ ended_how: "notOurs" }]);
  });

  it("who has died is looked for no more, by any team and on any record of theirs, and nobody else's search ends", async () => {
    const { look, missed, course, round, region, team, database, commands, as } = await world();
    const searchId = await look();
    await course.movedTo("nursing", { need: 0 });
    await commands.lookFor(await as("nursing"), { courseId: course.id }, region.now());
    const also = await aCourse(region, { at: "nightTeam", citizen: { knownAs: "Bo igen" } });
    await database.owner("update citizen.citizen set same_as = $1 where id = $2", [
      course.citizenId,
      also.citizenId,
    ]);
    const [theirs, other] = [
      await look({ courseId: also.id }),
      await look({ courseId: (await aCourse(region, { at: "nightTeam", citizen: { knownAs: "Anna" } })).id }),
    ];
    expect(await team.clock.died(also.id, region.now())).toBe(3);
    expect(await team.clock.died(also.id, region.now())).toBe(0);
    await database.owner("update relay.course set died_at = now() where id = $1", [course.id]);
    await expect(look()).rejects.toEqual(refused("citizenDied"));
    const ended = await database.owner(
      "select id, ended_how from outreach.search where ended_at is not null",
    );
    expect(ended).toHaveLength(3);
    expect(ended).toEqual(
      expect.arrayContaining([
        { id: searchId, ended_how: "died" },
        { id: theirs, ended_how: "died" },
      ]),
    );
    expect((await round()).stopViews.flatMap(({ searches }) => searches.map(({ id }) => id))).toEqual([
      other,
    ]);
    await expect(missed(searchId)).rejects.toEqual(refused("notFound"));
    expect(await team.clock.tick(region.now())).toBe(0);
    const logged = await database.owner(
      "select course_id from identity.audit_entry where action = 'outreach.died'",
    );
    expect(logged).toHaveLength(3);
  });

  it("not found counts once a day for a team, and three days call whoever has the baton", async () => {
    const { look, missed, met, contacts, alarms, nextDay, region, course, round, as } = await world();
    const searchId = await look();
    expect(await missed(searchId)).toMatchObject({ fresh: true });
    expect(await missed(searchId, "lead")).toMatchObject({ fresh: false });
    // Past midnight it is the same evening's round.
    region.clock.advance(hours(4));
    expect(await missed(searchId)).toMatchObject({ fresh: false });
    expect(await contacts()).toHaveLength(1);
    const end = async () =>
      region.relay.endNeed(
        await as(),
        { needId: course.needId(0), state: "cannotBeFound", reason: "Ledt" },
        region.now(),
      );
    nextDay();
    await missed(searchId);
    expect(await alarms()).toEqual([]);
    await expect(end()).rejects.toEqual(refused("lookFirst"));
    nextDay();
    await missed(searchId);
    expect(await alarms()).toEqual([
      { kind: "lookedForInVain", unit: region.idOf("nightTeam"), cleared: false },
    ]);
    expect((await round()).stopViews[0]?.searches).toMatchObject([
      { daysLookedFor: 3, today: { outcome: "notFound" } },
    ]);
    // Found after all, the same evening: one contact of each, and nobody is called any more.
    expect(await met(searchId, "Ved vaskeriet")).toMatchObject({ fresh: true, courseId: course.id });
    expect(await met(searchId, "Igen")).toMatchObject({ fresh: false });
    expect(await missed(searchId)).toMatchObject({ fresh: false });
    expect((await contacts()).at(-1)).toEqual({ way: "met", note: "Ved vaskeriet" });
    expect(await alarms()).toMatchObject([{ cleared: true }]);
    await expect(end()).rejects.toEqual(refused("lookFirst"));
    expect((await round()).stopViews[0]?.searches).toMatchObject([
      { daysLookedFor: 0, today: { outcome: "met", how: "talked" } },
    ]);
  });

  it("shows whoever is looked for on another round that day on that one, and else wherever the team comes", async () => {
    const { commands, as, team, region, look, round, database } = await world();
    await look();
    const other = (weekdays: number[]) => ({
      name: "En anden",
      weekdays,
      begins: "10:00",
      stops: [{ place: "Torvet" }],
    });
    // 2026-06-02 is a Tuesday.
    const { roundId } = await commands.planRound(await as(), other([2]), region.now());
    const anywhere = async () =>
      (await team.views.round(await as(), roundId, null, region.now())).anywhere.searches.length;
    expect(await anywhere()).toBe(0);
    expect((await round()).stopViews[0]?.searches).toHaveLength(1);
    await database.owner("update outreach.round set weekdays = '{5}' where id = $1", [team.roundId]);
    expect(await anywhere()).toBe(1);
  });

  it("three days in vain may end a need as not to be found", async () => {
    const { look, missed, nextDay, region, course, as } = await world();
    const searchId = await look();
    for (let day = 0; day < 3; day++) {
      nextDay();
      await missed(searchId);
    }
    await region.relay.endNeed(
      await as(),
      { needId: course.needId(0), state: "cannotBeFound", reason: "Ledt tre dage" },
      region.now(),
    );
  });

  it("somebody was at a stop once, whoever presses; what is left is there the day after, and is done then", async () => {
    const { mark, commands, as, team, region, round, nextDay } = await world();
    await expect(mark(1, {}, "doctor")).rejects.toEqual(refused("notFound"));
    await expect(mark(1, { day: "2026-06-03" })).rejects.toEqual(refused("notThatDay"));
    await expect(mark(1, { state: "skipped" })).rejects.toEqual(refused("invalidInput"));
    expect(await mark(1)).toMatchObject({ fresh: true });
    expect(await mark(1)).toMatchObject({ fresh: false });
    expect(await mark(1, { state: "skipped", why: "weather" })).toMatchObject({ fresh: false });
    expect(await round()).toMatchObject({ stops: 2, done: 1, today: true, mayNote: true });
    const rest = { roundId: team.roundId, day: "2026-06-02", why: "noTime" as const };
    expect(await commands.leaveRest(await as(), rest, region.now())).toMatchObject({ left: 1 });
    expect(await commands.leaveRest(await as(), rest, region.now())).toMatchObject({ left: 0 });
    nextDay();
    const left = async () => (await team.views.tonight(await as(), region.now())).left;
    expect(await left()).toEqual([
      { roundId: team.roundId, name: "Aftenrunden", day: "2026-06-02", places: ["Parken"] },
    ]);
    expect(await mark(2, { day: "2026-06-02" })).toMatchObject({ fresh: true });
    expect(await left()).toEqual([]);
    expect(await round("2026-06-02")).toMatchObject({ today: false, mayNote: true, done: 2 });
    nextDay();
    // Nobody went at all yesterday.
    expect((await left())[0]?.places).toEqual(["Havnen", "Parken"]);
  });

  it("a plan changes from today, two do not overwrite each other, and a stop keeps who is looked for there", async () => {
    const { commands, as, team, region, look, round, mark } = await world();
    await look();
    await mark(1);
    const plan = {
      name: "Havnerunden",
      weekdays: [2],
      begins: "20:30",
      stops: [{ place: "Kirken" }, { place: "havnen" }],
    };
    const change = async (seen: number, more: object = {}) =>
      commands.changeRound(await as(), { roundId: team.roundId, seen, ...plan, ...more }, region.now());
    await expect(change(1, { goes: [(await as("doctor")).personId] })).rejects.toEqual(
      refused("notAColleague"),
    );
    await expect(change(1, { onDay: "2026-06-03" })).rejects.toEqual(refused("invalidInput"));
    await change(1);
    await expect(change(1)).rejects.toEqual(refused("editedMeanwhile"));
    const view = await round();
    expect(view).toMatchObject({ name: "Havnerunden", begins: "20:30", stops: 2, done: 1 });
    expect(view.stopViews.map(({ place, searches }) => [place, searches.length])).toEqual([
      ["Kirken", 0],
      ["Havnen", 1],
    ]);
    await commands.endRound(await as(), { roundId: team.roundId }, region.now());
    await expect(change(2)).rejects.toEqual(refused("roundEnded"));
    expect((await team.views.tonight(await as(), region.now())).rounds).toEqual([]);
  });

  it("words about somebody not yet met hold no name, end by themselves, and are gone when they are met", async () => {
    const { commands, as, team, region, database, round, nextDay } = await world();
    const see = async (words: string, more: object = {}, door: Door = "nightTeam") =>
      (await commands.noteSighting(await as(door), { words, ...more }, region.now())).sightingId;
    for (const words of ["", "CPR 010180-1238", "Ring 20 00 00 31", "Bil AB 12345", "x".repeat(161)])
      await expect(see(words)).rejects.toEqual(refused("invalidInput"));
    await expect(see("Rød hue", { stopId: team.stop(1) }, "doctor")).rejects.toEqual(refused("notFound"));
    const first = await see("Kvinde, rød sovepose, Havnegade 12", { stopId: team.stop(1), days: 2 });
    const second = await see("Ung mand med hund");
    const third = await see("Ældre par");
    expect((await round()).stopViews[0]?.sightings).toMatchObject([{ id: first, endsOn: "2026-06-04" }]);
    expect((await round()).anywhere.sightings).toHaveLength(2);
    const meet = async (sightingId: string, door: Door = "nightTeam") =>
      commands.meetSighting(await as(door), { sightingId, became: "course" }, region.now());
    await expect(meet(second, "doctor")).rejects.toEqual(refused("notFound"));
    await meet(second);
    await expect(meet(second)).rejects.toEqual(refused("notFound"));
    await commands.endSighting(await as(), { sightingId: third }, region.now());
    nextDay();
    nextDay();
    expect(await team.clock.tick(region.now())).toBe(0);
    nextDay();
    expect((await round()).stopViews[0]?.sightings).toEqual([]);
    expect(await team.clock.tick(region.now())).toBe(1);
    expect(
      await database.owner("select words, ended_how as how from outreach.sighting order by seen_at, id"),
    ).toEqual([
      { words: null, how: "lapsed" },
      { words: null, how: "course" },
      { words: null, how: "gone" },
    ]);
    const kept = JSON.stringify(
      await database.owner(
        "select data from platform.event union all select detail from identity.audit_entry",
      ),
    );
    expect(kept).not.toMatch(/sovepose|hund/);
  });

  it("that somebody was seen and not met is forgotten two years after, and what stands still is not", async () => {
    const { commands, as, region, database, team } = await world("2024-01-02T19:30:00Z");
    const see = async (words: string) =>
      (await commands.noteSighting(await as(), { words }, region.now())).sightingId;
    const met = await see("Ung mand med hund");
    await commands.meetSighting(await as(), { sightingId: met, became: "brief" }, region.now());
    region.clock.advance(hours(24 * 20));
    const lapsed = await see("Ældre par");
    region.clock.advance(hours(24 * 20));
    expect(await team.clock.tick(region.now())).toBe(1);
    const stands = await see("Rød hue");
    const retention = createRetention(region);
    const left = async () =>
      (await database.owner("select id from outreach.sighting order by seen_at")).map(({ id }) => id);
    const day = (on: string) => new Date(`${on}T12:00:00Z`);
    expect(await retention.lapsed(day("2026-01-01"))).toContainEqual({ what: "sightings", count: 0 });
    expect(await retention.forgetLapsed(day("2026-01-01"))).toEqual({});
    expect(await retention.lapsed(day("2026-01-03"))).toContainEqual({ what: "sightings", count: 1 });
    expect(await retention.forgetLapsed(day("2026-01-03"))).toEqual({ sightings: 1 });
    expect(await left()).toEqual([lapsed, stands]);
    expect(await retention.forgetLapsed(day("2026-11-01"))).toEqual({ sightings: 1 });
    expect(await left()).toEqual([stands]);
  });

  it("whose name stood on a round is logged, and who asks of another team's is told of nothing", async () => {
    const { look, course, round, team, as, region, database } = await world();
    await look();
    await round();
    const seen = () => database.owner("select detail from identity.audit_entry where action = 'list.round'");
    expect(await seen()).toEqual([{ detail: { courses: [course.id] } }]);
    region.clock.advance(minutes(5));
    await round();
    expect(await seen()).toHaveLength(1);
    await expect(team.views.round(await as("doctor"), team.roundId, null, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    expect(
      await database.owner(
        "select 1 from identity.audit_entry where action = 'outreach.read' and outcome = 'denied'",
      ),
    ).toHaveLength(1);
  });

  it("goes on where two courses became one", async () => {
    const { look, course, region, as, team, database } = await world();
    await look();
    const other = await aCourse(region, { at: "nightTeam", citizen: { knownAs: "Bo B" } });
    const both = { fromCourseId: course.id, intoCourseId: other.id };
    await region.relay.mergeCourses(await as(), both, region.now());
    expect(await team.clock.tick(region.now())).toBe(1);
    expect(
      await database.owner("select course_id as id from outreach.search where ended_at is null"),
    ).toEqual([{ id: other.id }]);
  });

  it("stands in the person's own file, and is forgotten with them", async () => {
    const { look, missed, course, region, database } = await world("2012-06-05T19:30:00Z");
    await missed(await look());
    const file = await region.views.personFile(course.id, "Indsigt", region.now());
    const counted = file.tables
      .filter(({ name }) => name.startsWith("outreach."))
      .map(({ name, rows }) => [name, rows.length]);
    expect(counted).toEqual([
      ["outreach.search", 1],
      ["outreach.attempt", 1],
    ]);
    await course.ended(0, "nightTeam");
    await course.closed("nightTeam");
    await createRetention(region).forgetLapsed(new Date());
    expect(
      await database.owner(
        "select (select count(*)::int from outreach.search) as searches, (select count(*)::int from outreach.attempt) as attempts",
      ),
    ).toEqual([{ searches: 0, attempts: 0 }]);
  });
});
