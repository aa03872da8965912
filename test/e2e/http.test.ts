import { readdirSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";

// What every answer of the server carries, asked without a browser.
const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(path, inject("address")), { redirect: "manual", ...init });

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(path, { method: "POST", body: new URLSearchParams(form), headers });

test("a form sent from another site is refused, whatever it says", async () => {
  const foreign = await post("/sprog", { lang: "en" }, { Origin: "https://evil.example" });
  expect([foreign.status, foreign.headers.get("set-cookie")]).toEqual([403, null]);
  const crossSite = await post("/log-ud", {}, { "Sec-Fetch-Site": "cross-site" });
  expect(crossSite.status).toBe(403);
});

test.each([true, false])(
  "a body over a megabyte is refused, its length said beforehand: %s",
  async (said) => {
    const body = `lang=da&more=${"x".repeat(1024 * 1024)}`;
    expect(await statusOf("/sprog", body, said ? { "Content-Length": `${body.length}` } : {})).toBe(413);
  },
);

/** On a connection of its own: the server hangs up on who sends too much. */
const statusOf = (path: string, body: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    const options = { method: "POST", agent: false, headers: { ...type, ...headers } };
    const asked = request(new URL(path, inject("address")), options, (answer) => {
      resolve(answer.statusCode);
      asked.destroy();
    });
    asked.on("error", reject);
    asked.end(body);
  });

test("a field over its limit is refused", async () => {
  const long = await post("/sprog", { lang: "da", videre: `/${"x".repeat(100_001)}` });
  expect(long.status).toBe(413);
});

