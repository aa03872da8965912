import { defineConfig } from "vitest/config";

/** Files that put something else in a module's place: nobody may have loaded it before them, or keep it after them. */
const alone = ["test/access/wall-alone.test.ts", "src/web/routes/own/weight.test.ts"];

/**
 * Everything that needs no browser. What does has a configuration of its own. The files of a process share its modules:
 * loading them anew for each took nearly half of the processor's time.
 */
export default defineConfig({
  test: {
    exclude: ["test/e2e/**", "**/*.browser.test.ts", "**/node_modules/**"],
    globalSetup: ["./test/global-setup.ts"],
    setupFiles: ["./test/setup.ts"],
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What somebody else's work must be waited for is waited for as long as a busy machine needs.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [...alone, "test/long/**", "test/faults/**"],
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
      // Minutes each: only when asked for (scripts/test.ts).
      { extends: true, test: { name: "long", include: ["test/long/**/*.test.ts"] } },
      { extends: true, test: { name: "faults", include: ["test/faults/**/*.test.ts"] } },
    ],
  },
});
