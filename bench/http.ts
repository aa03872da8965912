import { Agent, request } from "node:http";
import { hold, type Outcome } from "./measure.ts";
import { type Memory, startServer } from "./server.ts";
import { bareOver, freshKey, type World } from "./world.ts";

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
export async function overHttp(
  world: World,
  rounds: number,
): Promise<{ outcomes: Outcome[]; memory: Memory }> {
  const token = async (unitSlug: string) =>
    (await world.identity.createToken({ unitSlug, role: "worker", now: new Date() })).token;
  const [ward, shelter] = [await token("ward"), await token("shelter")];
  const server = await startServer(world);
  const outcomes: Outcome[] = [];
  try {
    for (const [atOnce, count] of [
      [1, 60],
      [8, 240],
      [32, 400],
    ] as const) {
      const http = poster(server.origin, atOnce);
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
    return { outcomes, memory: server.memory("asked and accepted over HTTP, 32 at once") };
  } finally {
    await server.stop();
  }
}
