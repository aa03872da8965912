import { Hono } from "hono";
import { expect, test } from "vitest";
import { agentInWords, fromOf } from "./from.ts";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"],
  ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iOS"],
  ["curl/8.0", ""],
])("%s is %j", (given, words) => expect(agentInWords(given)).toBe(words));

const asked = async (trustProxy: boolean, headers: Record<string, string>) => {
  const app = new Hono();
  app.get("/", (c) => c.json(fromOf(c, { publicOrigin: null, trustProxy })));
  const env = { incoming: { socket: { remoteAddress: "192.0.2.1" } } };
  return (await app.request("/", { headers }, env)).json();
};

test("an address somebody else may have written is believed only from our own proxy, and only its last", async () => {
  const forged = { "X-Forwarded-For": "203.0.113.9, 198.51.100.7" };
  expect(await asked(false, forged)).toMatchObject({ address: "192.0.2.1", device: null });
  expect(await asked(true, forged)).toMatchObject({ address: "198.51.100.7" });
  expect(await asked(true, {})).toMatchObject({ address: "192.0.2.1" });
  expect(await asked(false, { Cookie: "stafet-device=d3v" })).toMatchObject({ device: "d3v" });
});
