import { afterAll, beforeAll, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const MARKER = "maerket.adresse@havlund.example";

describeOnEngine("where somebody with a seat is written to", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const seat = (bodyId: string, name: string, role: "member" | "chair", mail: string | null = MARKER) =>
    house.council.addSeat(
      house.cast.remit,
      { bodyId, name, role, onBehalfOf: "Broen", from: "2026-01-01", mail },
      now,
    );
  const letter = () => ({ subject: "Indkaldelse", text: "Kom", calendar: "BEGIN:VCALENDAR" });

  it("is used for invitations and reminders where nobody signs in with it, and not beside their own", async () => {
    const { council, cast } = house;
    const bodyId = await council.addBody(
      null,
      { region: "DK-84", slug: "raadet-der-skrives-til", name: "Rådet", kind: "council" },
      now,
    );
    await seat(bodyId, "Ida Holm", "chair");
    await seat(bodyId, "Bo Lund", "member", null);
    const meetingId = await council.planMeeting(
      cast.remit,
      { bodyId, day: "2026-04-01", start: "15:00" },
      now,
    );
    await council.addItem(cast.remit, { meetingId, title: "Varmen", open: true }, now);
    const call = (seen: number) => council.callMeeting(cast.remit, { meetingId, seen }, letter, now);
    expect(await call(0)).toEqual({ letters: 1, withoutAddress: ["Bo Lund"] });
    const sentTo = () =>
      database.owner("select distinct recipient from platform.mail where subject = 'Indkaldelse' order by 1");
    expect(await sentTo()).toEqual([{ recipient: MARKER }]);

    const asked = {
      title: "Nye tider",
      askedBy: "Regionen",
      receivedOn: "2026-02-20",
      deadline: "2026-03-05",
    };
    await council.addConsultation(cast.remit, { bodyId, ...asked }, now);
    const reminded: string[] = [];
    await council.tellSeats((_tx, { to }) => reminded.push(to), now);
    expect(reminded).toEqual([MARKER]);

    await database.owner(
      "insert into identity.auth_user (name, email, email_verified, person_id) values ('M', 'egen@raad.example', true, $1)",
      [cast.member.personId],
    );
    const seatId = await council.addSeat(
      cast.remit,
      {
        ...{ bodyId, name: "Eva Bro", role: "member", onBehalfOf: "", from: "2026-01-01" },
        ...{ signsInAs: cast.member.personId, mail: "den.gamle@raad.example" },
      },
      now,
    );
    await call(1);
    expect(await sentTo()).toEqual([{ recipient: "egen@raad.example" }, { recipient: MARKER }]);
    const { seat: file } = await council.seat(cast.remit, "raadet-der-skrives-til", seatId, now);
    expect(file.mail).toBe("den.gamle@raad.example");
  });

  it("stands in one place, is put right there, goes along into another role, and is shown to keepers alone", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    const seatId = await seat(body.id, "Ida Holm", "member");
    const moved = await council.moveSeat(
      cast.secretary,
      { seatId, seen: 1, role: "viceChair", since: "2026-02-01" },
      now,
    );
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId: body.id, day: "2026-04-02", start: "15:00" },
      now,
    );
    await council.addItem(cast.secretary, { meetingId, title: "Varmen", open: true }, now);
    await council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
    await council.rebuildSite(null, now);
    const file = (who = cast.secretary) => council.seat(who, body.slug, moved, now);
    expect((await file()).seat.mail).toBe(MARKER);
    expect((await file()).history.map((line) => JSON.stringify(line))).not.toContainEqual(
      expect.stringContaining(MARKER),
    );

    const day = calendarDay("2026-03-02");
    const shown = await Promise.all([
      ...[null, cast.nobody, cast.elsewhere, cast.guest, cast.member].map((who) =>
        council.members(body.slug, day, who, now),
      ),
      council.meetingFile(cast.member, body.slug, "2026-04-02-1500", now),
      council.agenda(body.slug, "2026-04-02-1500"),
    ]);
    expect(JSON.stringify(shown)).toContain("Ida Holm");
    expect(JSON.stringify(shown)).not.toContain(MARKER);
    expect(await tablesWith(MARKER)).toEqual(["council.membership", "platform.mail"]);

    const correct = async (mail?: { readonly mail: string | null }) => {
      const { edition, id: _, bodyId: __, signsIn: ___, mail: ____, ...rest } = (await file()).seat;
      const command = { seatId: moved, seen: edition, ...rest, ...mail, why: "Ny adresse" };
      await council.correctSeat(cast.secretary, command, now);
      return (await file()).seat.mail;
    };
    // What is not said of it leaves it as it was.
    expect(await correct()).toBe(MARKER);
    expect(await correct({ mail: "ny@havlund.example" })).toBe("ny@havlund.example");
    expect(await correct({ mail: null })).toBe("");
  });

  /** Every table of the house in which words stand – whatever public page, feed or search reads them. */
  async function tablesWith(words: string): Promise<string[]> {
    const tables = await database.owner(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const found = await Promise.all(
      tables.map(async ({ name }) => {
        const rows = await database.owner(
          `select 1 from ${String(name)} t where t::text like '%' || $1 || '%' limit 1`,
          [words],
        );
        return rows.length > 0 ? [String(name)] : [];
      }),
    );
    return found.flat();
  }
});
