import { DOMParser } from "@xmldom/xmldom";
import { Hono } from "hono";
import { expect, it, onTestFinished } from "vitest";
import type { Services } from "#compose.ts";
import { newId } from "#kernel/ids.ts";
import { minutes, plus } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW } from "../../../test/builders/council.ts";
import { anAnswer, later, recommending } from "../../../test/builders/recommendations.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { councilFeeds } from "./councilFeeds.ts";

const now = COUNCIL_NOW;

describeOnEngine("feeds of what councils make public", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const house = await aCouncilHouse(database);
    const config = { publicOrigin: "https://raad.example", demo: false, host: "", port: 0 };
    const clock = { at: now };
    const services = {
      council: house.council,
      config,
      clock: { now: () => clock.at },
    } as unknown as Services;
    const app = new Hono().route(
      "/",
      councilFeeds(services, (_, next) => next()),
    );
    const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
    const body = await house.aBody();
    const begin = (title: string, at = now) =>
      house.council.beginLiving(
        house.cast.secretary,
        { bodyId: body.id, kind: "focusArea", title, words: "Ord & <b>tegn</b>", validFrom: "2026-03-02" },
        at,
      );
    /** As if what moved did so a while ago. */
    const settle = () => database.owner("update council.public_moved set at = at - interval '1 minute'");
    return { ...house, app, body, database, clock, get, begin, settle };
  };
  const entries = async (answer: Response) => {
    const doc = new DOMParser().parseFromString(await answer.text(), "application/xml");
    return Array.from(doc.getElementsByTagName("entry")).map((entry) =>
      ["id", "title", "published", "updated"].map(
        (name) => entry.getElementsByTagName(name)[0]?.textContent ?? "",
      ),
    );
  };

  it("have an entry for each thing, the same as long as it is the same, and none for what was taken back", async () => {
    const { get, begin, body, council, cast, other } = await world();
    await begin("Et");
    await begin("To", plus(now, minutes(5)));
    const own = await get(`/raad/${body.slug}/nyt.atom`);
    expect(own.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
    expect(own.headers.get("Set-Cookie")).toBeNull();
    const [two, one] = await entries(own);
    expect([two?.[1], one?.[1]]).toEqual(["To", "Et"]);
    const pageId = one?.[0]?.replace("urn:uuid:", "") ?? "";
    await council.changeLiving(
      cast.secretary,
      { pageId, seen: 1, title: "Et, rettet", words: "Andet", validFrom: "2026-03-02" },
      plus(now, minutes(10)),
    );
    const [changed] = await entries(await get("/raad/nyt.atom"));
    expect(changed).toEqual([one?.[0], "Et, rettet", "2026-03-02T10:00:00Z", "2026-03-02T10:10:00Z"]);
    for (const version of [1, 2])
      await council.takeDownLiving(cast.secretary, { pageId, version, why: "x" }, now);
    expect((await entries(await get("/raad/nyt.atom"))).map(([, title]) => title)).toEqual(["To"]);
    expect(other).not.toBe("");
    expect(await entries(await get("/raad/et-andet-raad/nyt.atom"))).toEqual([]);
    expect((await get("/raad/findes-ikke/nyt.atom")).status).toBe(404);
  });

  it("are not sent again to who has them, and are when something went away", async () => {
    const { get, begin, council, cast, settle } = await world();
    await begin("Et");
    await begin("To");
    expect((await get("/raad/nyt.atom")).headers.get("Last-Modified")).toBeNull();
    await settle();
    const first = await get("/raad/nyt.atom");
    const [tag, moved] = [first.headers.get("ETag") ?? "", first.headers.get("Last-Modified") ?? ""];
    const status = async (headers: Record<string, string>) => (await get("/raad/nyt.atom", headers)).status;
    expect(tag).toMatch(/^W\/"/);
    expect(await status({ "If-None-Match": tag })).toBe(304);
    expect(await status({ "If-None-Match": `"x", ${tag.replace("W/", "")}` })).toBe(304);
    const same = await get("/raad/nyt.atom", { "If-None-Match": tag });
    for (const name of ["ETag", "Cache-Control", "Vary", "Last-Modified"])
      expect(same.headers.get(name), name).toBe(first.headers.get(name));
    expect(first.headers.get("Vary")).toBe("Accept-Encoding");
    expect(await status({ "If-Modified-Since": moved })).toBe(304);
    for (const no of ["nonsense", "2099-01-01", "2099-01-01T00:00:00Z", "1.1.2099", ""])
      expect(await status({ "If-Modified-Since": no }), no).toBe(200);
    for (const then of ["Fri Jan  1 00:00:00 2049", "Friday, 01-Jan-49 00:00:00 GMT"])
      expect(await status({ "If-Modified-Since": then }), then).toBe(304);
    expect(await status({ "If-None-Match": "*" })).toBe(304);
    expect(await status({ "If-None-Match": '"x"', "If-Modified-Since": moved })).toBe(200);
    const pageId = (await entries(first))[0]?.[0]?.replace("urn:uuid:", "") ?? "";
    await council.takeDownLiving(cast.secretary, { pageId, version: 1, why: "x" }, now);
    expect(await status({ "If-None-Match": tag })).toBe(200);
    expect(await status({ "If-Modified-Since": moved })).toBe(200);
  });

  it("have moved when a new day began: what stands until a day is gone then, without anybody doing anything", async () => {
    const { get, begin, database, clock } = await world();
    await begin("Et");
    await database.owner("update council.public_moved set at = '2026-03-01T12:00:00Z'");
    const moved = (await get("/raad/nyt.atom")).headers.get("Last-Modified") ?? "";
    expect(moved).toBe("Sun, 01 Mar 2026 23:00:00 GMT");
    const status = async () => (await get("/raad/nyt.atom", { "If-Modified-Since": moved })).status;
    clock.at = new Date("2026-03-02T22:59:59Z");
    expect(await status()).toBe(304);
    clock.at = new Date("2026-03-02T23:00:00Z");
    expect(await status()).toBe(200);
  });

  it("say of a story what it is called and where it stands, and not a word of it: a reader keeps what it once got", async () => {
    const { get, body, database } = await world();
    for (const [kind, title, lead, path] of [
      ["story", "Kaffe og tid", "Hun fik lov at sidde.", "/raad/x/historier/1"],
      ["page", "Vision", "Rådets egne ord.", "/raad/x/om/1"],
    ])
      await database.owner(
        `insert into council.public_text (kind, id, body_id, title, path, lead, day, at, changed)
         values ($1, $2, $3, $4, $5, $6, '2026-03-01', $7, $7)`,
        [kind, newId(), body.id, title, path, lead, now],
      );
    const text = await (await get("/raad/nyt.atom")).text();
    expect(text).toContain("Kaffe og tid");
    expect(text).toContain('href="https://raad.example/raad/x/historier/1"');
    expect(text).toContain("Rådets egne ord.");
    expect(text).not.toContain("sidde");
    expect(text.match(/<summary/g)).toHaveLength(1);
  });

  it("tell who has not answered in time, from the day after the last one, until they have", async () => {
    const world_ = await world();
    const { get, clock, council } = world_;
    const { adopted, sendTo } = recommending(world_);
    const { id } = await adopted("Rådet anbefaler en dør, der er åben om natten.");
    const sendingId = await sendTo(id, { answerBy: later(10) });
    const look = async (at: string) => {
      clock.at = new Date(at);
      return entries(await get("/raad/venter-paa-svar.atom"));
    };
    expect(await look("2026-03-12T22:59:59Z")).toEqual([]);
    const [entry, ...others] = await look("2026-03-12T23:00:00Z");
    expect(others).toEqual([]);
    expect([entry?.[0], entry?.[3]]).toEqual([`urn:uuid:${sendingId}`, "2026-03-12T23:00:00Z"]);
    expect(entry?.[1]).toMatch(/har ikke svaret .* på anbefaling 1$/);
    const text = await (await get("/raad/venter-paa-svar.atom")).text();
    expect(text).toContain('label="Over tid: 1 arbejdsdag for sent"');
    expect(text).toMatch(/href="https:\/\/raad\.example\/raad\/[^"]+\/anbefalinger\/[^"]+"/);
    await council.answerRecommendation(null, anAnswer(sendingId, { document: "Referat" }), clock.at);
    expect(await look("2026-03-14T10:00:00Z")).toEqual([]);
  });

  it("letters end by the mail program's own button, wherever it is pressed; our own page's press goes on to the page", async () => {
    const { app, body, council, begin, database } = await world();
    let link = "";
    const wish = { bodyId: body.id, kinds: ["page" as const], pace: "atOnce" as const, lang: "da" as const };
    const words = { subject: "x", text: "x" };
    await council.askForLetters(
      { address: "laeser@example.dk", ...wish },
      (token) => {
        link = token;
        return words;
      },
      now,
    );
    await council.confirmLetters(link, now);
    await begin("Et", plus(now, minutes(1)));
    let end = "";
    await council.tellSubscribers(
      (_lang, _news, token) => {
        end = `https://raad.example/raad/foelg/slut/${token}`;
        return { ...words, end };
      },
      plus(now, minutes(20)),
    );
    const press = (text: string, path = new URL(end).pathname) =>
      app.request(path, {
        ...{ method: "POST", body: text },
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          Origin: "https://post.example",
          "Sec-Fetch-Site": "cross-site",
        },
      });
    const there = async () => (await database.owner("select from council.subscription")).length;
    expect((await press("")).status).toBe(404);
    expect((await press("List-Unsubscribe=One-Click", "/raad/foelg/slut/x.y")).status).toBe(404);
    expect(await there()).toBe(1);
    const answer = await press("List-Unsubscribe=One-Click");
    expect([answer.status, answer.headers.get("Location"), await there()]).toEqual([200, null, 0]);
    expect((await press("List-Unsubscribe=One-Click")).status).toBe(200);
  });

  it("and a map of all addresses", async () => {
    const { get, begin, body } = await world();
    await begin("Et");
    const text = await (await get("/sitemap.xml")).text();
    expect(text).toContain(
      `<loc>https://raad.example/raad/${body.slug}/om/et</loc><lastmod>2026-03-02T10:00:00Z</lastmod>`,
    );
  });
});
