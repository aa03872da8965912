import { afterAll, beforeAll, expect, it, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import { hours, minutes, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { createMail } from "#platform/mail.ts";
import { aCouncilHouse, COUNCIL_NOW } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createCouncil } from "../index.ts";
import { noLongerPublic, nowPublic } from "../site/store.ts";
import type { PublicKind } from "../site/types.ts";
import { nextLetter } from "./rules.ts";

const now = COUNCIL_NOW; // a Monday, 11:00 in Denmark
const refused = (code: string) => expect.objectContaining({ code });

test.each([
  ["atOnce", "2026-03-02T10:00:00Z", "2026-03-02T10:01:00Z"],
  ["daily", "2026-03-02T05:59:00Z", "2026-03-02T06:00:00Z"],
  ["daily", "2026-03-02T06:00:00Z", "2026-03-03T06:00:00Z"],
  ["weekly", "2026-03-02T05:00:00Z", "2026-03-02T06:00:00Z"],
  ["weekly", "2026-03-02T06:00:00Z", "2026-03-09T06:00:00Z"],
  ["weekly", "2026-03-08T22:30:00Z", "2026-03-09T06:00:00Z"],
  ["weekly", "2026-03-25T10:00:00Z", "2026-03-30T05:00:00Z"], // summer time began
] as const)("%s after %s is %s", (pace, at, then) => {
  expect(nextLetter(pace, new Date(at)).toISOString()).toBe(new Date(then).toISOString());
});

describeOnEngine("letters of what councils make public", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  let council: ReturnType<typeof createCouncil>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
    const mail = createMail({ db: database.app, secret: "letters", smtpUrl: null, from: "" });
    council = createCouncil({
      db: database.app,
      identity: house.identity,
      mail,
      secret: "a secret for letters",
    });
    outbox = mail.outbox;
  });
  afterAll(() => database.close());
  let outbox: ReturnType<typeof createMail>["outbox"];
  let people = 0;

  const kinds = ["minutes", "story"] as const;
  const asked = (address: string, bodyId: string | null, more: object = {}) => ({
    ...{ address, bodyId, kinds: [...kinds], pace: "atOnce" as const, lang: "da" as const },
    ...more,
  });
  async function ask(wish: ReturnType<typeof asked>, at = now): Promise<string> {
    let token = "";
    await council.askForLetters(
      wish,
      (made) => {
        token = made;
        return { subject: "Vil du?", text: made };
      },
      at,
    );
    return token;
  }
  const to = async (address: string) => (await outbox()).filter(({ recipient }) => recipient === address);
  const tell = (at: Date) =>
    council.tellSubscribers(
      (lang, news, token) => ({
        ...{ subject: lang, end: `https://raad.example/slut/${token}` },
        text: `${news.map(({ title }) => title).join(" + ")} ${token}`,
      }),
      at,
    );
  const publish = (bodyId: string, title: string, at: Date, kind: PublicKind = "minutes", id = newId()) =>
    database.app
      .write(SYSTEM, async (tx) =>
        nowPublic(tx, { kind, id, bodyId, title, words: "x", path: "/raad/x/y", at }),
      )
      .then(() => id);
  const texts = async (address: string) =>
    (await to(address)).map(({ text }) => text?.split(" ").slice(0, -1).join(" "));
  const rows = () => database.owner("select * from council.subscription");

  async function subscriber(bodyId: string | null, more: object = {}) {
    const address = `laeser${++people}@example.dk`;
    await council.confirmLetters(await ask(asked(address, bodyId, more)), now);
    await database.owner("delete from platform.mail where recipient = $1", [address]);
    return address;
  }

  it("begin by a link, and nothing of the address is kept before it is followed", async () => {
    const { id } = await house.aBody();
    const token = await ask(asked("Ida.Holm@Example.DK ", id));
    expect(await to("ida.holm@example.dk")).toHaveLength(1);
    expect(await rows()).toEqual([]);
    expect(token).not.toContain("ida");
    expect(council.letterWish(token, now)).toMatchObject({ bodyId: id, pace: "atOnce" });
    await council.confirmLetters(token, now);
    await council.confirmLetters(token, now);
    const kept = await rows();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain("holm");
    const late = plus(now, hours(48) + 1);
    await expect(council.confirmLetters(token, late)).rejects.toEqual(refused("linkExpired"));
    for (const wrong of ["", "x", `${token.slice(0, -2)}AA`])
      await expect(council.confirmLetters(wrong, now)).rejects.toEqual(refused("linkExpired"));
  });

  it("ask the same of who subscribes and who does not, three times a day at most", async () => {
    const { id } = await house.aBody();
    for (let n = 0; n < 5; n++) await ask(asked("mange@example.dk", id));
    expect(await to("mange@example.dk")).toHaveLength(3);
    await ask(asked("mange@example.dk", id), plus(now, hours(25)));
    expect(await to("mange@example.dk")).toHaveLength(4);
    for (const wrong of [
      asked("ikke en adresse", id),
      asked("a@b.dk\nBcc: c@d.dk", id),
      asked("a@b.dk", id, { kinds: [] }),
    ])
      await expect(ask(wrong)).rejects.toEqual(refused("invalidInput"));
    await expect(ask(asked("a@b.dk", newId()))).rejects.toEqual(refused("notFound"));
  });

  it("tell each thing once, after a while, only of what was asked for, and never of what was taken back", async () => {
    const [{ id }, { id: other }] = [await house.aBody(), await house.aBody()];
    const address = await subscriber(id);
    await publish(id, "Før", plus(now, -minutes(1)));
    const first = await publish(id, "Et", plus(now, minutes(1)));
    await publish(id, "Historie", plus(now, minutes(2)), "story");
    await publish(id, "Side", plus(now, minutes(2)), "page");
    await publish(other, "Andetsteds", plus(now, minutes(2)));
    const slip = await publish(id, "En fejl", plus(now, minutes(3)));
    await tell(plus(now, minutes(5)));
    expect(await texts(address)).toEqual([]);
    await Promise.all([tell(plus(now, minutes(12))), tell(plus(now, minutes(12)))]);
    expect(await texts(address)).toEqual(["Et + Historie"]);
    await database.app.write(SYSTEM, async (tx) => noLongerPublic(tx, "minutes", slip));
    await tell(plus(now, minutes(20)));
    expect(await texts(address)).toEqual(["Et + Historie"]);
    await database.app.write(SYSTEM, async (tx) => noLongerPublic(tx, "minutes", first));
    await publish(id, "Et igen", plus(now, minutes(30)), "minutes", first);
    await publish(id, "To", plus(now, minutes(31)));
    await tell(plus(now, hours(1)));
    await tell(plus(now, hours(2)));
    expect((await texts(address)).toSorted()).toEqual(["Et + Historie", "To"]);
  });

  it("gather for a day or a week", async () => {
    const { id } = await house.aBody();
    const [daily, weekly] = [
      await subscriber(id, { pace: "daily" }),
      await subscriber(id, { pace: "weekly" }),
    ];
    await publish(id, "Et", plus(now, minutes(1)));
    await publish(id, "To", plus(now, hours(2)));
    await tell(plus(now, hours(10)));
    expect(await texts(daily)).toEqual([]);
    await tell(plus(now, hours(24)));
    expect([await texts(daily), await texts(weekly)]).toEqual([["Et + To"], []]);
    await tell(plus(now, hours(24 * 7)));
    expect([await texts(daily), await texts(weekly)]).toEqual([["Et + To"], ["Et + To"]]);
  });

  it("stop by one press, and the address is gone from everywhere", async () => {
    const { id } = await house.aBody();
    const address = await subscriber(id);
    await publish(id, "Et", plus(now, minutes(1)));
    await tell(plus(now, minutes(20)));
    const token = (await to(address))[0]?.text?.split(" ").at(-1) ?? "";
    expect(await council.endLetters(`${token}x`)).toBe(false);
    expect(await council.endLetters(`${newId()}.abc`)).toBe(false);
    expect(await to(address)).toHaveLength(1);
    expect(await council.endLetters(token)).toBe(true);
    expect(await council.endLetters(token)).toBe(true);
    expect(await to(address)).toEqual([]);
    expect(
      JSON.stringify(await database.owner("select * from council.subscription where body_id = $1", [id])),
    ).toBe("[]");
    await publish(id, "To", plus(now, minutes(30)));
    await tell(plus(now, hours(1)));
    expect(await to(address)).toEqual([]);
  });
});