test("pages may run only scripts with this answer's nonce, and may not be framed", async () => {
  const [first, second] = [await ask("/demo/dele"), await ask("/demo/dele")];
  const policy = first.headers.get("content-security-policy") ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(first.headers.get("x-content-type-options")).toBe("nosniff");
  expect(first.headers.get("referrer-policy")).toBe("same-origin");
  const scripts = (await first.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  const ordinary = (await (await ask("/was")).text()).match(/<script\b[^>]*>/g);
  expect(ordinary).toEqual([expect.stringMatching(/^<script type="module" src="\/assets\/enhance-/)]);
  expect(second.headers.get("content-security-policy")).not.toContain(nonce);
});

// What an answer is without its headers: a page of ours in another's frame, a file taken for a script, a copy left behind.
test.each([
  "/was",
  "/log-ind",
  "/invitation/made-up",
  "/svar-udefra/made-up",
  "/findes-ikke",
  "/findes-ikke.data",
  "/live",
  "/healthz",
  "/readyz",
  "/metrics",
  "/api/v1/openapi.json",
  "/api/v1/courses/made-up",
  "/favicon.svg",
  "/assets/made-up.js",
])(
  "%s cannot be framed, is taken for what it is, tells other sites nothing, and is kept by nobody",
  async (path) => {
    const { headers } = await ask(path);
    expect(headers.get("content-security-policy")).toMatch(
      /object-src 'none'.*frame-ancestors 'none'; base-uri 'none'/,
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-type")).toMatch(
      /charset=utf-8|application\/(?:problem\+)?json|text\/x-script/i,
    );
  },
);

/** Written byte by byte, as no browser would. */
const raw = (lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(inject("address"));
    let heard = "";
    const socket = connect(Number(port), hostname, () => socket.end(lines.join("\r\n")));
    socket.setEncoding("utf8");
    socket.on("data", (text) => (heard += text));
    socket.on("error", reject);
    socket.on("close", () => resolve(heard));
  });

test.each([
  ["two lengths", ["POST /sprog HTTP/1.1", "Host: x", "Content-Length: 4", "Content-Length: 5", "", "abcde"]],
  [
    "a length and chunks",
    ["POST /sprog HTTP/1.1", "Host: x", "Content-Length: 4", "Transfer-Encoding: chunked", "", "0", "", ""],
  ],
  ["no host", ["GET /was HTTP/1.1", "", ""]],
  ["a line break in a header", ["GET /was HTTP/1.1", "Host: x", "X: a\rb", "", ""]],
])("a message with %s is refused before anybody reads it", async (_, lines) => {
  expect((await raw(lines)).split("\r\n")[0]).toBe("HTTP/1.1 400 Bad Request");
});

test("what is sent is never echoed", async () => {
  const answer = await raw([
    "TRACE /was HTTP/1.1",
    "Host: x",
    "Cookie: stafet=secret",
    "Connection: close",
    "",
    "",
  ]);
  expect(answer).toMatch(/^HTTP\/1.1 405 /);
  expect(answer).not.toContain("secret");
});

test.each([
  "/.git/config",
  "/../package.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/assets/",
  "/package.json",
])("%s gives nothing away", async (path) => {
  const answer = await raw([`GET ${path} HTTP/1.1`, "Host: x", "Connection: close", "", ""]);
  expect(answer).toMatch(/^HTTP\/1.1 404 /);
});

test("no page carries a style or a handler of its own, which the policy would stop", async () => {
  const html = await (await ask("/demo/dele")).text();
  expect(html.match(/\sstyle="|\son\w+="/g)).toBeNull();
});

test("files with a hash in their name are kept for good and sent compressed", async () => {
  const html = await (await ask("/was")).text();
  const file = /\/assets\/enhance-[^"]+\.js/.exec(html)?.[0] ?? "";
  const sent = await ask(file, { headers: { "Accept-Encoding": "br" } });
  expect(sent.status).toBe(200);
  expect(sent.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(sent.headers.get("content-encoding")).toBe("br");
  expect((await ask("/assets/nothing-here.js")).headers.get("cache-control")).toBe("no-store");
});

test("pages are sent compressed", async () => {
  const page = await ask("/was", { headers: { "Accept-Encoding": "gzip" } });
  expect(page.headers.get("content-encoding")).toBe("gzip");
});

test("another site's page signs nobody in by way of a provider", async () => {
  const unasked = await ask("/log-ind/hos/nordlys", { headers: { "Sec-Fetch-Site": "cross-site" } });
  expect([unasked.status, unasked.headers.get("location"), unasked.headers.get("set-cookie")]).toEqual([
    302,
    "/log-ind",
    null,
  ]);
  const asked = await ask("/log-ind/hos/nordlys", { headers: { "Sec-Fetch-Site": "same-origin" } });
  expect(asked.headers.get("location")).toContain("code_challenge_method=S256");
});

test("a page for the signed-in leads to sign-in and remembers the way", async () => {
  const front = await ask("/");
  expect([front.status, front.headers.get("location")]).toEqual([302, "/log-ind"]);
  expect((await ask("/live")).status).toBe(401);
});

test("switching language keeps to this site and lasts", async () => {
  const away = await post("/sprog", { lang: "en", videre: "//evil.example/" });
  expect(away.headers.get("location")).toBe("/");
  const here = await post("/sprog", { lang: "en", videre: "/was?a=b" });
  expect(here.headers.get("location")).toBe("/was?a=b");
  expect(here.headers.get("set-cookie")).toMatch(/^sprog=en; .*HttpOnly/);
  const page = await ask("/was", { headers: { Cookie: "sprog=en" } });
  expect(await page.text()).toContain('<html lang="en">');
  expect((await post("/sprog", { lang: "xx" })).status).toBe(400);
});

test("the house says that it is well", async () => {
  expect(await (await ask("/healthz")).text()).toBe("ok\n");
  expect((await ask("/readyz")).status).toBe(200);
  expect((await ask("/metrics")).status).toBe(200);
});

test("an unknown address answers 404 in the visitor's language, for reading and posting", async () => {
  const page = await ask("/findes-ikke", { headers: { Cookie: "sprog=en" } });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain("There is no such page");
  expect((await post("/findes-ikke", { a: "b" })).status).toBe(404);
});

// What we allow ourselves is 170 kB; a page that has grown past half of that has taken in something it should not.
test.each(["/was", "/log-ind"])("a first visit to %s weighs little, compressed", async (path) => {
  expect(await weight(path)).toBeLessThanOrEqual(85_000);
});

/** Everything a first visit fetches: the page, what it names, and the two fonts of its words. */
async function weight(path: string): Promise<number> {
  const html = await (await ask(path)).text();
  const named = [...new Set(html.match(/\/assets\/[^"']+\.(?:js|css)/g))];
  const fonts = readdirSync("build/client/assets").filter((file) => /Latin1.*\.woff2$/.test(file));
  const files = [...named, ...fonts.map((file) => `/assets/${file}`)];
  const sizes = await Promise.all(files.map(size));
  expect(named.length).toBeGreaterThan(0);
  expect(fonts).toHaveLength(2);
  return sizes.reduce((sum, bytes) => sum + bytes, gzipSync(html).length);
}

/** As it travels; fonts are compressed already. */
async function size(path: string): Promise<number> {
  const sent = await ask(path, { headers: { "Accept-Encoding": "gzip" } });
  await sent.arrayBuffer();
  return Number(sent.headers.get("content-length"));
}
