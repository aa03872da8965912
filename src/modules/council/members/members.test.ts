import fc from "fast-check";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { addDays, calendarDay } from "#kernel/time.ts";
import { aCouncilHouse, answers, KEEPERS, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { type Membership, SEAT_ROLES } from "../bodies/types.ts";
import { USUAL_RULES } from "../bodyRules/rules.ts";
import { inForce, mayStand, votes } from "./rules.ts";

const refused = (code: string) => expect.objectContaining({ code });
const day = calendarDay;

const aSeat = (draft: Partial<Membership> = {}): Membership => ({
  ...{
    id: "a",
    bodyId: "b",
    name: "Ida Holm",
    personId: null,
    mail: "",
    role: "member",
    onBehalfOf: "",
    deputyFor: null,
  },
  ...{ from: day("2026-01-01"), until: null, edition: 1 },
  ...draft,
});

test.each([
  ["nobody else", aSeat(), [], null, true],
  [
    "a chair after another",
    aSeat({ role: "chair", from: day("2026-02-01") }),
    [{ role: "chair", name: "Bo", until: day("2026-01-31") }],
    null,
    true,
  ],
  [
    "a chair the day another ends",
    aSeat({ role: "chair", from: day("2026-01-31") }),
    [{ role: "chair", name: "Bo", until: day("2026-01-31") }],
    null,
    "chairThere",
  ],
  ["the same person twice", aSeat({ role: "viceChair" }), [{ name: "IDA HOLM" }], null, "seatThere"],
  ["the same name for another association", aSeat({ onBehalfOf: "Broen" }), [{}], null, true],
  ["a secretary who sits, too", aSeat({ role: "secretary" }), [{}], null, true],
  ["a deputy of a member", aSeat({ role: "deputy", deputyFor: "z" }), [{ name: "Bo" }], null, true],
  [
    "a deputy of a guest",
    aSeat({ role: "deputy", deputyFor: "z" }),
    [{ name: "Bo", role: "guest" }],
    null,
    "notADeputysSeat",
  ],
  [
    "a deputy of who has left",
    aSeat({ role: "deputy", deputyFor: "z" }),
    [{ name: "Bo", from: day("2025-01-01"), until: day("2025-12-31") }],
    null,
    "notADeputysSeat",
  ],
  [
    "a deputy of nobody here",
    aSeat({ role: "deputy", deputyFor: "y" }),
    [{ name: "Bo" }],
    null,
    "notADeputysSeat",
  ],
  ["past the body's end", aSeat(), [], day("2026-12-31"), "bodyEnded"],
  ["until the body's end", aSeat({ until: day("2026-12-31") }), [], day("2026-12-31"), true],
] as const)("%s", (_, seat, others, lastDay, expected) => {
  const ruling = mayStand(
    seat,
    others.map((other) => aSeat({ id: "z", ...other })),
    lastDay,
  );
  expect(ruling.ok || ruling.code).toBe(expected);
});

const arbitrary = fc
  .record({
    id: fc.integer({ min: 0, max: 99 }).map((n) => `s${n}`),
    role: fc.constantFrom(...SEAT_ROLES),
    from: fc.integer({ min: 0, max: 60 }),
    length: fc.option(fc.integer({ min: 0, max: 30 })),
    name: fc.constantFrom("Ida", "Bo", "Eva"),
  })
  .map(({ from, length, ...rest }) => {
    const begins = addDays(day("2026-01-01"), from);
    return aSeat({ ...rest, from: begins, until: length === null ? null : addDays(begins, length) });
  });

test("however seats are added, no day has two chairs, and nobody has two votes", () => {
  fc.assert(
    fc.property(fc.uniqueArray(arbitrary, { selector: ({ id }) => id, maxLength: 12 }), (drafts) => {
      const stand: Membership[] = [];
      for (const seat of drafts) if (mayStand(seat, stand, null).ok) stand.push(seat);
      for (let n = 0; n < 95; n += 1) {
        const there = stand.filter((seat) => inForce(seat, addDays(day("2026-01-01"), n)));
        expect(there.filter(({ role }) => role === "chair").length).toBeLessThan(2);
        const voters = there.filter(({ role }) => votes(role)).map(({ name }) => name);
        expect(new Set(voters).size).toBe(voters.length);
      }
    }),
  );
});

describeOnEngine("seats in a body", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const draft = (bodyId: string, name: string, more: object = {}) => ({
    ...{ bodyId, name, role: "member" as const, onBehalfOf: "Broen", from: "2026-01-01" },
    ...more,
  });

  it("has nobody in the chair where the body's rules say so on the day the seat begins", async () => {
    const { council, cast } = house;
    const named = { slug: "uden-formand", name: "Uden formand", kind: "council" as const };
    const bodyId = await council.addBody(null, { region: "DK-84", ...named }, now);
    const rules = { ...USUAL_RULES, hasChair: false };
    await council.setRules(cast.remit, { bodyId, from: "2027-01-01", rules, why: "Kommissoriet" }, now);
    const from = "2027-02-01";
    for (const role of ["chair", "viceChair"])
      await expect(
        council.addSeat(cast.remit, { ...draft(bodyId, "Ida", { role, from }) }, now),
      ).rejects.toEqual(refused("hasNoChair"));
    await council.addSeat(cast.remit, draft(bodyId, "Før", { role: "viceChair", from: "2026-12-31" }), now);
    const seatId = await council.addSeat(cast.remit, draft(bodyId, "Bo"), now);
    const move = { seatId, seen: 1, role: "viceChair" as const, since: from };
    await expect(council.moveSeat(cast.remit, move, now)).rejects.toEqual(refused("hasNoChair"));
    const { name, role, onBehalfOf } = draft(bodyId, "Bo", { role: "viceChair" });
    const correct = { seatId, seen: 1, name, role, onBehalfOf, from, why: "Fejl" };
    await expect(council.correctSeat(cast.remit, correct, now)).rejects.toEqual(refused("hasNoChair"));
  });

  it("are written by whoever keeps the body's papers, and by nobody else", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    let n = 0;
    expect(await answers(cast, (who) => council.addSeat(who, draft(body.id, `Navn ${++n}`), now))).toBe(
      KEEPERS,
    );
    const seats: string[] = [];
    for (let i = 0; i < 7; i += 1) seats.push(await house.seat(body.id, `En ${i}`, "member"));
    const each = () => seats[n++ % 7] ?? "";
    n = 0;
    const correct = (who: typeof cast.chair) => {
      const seatId = each();
      const { bodyId: _, ...rest } = draft(body.id, `Rettet ${n}`);
      return council.correctSeat(who, { seatId, seen: 1, ...rest, why: "Stavet forkert" }, now);
    };
    expect(await answers(cast, correct)).toBe(KEEPERS);
    n = 3;
    const move = (who: typeof cast.chair) =>
      council.moveSeat(who, { seatId: each(), seen: 1, role: "guest", since: "2026-03-01" }, now);
    n = 3;
    expect(await answers(cast, move)).toBe(KEEPERS);
    const last: string[] = [];
    for (let i = 0; i < 7; i += 1) last.push(await house.seat(body.id, `To ${i}`, "member"));
    n = 0;
    const end = (who: typeof cast.chair) =>
      council.endSeat(who, { seatId: last[n++] ?? "", seen: 1, lastDay: "2026-03-01", why: "Flyttet" }, now);
    expect(await answers(cast, end)).toBe(KEEPERS);
    expect(await answers(cast, (who) => council.seat(who, body.slug, body.seats.chair ?? "", now))).toBe(
      KEEPERS,
    );
  });

  it("are shown to everybody by day, without who signs in", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    const { chair = "", member = "" } = body.seats;
    await council.endSeat(
      cast.secretary,
      { seatId: chair, seen: 1, lastDay: "2026-02-28", why: "Valgt om" },
      now,
    );
    await council.moveSeat(cast.remit, { seatId: member, seen: 1, role: "chair", since: "2026-03-01" }, now);
    const names = (lines?: readonly { name: string; role: string }[]) => lines?.map(({ role }) => role);
    const today = await council.members(body.slug, null, null, now);
    expect(names(today?.now)).toEqual(["chair", "secretary", "guest"]);
    expect(today?.now[0]?.name).toBe(`member i ${body.name}`);
    expect(names(today?.earlier)).toEqual(["chair", "member"]);
    expect(JSON.stringify(today)).not.toContain(cast.member.personId);
    expect(today?.now.map(({ signsIn }) => signsIn)).toEqual([null, null, null]);
    const then = await council.members(body.slug, day("2026-02-28"), cast.secretary, now);
    expect(names(then?.now)).toEqual(["chair", "member", "secretary", "guest"]);
    expect(names(then?.later)).toEqual(["chair"]);
    expect(then?.now[0]?.signsIn).toBe(true);
    expect(await council.members("ukendt", null, null, now)).toBeNull();
    // Whoever was chair keeps the papers no longer; whoever is, does.
    await expect(council.addSeat(cast.chair, draft(body.id, "X"), now)).rejects.toEqual(refused("forbidden"));
    await council.addSeat(cast.member, draft(body.id, "X"), now);
  });

  it("keep each edition with who, when and why; one that was changed meanwhile is not written over", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    const seatId = await council.addSeat(cast.secretary, draft(body.id, "Ida Hollm"), now);
    const right = { seatId, ...draft(body.id, "Ida Holm"), why: "Stavet forkert" };
    const { bodyId: _, ...command } = right;
    await council.correctSeat(cast.chair, { ...command, seen: 1 }, now);
    await expect(council.correctSeat(cast.chair, { ...command, seen: 1 }, now)).rejects.toEqual(
      refused("editedMeanwhile"),
    );
    const { history, seat } = await council.seat(cast.secretary, body.slug, seatId, now);
    expect(seat).toMatchObject({ name: "Ida Holm", edition: 2, signsIn: null });
    expect(history.map(({ did, why, seat: { name } }) => [did, why, name])).toEqual([
      ["corrected", "Stavet forkert", "Ida Holm"],
      ["added", "", "Ida Hollm"],
    ]);
    await expect(database.appSql("update council.seat_edition set why = 'x'")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("take their deputies along, and end with them", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    const { member = "" } = body.seats;
    const deputy = { ...draft(body.id, "Bo Lund"), role: "deputy" as const, deputyFor: member };
    await council.addSeat(cast.secretary, deputy, now);
    const guest = await council.addSeat(
      cast.secretary,
      { ...deputy, name: "Eva Bro", from: "2026-05-01" },
      now,
    );
    const moved = await council.moveSeat(
      cast.secretary,
      { seatId: member, seen: 1, role: "viceChair", since: "2026-04-01", why: "Valgt" },
      now,
    );
    const then = await council.members(body.slug, day("2026-06-01"), null, now);
    expect(
      then?.now.filter(({ role }) => role === "deputy").map(({ name, deputyFor }) => [name, deputyFor]),
    ).toEqual([
      ["Bo Lund", `member i ${body.name}`],
      ["Eva Bro", `member i ${body.name}`],
    ]);
    const end = (lastDay: string) =>
      council.endSeat(cast.secretary, { seatId: moved, seen: 1, lastDay, why: "Stoppet" }, now);
    await expect(end("2026-04-30")).rejects.toEqual(refused("deputyThere"));
    await expect(end("2026-03-30")).rejects.toEqual(refused("notInThatTime"));
    await end("2026-08-31");
    const after = await council.members(body.slug, day("2026-09-01"), null, now);
    expect(after?.now.map(({ role }) => role)).toEqual(["chair", "secretary", "guest"]);
    expect((await council.seat(cast.remit, body.slug, guest, now)).history[0]?.did).toBe("ended");
  });

  it("never hold two chairs or a deputy of another body, whatever is written by hand", async () => {
    const { aBody } = house;
    const [body, other] = [await aBody(), await aBody()];
    const write = (role: string, deputyFor: string | null = null) =>
      database.appSql(
        `insert into council.membership (id, body_id, name, role, from_day, deputy_for) values (gen_random_uuid(), $1, 'X', $2, '2026-01-01', $3)`,
        [body.id, role, deputyFor],
      );
    await expect(write("chair")).rejects.toThrow(/one chair at a time/);
    await expect(write("deputy", other.seats.member)).rejects.toThrow(/deputy_of_the_same_body/);
    await write("deputy", body.seats.member);
    await expect(
      database.appSql(
        "update council.membership set from_day = '2020-01-01', role = 'chair' where body_id = $1",
        [body.id],
      ),
    ).rejects.toThrow(/one chair at a time/);
  });
});
