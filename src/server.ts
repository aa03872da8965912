import { join } from "node:path";
import * as build from "virtual:react-router/server-build";
import { serve } from "@hono/node-server";
import type { ServerBuild } from "react-router";
import { compose } from "#compose.ts";
import { loadConfig } from "#config.ts";
import { logWarnings } from "#platform/log.ts";
import { root } from "#root.ts";
import { createApp } from "#web/app.ts";
import { couldNotOpen, listening, patience, stopOnSignals } from "#web/listen.ts";

async function open(): Promise<void> {
  const config = loadConfig(process.env);
  const services = await compose(config);
  logWarnings(services.log);
  const app = createApp(services, {
    build: build as ServerBuild,
    mode: "production",
    assets: join(root, build.assetsBuildDirectory),
  });
  const where = { port: config.port, hostname: config.host };
  const server = serve({ fetch: app.fetch, ...where, serverOptions: patience }, (address) => {
    listening(config, address.port);
    void services.warm();
  });
  server.on("error", couldNotOpen);
  stopOnSignals(server, [app.stop, services.close]);
}

open().catch(couldNotOpen);
