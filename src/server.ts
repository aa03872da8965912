import * as build from "virtual:react-router/server-build";
import { serve } from "@hono/node-server";
import { compose, readConfig } from "#compose.ts";
import { createApp } from "#web/app.ts";
import { listening, stopOnSignals } from "#web/listen.ts";

const config = readConfig(process.env);
const services = await compose(config);
const app = createApp(services, { build, mode: "production", assets: build.assetsBuildDirectory });
const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (address) =>
  listening(config, address.port),
);
stopOnSignals(server, [app.stop, services.close]);
