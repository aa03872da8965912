import { defineConfig } from "vitest/config";

/** What needs a real browser: one server and one browser for a run, one test at a time. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    globalSetup: ["./test/e2e/server.ts"],
    setupFiles: ["./test/setup.ts", "./test/e2e/setup.ts"],
    fileParallelism: false,
    isolate: false,
    // A whole journey; what is waited for in vain within it gives up long before (harness.ts).
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // A machine shared with others stands still now and then. What passes only the second time is named so in the output.
    retry: process.env.CI ? 1 : 0,
  },
});
