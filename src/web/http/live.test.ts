import { Hono } from "hono";
import { expect, test } from "vitest";
import { liveStreams } from "./live.ts";

/** A house in which anybody may listen, and the door's notes. */
function aHouse() {
  const lines: unknown[] = [];
  const services = {
    log: { warn: (...line: unknown[]) => void lines.push(line) },
    config: { publicOrigin: null, trustProxy: false },
    live: { subscribe: () => () => {} },
  };
  const live = liveStreams(services as never);
  const app = new Hono<{ Variables: { who: never; token: never } }>()
    .use(async (c, next) => {
      const personId = c.req.header("Who");
      c.set("who", (personId ? { actor: { personId, unitId: "u" } } : null) as never);
      c.set("token", "t" as never);
      await next();
    })
    .get("/live", live.open as never);
  const open = async (Who: string) => app.request("/live", { headers: { Who } });
  return { lines, live, open };
}

test("twenty open pages are many: one more waits, somebody else's does not, and a closed one makes room", async () => {
  const { lines, live, open } = aHouse();
  const streams = await Promise.all(Array.from({ length: 20 }, () => open("mette")));
  expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
  expect(streams[0]?.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect((await open("mette")).status).toBe(429);
  expect(lines).toEqual([["request.turnedAway", expect.objectContaining({ code: "tooManyStreams" })]]);
  expect((await open("bo")).status).toBe(200);
  await streams[0]?.body?.cancel();
  await expect.poll(async () => (await open("mette")).status).toBe(200);
  live.stop();
});

test("nobody listens who is nobody", async () => {
  expect((await aHouse().open("")).status).toBe(401);
});
