import { Hono } from "hono";
import { RouterContextProvider } from "react-router";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Services } from "#compose.ts";
import { MOST_FILE } from "#modules/council/index.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { loader } from "../routes/council/annex/route.ts";
import { ANNEX_PATH, annexUpload } from "./annexUpload.ts";
import { langContext, pathContext, servicesContext, signedInContext } from "./context.ts";
import { sandboxed, securityHeaders } from "./headers.ts";

describeOnEngine("a file sent from an item's page", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  function send(
    who: SignedIn | null,
    page: string,
    file: BlobPart | null,
    { name = "oplæg.txt", ...more }: Record<string, string> = {},
  ) {
    const services = { council: house.council, clock: { now: () => now } } as unknown as Services;
    const app = new Hono<{ Variables: { who: SignedIn | null } }>()
      .use(async (c, next) => {
        c.set("who", who);
        await next();
      })
      .route("/", annexUpload(services));
    const body = new FormData();
    for (const [name, value] of Object.entries({ page, ...more })) body.set(name, value);
    if (file !== null) body.set("file", new Blob([file]), name);
    return app.request(ANNEX_PATH, { method: "POST", body });
  }

  /** What the address answers; null: to somebody who is not signed in. */
  function handedOver(path: string, who: SignedIn | null = null): Promise<Response> {
    const [, , slug = "", meeting = "", , file = ""] = path.split("/");
    const context = new RouterContextProvider();
    context.set(servicesContext, {
      council: house.council,
      clock: { now: () => now },
    } as unknown as Services);
    context.set(signedInContext, who);
    context.set(pathContext, path);
    context.set(langContext, "da");
    return loader({ context, params: { slug, meeting, file } } as unknown as Parameters<typeof loader>[0]);
  }

  it("of a closed item is handed to those who sit there, and not before their second step", async () => {
    const { council, cast } = house;
    const { id: bodyId, slug } = await house.aBody();
    const when = { day: "2026-04-02", start: "15:00" };
    const meetingId = await council.planMeeting(cast.secretary, { bodyId, ...when }, now);
    const item = { title: "Valg", open: false, closedBecause: "Personsag" };
    const itemId = await council.addItem(cast.secretary, { meetingId, ...item }, now);
    const file = { meetingId, itemId, name: "valg.txt" };
    const annexId = await council.addFile(cast.secretary, file, Buffer.from("Et navn"), now);
    const path = `/raad/${slug}/2026-04-02-1500/bilag/${annexId}`;
    expect(await (await handedOver(path, cast.member)).text()).toBe("Et navn");
    for (const who of [null, cast.elsewhere, { ...cast.member, lacksSecondStep: true }]) {
      const refused = await handedOver(path, who);
      expect(refused.status).toBe(404);
      const page = await refused.text();
      // A link in old minutes, or a session that ended: people are told what to do, and the same whatever is behind it.
      expect(page).toContain(`href="/log-ind?videre=${encodeURIComponent(path)}"`);
      expect(page).not.toMatch(/Et navn|valg\.txt/);
      expect(page.replaceAll(annexId, "")).toBe(
        (await (await handedOver(path.replace(annexId, itemId))).text()).replaceAll(itemId, ""),
      );
    }
  });

  it("becomes an annex, once, by whoever keeps the papers; anything else leads back with why", async () => {
    const { council, cast } = house;
    const body = await house.aBody();
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId: body.id, day: "2026-04-01", start: "15:00" },
      now,
    );
    const itemId = await council.addItem(cast.secretary, { meetingId, title: "Varmen", open: true }, now);
    const page = `/raad/${body.slug}/2026-04-01-1500/dagsorden/${itemId}`;
    const led = async (...given: Parameters<typeof send>) => (await send(...given)).headers.get("Location");
    const once = { key: crypto.randomUUID(), title: "Oplæg om varmen" };
    expect(await led(cast.secretary, page, "Ordene", once)).toBe(`${page}?gjort=saved`);
    expect(await led(cast.secretary, page, "Ordene", once)).toBe(`${page}?gjort=saved`);
    const { items } = await council.meetingFile(cast.secretary, body.slug, "2026-04-01-1500", now);
    expect(items[0]?.annexes.map(({ title }) => title)).toEqual(["Oplæg om varmen"]);

    await council.callMeeting(
      cast.secretary,
      { meetingId, seen: 0 },
      () => ({ subject: "Møde", text: "Kom", calendar: "BEGIN:VCALENDAR" }),
      now,
    );
    const [annex] = items[0]?.annexes ?? [];
    const handed = await handedOver(annex?.link ?? "");
    expect(await handed.text()).toBe("Ordene");
    expect(handed.headers.get("Content-Disposition")).toBe(
      "attachment; filename=\"bilag\"; filename*=UTF-8''opl%C3%A6g.txt",
    );
    expect((await handedOver(`/raad/${body.slug}/2026-04-01-1500/bilag/intet`)).status).toBe(404);

    expect(await led(cast.secretary, page, "Andre ord", { title: "Et\u0000 bilag\u0007" })).toBe(
      `${page}?gjort=saved`,
    );
    const titled = await council.meetingFile(cast.secretary, body.slug, "2026-04-01-1500", now);
    expect(titled.items[0]?.annexes.map(({ title }) => title)).toContain("Et bilag");
    for (const titleOrName of [{ title: "010190-1234" }, { name: "Sag 0101901234.txt" }])
      expect(await led(cast.secretary, page, "Ordene", titleOrName)).toBe(`${page}?fejl=numberInFile`);

    expect(await led(cast.member, page, "Ordene")).toBe(`${page}?fejl=forbidden`);
    expect(await led(cast.secretary, page, null)).toBe(`${page}?fejl=fileEmpty`);
    expect(await led(cast.secretary, page, "MZ\u0000")).toBe(`${page}?fejl=fileNotTaken`);
    expect(await led(cast.secretary, page, new Uint8Array(MOST_FILE + 1).fill(97))).toBe(
      `${page}?fejl=fileTooBig`,
    );
    expect(await led(cast.secretary, "https://et.andet.sted/", "Ordene")).toBe("/raad");
    expect(await led(null, page, "Ordene")).toMatch(/^\/log-ind/);
    expect(await led({ ...cast.secretary, lacksSecondStep: true }, page, "Ordene")).toMatch(/^\/to-trin/);
  });
});

it("a file that is handed over runs nothing in a browser; a page at the same address keeps what it has", async () => {
  const app = new Hono()
    .use("/raad/:slug/:meeting/bilag/*", sandboxed)
    .use(securityHeaders({ publicOrigin: "https://raad.example" }, "production"))
    .get("/raad/a/b/bilag/c", (c) => c.body("x", 200, { "Content-Disposition": "attachment" }))
    .get("/raad/a/b/bilag/d", (c) => c.html("x", 404));
  const csp = async (path: string) => (await app.request(path)).headers.get("Content-Security-Policy");
  expect(await csp("/raad/a/b/bilag/c")).toMatch(/^sandbox; default-src 'none'/);
  expect((await app.request("/raad/a/b/bilag/c")).headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(await csp("/raad/a/b/bilag/d")).toContain("script-src 'self'");
});
