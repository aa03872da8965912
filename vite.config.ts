import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { designSystem } from "./scripts/designSystem.ts";

// What renders pages goes into the server's one file in its production form, whatever NODE_ENV says at run time:
// there NODE_ENV only tells the settings how strict to be (src/config.ts).
const rendering = [/^react$/, /^react-dom/, /^react-router/, /^@react-router\//];
const asInProduction = { "process.env.NODE_ENV": '"production"' };

export default defineConfig(({ command }) => ({
  publicDir: "src/web/public",
  plugins: [designSystem(), reactRouter()],
  build: {
    // Small pictures stay files: the content security policy allows no data: addresses.
    assetsInlineLimit: 0,
  },
  environments: {
    ssr: {
      build: { rolldownOptions: { input: "./src/server.ts" } },
      ...(command === "build" ? { resolve: { noExternal: rendering }, define: asInProduction } : {}),
    },
  },
}));
