import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "#root.ts";
import { hold, type Outcome } from "./measure.ts";
import { bareOver, freshKey, type World } from "./world.ts";

/** The built server in a process of its own, as in production. */
async function startServer(world: World): Promise<{ origin: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ["build/server/index.js"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      DATABASE_URL: world.url,
      DATABASE_OWNER_URL: world.server.url(),
      STAFET_SECRET: "only for measuring, and long enough for it",
      STAFET_KEYS: `bench:${Buffer.alloc(32, 7).toString("base64")}`,
      STAFET_DATA: join(tmpdir(), `stafet-bench-${process.pid}`),
      STAFET_LOG_LEVEL: "warn",
      STAFET_DB_POOL: "32",
      // Two tokens do here what a region's do: counted all the same, and never told to wait.
      STAFET_REQUESTS_PER_MINUTE: "1000000",
    },
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const origin = /https?:\S+/.exec(line)?.[0];
    if (origin) {
      lines.on("line", () => {});
      return { origin, child };
    }
  }
  throw new Error("The server did not start");
}

/** Posts JSON over kept-alive connections and gives what is answered. Throws unless it is a success. */
function poster(origin: string, atOnce: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  return {
    close: () => agent.destroy(),
    post(path: string, token: string, body: object): Promise<Record<string, unknown>> {
      const payload = JSON.stringify(body);
      return new Promise((resolve, reject) => {
        const call = request(`${origin}/api/v1${path}`, {
          method: "POST",
          agent,
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(payload),
            authorization: `Bearer ${token}`,
            "idempotency-key": freshKey(),
          },
        });
        call.on("error", reject);
        call.on("response", (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const text = Buffer.concat(chunks).toString();
            if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text));
            else reject(new Error(`${path}: ${response.statusCode} ${text}`));
          });
        });
        call.end(payload);
      });
    },
  };
}

/** Row 2: opening a course and asking a unit, and accepting, over HTTP with a bearer token, against the same functions. */
export async function overHttp(world: World, rounds: number): Promise<Outcome[]> {
  const token = async (unitSlug: string) =>
    (await world.identity.createToken({ unitSlug, role: "worker", now: new Date() })).token;
  const [ward, shelter] = [await token("ward"), await token("shelter")];
  const { origin, child } = await startServer(world);
  const outcomes: Outcome[] = [];
  try {
    for (const [atOnce, count] of [
      [1, 60],
      [8, 240],
      [32, 400],
    ] as const) {
      const http = poster(origin, atOnce);
      const bare = bareOver(world, atOnce);
      const openAndAsk = async (): Promise<void> => {
        const course = await http.post("/courses", ward, {
          citizen: { knownAs: "Kim" },
          needs: [{ kind: "sleepTonight" }],
        });
        const [needId] = course.needIds as string[];
        const ask = {
          courseId: course.courseId,
          needId,
          toUnitIds: [world.shelter.unitId],
          agreedWithCitizen: true,
        };
        await http.post("/handovers", ward, ask);
      };
      const common = { atOnce, count, rounds, counts: world.counts };
      outcomes.push(
        await hold({
          ...common,
          work: "open a course and ask a unit, over HTTP",
          ours: async (n) => Array.from({ length: n }, () => openAndAsk),
          bare: async (n) =>
            Array.from({ length: n }, () => () => bare.openAndAsk("Kim", world.shelter, world.ward)),
        }),
        await hold({
          ...common,
          work: "accept, over HTTP",
          ours: async (n) =>
            (await world.asked(n)).map((id) => () => http.post(`/handovers/${id}/accept`, shelter, {})),
          bare: async (n) =>
            (await world.asked(n)).map((id) => () => bare.accept(id, world.shelter, freshKey())),
        }),
      );
      http.close();
      await bare.close();
    }
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
  return outcomes;
}
