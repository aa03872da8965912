import { Hono } from "hono";
import { expect, test } from "vitest";
import type { LogFields } from "#platform/log.ts";
import { keptByNobody, securityHeaders } from "./headers.ts";
import { healthRoutes } from "./health.ts";
import { limitBodies } from "./limit.ts";
import { knownMethodsOnly, writtenAddressesOnly } from "./methods.ts";
import { ownPostsOnly } from "./origin.ts";
import { createPace } from "./pace.ts";
import { unhurried } from "./unhurried.ts";

const config = { publicOrigin: "https://stafet.example.dk", trustProxy: true };

/** A door and what it notes down of those it turns away. */
function aDoor() {
  const lines: [string, LogFields | undefined][] = [];
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  return { lines, config, log: { debug: write, info: write, warn: write, error: write } };
}
const from = { "X-Forwarded-For": "192.0.2.7" };
const turned = (code: string, status: number, method = "POST") => [
  ["request.turnedAway", { code, status, method, address: "192.0.2.7" }],
];

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])(
  "%s goes no further, and is noted",
  async (method) => {
    const door = aDoor();
    const app = new Hono().use(knownMethodsOnly(door)).all("*", (c) => c.text("in"));
    const answer = await app.request("/", { method, headers: from });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    expect(door.lines).toEqual(turned("method", 405, method));
    expect(await (await app.request("/", { method: "POST" })).text()).toBe("in");
  },
);

test.each(["/raad/%00", "/tal/mangler.csv?region=%00", "/raad/x%00y.data"])(
  "%s is no address, and is noted",
  async (path) => {
    const door = aDoor();
    const app = new Hono().use(writtenAddressesOnly(door)).all("*", (c) => c.text("in"));
    expect((await app.request(path, { headers: from })).status).toBe(400);
    expect(door.lines).toEqual(turned("address", 400, "GET"));
    // A percent sign that was typed is none.
    expect(await (await app.request("/raad/soeg?q=100%2500")).text()).toBe("in");
  },
);

test.each([
  [{ Origin: "https://evil.example" }],
  [{ Origin: "null" }],
  [{ Origin: "http://stafet.example.dk" }],
  [{ "Sec-Fetch-Site": "cross-site" }],
])("a post with %j is refused and noted", async (headers) => {
  const door = aDoor();
  const app = new Hono().use(ownPostsOnly(door)).all("*", (c) => c.text("in"));
  const sent = { ...from, ...headers } as Record<string, string>;
  expect((await app.request("/", { method: "POST", headers: sent })).status).toBe(403);
  expect(door.lines).toEqual(turned("foreignPost", 403));
  expect((await app.request("/", { headers: sent })).status).toBe(200);
});

test("a body that is too large is refused and noted", async () => {
  const door = aDoor();
  const app = new Hono().use(limitBodies(10, door)).all("*", async (c) => c.text(await c.req.text()));
  const answer = await app.request("/", { method: "POST", body: "eleven long", headers: from });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("Gå tilbage, og skriv det kortere.");
  expect(door.lines).toEqual(turned("tooLarge", 413));
});

test("too fast: 429 with the seconds to wait, counted by person, noted once in a row", async () => {
  const door = aDoor();
  const app = new Hono<{ Variables: { who: never } }>()
    .use(async (c, next) => {
      c.set("who", { personId: c.req.header("Who") } as never);
      await next();
    })
    .use(unhurried(door, createPace(6)).pages)
    .all("*", (c) => c.text("in"));
  const ask = (who: string) => app.request("/", { method: "POST", headers: { ...from, Who: who } });
  expect((await ask("mette")).status).toBe(200);
  const answers = [await ask("mette"), await ask("mette")];
  expect(answers.map(({ status }) => status)).toEqual([429, 429]);
  expect(Number(answers[0]?.headers.get("retry-after"))).toBeGreaterThan(30);
  expect(door.lines).toEqual(turned("tooMany", 429));
  const page = (await answers[0]?.text()) ?? "";
  expect(page).toContain('<html lang="da">');
  expect(page).toContain("Intet er gået tabt.");
  expect(page).not.toMatch(/<script|<style/);
  const english = { ...from, Who: "mette", Cookie: "__Host-sprog=en" };
  expect(await (await app.request("/", { method: "POST", headers: english })).text()).toContain(
    "Nothing is lost.",
  );
  expect((await ask("bo")).status).toBe(200);
});

test("where nobody is known it is the address that is counted, and it may be many people's", async () => {
  const door = aDoor();
  const app = new Hono<{ Variables: { who: never } }>()
    .use(async (c, next) => {
      c.set("who", null as never);
      await next();
    })
    .use(unhurried(door, createPace(2)).pages)
    .all("*", (c) => c.text("in"));
  const statuses = [];
  for (let n = 0; n < 9; n += 1) statuses.push((await app.request("/", { headers: from })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429]);
});

test("who searches the directory without being known is let in more slowly than who reads", async () => {
  const app = new Hono<{ Variables: { who: never } }>()
    .use(async (c, next) => {
      c.set("who", null as never);
      await next();
    })
    .use(unhurried(aDoor(), createPace(2)).pages)
    .all("*", (c) => c.text("in"));
  const statuses = [];
  for (let n = 0; n < 3; n += 1) statuses.push((await app.request("/find?q=seng", { headers: from })).status);
  expect(statuses).toEqual([200, 200, 429]);
});

test("every answer says that nobody keeps it, unless it says otherwise itself", async () => {
  const app = new Hono()
    .use(keptByNobody)
    .get("/file", (c) => c.text("", 200, { "Cache-Control": "public" }))
    .get("/", (c) => c.text(""));
  expect((await app.request("/")).headers.get("cache-control")).toBe("no-store");
  expect((await app.request("/file")).headers.get("cache-control")).toBe("public");
  expect((await app.request("/nothing")).headers.get("cache-control")).toBe("no-store");
});

test("behind https browsers keep to it, for a year and every name under ours", async () => {
  const over = (site: { publicOrigin: string | null }) =>
    new Hono().use(securityHeaders(site, "production")).request("/");
  const { headers } = await over(config);
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  expect(headers.get("content-security-policy")).toMatch(/object-src 'none'.*base-uri 'none'/);
  expect(headers.get("permissions-policy")).toMatch(/camera=\(\).*publickey-credentials-get=\(self\)/);
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect((await over({ publicOrigin: null })).headers.get("strict-transport-security")).toBeNull();
});

test.each<[string, { metricsToken: string | null; demo: boolean }, string, number]>([
  ["a demonstration shows its figures", { metricsToken: null, demo: true }, "", 200],
  ["a house with people shows nobody", { metricsToken: null, demo: false }, "", 404],
  ["nor who has another token", { metricsToken: "the monitor's own", demo: false }, "Bearer another", 404],
  ["only the monitor", { metricsToken: "the monitor's own", demo: false }, "Bearer the monitor's own", 200],
])("figures: %s", async (_, settings, Authorization, status) => {
  const metrics = { text: async () => "figures", contentType: "text/plain" };
  const app = healthRoutes({ config: settings, metrics } as never);
  expect((await app.request("/metrics", { headers: { Authorization } })).status).toBe(status);
});
