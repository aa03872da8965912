import { createServer as createHttpServer } from "node:http";
import { chdir } from "node:process";
import { getRequestListener } from "@hono/node-server";
import { createServer } from "vite";
import type * as Compose from "../src/compose.ts";
import { loadConfig } from "../src/config.ts";
import type * as App from "../src/web/app.ts";
import { listening } from "../src/web/listen.ts";

// `npm run dev`: pages from their sources through Vite, everything else as in production.
chdir(new URL("..", import.meta.url).pathname);
const config = loadConfig(process.env);
const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });

type House = { services: Compose.Services; app: ReturnType<typeof App.createApp>; module: typeof App };
let house: Promise<House | null> = Promise.resolve(null);

/**
 * The house as its sources are now. An edit on the server side gives new modules; the old house is closed before a
 * new one is composed, and one at a time, since the embedded database opens only once.
 */
function current(): Promise<House> {
  const next = house.then(async (before) => {
    const module = (await vite.ssrLoadModule("/src/web/app.ts")) as typeof App;
    if (before?.module === module) return before;
    before?.app.stop();
    await before?.services.close();
    const { compose } = (await vite.ssrLoadModule("/src/compose.ts")) as typeof Compose;
    const build = await vite.ssrLoadModule("virtual:react-router/server-build");
    const services = await compose(config);
    const app = module.createApp(services, {
      build: build as Parameters<typeof App.createApp>[1]["build"],
      mode: "development",
      assets: null,
    });
    return { services, app, module };
  });
  house = next.catch(() => null);
  return next;
}

const answer = getRequestListener(async (request) => (await current()).app.fetch(request));
const server = createHttpServer((request, response) => {
  vite.middlewares(request, response, () => void answer(request, response));
});
server.listen(config.port, config.host, () => {
  const address = server.address();
  listening(config, typeof address === "object" && address ? address.port : config.port);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    const last = await house;
    last?.app.stop();
    await last?.services.close();
    process.exit(0);
  });
}
