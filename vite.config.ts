import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { designSystem } from "./scripts/designSystem.ts";

export default defineConfig({
  publicDir: "src/web/public",
  plugins: [designSystem(), reactRouter()],
  build: {
    // Small pictures stay files: the content security policy allows no data: addresses.
    assetsInlineLimit: 0,
  },
  environments: {
    ssr: { build: { rolldownOptions: { input: "./src/server.ts" } } },
  },
});
